/* Trains the model of plugin/language on texts in many languages: for each alphabet a multinomial logistic regression
 * over the grams of grams.h. First over all grams of the texts, then over those that the table has room for, which are
 * the ones that move most; then the weights are rounded to bytes.
 *
 *   train_language [--out data/language/weights.txt] [--epochs N] [--buckets CYRILLIC,LATIN,ARABIC] SAMPLES
 *
 * SAMPLES is what tools/language_samples.lua writes: set, code of the language, weight, text, a sample a line with tabs
 * between. Samples of the set "held" are not learnt from; it is printed how many of them, and of single words and pairs
 * of words of them, are told rightly. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "language/grams.h"
#include "language/language.h"

enum {
    LONGEST_LINE = 1 << 20,
    LEAST_TIMES = 3,     /* a rarer gram is not learnt */
    SHORTEST_TESTED = 5, /* letters of single words that are tested, as lingua's tests have it */
    MAP_BITS = 23
};

typedef struct word {
    uint32_t first, n; /* its grams in trainer.grams */
    uint32_t letters;
} word;

typedef struct sample {
    uint32_t first, n; /* its words */
    uint8_t class;
    bool held;
    float weight;
} sample;

typedef KZ_VEC(word) words;
typedef KZ_VEC(sample) samples;
typedef KZ_VEC(uint32_t) ids;
typedef KZ_VEC(uint32_t) counts;
typedef KZ_VEC(kz_gram) grams;

typedef struct trainer {
    kz_arena arena;
    kz_alphabet alphabet; /* being trained */
    words words;
    samples samples;
    ids ids;       /* of the grams of the words; UINT32_MAX where one is not learnt */
    grams grams;   /* by id */
    counts counts; /* by id */
    uint32_t *map; /* gram to id + 1 */
    uint32_t classes, buckets[KZ_A_OTHER], epochs;
    float *weights, *squares;
    double mass[KZ_MOST_CLASSES];
    uint64_t random;
    const char *out, *path;
    FILE *file;
    float heat; /* what votes are multiplied with, so that confidence is true; 1 while learning */
} trainer;

static uint32_t random_below(trainer *t, uint32_t n) {
    t->random = t->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)((t->random >> 33) % n);
}

/* ---- Reading ---- */

static uint32_t id_of(trainer *t, kz_gram gram) {
    uint32_t at = (uint32_t)(gram >> (64 - MAP_BITS));
    while (t->map[at] && t->grams.at[t->map[at] - 1] != gram)
        at = (at + 1) & ((1u << MAP_BITS) - 1);
    if (!t->map[at]) {
        *kz_push(&t->arena, &t->grams) = gram;
        *kz_push(&t->arena, &t->counts) = 0;
        t->map[at] = t->grams.n;
    }
    return t->map[at] - 1;
}

static void add_word(trainer *t, const kz_spelled *spelled, bool held) {
    kz_gram found[KZ_MOST_GRAMS];
    word w = {t->ids.n, kz_grams_of(spelled, found), spelled->n};
    for (uint32_t i = 0; i < w.n; i++) {
        uint32_t id = id_of(t, found[i]);
        t->counts.at[id] += !held;
        *kz_push(&t->arena, &t->ids) = id;
    }
    *kz_push(&t->arena, &t->words) = w;
}

/* The class of the code in the alphabet being trained, UINT32_MAX if it is not of that. "mis-Cyrl" is the last one. */
static uint32_t class_of(const trainer *t, kz_slice code) {
    static const char *const others[] = {"mis-Cyrl", "mis-Latn", "mis-Arab"};
    const kz_language_model *m = &kz_language_models[t->alphabet];
    if (kz_starts(code, KZ_LIT("mis-")))
        return memcmp(code.at, others[t->alphabet], code.n) == 0 ? m->classes - 1 : UINT32_MAX;
    kz_language language = kz_language_named(code);
    for (uint32_t k = 0; k < m->classes; k++)
        if (m->languages[k] == language)
            return k;
    return UINT32_MAX;
}

