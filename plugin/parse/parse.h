/* Words of running text with lemma, part of speech and features: Universal Dependencies in the conventions of
 * UD_Kazakh-KTB, without the syntax. */
#ifndef KZ_PARSE_PARSE_H
#define KZ_PARSE_PARSE_H

#include "morph/readings.h"
#include "segment/segment.h"

/* A word as it stands in the text. Most are one token; a number with its sign is one word (51%-ға), and so is a verb
 * with жоқ, емес or екен that negate or report it (барған жоқ). */
typedef struct kz_word {
    kz_span span;
    uint32_t suffix_at;  /* where an ending that is written apart begins, from the word's start; 0 if there is none */
    uint8_t kind;        /* kz_token_kind of its first token */
    uint8_t traits;      /* KZ_WORD_ of readings.h */
    bool sentence_start; /* the first word of a sentence of the output */
    kz_word_reading reading;
} kz_word;
typedef KZ_VEC(kz_word) kz_words;

/* What a parser keeps from word to word and from text to text: the readings of the forms it has met. All memory is the
 * arena's; the parser lives as long as that. */
typedef struct kz_parser kz_parser;
/* `expected` is about how many words it will meet. */
kz_parser *kz_parser_new(kz_arena *arena, uint32_t expected);

/* The words of a segmented text, each with the reading that fits the sentence best. Words go into `arena`. */
void kz_parse(kz_parser *parser, kz_arena *arena, const kz_segments *segments, kz_words *out);
/* The same of tokens that somebody else has cut, which stay as they are: spans in order, `ends[i]` true for the last
 * one of a sentence. `lower` has the same byte offsets as `text`. */
void kz_parse_tokens(kz_parser *parser, kz_arena *arena, kz_slice text, kz_slice lower, const kz_span *tokens,
                     const bool *ends, uint32_t n, kz_words *out);

/* The lemma as it is printed: names keep their capitals. Into out, at most KZ_LEMMA_ROOM bytes: of a longer word, which
 * is none, as many whole letters as there is room for. */
enum { KZ_LEMMA_ROOM = 512 };
uint32_t kz_word_lemma(kz_slice text, kz_slice lower, const kz_word *word, char *out);

/* All readings of a lower-case word that stands alone, with an ending that may be written apart (2019-да, ақш-тың,
 * «отан»ға); as kz_readings gives them. `traits`: KZ_WORD_CAPITAL and KZ_WORD_FIRST if it was written with a capital.
 */
uint32_t kz_readings_alone(kz_slice form, uint8_t traits, kz_word_reading *out);

/* The lemma and the stem of a lower-case word that stands alone, into out (the word's length + 64 bytes of room); the
 * length is returned. `capital`: it was written with one, so that it may be a name. Both are fixed points: the lemma of
 * a lemma is that lemma. The stem is what a search index wants: where a word is derived of another that is in the
 * lexicon by an ending that the lexicon does not have with it, its stem is that other one; a verbal noun has the stem
 * of its verb. */
uint32_t kz_lemma(kz_slice word, bool capital, char *out);
/* The lemma with the capitals of the word as it was written, where it is a name or an acronym: Алматы, Нұр-Сұлтан, АҚШ.
 * `lower` is the word in lower case, with the same byte offsets. */
uint32_t kz_cased_lemma(kz_slice written, kz_slice lower, char *out);
uint32_t kz_stem(kz_slice word, char *out);

/* The word after the word, which UD_Kazakh-KTB writes apart: a copula (әкім-мін), -лы, -сыз, -ғы where the lexicon
 * lacks the whole, -дікі. False if there is none. */
typedef struct kz_second_word {
    kz_slice form;
    kz_slice lemma;
    uint64_t feats;
    uint8_t upos;
} kz_second_word;
bool kz_word_tail(kz_slice text, const kz_word *word, kz_second_word *out);

/* CoNLL-U of the words: a comment with the text and a block for each sentence. */
void kz_write_conllu(kz_slice text, kz_slice lower, const kz_words *words, kz_buffer *out);

#endif
