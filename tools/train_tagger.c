/* Trains the tagger of plugin/parse on a treebank: a conditional random field over the features of tagger.c.
 *
 *   train_tagger FILE.conllu [--with FILE.conllu …] [--out data/parse/weights.txt] [--rounds N] [--rate X] [--pull X]
 * [--seed N]
 *
 * Prints what it gets right of each third of the sentences after it learned from the two others and from the files of
 * --with; then, with --out, learns from all and writes the weights. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "parse/parser.h"

enum { FOLDS = 3, SCALE = 256 };

typedef struct gold_word {
    kz_span span; /* in the sentence's text without white space */
    char lemma[200];
    uint8_t upos;
    uint64_t feats;
} gold_word;

typedef struct sentence {
    kz_slice text;
    KZ_VEC(gold_word) gold;
    kz_segments segments;
    kz_words words;
    double (*own)[KZ_MOST_CANDIDATES], (*to)[KZ_MOST_CANDIDATES], (*from)[KZ_MOST_CANDIDATES];
    double (*pair)[KZ_MOST_CANDIDATES][KZ_MOST_CANDIDATES];
    uint32_t *allowed;
    int32_t *aligned; /* gold word of each word, -1 if the boundaries differ */
} sentence;

typedef struct trainer {
    kz_arena arena;
    kz_parser *parser;
    KZ_VEC(sentence) sentences, own; /* of the treebank; those of --with, which no fold holds out */
    double weights[KZ_TAGGER_WEIGHTS], gradient[KZ_TAGGER_WEIGHTS], squares[KZ_TAGGER_WEIGHTS];
    int16_t rounded[KZ_TAGGER_WEIGHTS];
    double rate, pull;
    const char *path, *out, *with[8];
    uint32_t others;
    uint32_t rounds, seed;
} trainer;

/* ---- Reading ---- */

static uint8_t pos_named(const char *name) {
    for (int pos = KZ_POS_X; pos <= KZ_POS_SYM; pos++)
        if (strcmp(kz_pos_name((kz_pos)pos), name) == 0)
            return (uint8_t)pos;
    return KZ_POS_X;
}

static uint64_t read_feats(const char *text) {
    uint64_t all = 0, one;
    char copy[1000];
    snprintf(copy, sizeof copy, "%s", text);
    for (char *part = strtok(copy, "|"); part; part = strtok(NULL, "|")) {
        if (kz_feats_read((kz_slice){part, (uint32_t)strlen(part)}, &one))
            all |= one;
    }
    return all;
}

static uint32_t letters_of(const char *form) {
    uint32_t n = 0;
    for (; *form; form++)
        n += *form != ' ';
    return n;
}

static void read_line(trainer *t, sentence *s, char *line, uint32_t *at, uint32_t *covered) {
    char *column[10] = {0};
    for (int i = 0; i < 10 && line; i++) {
        column[i] = line;
        line = strchr(line, '\t');
        if (line)
            *line++ = 0;
    }
    if (!column[9] || strchr(column[0], '.'))
        return;
    char *range = strchr(column[0], '-');
    uint32_t id = (uint32_t)atoi(column[0]);
    if (range)
        *covered = (uint32_t)atoi(range + 1);
    bool inside = !range && id <= *covered;
    gold_word *word;
    if (inside) {
        word = &s->gold.at[s->gold.n - 1];
        if (word->lemma[0])
            return;
    } else {
        word = kz_push(&t->arena, &s->gold);
        *word = (gold_word){.span = {*at, *at + letters_of(column[1])}};
        *at = word->span.end;
    }
    if (range)
        return;
    snprintf(word->lemma, sizeof word->lemma, "%s", column[2]);
    kz_lower_into(word->lemma, (kz_slice){word->lemma, (uint32_t)strlen(word->lemma)});
    word->upos = pos_named(column[3]);
    word->feats = read_feats(column[5]);
}

static void cut(trainer *t, sentence *s) {
    kz_span whole = {0, s->text.n};
    kz_segment(&t->arena, s->text, &whole, 1, &s->segments);
    kz_words_of(&t->arena, &s->segments, false, &s->words);
    s->aligned = kz_arena_get(&t->arena, (s->words.n + 1) * sizeof *s->aligned);
    for (uint32_t i = 0; i < s->words.n; i++) {
        s->aligned[i] = -1;
        s->words.at[i].sentence_start = i == 0;
    }
}

