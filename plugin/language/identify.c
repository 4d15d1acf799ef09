/* The language of a text: its script, then a vote of its letters, pairs and threes of letters, and words. The model
 * and how it is trained: tools/train_language.lua. */
#include <math.h>

#include "language/language.h"
#include "language/language_table.h"

enum {
    MAX_LETTERS = 400, /* more of a text does not change its language */
    WORD_FEATURE = 1 << 22,
    FOREIGN_FEATURE = 1 << 23,
    FOREIGN_WEIGHT = 12,
    BOUNDARY = ' '
};

const char *kz_language_code(kz_language language) {
    static const char *const codes[] = {"und", "kk", "kk-Latn", "kk-Arab", "ru", "en", "mis"};
    return codes[language];
}

typedef enum script_slot { CYRILLIC, LATIN, ARABIC, OTHER_SCRIPT, SCRIPTS } script_slot;

typedef struct votes {
    int32_t sums[KZ_LANGUAGE_CLASSES];
    uint32_t n;
} votes;

/* The state of reading a word. */
typedef struct word {
    uint32_t a, b; /* the two letters before */
    uint32_t hash;
    uint32_t rank; /* the highest letter_rank so far */
} word;

static const word no_word = {0, BOUNDARY, (uint32_t)KZ_HASH_START, 0};

static void vote(votes *v, uint32_t a, uint32_t b, uint32_t c, int32_t times) {
    uint32_t h = a * 0x9E3779B1u ^ b * 0x85EBCA77u ^ c * 0xC2B2AE3Du;
    const int8_t *w = &kz_language_weights[((h ^ h >> 15) & (KZ_LANGUAGE_BUCKETS - 1)) * KZ_LANGUAGE_CLASSES];
    for (uint32_t k = 0; k < KZ_LANGUAGE_CLASSES; k++)
        v->sums[k] += w[k] * times;
    v->n += (uint32_t)times;
}

/* How far a Cyrillic letter is from Russian: 0 Russian, 1 Kazakh and neighbours, 2 Kazakh and few of them, 3 not
 * Kazakh. */
static uint32_t letter_rank(uint32_t cp) {
    if ((cp >= 0x430 && cp <= 0x44F) || cp == 0x451)
        return 0;
    switch (cp) {
    case 0x4A3: /* ң */
    case 0x4AF: /* ү */
    case 0x4BB: /* һ */
    case 0x4E9: /* ө */
        return 1;
    case 0x456: /* і */
    case 0x493: /* ғ */
    case 0x49B: /* қ */
    case 0x4B1: /* ұ */
    case 0x4D9: /* ә */
        return 2;
    default:
        return 3;
    }
}

static void vote_letter(votes *v, word *w, uint32_t cp) {
    vote(v, 0, 0, cp, 1);
    vote(v, 0, w->b, cp, 1);
    vote(v, w->a, w->b, cp, 1);
    w->a = w->b;
    w->b = cp;
    w->hash = (w->hash ^ cp) * 16777619u;
    uint32_t rank = letter_rank(cp);
    w->rank = rank > w->rank ? rank : w->rank;
}

static void vote_word(votes *v, word *w) {
    if (w->b == BOUNDARY)
        return;
    vote(v, 0, w->b, BOUNDARY, 1);
    vote(v, w->a, w->b, BOUNDARY, 1);
    vote(v, WORD_FEATURE, w->hash & 0xFFFF, w->hash >> 16, 1);
    if (w->b >= 0x400 && w->b < 0x530 && w->rank)
        vote(v, FOREIGN_FEATURE, 0, w->rank, FOREIGN_WEIGHT);
    *w = no_word;
}

static void count_script(uint32_t *scripts, kz_script script) {
    switch (script) {
    case KZ_S_CYRILLIC:
        scripts[CYRILLIC]++;
        break;
    case KZ_S_LATIN:
        scripts[LATIN]++;
        break;
    case KZ_S_ARABIC:
        scripts[ARABIC]++;
        break;
    case KZ_S_NONE:
        break;
    default:
        scripts[OTHER_SCRIPT]++;
    }
}

static uint8_t percent(const votes *v, uint32_t best) {
    float scale = kz_language_unit / sqrtf((float)v->n + 1), sum = 0;
    for (uint32_t k = 0; k < KZ_LANGUAGE_CLASSES; k++)
        sum += expf((float)(v->sums[k] - v->sums[best]) * scale);
    return (uint8_t)(100 / sum);
}

kz_language kz_language_of(kz_slice text, uint8_t *confidence) {
    static const kz_language languages[SCRIPTS][KZ_LANGUAGE_CLASSES] = {
        [CYRILLIC] = {KZ_KK, KZ_RU, KZ_OTHER},
        [LATIN] = {KZ_KK_LATN, KZ_EN, KZ_OTHER},
        [ARABIC] = {KZ_KK_ARAB, KZ_OTHER, KZ_OTHER},
        [OTHER_SCRIPT] = {KZ_OTHER, KZ_OTHER, KZ_OTHER},
    };
    uint32_t scripts[SCRIPTS] = {0}, length, letters = 0;
    votes v = {{0}, 0};
    word w = no_word;
    for (uint32_t at = 0; at < text.n && letters < MAX_LETTERS; at += length) {
        uint32_t cp = kz_to_lower(kz_utf8_at(text, at, &length));
        if (kz_is_letter(cp)) {
            if (w.b == BOUNDARY)
                count_script(scripts, kz_script_of(cp)); /* by words: an address is long, but one */
            vote_letter(&v, &w, cp);
            letters++;
        } else {
            vote_word(&v, &w);
        }
    }
    vote_word(&v, &w);
    *confidence = 0;
    if (letters == 0)
        return KZ_UND;
    uint32_t script = 0, best = 0;
    for (uint32_t s = 1; s < SCRIPTS; s++)
        if (scripts[s] > scripts[script])
            script = s;
    for (uint32_t k = 1; k < KZ_LANGUAGE_CLASSES; k++)
        if (v.sums[k] > v.sums[best])
            best = k;
    *confidence = script == OTHER_SCRIPT ? 99 : percent(&v, best);
    return languages[script][best];
}
