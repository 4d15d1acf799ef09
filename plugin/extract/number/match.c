#include "extract/number/match.h"

enum { LONGEST_KEY = 80, LONGEST_ENDING = 12, LONGEST_CHAIN = 40, LONGEST_WORD = 256, MOST_HITS = 6 };

typedef enum stage { STAGE_DERIVATION, STAGE_PLURAL, STAGE_POSSESSIVE, STAGE_CASE, STAGE_PARTICLE, STAGE_END } stage;

enum {
    DERIVATIONS = KZ_LAYER_ORDINAL | KZ_LAYER_COLLECTIVE | KZ_LAYER_LIKE | KZ_LAYER_MANY | KZ_LAYER_ADJECTIVE,
    CASES = KZ_LAYER_GENITIVE | KZ_LAYER_DATIVE | KZ_LAYER_ACCUSATIVE | KZ_LAYER_LOCATIVE | KZ_LAYER_ABLATIVE |
            KZ_LAYER_INSTRUMENTAL | KZ_LAYER_ATTRIBUTIVE,
    CASES_3 = KZ_LAYER_GENITIVE_3 | KZ_LAYER_DATIVE_3 | KZ_LAYER_ACCUSATIVE_3 | KZ_LAYER_LOCATIVE_3 |
              KZ_LAYER_ABLATIVE_3 | KZ_LAYER_INSTRUMENTAL_3 | KZ_LAYER_ATTRIBUTIVE_3
};

typedef struct layer_meaning {
    uint32_t layer;
    uint8_t meaning;
} layer_meaning;

static const layer_meaning derivations[] = {{KZ_LAYER_ORDINAL, KZ_DERIVED_ORDINAL},
                                            {KZ_LAYER_COLLECTIVE, KZ_DERIVED_COLLECTIVE},
                                            {KZ_LAYER_LIKE, KZ_DERIVED_LIKE},
                                            {KZ_LAYER_MANY, KZ_DERIVED_MANY},
                                            {KZ_LAYER_ADJECTIVE, KZ_DERIVED_ADJECTIVE}};
static const layer_meaning cases[] = {{KZ_LAYER_GENITIVE | KZ_LAYER_GENITIVE_3, KZ_CASE_GEN},
                                      {KZ_LAYER_DATIVE | KZ_LAYER_DATIVE_3, KZ_CASE_DAT},
                                      {KZ_LAYER_ACCUSATIVE | KZ_LAYER_ACCUSATIVE_3, KZ_CASE_ACC},
                                      {KZ_LAYER_LOCATIVE | KZ_LAYER_LOCATIVE_3, KZ_CASE_LOC},
                                      {KZ_LAYER_ABLATIVE | KZ_LAYER_ABLATIVE_3, KZ_CASE_ABL},
                                      {KZ_LAYER_INSTRUMENTAL | KZ_LAYER_INSTRUMENTAL_3, KZ_CASE_INS},
                                      {KZ_LAYER_ATTRIBUTIVE | KZ_LAYER_ATTRIBUTIVE_3, KZ_CASE_LOC}};

static uint8_t meaning_of(const layer_meaning *list, uint32_t n, uint32_t bits) {
    for (uint32_t i = 0; i < n; i++)
        if (list[i].layer & bits)
            return list[i].meaning;
    return 0;
}

static uint32_t stage_layers(stage at, bool possessed) {
    switch (at) {
    case STAGE_DERIVATION:
        return DERIVATIONS;
    case STAGE_PLURAL:
        return KZ_LAYER_PLURAL;
    case STAGE_POSSESSIVE:
        return KZ_LAYER_POSSESSIVE_3 | KZ_LAYER_POSSESSIVE_1;
    case STAGE_CASE:
        return possessed ? CASES_3 : (uint32_t)CASES;
    default:
        return KZ_LAYER_PARTICLE;
    }
}

