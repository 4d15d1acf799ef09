/* A hyphen at the end of a line: does it divide a word for want of room, or does it belong to the word? */
#include "language/page.h"
#include "morph/morph.h"

enum { WORD_BYTES = 96, SHORTEST_ALIKE = 7, SHORTEST_ECHO = 6 /* bytes */ };

/* Both halves of a word in lower case, together in one buffer. */
typedef struct halves {
    char bytes[2 * WORD_BYTES + 1];
    uint32_t left, right;
} halves;

static kz_slice left_of(const halves *h) {
    return (kz_slice){h->bytes, h->left};
}

static kz_slice right_of(const halves *h) {
    return (kz_slice){h->bytes + h->left, h->right};
}

static uint32_t word_start(kz_slice text, uint32_t end, uint32_t floor) {
    uint32_t at = end, length;
    while (at > floor && kz_is_letter(kz_utf8_before(text, at, &length)))
        at -= length;
    return at;
}

static uint32_t word_end(kz_slice text, uint32_t start, uint32_t ceiling) {
    uint32_t at = start, length;
    while (at < ceiling && kz_is_letter(kz_utf8_at(text, at, &length)))
        at += length;
    return at;
}

/* A reading whose stem the lexicon has. Verbs are stems only there; their forms are guesses. */
static bool is_known(kz_slice form) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = form.n ? kz_analyse(form, readings, KZ_MAX_READINGS) : 0;
    for (uint32_t i = 0; i < n; i++)
        if (readings[i].known && (readings[i].lexicon & (KZ_LEX_WORD | KZ_LEX_NAME)))
            return true;
    return false;
}

/* ата-ана, аман-есен and their like with any ending: data/page/paired.tsv. */
static bool is_listed_pair(const halves *h) {
    char pair[2 * WORD_BYTES + 1];
    memcpy(pair, h->bytes, h->left);
    pair[h->left] = '-';
    memcpy(pair + h->left + 1, h->bytes + h->left, h->right);
    uint32_t first = h->left + 1, end = first + h->right;
    uint32_t hash = kz_hash((kz_slice){pair, first});
    for (uint32_t n = first; n < end; n++) {
        hash = kz_hash_more(hash, pair + n, 1);
        if (kz_table_find_hashed(&kz_page_paired, (kz_slice){pair, n + 1}, hash) >= 0)
            return true;
    }
    return false;
}

/* жер-жерде, қайта-қайта; шай-пай, үй-мүй: the second half says the first again, with п, м or с at its head. */
static bool is_echo(const halves *h) {
    enum { PE = 0x43F, EM = 0x43C, ES = 0x441 };
    kz_slice left = left_of(h), right = right_of(h);
    uint32_t length, head;
    if (left.n < SHORTEST_ECHO)
        return false;
    if (kz_starts(right, left))
        return true;
    uint32_t cp = kz_utf8_at(right, 0, &head), first = kz_utf8_at(left, 0, &length);
    if ((cp != PE && cp != EM && cp != ES) || cp == first)
        return false;
    kz_slice tail = {left.at + length, left.n - length}, right_tail = {right.at + head, right.n - head};
    return kz_starts(right_tail, tail);
}

/* The second half may be endings of the first, though it looks like a word: бол-ған, бас-тады. */
static bool may_be_endings(kz_slice right) {
    for (uint32_t i = 0; i < KZ_PAGE_SECOND_ENDINGS; i++)
        if (kz_starts(right, kz_page_second_endings[i]))
            return true;
    return false;
}

static bool ends_alike(kz_slice word) {
    for (uint32_t i = 0; i < KZ_PAGE_ALIKE_ENDINGS; i++)
        if (kz_ends(word, kz_page_alike_endings[i]) && word.n > SHORTEST_ALIKE)
            return true;
    return false;
}

/* мәдени-танымдық, әлеуметтік-тұрмыстық: both halves are of one kind. */
static bool are_alike(const halves *h) {
    return ends_alike(left_of(h)) && ends_alike(right_of(h));
}

/* бейне-, радио-, агро-: such a first half takes no hyphen. */
static bool is_joined(kz_slice left) {
    for (uint32_t i = 0; i < KZ_PAGE_JOINED_ENDINGS; i++)
        if (kz_same(left, kz_page_joined_endings[i]))
            return true;
    return false;
}

static bool ends_in_finite_verb(kz_slice word) {
    for (uint32_t i = 0; i < KZ_PAGE_FINITE_ENDINGS; i++)
        if (kz_ends(word, kz_page_finite_endings[i]))
            return true;
    return false;
}

/* What the letters on both sides of the hyphen tell: 1 it stays, 0 it goes, -1 the words must tell. */
static int told_by_case(uint32_t before, uint32_t after, bool acronym) {
    if (kz_is_upper(after))
        return !kz_is_upper(before); /* Нұр-Сұлтан; but ҚАЗАҚ-СТАН */
    return acronym ? 1 : -1;         /* ҚР-ның */
}

static bool all_capitals(kz_slice word) {
    uint32_t length, letters = 0;
    for (uint32_t at = 0; at < word.n; at += length, letters++)
        if (!kz_is_upper(kz_utf8_at(word, at, &length)))
            return false;
    return letters >= 2;
}

bool kz_hyphen_stays(kz_slice text, kz_span above, uint32_t hyphen, kz_span below) {
    uint32_t left = word_start(text, hyphen, above.start), right = word_end(text, below.start, below.end), length;
    if (left == hyphen || right == below.start)
        return true; /* a number on one side: 2016-2019, COVID-19, 2-ші */
    kz_slice word = {text.at + left, hyphen - left};
    uint32_t before = kz_utf8_before(text, hyphen, &length), after = kz_utf8_at(text, below.start, &length);
    int told = told_by_case(before, after, all_capitals(word));
    if (told >= 0)
        return told;
    if (hyphen - left > WORD_BYTES || right - below.start > WORD_BYTES)
        return false;
    halves h = {.left = hyphen - left, .right = right - below.start};
    kz_lower_into(h.bytes, word);
    kz_lower_into(h.bytes + h.left, (kz_slice){text.at + below.start, h.right});
    if (is_listed_pair(&h) || are_alike(&h) || is_echo(&h))
        return true;
    if (is_joined(left_of(&h)) || is_known((kz_slice){h.bytes, h.left + h.right}))
        return false;
    bool divided = may_be_endings(right_of(&h)) || ends_in_finite_verb(right_of(&h));
    return !divided && is_known(left_of(&h)) && is_known(right_of(&h));
}