static void align(trainer *t, sentence *s) {
    cut(t, s);
    uint32_t at = 0, gold = 0;
    for (uint32_t i = 0; i < s->words.n; i++) {
        kz_span span = s->words.at[i].span;
        uint32_t n = 0;
        for (uint32_t k = span.start; k < span.end; k++)
            n += s->text.at[k] != ' ';
        while (gold < s->gold.n && s->gold.at[gold].span.start < at)
            gold++;
        bool same = gold < s->gold.n && s->gold.at[gold].span.start == at && s->gold.at[gold].span.end == at + n;
        s->aligned[i] = same ? (int32_t)gold : -1;
        at += n;
    }
}

static void read_treebank(trainer *t, const char *path, bool own) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    static char line[100000];
    uint32_t at = 0, covered = 0;
    sentence now = {0};
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, "# text = ", 9) == 0)
            now.text = kz_copy(&t->arena, (kz_slice){line + 9, (uint32_t)strlen(line + 9)});
        else if (line[0] == 0 && now.text.n) {
            align(t, &now);
            if (own)
                *kz_push(&t->arena, &t->own) = now;
            else
                *kz_push(&t->arena, &t->sentences) = now;
            now = (sentence){0};
            at = covered = 0;
        } else if (line[0] && line[0] != '#')
            read_line(t, &now, line, &at, &covered);
    }
    fclose(file);
}

/* ---- Learning ---- */

static bool same_lemma(const sentence *s, const kz_word *word, const kz_candidate *c, const gold_word *gold) {
    char lemma[2000];
    kz_word with = *word;
    with.reading = c->reading;
    uint32_t n = kz_word_lemma(s->text, s->segments.lower, &with, lemma);
    kz_lower_into(lemma, (kz_slice){lemma, n});
    return n == strlen(gold->lemma) && memcmp(lemma, gold->lemma, n) == 0;
}

static uint32_t bits_of(uint64_t x) {
    uint32_t n = 0;
    for (; x; x &= x - 1)
        n++;
    return n;
}

static uint32_t likeness(const sentence *s, const kz_word *word, const kz_candidate *c, const gold_word *gold) {
    uint32_t score = same_lemma(s, word, c, gold) ? 400 : 0;
    score += c->reading.upos == gold->upos ? 400 : 0;
    score += (c->reading.feats & KZ_UD_CASE) == (gold->feats & KZ_UD_CASE) ? 400 : 0;
    return score + 100 - bits_of(c->reading.feats ^ gold->feats);
}

/* The candidates that are most like the gold one, a bit each; all where none is like it. */
static uint32_t right_candidates(const sentence *s, uint32_t i, const kz_choice *choice) {
    uint32_t all = (1u << choice->n) - 1, best = 0, most = 0;
    if (s->aligned[i] < 0)
        return all;
    const gold_word *gold = &s->gold.at[s->aligned[i]];
    for (uint32_t k = 0; k < choice->n; k++) {
        uint32_t score = likeness(s, &s->words.at[i], &choice->candidates[k], gold);
        if (score > most)
            best = 0;
        most = score > most ? score : most;
        best |= score == most ? 1u << k : 0;
    }
    return most >= 800 ? best : all;
}

/* ---- The likelihood of the right readings, and its gradient (a conditional random field) ---- */

typedef double table[KZ_MOST_CANDIDATES];

/* A sentence with the worth of everything, and the sums over all ways to and from each candidate. */
typedef struct lattice {
    const kz_choice *words;
    uint32_t n;
    table *own, *to, *from;
    double (*pair)[KZ_MOST_CANDIDATES][KZ_MOST_CANDIDATES]; /* [i][before][candidate] */
    uint32_t *allowed;                                      /* a bit for each right candidate */
} lattice;

static double weigh(const trainer *t, const uint32_t *features, uint32_t n) {
    double sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += t->weights[features[i]];
    return sum;
}

static uint32_t own_features(const lattice *l, uint32_t i, uint32_t k, uint32_t *out) {
    const kz_candidate *c = &l->words[i].candidates[k];
    uint32_t n = kz_lone_features(l->words[i].entry, c, k, out);
    if (l->words[i].n > 1)
        n += kz_context_features(l->words, l->n, i, c, out + n);
    return n;
}

static uint32_t pair_features(const lattice *l, uint32_t i, uint32_t before, uint32_t k, uint32_t *out) {
    return kz_pair_features(&l->words[i - 1].candidates[before], &l->words[i].candidates[k], out);
}