static void note(kz_tail *e, stage at, uint32_t bits) {
    if (at == STAGE_DERIVATION)
        e->derivation = meaning_of(derivations, sizeof derivations / sizeof *derivations, bits);
    if (at == STAGE_PLURAL)
        e->plural = true;
    if (at == STAGE_POSSESSIVE)
        e->possessive = true;
    if (at == STAGE_CASE) {
        e->case_ = meaning_of(cases, sizeof cases / sizeof *cases, bits);
        e->attributive = (bits & (KZ_LAYER_ATTRIBUTIVE | KZ_LAYER_ATTRIBUTIVE_3)) != 0;
    }
}

/* Takes the endings of one stage, then of the next ones; at most one call a stage is open at a time. */
static bool peel(kz_slice rest, stage at, bool possessed, kz_tail *out) {
    if (rest.n == 0)
        return true;
    if (at == STAGE_END)
        return false;
    if (at == STAGE_PARTICLE && rest.at[0] == '-')
        rest = (kz_slice){rest.at + 1, rest.n - 1};
    uint32_t layers = stage_layers(at, possessed);
    for (uint32_t n = (rest.n < LONGEST_ENDING ? rest.n : LONGEST_ENDING) & ~1u; n >= 2; n -= 2) {
        uint32_t bits = kz_table_value(&kz_number_endings, (kz_slice){rest.at, n}, 0) & layers;
        if (!bits)
            continue;
        kz_tail with = *out;
        note(&with, at, bits);
        bool now = (bits & KZ_LAYER_POSSESSIVE_3) || (possessed && at != STAGE_POSSESSIVE && at != STAGE_PLURAL);
        if (peel((kz_slice){rest.at + n, rest.n - n}, (stage)(at + 1), now, &with)) {
            *out = with;
            return true;
        }
    }
    return peel(rest, (stage)(at + 1), possessed, out);
}

bool kz_read_tail(kz_slice text, bool possessed, kz_tail *out) {
    *out = (kz_tail){0};
    if (text.n && text.at[0] == '-')
        text = (kz_slice){text.at + 1, text.n - 1};
    return text.n <= LONGEST_CHAIN && peel(text, STAGE_DERIVATION, possessed, out);
}

static bool in_word(uint32_t cp) {
    kz_char_class c = kz_class(cp);
    return (c >= KZ_C_LOWER && c <= KZ_C_DIGIT) || cp == '\'' || cp == 0x2019;
}

uint32_t kz_word_end(kz_slice text, uint32_t at) {
    uint32_t start = at;
    while (at < text.n && at - start < LONGEST_WORD) {
        uint32_t length, next = at;
        if (text.at[at] == '-')
            next = at + 1;
        if (next >= text.n || !in_word(kz_utf8_at(text, next, &length)))
            break;
        at = next + length;
    }
    return at;
}

uint32_t kz_skip_blank(kz_slice text, uint32_t at) {
    uint32_t length;
    while (at < text.n && text.at[at] != '\n' && text.at[at] != '\r' && kz_is_space(kz_utf8_at(text, at, &length)))
        at += length;
    return at;
}

typedef struct hits {
    struct {
        uint32_t value, end;
    } at[MOST_HITS];
    uint32_t n;
} hits;

static void add_hit(hits *found, uint32_t value, uint32_t end) {
    if (found->n == MOST_HITS) {
        memmove(found->at, found->at + 1, (MOST_HITS - 1) * sizeof *found->at);
        found->n--;
    }
    found->at[found->n].value = value;
    found->at[found->n++].end = end;
}

/* All keys that are prefixes of the text at `at`, with each run of white space read as one space. A space is only
 * gone over after a word with which a key begins. */
static void find_keys(const kz_table *table, kz_slice lower, uint32_t at, hits *found) {
    char key[LONGEST_KEY];
    uint32_t n = 0, hash = kz_hash((kz_slice){key, 0});
    int32_t entry = -1;
    found->n = 0;
    while (at < lower.n) {
        uint32_t length, cp = kz_utf8_at(lower, at, &length);
        bool blank = kz_is_space(cp);
        uint32_t size = blank ? 1 : length;
        if (n + size > LONGEST_KEY || (blank && entry < 0))
            return;
        memcpy(key + n, blank ? " " : lower.at + at, size);
        hash = kz_hash_more(hash, key + n, size);
        n += size;
        uint32_t next = blank ? kz_skip_blank(lower, at) : at + length;
        if (next == at)
            return; /* a line end */
        at = next;
        entry = kz_table_find_hashed(table, (kz_slice){key, n}, hash);
        if (entry >= 0 && !(table->values[entry] & KZ_KEY_PREFIX))
            add_hit(found, table->values[entry], at);
    }
}

