/* Tokens and sentences. */
#ifndef KZ_SEGMENT_SEGMENT_H
#define KZ_SEGMENT_SEGMENT_H

#include "text/text.h"

typedef enum kz_token_kind {
    KZ_T_WORD,         /* letters, with hyphens and apostrophes inside: ата-ана, IT-ге, ҚР-ның */
    KZ_T_INITIAL,      /* Ә. – the full stop is part of it */
    KZ_T_ABBREVIATION, /* ж., т.б., млн. – the full stop is part of it */
    KZ_T_NUMBER, /* digits, with what belongs to them: 742,3  1 200  1.844.036  2019-ыншы  25-ке  70%-ы is two tokens */
    KZ_T_TIME,   /* 18:00, 18:00-ге */
    KZ_T_DATE,   /* 15.03.2021, 2021-03-15, 15/03/21 */
    KZ_T_SUFFIX, /* an ending that stands right after a quote or a sign: »ға  %-ы  №-дан */
    KZ_T_URL,
    KZ_T_EMAIL,
    KZ_T_PHONE,
    KZ_T_HANDLE, /* @name */
    KZ_T_HASHTAG,
    KZ_T_PUNCT,
    KZ_T_SYMBOL
} kz_token_kind;
const char *kz_token_kind_name(kz_token_kind kind);

enum {
    KZ_F_CAPITAL = 1 << 0,      /* the first letter is upper case */
    KZ_F_ALL_CAPITALS = 1 << 1, /* every letter of the core is, and it has two or more */
    KZ_F_CYRILLIC = 1 << 2,     /* has letters of that script in its core */
    KZ_F_LATIN = 1 << 3,
    KZ_F_ROMAN = 1 << 4, /* the core is a Roman numeral in capitals, of Latin letters or of Cyrillic ones (ХХІ) */
    KZ_F_SPACE_BEFORE = 1 << 5,
    KZ_F_SENTENCE_START = 1 << 6, /* the first word of a sentence, or of direct speech: its capital says nothing */
    KZ_F_IN_QUOTES = 1 << 7       /* between « » or “ ” */
};

typedef struct kz_token {
    kz_span span;
    uint32_t core_end; /* the core is [span.start, core_end): without a hyphenated ending (ҚР|-ның, 2019|-ыншы) and
                          without the full stop of an initial; span.end where there is neither */
    uint32_t block; /* which block of the input it stands in */
    uint32_t sentence;
    uint16_t flags;
    uint8_t kind;
} kz_token;
typedef KZ_VEC(kz_token) kz_tokens;

typedef struct kz_sentence {
    kz_span span;
    uint32_t first, end; /* tokens [first, end) */
    uint32_t block;
} kz_sentence;
typedef KZ_VEC(kz_sentence) kz_sentences;

/* A text cut up, with all that later stages read. `lower` has the same byte offsets as `text`. */
typedef struct kz_segments {
    kz_slice text, lower;
    kz_tokens tokens;
    kz_sentences sentences;
} kz_segments;

/* Cuts up the spans (paragraphs, in order, not overlapping) of the text. No sentence goes over a span's end. */
void kz_segment(kz_arena *arena, kz_slice text, const kz_span *spans, uint32_t n, kz_segments *out);

/* The first token that ends after this byte; their number if none does. */
uint32_t kz_token_after(const kz_segments *s, uint32_t offset);

static inline kz_slice kz_token_text(const kz_segments *s, uint32_t token) {
    return kz_sub(s->text, s->tokens.at[token].span);
}
/* The core in lower case: what look-ups want. */
static inline kz_slice kz_token_core(const kz_segments *s, uint32_t token) {
    return kz_sub(s->lower, (kz_span){s->tokens.at[token].span.start, s->tokens.at[token].core_end});
}
static inline kz_slice kz_token_lower(const kz_segments *s, uint32_t token) {
    return kz_sub(s->lower, s->tokens.at[token].span);
}

/* The value of a Roman numeral in capitals (Cyrillic І and Х count), 0 if the text is none. */
uint32_t kz_roman_value(kz_slice core);

/* The end of the web or mail address that begins here, without an ending after it; 0 if none does. */
uint32_t kz_address_end(kz_slice s, uint32_t at);

#endif
