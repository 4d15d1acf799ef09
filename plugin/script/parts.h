/* Inside the stage: what its files share. */
#ifndef KZ_SCRIPT_PARTS_H
#define KZ_SCRIPT_PARTS_H

#include "script/script_table.h"

enum {
    KZ_LONGEST_UNITS = 240, /* symbols of a word; the binding number is that of uint8_t */
    KZ_WORD_ROOM = 1000     /* bytes that such a word has in Cyrillic */
};

/* A symbol of a word's skeleton as it was read. */
typedef struct kz_unit {
    uint64_t mask;  /* the letters that may begin here, a bit each; 0 inside a letter that was read as two symbols */
    char symbol;    /* of the skeleton, '\'' for the soft and the hard sign */
    bool upper;     /* the spelling began in a capital */
    uint8_t source; /* which spelling of the word it came from, from 0 on */
} kz_unit;

enum { KZ_GUESS_REACH = 3 }; /* symbols on each side that a guess looks at */

typedef struct kz_units {
    kz_unit at[KZ_LONGEST_UNITS];
    char around[KZ_LONGEST_UNITS + 2 * KZ_GUESS_REACH]; /* the symbols as guesses see them: ^^^qasqa$$$ */
    uint8_t place[KZ_LONGEST_UNITS];                    /* of a unit in it */
    uint8_t sign[KZ_LONGEST_UNITS]; /* the letter ь or ъ that is guessed behind a unit, KZ_LETTERS for none */
    uint32_t n;
    uint32_t sources; /* spellings read */
    bool hamza;       /* töte: the word is marked as a front one */
    uint32_t splits;  /* digraphs in it that could be two letters */
    bool capitals;    /* two or more letters, all capitals */
    bool arabic;      /* so that vowels are open */
    bool signs;       /* the alphabet writes ь and ъ */
} kz_units;

/* ---- forward.c ---- */

/* Appends Cyrillic text in another alphabet (not KZ_ARAB). */
void kz_write_latin(kz_buffer *out, kz_slice text, kz_scheme to);
/* The word (small letters) in another alphabet, without hamza, into `out`; returns its length. Room: 4 bytes a byte. */
uint32_t kz_write_word(char *out, kz_slice word, kz_scheme to);

/* ---- arabic.c ---- */

void kz_write_arabic(kz_buffer *out, kz_slice text);
/* A front word without a letter that shows it: it gets a hamza. */
bool kz_takes_hamza(kz_slice word);
/* What an Arabic punctuation mark or digit is in Cyrillic text, 0 if it is none. */
char kz_arabic_sign_of(uint32_t cp);

/* ---- units.c ---- */

/* A code point as the scheme's spellings have it: small, with the usual sign; 0 if it is passed over inside words. */
uint32_t kz_script_fold(uint32_t cp, kz_scheme scheme, bool *upper);
/* Reads the word; false if a character of it stands in no spelling of the scheme or it is too long. `split` is the
 * digraph, counted from 1 among those that may be two letters, that is read as two; 0 for none. */
bool kz_read_units(kz_slice word, kz_scheme scheme, uint32_t split, kz_units *out);

/* ---- guess.c ---- */

/* The likeliest letters for the symbols from unit `at` on, by data/script/guesses.tsv. `question` names them: "e",
 * "ia". Returns the letter's number, KZ_LETTERS for none. */
uint8_t kz_guess(const kz_units *units, uint32_t at, const char *question);
/* Fills `around`, `place` and `sign`. */
void kz_prepare_guesses(kz_units *units);

/* ---- decode.c ---- */

/* Letters of a word, by number, and the symbol at which each begins. */
typedef struct kz_spelled {
    uint8_t letter[KZ_LONGEST_UNITS * 2];
    uint8_t unit[KZ_LONGEST_UNITS * 2];
    uint32_t n;
} kz_spelled;

/* Appends the letters that stand most likely for the symbols from `at` on, after those that `word` has already. `front`
 * is the harmony there, where vowels are open (töte). */
void kz_decode_letters(const kz_units *units, uint32_t at, bool front, kz_spelled *word);
/* The harmony in which a word of open vowels begins. */
bool kz_begins_front(const kz_units *units, uint32_t at, bool otherwise);
/* The word's letters as UTF-8 from letter `from` on; small letters. Returns the length. */
uint32_t kz_spell_out(const kz_spelled *word, uint32_t from, char *out);

/* ---- choose.c ---- */

/* The Cyrillic word that the units stand for. Says whether it is known. */
typedef struct kz_choice {
    kz_spelled word;
    int32_t score;
    bool known;   /* a stem of the lexicon, with endings that fit */
    bool proper;  /* a name that is not an ordinary word too */
    bool certain; /* nothing had to be chosen */
} kz_choice;
/* What stands beside a word. */
typedef struct kz_place {
    bool front;   /* it is an ending of a front word, if it is one */
    bool ending;  /* a hyphen stands before it */
    bool initial; /* a full stop follows its only letter */
} kz_place;
enum { KZ_SURE = 1000 }; /* the score of a word that is in the lexicon, or is there with endings */
void kz_choose_spelling(const kz_units *units, kz_scheme scheme, kz_place place, kz_choice *out);

/* Whether the lexicon and the endings know the word. */
bool kz_is_known(const kz_spelled *word);

/* ---- detect.c ---- */

typedef enum kz_writing { KZ_WRITING_NONE, KZ_WRITING_CYRILLIC, KZ_WRITING_LATIN, KZ_WRITING_ARABIC } kz_writing;
/* The script of most words of the line. */
kz_writing kz_writing_of(kz_slice line);
/* Which Latin scheme a line is in; `otherwise` where it does not tell. */
kz_scheme kz_latin_scheme(kz_slice line, kz_scheme otherwise);

/* ---- reverse.c ---- */

/* Appends the text in Cyrillic. */
typedef struct kz_reverser kz_reverser;
kz_reverser *kz_reverser_new(kz_arena *arena);
void kz_read_back(kz_reverser *r, kz_buffer *out, kz_slice text, kz_scheme from);
/* A word of a Latin alphabet as Cyrillic with its case; false if it is no word of it. For case.c. */
bool kz_word_back(kz_slice word, kz_scheme from, kz_buffer *out);

#endif