static void add_sample(trainer *t, uint32_t class, bool held, float weight, kz_slice text) {
    sample s = {t->words.n, 0, (uint8_t) class, held, weight};
    kz_spelled spelled;
    for (uint32_t at = 0; kz_next_spelled(text, at, &spelled); at = spelled.span.end)
        if (!spelled.technical && spelled.alphabet == t->alphabet)
            add_word(t, &spelled, held);
    s.n = t->words.n - s.first;
    if (s.n)
        *kz_push(&t->arena, &t->samples) = s;
}

static void read_samples(trainer *t) {
    static char line[LONGEST_LINE];
    FILE *file = fopen(t->path, "rb");
    if (!file) {
        fprintf(stderr, "%s: cannot be read\n", t->path);
        exit(1);
    }
    while (fgets(line, sizeof line, file)) {
        char *set = strtok(line, "\t"), *code = strtok(NULL, "\t"), *weight = strtok(NULL, "\t");
        char *text = strtok(NULL, "\n");
        if (!text)
            continue;
        uint32_t class = class_of(t, (kz_slice){code, (uint32_t)strlen(code)});
        if (class != UINT32_MAX)
            add_sample(t, class, strcmp(set, "held") == 0, strtof(weight, NULL),
                       (kz_slice){text, (uint32_t)strlen(text)});
    }
    fclose(file);
}

/* Grams that were met too seldom are left out. */
static void drop_rare(trainer *t) {
    for (uint32_t i = 0; i < t->ids.n; i++)
        if (t->ids.at[i] != UINT32_MAX && t->counts.at[t->ids.at[i]] < LEAST_TIMES)
            t->ids.at[i] = UINT32_MAX;
}

/* ---- Learning ---- */

typedef struct piece {
    const word *words;
    uint32_t n;
} piece;

static void score(const trainer *t, piece p, double *out, float *scale) {
    float z[KZ_MOST_CLASSES] = {0};
    uint32_t letters = 0;
    for (uint32_t i = 0; i < p.n; i++) {
        letters += p.words[i].letters;
        for (uint32_t g = 0; g < p.words[i].n; g++) {
            uint32_t id = t->ids.at[p.words[i].first + g];
            if (id == UINT32_MAX)
                continue;
            const float *w = t->weights + (size_t)id * KZ_MOST_CLASSES;
            for (uint32_t k = 0; k < KZ_MOST_CLASSES; k++)
                z[k] += w[k];
        }
    }
    double most = -INFINITY, sum = 0;
    *scale = t->heat / sqrtf((float)letters + 1);
    for (uint32_t k = 0; k < t->classes; k++)
        most = fmax(most, z[k] * *scale);
    for (uint32_t k = 0; k < t->classes; k++)
        sum += out[k] = exp(z[k] * *scale - most);
    for (uint32_t k = 0; k < t->classes; k++)
        out[k] /= sum;
}

static void learn(trainer *t, piece p, uint32_t class, float weight, float rate) {
    double shares[KZ_MOST_CLASSES] = {0};
    float scale, gradient[KZ_MOST_CLASSES] = {0}, most = 0;
    score(t, p, shares, &scale);
    for (uint32_t k = 0; k < t->classes; k++) {
        gradient[k] = (float)((k == class) - shares[k]) * scale * weight;
        most = fmaxf(most, fabsf(gradient[k]));
    }
    if (most < 1e-4f)
        return;
    for (uint32_t i = 0; i < p.n; i++)
        for (uint32_t g = 0; g < p.words[i].n; g++) {
            uint32_t id = t->ids.at[p.words[i].first + g];
            if (id == UINT32_MAX)
                continue;
            float *w = t->weights + (size_t)id * KZ_MOST_CLASSES, *s = t->squares + (size_t)id * KZ_MOST_CLASSES;
            for (uint32_t k = 0; k < KZ_MOST_CLASSES; k++) {
                float step = gradient[k] - 1e-5f * w[k];
                s[k] += step * step;
                w[k] += rate * step / sqrtf(s[k]);
            }
        }
}

static piece whole(const trainer *t, const sample *s) {
    return (piece){t->words.at + s->first, s->n};
}

static piece some_words(trainer *t, const sample *s, uint32_t n) {
    n = n < s->n ? n : s->n;
    return (piece){t->words.at + s->first + random_below(t, s->n - n + 1), n};
}

/* Languages of which there is much do not drown the others. */
static float weight_of(const trainer *t, const sample *s) {
    return s->weight / (float)pow(t->mass[s->class], 0.2);
}