static void weigh_all(const trainer *t, lattice *l) {
    uint32_t features[2 * KZ_MOST_FEATURES];
    for (uint32_t i = 0; i < l->n; i++) {
        for (uint32_t k = 0; k < l->words[i].n; k++) {
            l->own[i][k] = weigh(t, features, own_features(l, i, k, features));
            for (uint32_t b = 0; i && b < l->words[i - 1].n; b++)
                l->pair[i][b][k] = weigh(t, features, pair_features(l, i, b, k, features));
        }
    }
}

static double add_logs(double a, double b) {
    if (a < b) {
        double c = a;
        a = b;
        b = c;
    }
    return b == -INFINITY ? a : a + log1p(exp(b - a));
}

/* Sums over all ways, or over those that go through right candidates alone; returns the logarithm of the whole. */
static double sum_ways(lattice *l, bool right) {
    for (uint32_t i = 0; i < l->n; i++) {
        for (uint32_t k = 0; k < l->words[i].n; k++) {
            l->to[i][k] = -INFINITY;
            if (right && !(l->allowed[i] >> k & 1))
                continue;
            double sum = i ? -INFINITY : 0;
            for (uint32_t b = 0; i && b < l->words[i - 1].n; b++)
                sum = add_logs(sum, l->to[i - 1][b] + l->pair[i][b][k]);
            l->to[i][k] = sum + l->own[i][k];
        }
    }
    double whole = -INFINITY;
    for (uint32_t i = l->n; i-- > 0;) {
        for (uint32_t k = 0; k < l->words[i].n; k++) {
            l->from[i][k] = -INFINITY;
            if (right && !(l->allowed[i] >> k & 1))
                continue;
            double sum = i + 1 < l->n ? -INFINITY : 0;
            for (uint32_t a = 0; i + 1 < l->n && a < l->words[i + 1].n; a++) {
                bool open = !right || l->allowed[i + 1] >> a & 1;
                if (open)
                    sum = add_logs(sum, l->from[i + 1][a] + l->own[i + 1][a] + l->pair[i + 1][k][a]);
            }
            l->from[i][k] = sum;
            if (i + 1 == l->n)
                whole = add_logs(whole, l->to[i][k]);
        }
    }
    return whole;
}

static void add_gradient(trainer *t, const uint32_t *features, uint32_t n, double by) {
    for (uint32_t i = 0; i < n; i++)
        t->gradient[features[i]] += by;
}

/* Adds `sign` times what the features are worth on average over the ways that are summed. */
static void expect(trainer *t, const lattice *l, double whole, double sign) {
    uint32_t features[2 * KZ_MOST_FEATURES];
    for (uint32_t i = 0; i < l->n; i++) {
        for (uint32_t k = 0; k < l->words[i].n; k++) {
            double p = exp(l->to[i][k] + l->from[i][k] - whole);
            if (p < 1e-9)
                continue;
            add_gradient(t, features, own_features(l, i, k, features), sign * p);
            for (uint32_t b = 0; i && b < l->words[i - 1].n; b++) {
                double q = exp(l->to[i - 1][b] + l->pair[i][b][k] + l->own[i][k] + l->from[i][k] - whole);
                if (q > 1e-9)
                    add_gradient(t, features, pair_features(l, i, b, k, features), sign * q);
            }
        }
    }
}

static void *room(trainer *t, uint32_t n, size_t size) {
    return kz_arena_zeroed(&t->arena, (n + 1) * size);
}

static lattice make_lattice(trainer *t, sentence *s) {
    kz_parser *p = t->parser;
    kz_parser_meet(p, s->segments.lower, &s->words, 0, s->words.n);
    lattice l = {.words = p->sentence.at, .n = p->sentence.n};
    if (!s->own) {
        s->own = room(t, l.n, sizeof(table));
        s->to = room(t, l.n, sizeof(table));
        s->from = room(t, l.n, sizeof(table));
        s->pair = room(t, l.n, sizeof *l.pair);
        s->allowed = room(t, l.n, sizeof *l.allowed);
        for (uint32_t i = 0; i < l.n; i++)
            s->allowed[i] = right_candidates(s, i, &l.words[i]);
    }
    l.own = s->own;
    l.to = s->to;
    l.from = s->from;
    l.pair = s->pair;
    l.allowed = s->allowed;
    return l;
}

