/* Capitals and small letters as each alphabet has them. */
#include "script/parts.h"

static uint32_t to_upper(uint32_t cp, kz_scheme scheme) {
    for (uint32_t i = 0; i < KZ_CASE_PAIRS; i++)
        if (kz_case_pairs[i].scheme == scheme && kz_case_pairs[i].small == cp)
            return kz_case_pairs[i].capital;
    return kz_to_upper(cp);
}

static uint32_t to_lower(uint32_t cp, kz_scheme scheme) {
    if (scheme == KZ_LATN_2018)
        return cp == 0x130 ? 'i' : kz_to_lower(cp); /* I is for the word to tell */
    for (uint32_t i = 0; i < KZ_CASE_PAIRS; i++)
        if (kz_case_pairs[i].scheme == scheme && kz_case_pairs[i].capital == cp)
            return kz_case_pairs[i].small;
    return cp == 0x130 ? 'i' : kz_to_lower(cp);
}

typedef struct caser {
    kz_buffer *out;
    kz_slice text;
    kz_scheme scheme;
    kz_buffer cyrillic, back;
} caser;

static bool in_word(kz_slice text, uint32_t at, uint32_t *length) {
    uint32_t cp = kz_utf8_at(text, at, length);
    return kz_is_letter(cp) || kz_class(cp) == KZ_C_MARK || cp == '\'' || cp == 0x2019;
}

static uint32_t word_end(kz_slice text, uint32_t at) {
    uint32_t length;
    while (at < text.n && in_word(text, at, &length))
        at += length;
    return at;
}

static void put(kz_buffer *out, uint32_t cp) {
    out->n += kz_utf8_put(kz_buffer_room(out, 4), cp);
}

/* The small letter of I in the alphabet of 2018: i (і) or ı (и, й), as the word has it in Cyrillic; `n` letters of it
 * stand before. ı beside a vowel where it is no word. */
static uint32_t small_i(const caser *c, kz_slice word, uint32_t at) {
    kz_slice back = {c->back.at, c->back.n};
    if (back.n > 0) {
        uint32_t letters = 0, seen = 0, length;
        for (uint32_t i = 0; i < at; i += length, letters++)
            kz_utf8_at(word, i, &length);
        for (uint32_t i = 0; i < back.n; i += length, seen++) {
            uint32_t cp = kz_utf8_at(back, i, &length);
            if (seen == letters && (cp == 'i' || cp == 0x131))
                return cp;
        }
    }
    const char *vowels = "aeouyAEOUY";
    bool beside = (at > 0 && strchr(vowels, word.at[at - 1])) || (at + 1 < word.n && strchr(vowels, word.at[at + 1]));
    return beside ? 0x131 : 'i';
}

/* The word by way of Cyrillic, in small letters again. */
static void read_word(caser *c, kz_slice word) {
    c->cyrillic.n = c->back.n = 0;
    if (c->scheme != KZ_LATN_2018 || !memchr(word.at, 'I', word.n) || !kz_word_back(word, c->scheme, &c->cyrillic))
        return;
    kz_slice cyrillic = kz_buffer_done(&c->cyrillic);
    char *room = kz_buffer_room(&c->cyrillic, 2 * cyrillic.n + 8); /* the small letters go behind */
    cyrillic.at = c->cyrillic.at;
    kz_lower_into(room, cyrillic);
    kz_write_latin(&c->back, (kz_slice){room, cyrillic.n}, c->scheme);
}

static void write_word(caser *c, kz_slice word, kz_letter_case wanted) {
    uint32_t length;
    if (wanted != KZ_UPPER_CASE)
        read_word(c, word);
    for (uint32_t at = 0; at < word.n; at += length) {
        uint32_t cp = kz_utf8_at(word, at, &length);
        if (cp == KZ_INVALID)
            kz_buffer_byte(c->out, word.at[at]);
        else if (cp == 'i' && c->scheme == KZ_LATN_2021 && word.n - at > 2 &&
                 memcmp(word.at + at + 1, "\xCC\x87", 2) == 0)
            put(c->out, cp); /* its dot follows */
        else if (wanted == KZ_UPPER_CASE || (wanted == KZ_TITLE_CASE && at == 0))
            put(c->out, to_upper(cp, c->scheme));
        else if (c->scheme == KZ_LATN_2018 && cp == 'I')
            put(c->out, small_i(c, word, at));
        else
            put(c->out, to_lower(cp, c->scheme));
    }
}

kz_slice kz_change_case(kz_arena *arena, kz_slice text, kz_letter_case wanted, kz_scheme scheme) {
    kz_buffer out;
    kz_buffer_init(&out, arena, text.n + text.n / 8 + 16);
    caser c = {.out = &out, .text = text, .scheme = scheme};
    kz_buffer_init(&c.cyrillic, arena, 0);
    kz_buffer_init(&c.back, arena, 0);
    for (uint32_t at = 0; at < text.n;) {
        uint32_t end = word_end(text, at);
        if (end > at) {
            write_word(&c, (kz_slice){text.at + at, end - at}, wanted);
            at = end;
        } else {
            kz_buffer_byte(&out, text.at[at++]);
        }
    }
    kz_slice done = kz_buffer_done(&out);
    return kz_same(done, text) ? text : done;
}