static void learn_all(trainer *t, float rate) {
    uint32_t n = t->samples.n;
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = random_below(t, i);
        sample other = t->samples.at[j];
        t->samples.at[j] = t->samples.at[i - 1];
        t->samples.at[i - 1] = other;
    }
    for (uint32_t i = 0; i < n; i++) {
        const sample *s = &t->samples.at[i];
        if (s->held)
            continue;
        float weight = weight_of(t, s);
        learn(t, whole(t, s), s->class, weight, rate);
        if (s->n > 1) {
            learn(t, some_words(t, s, 1), s->class, weight, rate);
            learn(t, some_words(t, s, 1), s->class, weight, rate);
            learn(t, some_words(t, s, 2), s->class, weight, rate);
            learn(t, some_words(t, s, 3 + random_below(t, 5)), s->class, weight, rate);
        }
    }
}

static void weigh_classes(trainer *t) {
    memset(t->mass, 0, sizeof t->mass);
    double all = 0;
    for (uint32_t i = 0; i < t->samples.n; i++)
        if (!t->samples.at[i].held)
            t->mass[t->samples.at[i].class] += t->samples.at[i].weight * sqrt(t->samples.at[i].n);
    for (uint32_t k = 0; k < t->classes; k++)
        all += t->mass[k];
    for (uint32_t k = 0; k < t->classes; k++)
        t->mass[k] = t->mass[k] * t->classes / all + 1e-3;
}

/* ---- The table ---- */

typedef struct choice {
    double worth;
    uint32_t id;
} choice;

static int by_worth(const void *a, const void *b) {
    double x = ((const choice *)a)->worth, y = ((const choice *)b)->worth;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* Puts the grams that move most into the places of the table; those that find none are no longer learnt. */
static uint32_t *choose(trainer *t) {
    uint32_t buckets = t->buckets[t->alphabet], n = t->grams.n;
    choice *all = malloc(n * sizeof *all);
    uint32_t *places = malloc((size_t)buckets * KZ_BUCKET * sizeof *places);
    bool *kept = calloc(n, 1);
    memset(places, 0xFF, (size_t)buckets * KZ_BUCKET * sizeof *places);
    for (uint32_t id = 0; id < n; id++) {
        const float *w = t->weights + (size_t)id * KZ_MOST_CLASSES;
        double mean = 0, spread = 0;
        for (uint32_t k = 0; k < t->classes; k++)
            mean += w[k] / t->classes;
        for (uint32_t k = 0; k < t->classes; k++)
            spread += (w[k] - mean) * (w[k] - mean);
        all[id] = (choice){t->counts.at[id] < LEAST_TIMES ? 0 : spread * t->counts.at[id], id};
    }
    qsort(all, n, sizeof *all, by_worth);
    for (uint32_t i = 0; i < n && all[i].worth > 0; i++) {
        kz_gram gram = t->grams.at[all[i].id];
        uint32_t *bucket = places + (size_t)kz_gram_bucket(gram, buckets) * KZ_BUCKET;
        for (uint32_t k = 0; k < KZ_BUCKET; k++) {
            if (bucket[k] != UINT32_MAX && kz_gram_tag(t->grams.at[bucket[k]]) == kz_gram_tag(gram))
                break;
            if (bucket[k] == UINT32_MAX) {
                bucket[k] = all[i].id;
                kept[all[i].id] = true;
                break;
            }
        }
    }
    for (uint32_t i = 0; i < t->ids.n; i++)
        if (t->ids.at[i] != UINT32_MAX && !kept[t->ids.at[i]])
            t->ids.at[i] = UINT32_MAX;
    free(all);
    free(kept);
    return places;
}

enum { MOST_WEIGHT = 127 };

/* What a byte of 1 is worth. */
static float unit_of(const trainer *t, const uint32_t *places, uint32_t n) {
    float largest = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < t->classes && places[i] != UINT32_MAX; k++)
            largest = fmaxf(largest, fabsf(t->weights[(size_t)places[i] * KZ_MOST_CLASSES + k]));
    return fminf(largest, 8) / MOST_WEIGHT;
}