/* A step of AdaGrad after each sentence, with a pull towards 0 on what it touches. */
static void learn(trainer *t, sentence *s) {
    lattice l = make_lattice(t, s);
    if (l.n == 0)
        return;
    weigh_all(t, &l);
    expect(t, &l, sum_ways(&l, true), 1);
    expect(t, &l, sum_ways(&l, false), -1);
    for (uint32_t f = 0; f < KZ_TAGGER_WEIGHTS; f++) {
        double g = t->gradient[f];
        if (g == 0)
            continue;
        t->gradient[f] = 0;
        g -= t->pull * t->weights[f];
        t->squares[f] += g * g;
        t->weights[f] += t->rate * g / sqrt(t->squares[f] + 1e-6);
    }
}

static void round_weights(trainer *t) {
    for (uint32_t f = 0; f < KZ_TAGGER_WEIGHTS; f++) {
        double w = t->weights[f] * SCALE;
        w = w > 32767 ? 32767 : w < -32768 ? -32768 : w;
        t->rounded[f] = (int16_t)lround(w);
    }
}

static void decode(trainer *t, sentence *s) {
    kz_parser *p = t->parser;
    kz_parser_meet(p, s->segments.lower, &s->words, 0, s->words.n);
    uint32_t features[KZ_MOST_FEATURES];
    for (uint32_t i = 0; i < p->sentence.n; i++) {
        kz_choice *word = &p->sentence.at[i];
        for (uint32_t k = 0; k < word->n; k++)
            word->candidates[k].worth =
                kz_weigh(t->rounded, features, kz_lone_features(word->entry, &word->candidates[k], k, features));
    }
    kz_tag(t->rounded, p->sentence.at, p->sentence.n, p->steps.at);
}

static void train(trainer *t, uint32_t held) {
    memset(t->weights, 0, sizeof t->weights);
    memset(t->squares, 0, sizeof t->squares);
    uint32_t n = t->sentences.n, all = n + t->own.n, order = t->seed;
    for (uint32_t i = 0; i < all * t->rounds; i++) {
        order = order * 1103515245u + 12345u;
        uint32_t pick = (order >> 8) % all;
        if (pick >= n)
            learn(t, &t->own.at[pick - n]);
        else if (pick % FOLDS != held)
            learn(t, &t->sentences.at[pick]);
    }
    round_weights(t);
}

/* ---- Judging ---- */

typedef struct tally {
    uint32_t words, lemma, upos, case_, oracle;
} tally;

/* How many of the treebank's words the tool cuts out, with no sentence break inside a sentence: no training in it. */
static void judge_boundaries(const trainer *t) {
    uint32_t gold = 0, found = 0, same = 0, breaks = 0;
    for (uint32_t i = 0; i < t->sentences.n; i++) {
        const sentence *s = &t->sentences.at[i];
        gold += s->gold.n;
        breaks += s->segments.sentences.n - 1;
        for (uint32_t k = 0; k < s->words.n; k++)
            same += s->aligned[k] >= 0;
        found += s->words.n;
    }
    printf("words F1 %.4f before verbs are joined with жоқ and екен; sentences %u, breaks inside them %u\n",
           2.0 * same / (gold + found), t->sentences.n, breaks);
}

static void judge(trainer *t, sentence *s, tally *sum) {
    decode(t, s);
    for (uint32_t g = 0; g < s->gold.n; g++)
        sum->words += s->gold.at[g].upos != KZ_POS_PUNCT;
    for (uint32_t i = 0; i < s->words.n; i++) {
        if (s->aligned[i] < 0 || s->gold.at[s->aligned[i]].upos == KZ_POS_PUNCT)
            continue;
        const gold_word *gold = &s->gold.at[s->aligned[i]];
        const kz_choice *choice = &t->parser->sentence.at[i];
        const kz_candidate *c = &choice->candidates[choice->chosen];
        bool lemma = same_lemma(s, &s->words.at[i], c, gold), upos = c->reading.upos == gold->upos;
        bool case_ = (c->reading.feats & KZ_UD_CASE) == (gold->feats & KZ_UD_CASE);
        sum->lemma += lemma;
        sum->upos += upos;
        sum->case_ += case_;
        bool possible = false;
        for (uint32_t k = 0; k < choice->n; k++)
            possible = possible || likeness(s, &s->words.at[i], &choice->candidates[k], gold) >= 1200;
        sum->oracle += possible;
        if (getenv("SHOW") && (!lemma || !upos || !case_)) {
            char text[2000];
            kz_word with = s->words.at[i];
            with.reading = c->reading;
            uint32_t n = kz_word_lemma(s->text, s->segments.lower, &with, text);
            char feats[KZ_FEATS_ROOM], want[KZ_FEATS_ROOM];
            feats[kz_feats_write(c->reading.feats, feats)] = 0;
            want[kz_feats_write(gold->feats, want)] = 0;
            const kz_word *w = &s->words.at[i];
            printf("%s %.*s\t%.*s %s %s\t%s %s %s\n", possible ? "choice" : "LACKS ",
                   (int)(w->span.end - w->span.start), s->text.at + w->span.start, (int)n, text,
                   kz_pos_name((kz_pos)c->reading.upos), feats, gold->lemma, kz_pos_name((kz_pos)gold->upos), want);
        }
    }
}

