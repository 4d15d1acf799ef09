/* Inside the stage: the words of a text and what they can be, before the sentence decides. */
#ifndef KZ_PARSE_WORDS_H
#define KZ_PARSE_WORDS_H

#include "parse/parse.h"

/* A reading with what the tagger wants of it. */
typedef struct kz_candidate {
    kz_word_reading reading;
    uint32_t tag, part; /* hashes: part of speech with the features that matter; part of speech with fewer */
    uint32_t lemma;     /* hash */
    uint8_t role;       /* part of speech; of verbs, how they go on to the next word */
    uint8_t behind;     /* how much less usual its stem is than the most usual one */
    int32_t worth;      /* what the tagger gives the reading without its neighbours */
} kz_candidate;

/* All candidates of one form in one guise. */
typedef struct kz_entry {
    uint32_t letters, n_letters; /* the form in lower case, in the parser's letters */
    uint32_t hash;
    uint32_t key;      /* traits, kind and suffix_at */
    uint32_t first, n; /* in the parser's pool of candidates */
    uint32_t class_;   /* hash of what the form can be */
    uint32_t form_hash, ending;
    uint32_t mask; /* a bit for each part of speech that it can be */
    uint32_t lead; /* part of the likeliest candidate */
} kz_entry;

/* Tokens to words: numbers with their signs, tokens of one block in one word if `blocks`. */
void kz_words_of(kz_arena *arena, const kz_segments *segments, bool blocks, kz_words *out);

/* The readings of a word; at most KZ_MAX_WORD_READINGS, at least one. */
uint32_t kz_word_readings(kz_slice lower, const kz_word *word, kz_word_reading *out);

/* Gives the lemma of a name, n bytes in place, the capitals that it is written with in the form; a name that is written
 * in capitals only (ҚАЗАҚСТАН) keeps those at the start of its parts, but for an acronym. */
void kz_name_capitals(kz_slice written, kz_slice form, bool acronym, char *lemma, uint32_t n);

/* Is the word, as it is written, an acronym with this lemma (lower case): АҚШ-тың, ҚазҰУ? */
bool kz_is_acronym(kz_slice written, kz_slice lemma);

/* жоқ, емес, екен after a verb become part of its word. Compacts the list. */
void kz_join_words(kz_slice lower, kz_words *words);

#endif
