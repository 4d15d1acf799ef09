/* What the finders of this stage share. */
#ifndef KZ_EXTRACT_IDENTIFIER_PARTS_H
#define KZ_EXTRACT_IDENTIFIER_PARTS_H

#include "extract/identifier/identifier.h"
#include "extract/identifier/identifier_table.h"
#include "extract/number/match.h"

enum { KZ_MOST_FIELDS = 16 };

/* An identifier while it is put together. */
typedef struct kz_draft {
    kz_arena *arena;
    kz_span span;
    kz_slice value;
    uint8_t kind, n;
    kz_field fields[KZ_MOST_FIELDS];
} kz_draft;

static inline kz_draft kz_draft_new(kz_arena *arena, kz_identifier_kind kind) {
    kz_draft d = {.arena = arena, .kind = (uint8_t)kind};
    return d;
}
/* Leaves an empty value out, unless the key is a mark. */
void kz_draft_add(kz_draft *d, kz_field_key key, kz_slice value);
void kz_draft_text(kz_draft *d, kz_field_key key, const char *value);
kz_identifier kz_draft_done(const kz_draft *d);

typedef struct kz_id_finder {
    kz_arena *arena;
    const kz_segments *s;
    const kz_numbers *numbers;
    const kz_times *times;
    kz_identifiers *out;
    uint32_t done;       /* what begins before this byte is taken */
    uint32_t area_end;   /* where the last fixed number ended, */
    uint32_t area_local; /* how many digits it has without its code, */
    kz_slice area;       /* and its digits: a local number right after it has the same code; empty where it had none */
} kz_id_finder;

/* Each tries to read an identifier at the token, and adds it. */
bool kz_find_web(kz_id_finder *f, uint32_t token);
bool kz_find_dotted_host(kz_id_finder *f, uint32_t token); /* мысал.қаз */
bool kz_find_dotted_mail(kz_id_finder *f, uint32_t token); /* info@мысал.қаз */
bool kz_find_phone(kz_id_finder *f, uint32_t token);
bool kz_find_bracketed_phone(kz_id_finder *f, uint32_t token);
bool kz_find_short_number(kz_id_finder *f, uint32_t token);
bool kz_find_national(kz_id_finder *f, uint32_t token);
bool kz_find_iban(kz_id_finder *f, uint32_t token);
bool kz_find_card(kz_id_finder *f, uint32_t token);
bool kz_find_bic(kz_id_finder *f, uint32_t token);
bool kz_find_plate(kz_id_finder *f, uint32_t token);
bool kz_find_postcode(kz_id_finder *f, uint32_t token);
/* These are found by a number in them, and reach to its left too. */
bool kz_find_address(kz_id_finder *f, uint32_t token);
bool kz_find_clause(kz_id_finder *f, uint32_t token); /* «190-бабының 3-бөлігі» */
bool kz_find_act(kz_id_finder *f, uint32_t token);    /* «№ 123 бұйрық» */

void kz_add_identifier(kz_id_finder *f, const kz_draft *d);

/* ---- Words ---- */

/* As kz_match_at, and a key that takes no ending has none. */
static inline bool kz_id_word_at(const kz_table *table, kz_slice lower, uint32_t at, kz_match *m) {
    return kz_match_at(table, lower, at, false, m) && !((m->value & KZ_KEY_NO_ENDING) && m->end != m->key_end);
}
static inline uint32_t kz_id_class(const kz_match *m) {
    return m->value & KZ_CLASS_MASK;
}
static inline kz_slice kz_id_text(uint32_t index) {
    const char *text = kz_identifier_texts[index];
    return (kz_slice){text, (uint32_t)strlen(text)};
}
/* The text that the table's entry names. */
static inline kz_slice kz_id_full(uint32_t value) {
    return kz_id_text((value & 0xFFFF) >> KZ_TEXT_SHIFT);
}
/* Whether one of the `most` tokens before this one, in its block, begins such a cue; *end: where the cue ends. */
bool kz_cue_before(const kz_id_finder *f, uint32_t token, uint32_t cue, uint32_t most, uint32_t *end);
/* … after the byte, at most so many words on. */
bool kz_cue_after(const kz_id_finder *f, uint32_t at, uint32_t cue, uint32_t most);

/* ---- Tokens ---- */

/* Only blanks stand between the tokens, and the left one is not taken. */
static inline bool kz_id_adjoins(const kz_id_finder *f, uint32_t left, uint32_t right) {
    const kz_token *a = &f->s->tokens.at[left], *b = &f->s->tokens.at[right];
    return a->block == b->block && a->span.start >= f->done && kz_skip_blank(f->s->text, a->span.end) >= b->span.start;
}
static inline bool kz_id_is(const kz_id_finder *f, uint32_t token, const char *text) {
    kz_slice t = kz_token_text(f->s, token);
    return t.n == strlen(text) && memcmp(t.at, text, t.n) == 0;
}

/* ---- Bytes ---- */

static inline bool kz_id_digit(kz_slice s, uint32_t at) {
    return at < s.n && s.at[at] >= '0' && s.at[at] <= '9';
}
/* The end of at most `most` ASCII digits; digits that go on make it `at`. */
static inline uint32_t kz_id_digits(kz_slice s, uint32_t at, uint32_t most) {
    uint32_t end = at;
    while (end - at <= most && kz_id_digit(s, end))
        end++;
    return end - at <= most ? end : at;
}
static inline uint32_t kz_id_cp(kz_slice s, uint32_t at) {
    uint32_t length;
    return at < s.n ? kz_utf8_at(s, at, &length) : 0;
}
/* No letter, digit or sign that joins stands before the byte. */
bool kz_id_free_before(kz_slice s, uint32_t at);
/* Nothing that would go on with a code stands at the byte; a hyphen and a Kazakh ending may. */
bool kz_id_free_after(kz_slice s, uint32_t at);
/* The Latin capital that this letter is, or looks like (*alike), 0 for any other. */
char kz_id_capital(uint32_t cp, bool *alike);

/* IIN or BIN: twelve digits without anything else. */
kz_problem kz_read_iin(kz_draft *d, const char *digits);
kz_problem kz_read_bin(kz_draft *d, const char *digits);

#endif