static void print_tally(const char *name, const tally *sum) {
    double n = sum->words ? sum->words : 1;
    printf("%-12s %5u words  lemma %.4f  UPOS %.4f  Case %.4f  all three possible %.4f\n", name, sum->words,
           sum->lemma / n, sum->upos / n, sum->case_ / n, sum->oracle / n);
}

static void write_weights(const trainer *t) {
    FILE *file = fopen(t->out, "wb");
    if (!file) {
        perror(t->out);
        exit(1);
    }
    fputs("# Weights of the tagger of plugin/parse. Do not edit: trained by tools/train_tagger.c.\n"
          "# Source: trained on a part of UD_Kazakh-KTB (universaldependencies.org, CC BY-SA 4.0), of which it holds "
          "no text, and\n"
          "# on the sentences of this folder, which were written and analysed by hand for this project (MIT).\n"
          "# A weight a line: its place and its value; all others are 0.\n"
          "place\tweight\n",
          file);
    for (uint32_t f = 0; f < KZ_TAGGER_WEIGHTS; f++)
        if (t->rounded[f])
            fprintf(file, "%u\t%d\n", f, t->rounded[f]);
    fclose(file);
}

static void run(void *context) {
    trainer *t = context;
    t->parser = kz_parser_new(&t->arena, 1 << 17);
    read_treebank(t, t->path, false);
    for (uint32_t i = 0; i < t->others; i++)
        read_treebank(t, t->with[i], true);
    tally all = {0};
    for (uint32_t held = 0; held < FOLDS; held++) {
        train(t, held);
        tally sum = {0};
        for (uint32_t i = 0; i < t->sentences.n; i++)
            if (i % FOLDS == held)
                judge(t, &t->sentences.at[i], &sum);
        char name[40];
        snprintf(name, sizeof name, "held out %u", held + 1);
        print_tally(name, &sum);
        all.words += sum.words;
        all.lemma += sum.lemma;
        all.upos += sum.upos;
        all.case_ += sum.case_;
        all.oracle += sum.oracle;
    }
    print_tally("mean", &all);
    judge_boundaries(t);
    if (t->out) {
        train(t, FOLDS);
        write_weights(t);
    }
}

int main(int argc, char **argv) {
    static trainer t = {.rounds = 10, .seed = 12345, .rate = 0.05, .pull = 0.02};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
            t.out = argv[++i];
        else if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            t.rounds = (uint32_t)atoi(argv[++i]);
        else if (strcmp(argv[i], "--rate") == 0 && i + 1 < argc)
            t.rate = atof(argv[++i]);
        else if (strcmp(argv[i], "--pull") == 0 && i + 1 < argc)
            t.pull = atof(argv[++i]);
        else if (strcmp(argv[i], "--with") == 0 && i + 1 < argc && t.others < sizeof t.with / sizeof *t.with)
            t.with[t.others++] = argv[++i];
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
            t.seed = (uint32_t)atoi(argv[++i]);
        else
            t.path = argv[i];
    }
    if (!t.path) {
        fputs("usage: train_tagger FILE.conllu [--with FILE.conllu] [--out FILE] [--rounds N] [--rate X] [--pull X] "
              "[--seed N]\n",
              stderr);
        return 2;
    }
    kz_arena_init(&t.arena, kz_alloc_libc, 0);
    kz_status status = kz_arena_run(&t.arena, run, &t);
    kz_arena_free(&t.arena);
    return status == KZ_OK ? 0 : 1;
}