static bool ending_after(kz_slice lower, uint32_t key_end, uint32_t value, bool in_parts, kz_match *out) {
    uint32_t length;
    bool sign = !in_word(kz_utf8_before(lower, key_end, &length));
    bool before_digits = sign && key_end < lower.n && kz_is_digit(kz_utf8_at(lower, key_end, &length));
    uint32_t end = before_digits ? key_end : kz_word_end(lower, key_end); /* $5 */
    kz_slice rest = kz_sub(lower, (kz_span){key_end, end});
    out->value = value;
    out->key_end = key_end;
    if ((value & KZ_KEY_STEM) && !rest.n)
        return false;
    if ((value & KZ_KEY_SHORT) && !sign && rest.n && rest.at[0] != '-')
        return false;
    out->end = end;
    if (kz_read_tail(rest, value & KZ_KEY_IZAFET, &out->ending))
        return true;
    const char *hyphen = in_parts ? memchr(rest.at, '-', rest.n) : NULL;
    if (!hyphen)
        return false;
    rest.n = (uint32_t)(hyphen - rest.at);
    out->end = key_end + rest.n;
    return kz_read_tail(rest, value & KZ_KEY_IZAFET, &out->ending);
}

bool kz_match_at(const kz_table *table, kz_slice lower, uint32_t at, bool in_parts, kz_match *out) {
    hits found;
    find_keys(table, lower, at, &found);
    while (found.n--)
        if (ending_after(lower, found.at[found.n].end, found.at[found.n].value, in_parts, out))
            return true;
    return false;
}

/* Writes «rule TAB word», returns its length, 0 if it is too long. */
static uint32_t context_key(char *key, kz_slice rule, kz_slice word) {
    if (rule.n + word.n + 2 > LONGEST_KEY)
        return 0;
    memcpy(key, rule.at, rule.n);
    key[rule.n] = '\t';
    memcpy(key + rule.n + 1, word.at, word.n);
    return rule.n + 1 + word.n;
}

bool kz_context_form(kz_slice rule, kz_slice form) {
    char key[LONGEST_KEY];
    uint32_t n = context_key(key, rule, form);
    return n && kz_table_find(&kz_number_contexts, (kz_slice){key, n}) >= 0;
}

bool kz_context_pair(kz_slice rule, kz_slice word, kz_slice other) {
    char key[LONGEST_KEY];
    uint32_t n = context_key(key, rule, word);
    if (!n || n + 1 + other.n > LONGEST_KEY)
        return false;
    key[n++] = '\t';
    memcpy(key + n, other.at, other.n);
    return kz_table_find(&kz_number_contexts, (kz_slice){key, n + other.n}) >= 0;
}

bool kz_context_at(kz_slice rule, kz_slice word, kz_slice lower, uint32_t at) {
    char key[LONGEST_KEY];
    uint32_t n = context_key(key, rule, word), end = kz_word_end(lower, at);
    if (!n || end == at || n + 1 + end - at > LONGEST_KEY)
        return false;
    key[n++] = '\t';
    memcpy(key + n, lower.at + at, end - at);
    for (uint32_t size = end - at; size > 0; size--) {
        kz_tail ending;
        if (kz_table_find(&kz_number_contexts, (kz_slice){key, n + size}) >= 0 &&
            (kz_read_tail(kz_sub(lower, (kz_span){at + size, end}), false, &ending) ||
             kz_read_tail(kz_sub(lower, (kz_span){at + size, end}), true, &ending)))
            return ending.derivation != KZ_DERIVED_ADJECTIVE;
    }
    return false;
}