/* Rounds the weights to what bytes can hold. */
static void round_weights(trainer *t, const uint32_t *places, uint32_t n, float unit) {
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < t->classes && places[i] != UINT32_MAX; k++) {
            float *w = &t->weights[(size_t)places[i] * KZ_MOST_CLASSES + k];
            *w = fmaxf(-MOST_WEIGHT, fminf(MOST_WEIGHT, roundf(*w / unit))) * unit;
        }
}

static void write_model(trainer *t, const uint32_t *places, uint32_t n, float unit) {
    static const char *const names[] = {"Cyrl", "Latn", "Arab"};
    fprintf(t->file, "%s %u %.8f\n", names[t->alphabet], t->buckets[t->alphabet], unit * t->heat);
    for (uint32_t i = 0; i < n; i++) {
        if (places[i] == UINT32_MAX) {
            fprintf(t->file, "-\n");
            continue;
        }
        const float *w = t->weights + (size_t)places[i] * KZ_MOST_CLASSES;
        fprintf(t->file, "%04x ", kz_gram_tag(t->grams.at[places[i]]));
        for (uint32_t k = 0; k < t->classes; k++)
            fprintf(t->file, "%02x", (unsigned)(int)roundf(w[k] / unit) & 0xFF);
        fprintf(t->file, "\n");
    }
}

/* ---- Judging ---- */

typedef struct result {
    uint32_t n[3], right[3]; /* whole samples, pairs of words, single words */
    uint32_t taken_for[KZ_MOST_CLASSES];
    double sure, hits; /* of single words: mean confidence and how many are right */
} result;

static void judge(const trainer *t, result *r, uint32_t kind, uint32_t class, piece p) {
    double shares[KZ_MOST_CLASSES];
    float scale;
    score(t, p, shares, &scale);
    uint32_t best = 0;
    for (uint32_t k = 1; k < t->classes; k++)
        best = shares[k] > shares[best] ? k : best;
    r[class].n[kind]++;
    r[class].right[kind] += best == class;
    if (kind == 2) {
        r[class].taken_for[best]++;
        r[class].sure += shares[best];
        r[class].hits += best == class;
    }
}

static void judge_held(const trainer *t, const char *when) {
    result results[KZ_MOST_CLASSES] = {0};
    for (uint32_t i = 0; i < t->samples.n; i++) {
        const sample *s = &t->samples.at[i];
        if (!s->held)
            continue;
        judge(t, results, 0, s->class, whole(t, s));
        for (uint32_t w = 0; w < s->n; w++) {
            const word *at = &t->words.at[s->first + w];
            if (at->letters >= SHORTEST_TESTED)
                judge(t, results, 2, s->class, (piece){at, 1});
            if (w + 1 < s->n && at->letters >= SHORTEST_TESTED && at[1].letters >= SHORTEST_TESTED)
                judge(t, results, 1, s->class, (piece){at, 2});
        }
    }
    const kz_language_model *m = &kz_language_models[t->alphabet];
    printf("%s\n", when);
    for (uint32_t k = 0; k < t->classes; k++) {
        result *r = &results[k];
        if (!r->n[0])
            continue;
        printf("%-9s sentences %.4f of %5u  pairs %.4f  words %.4f of %6u (mean confidence %.3f)",
               kz_language_code((kz_language)m->languages[k]), (double)r->right[0] / r->n[0], r->n[0],
               (double)r->right[1] / (r->n[1] ? r->n[1] : 1), (double)r->right[2] / (r->n[2] ? r->n[2] : 1), r->n[2],
               r->sure / (r->n[2] ? r->n[2] : 1));
        for (uint32_t o = 0; o < t->classes; o++)
            if (o != k && r->taken_for[o] * 200 > r->n[2])
                printf(" %s %.3f", kz_language_code((kz_language)m->languages[o]), (double)r->taken_for[o] / r->n[2]);
        printf("\n");
    }
    fflush(stdout);
}

/* ---- Confidence ---- */

