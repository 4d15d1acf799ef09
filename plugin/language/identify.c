/* The language of a text: each word votes by its grams in the model of its alphabet; the alphabet of most letters wins.
 * The model and how it is trained: tools/train_language.c. */
#include <math.h>

#include "language/identify.h"

enum {
    LANES = 8,            /* classes that are added up at a time */
    MOST_LETTERS = 65536, /* more of a text does not change its language */
    SCRIPT_ALONE = 99     /* confidence where an alphabet is that of one language */
};

typedef int8_t weights8 __attribute__((vector_size(LANES)));
typedef int16_t sums8 __attribute__((vector_size(2 * LANES)));

/* The place of the gram in its bucket, KZ_BUCKET where it is not. */
static inline uint32_t place_of(const uint16_t *tags, uint16_t tag) {
    uint64_t low = UINT64_C(0x0001000100010001);
    uint64_t four = tags[0] | (uint64_t)tags[1] << 16 | (uint64_t)tags[2] << 32 | (uint64_t)tags[3] << 48;
    four ^= tag * low;
    /* the lowest lane that is zero: a borrow only ever spoils those above it */
    uint64_t zero = (four - low) & ~four & (low << 15);
    return zero ? (uint32_t)__builtin_ctzll(zero) / 16 : KZ_BUCKET;
}

static inline void add_lanes(sums8 *sums, const int8_t *row) {
    weights8 w;
    memcpy(&w, row, sizeof w);
    *sums += __builtin_convertvector(w, sums8);
}

/* `blocks` is a constant where this is called, so that the sums stay in registers. */
static inline __attribute__((always_inline)) void vote_grams(const kz_language_model *m, const kz_gram *grams,
                                                             uint32_t n, uint32_t blocks, int32_t *votes) {
    sums8 first = {0}, second = {0}, third = {0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t bucket = kz_gram_bucket(grams[i], m->buckets) * KZ_BUCKET;
        uint32_t place = place_of(m->tags + bucket, kz_gram_tag(grams[i]));
        if (place == KZ_BUCKET)
            continue;
        const int8_t *row = m->weights + (size_t)(bucket + place) * blocks * LANES;
        add_lanes(&first, row);
        if (blocks > 1)
            add_lanes(&second, row + LANES);
        if (blocks > 2)
            add_lanes(&third, row + 2 * LANES);
    }
    for (uint32_t k = 0; k < LANES; k++) {
        votes[k] = first[k];
        if (blocks > 1)
            votes[LANES + k] = second[k];
        if (blocks > 2)
            votes[2 * LANES + k] = third[k];
    }
}

void kz_vote_word(const kz_spelled *word, int32_t *votes) {
    const kz_language_model *m = &kz_language_models[word->alphabet];
    kz_gram grams[KZ_MOST_GRAMS];
    uint32_t n = kz_grams_of(word, grams);
    switch (m->blocks) {
    case 1:
        vote_grams(m, grams, n, 1, votes);
        break;
    case 2:
        vote_grams(m, grams, n, 2, votes);
        break;
    default:
        vote_grams(m, grams, n, 3, votes);
    }
}

static bool is_asked(uint64_t among, kz_language language) {
    return among >> language & 1;
}

void kz_language_shares(kz_alphabet alphabet, const int32_t *votes, uint32_t letters, uint64_t among, float *shares) {
    enum { NEGLIGIBLE = 12 }; /* e to the power of -12 is nothing beside 1 */
    const kz_language_model *m = &kz_language_models[alphabet];
    float scale = m->unit / sqrtf((float)letters + 1), sum = 0;
    int32_t most = INT32_MIN;
    for (uint32_t k = 0; k < m->classes; k++)
        most = is_asked(among, m->languages[k]) && votes[k] > most ? votes[k] : most;
    for (uint32_t k = 0; k < m->classes; k++) {
        float below = (float)((int64_t)most - votes[k]) * scale;
        shares[k] = is_asked(among, m->languages[k]) && below < NEGLIGIBLE ? expf(-below) : 0;
        sum += shares[k];
    }
    for (uint32_t k = 0; k < m->classes && sum > 0; k++)
        shares[k] /= sum;
}

/* The language of a letter that is of no alphabet of the model, KZ_MIS if none is known. */
static kz_language by_block(uint32_t cp) {
    for (uint32_t i = 0; i < KZ_LANGUAGE_BLOCKS; i++)
        if (cp >= kz_language_blocks[i].first && cp <= kz_language_blocks[i].last)
            return (kz_language)kz_language_blocks[i].language;
    return KZ_MIS;
}