/* The loss over whole samples, pairs and single words that were held out. */
static double held_loss(const trainer *t) {
    double loss = 0, shares[KZ_MOST_CLASSES];
    float scale;
    for (uint32_t i = 0; i < t->samples.n; i++) {
        const sample *s = &t->samples.at[i];
        if (!s->held)
            continue;
        score(t, whole(t, s), shares, &scale);
        loss -= log(shares[s->class] + 1e-9);
        for (uint32_t w = 0; w < s->n; w++)
            for (uint32_t n = 1; n <= 2 && w + n <= s->n; n++) {
                score(t, (piece){t->words.at + s->first + w, n}, shares, &scale);
                loss -= log(shares[s->class] + 1e-9);
            }
    }
    return loss;
}

/* The heat by which what was held out is least surprising. */
static void find_heat(trainer *t) {
    float best = 1;
    double least = held_loss(t);
    for (float heat = 0.8f; heat < 2.5f; heat += 0.1f) {
        t->heat = heat;
        double loss = held_loss(t);
        if (loss < least) {
            least = loss;
            best = heat;
        }
    }
    t->heat = best;
    printf("heat %.1f\n", best);
}

/* ---- One alphabet after the other ---- */

static void train(trainer *t) {
    t->classes = kz_language_models[t->alphabet].classes;
    t->words = (words){0};
    t->samples = (samples){0};
    t->ids = (ids){0};
    t->grams = (grams){0};
    t->counts = (counts){0};
    t->heat = 1;
    t->map = calloc((size_t)1 << MAP_BITS, sizeof *t->map);
    read_samples(t);
    size_t n = (size_t)t->grams.n * KZ_MOST_CLASSES;
    t->weights = calloc(n, sizeof *t->weights);
    t->squares = malloc(n * sizeof *t->squares);
    printf("%u samples, %u words, %u grams\n", t->samples.n, t->words.n, t->grams.n);
    for (size_t i = 0; i < n; i++)
        t->squares[i] = 1e-2f;
    weigh_classes(t);
    drop_rare(t);
    for (uint32_t epoch = 0; epoch < t->epochs; epoch++)
        learn_all(t, 0.3f);
    judge_held(t, "all grams");
    uint32_t *places = choose(t), placed = t->buckets[t->alphabet] * KZ_BUCKET;
    for (uint32_t epoch = 0; epoch < t->epochs; epoch++)
        learn_all(t, 0.1f);
    judge_held(t, "grams of the table");
    float unit = unit_of(t, places, placed);
    round_weights(t, places, placed, unit);
    find_heat(t);
    judge_held(t, "rounded, with heat");
    write_model(t, places, placed, unit);
    free(places);
    free(t->weights);
    free(t->squares);
    free(t->map);
}

static void work(void *context) {
    trainer *t = context;
    for (t->alphabet = 0; t->alphabet < KZ_A_OTHER; t->alphabet++)
        train(t);
}

static const char HEAD[] =
    "# Weights of the model of languages, plugin/language. Do not edit: trained by tools/train_language.c (`make "
    "language`).\n"
    "# Sources: see data/language/README.md; no text of them is in here. Licence of the numbers: MIT.\n"
    "# For each alphabet its name, buckets, what a weight of 1 is worth; then a place a line:\n"
    "# the tag of its gram and a byte in hexadecimal (two's complement) for each language, in the order of "
    "languages.tsv.\n";

int main(int argc, char **argv) {
    static trainer t = {.buckets = {3600, 1150, 650}, .epochs = 8, .random = 20261126};
    t.out = "data/language/weights.txt";
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
            t.out = argv[++i];
        else if (strcmp(argv[i], "--epochs") == 0 && i + 1 < argc)
            t.epochs = (uint32_t)atoi(argv[++i]);
        else if (strcmp(argv[i], "--buckets") == 0 && i + 1 < argc)
            sscanf(argv[++i], "%u,%u,%u", &t.buckets[0], &t.buckets[1], &t.buckets[2]);
        else
            t.path = argv[i];
    }
    t.file = t.path ? fopen(t.out, "wb") : NULL;
    if (!t.file) {
        fprintf(stderr, "usage: train_language [--out FILE] [--epochs N] [--buckets N,N,N] SAMPLES\n");
        return 2;
    }
    fputs(HEAD, t.file);
    kz_arena_init(&t.arena, kz_alloc_libc, 0);
    kz_status status = kz_arena_run(&t.arena, work, &t);
    kz_arena_free(&t.arena);
    fclose(t.file);
    return status == KZ_OK ? 0 : 1;
}