typedef struct tally {
    int32_t votes[KZ_A_OTHER][KZ_MOST_CLASSES];
    uint32_t letters[KZ_ALPHABETS], all;
    uint32_t weight[KZ_ALPHABETS]; /* letters, of names half of them */
    uint32_t others[KZ_LANGUAGES]; /* letters of other alphabets by their languages */
} tally;

/* A word in Latin letters with a capital: text of any alphabet holds brands and titles. */
static bool is_name(kz_slice text, const kz_spelled *word) {
    uint32_t length;
    return word->alphabet == KZ_A_LATIN && kz_is_upper(kz_utf8_at(text, word->span.start, &length));
}

static void read_text(kz_slice text, tally *t) {
    kz_spelled word;
    int32_t votes[KZ_MOST_CLASSES];
    for (uint32_t at = 0; t->all < MOST_LETTERS && kz_next_spelled(text, at, &word); at = word.span.end) {
        if (word.technical)
            continue;
        t->letters[word.alphabet] += word.n;
        t->weight[word.alphabet] += is_name(text, &word) ? (word.n + 1) / 2 : word.n;
        t->all += word.n;
        if (word.alphabet == KZ_A_OTHER) {
            t->others[by_block(word.letters[0])] += word.n;
            continue;
        }
        kz_vote_word(&word, votes);
        uint32_t classes = kz_language_models[word.alphabet].classes;
        for (uint32_t k = 0; k < classes; k++)
            t->votes[word.alphabet][k] += votes[k];
    }
}

static kz_language most_of_others(const tally *t, uint64_t among) {
    kz_language best = KZ_UND;
    for (uint32_t l = 0; l < KZ_LANGUAGES; l++)
        if (is_asked(among, (kz_language)l) && t->others[l] > (best == KZ_UND ? 0 : t->others[best]))
            best = (kz_language)l;
    return best;
}

static kz_language most_likely(const tally *t, kz_alphabet alphabet, uint64_t among, uint8_t *confidence) {
    const kz_language_model *m = &kz_language_models[alphabet];
    float shares[KZ_MOST_CLASSES] = {0};
    kz_language_shares(alphabet, t->votes[alphabet], t->letters[alphabet], among, shares);
    uint32_t best = 0;
    for (uint32_t k = 1; k < m->classes; k++)
        best = shares[k] > shares[best] ? k : best;
    *confidence = (uint8_t)(100 * shares[best]);
    return *confidence ? (kz_language)m->languages[best] : KZ_UND;
}

kz_language kz_language_among(kz_slice text, uint64_t among, uint8_t *confidence) {
    tally t;
    memset(&t, 0, sizeof t);
    read_text(text, &t);
    uint32_t alphabet = 0;
    for (uint32_t a = 1; a < KZ_ALPHABETS; a++)
        alphabet = t.weight[a] > t.weight[alphabet] ? a : alphabet;
    *confidence = 0;
    if (!t.letters[alphabet])
        return KZ_UND;
    if (alphabet != KZ_A_OTHER)
        return most_likely(&t, (kz_alphabet)alphabet, among, confidence);
    kz_language found = most_of_others(&t, among);
    *confidence = found == KZ_UND ? 0 : SCRIPT_ALONE;
    return found;
}

kz_language kz_language_of(kz_slice text, uint8_t *confidence) {
    return kz_language_among(text, KZ_ALL_LANGUAGES, confidence);
}

kz_language kz_language_of_line(kz_slice line, uint8_t *confidence) {
    enum { SAMPLE = 400 }; /* bytes */
    uint32_t n = line.n < SAMPLE ? line.n : SAMPLE;
    while (n < line.n && line.at[n] != ' ' && n < SAMPLE + KZ_LONGEST_SPELLED)
        n++;
    return kz_language_of((kz_slice){line.at, n}, confidence);
}

const char *kz_language_code(kz_language language) {
    return kz_language_codes[language];
}

kz_language kz_language_named(kz_slice code) {
    for (uint32_t l = 0; l < KZ_LANGUAGES; l++)
        if (strlen(kz_language_codes[l]) == code.n && memcmp(kz_language_codes[l], code.at, code.n) == 0)
            return (kz_language)l;
    return KZ_LANGUAGES;
}
