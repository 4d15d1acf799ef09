/* Trains the tagger of plugin/parse on a treebank: an averaged structured perceptron over the features of tagger.c.
 *
 *   train_tagger FILE.conllu [--out data/parse/weights.txt] [--rounds N]
 *
 * Prints what it gets right of each third of the sentences after it learned from the two others; then, with --out,
 * learns from all and writes the weights. */
#include <stdio.h>
#include <stdlib.h>

#include "parse/parser.h"

enum { FOLDS = 3, SCALE = 24 };

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
    int32_t *aligned; /* gold word of each word, -1 if the boundaries differ */
} sentence;

typedef struct trainer {
    kz_arena arena;
    kz_parser *parser;
    KZ_VEC(sentence) sentences;
    int16_t weights[KZ_TAGGER_WEIGHTS];
    int64_t totals[KZ_TAGGER_WEIGHTS];
    uint32_t touched[KZ_TAGGER_WEIGHTS];
    uint32_t time;
    const char *path, *out;
    uint32_t rounds;
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

static void align(trainer *t, sentence *s) {
    kz_span whole = {0, s->text.n};
    kz_segment(&t->arena, s->text, &whole, 1, &s->segments);
    kz_words_of(&t->arena, &s->segments, false, &s->words);
    s->aligned = kz_arena_get(&t->arena, (s->words.n + 1) * sizeof *s->aligned);
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
        s->words.at[i].sentence_start = i == 0;
    }
}

static void read_treebank(trainer *t) {
    FILE *file = fopen(t->path, "rb");
    if (!file) {
        perror(t->path);
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

/* The candidate that is most like the gold one, or UINT32_MAX where none is like it. */
static uint32_t right_candidate(const sentence *s, uint32_t i, const kz_choice *choice) {
    if (s->aligned[i] < 0)
        return UINT32_MAX;
    const gold_word *gold = &s->gold.at[s->aligned[i]];
    uint32_t best = 0, most = 0;
    for (uint32_t k = 0; k < choice->n; k++) {
        uint32_t score = likeness(s, &s->words.at[i], &choice->candidates[k], gold);
        if (score > most) {
            most = score;
            best = k;
        }
    }
    return most >= 800 ? best : UINT32_MAX;
}

static void change(trainer *t, const uint32_t *features, uint32_t n, int16_t by) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t f = features[i];
        t->totals[f] += (int64_t)t->weights[f] * (t->time - t->touched[f]);
        t->touched[f] = t->time;
        t->weights[f] = (int16_t)(t->weights[f] + by);
    }
}

static void change_way(trainer *t, const kz_choice *words, uint32_t n, const uint32_t *way, int16_t by) {
    uint32_t features[KZ_MOST_FEATURES];
    for (uint32_t i = 0; i < n; i++) {
        const kz_candidate *c = &words[i].candidates[way[i]];
        change(t, features, kz_lone_features(words[i].entry, c, way[i], features), by);
        if (words[i].n > 1)
            change(t, features, kz_context_features(words, n, i, c, features), by);
        if (i)
            change(t, features, kz_pair_features(&words[i - 1].candidates[way[i - 1]], c, features), by);
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
                kz_weigh(t->weights, features, kz_lone_features(word->entry, &word->candidates[k], k, features));
    }
    kz_tag(t->weights, p->sentence.at, p->sentence.n, p->steps.at);
}

static void learn(trainer *t, sentence *s) {
    decode(t, s);
    uint32_t n = t->parser->sentence.n;
    const kz_choice *words = t->parser->sentence.at;
    uint32_t *right = malloc((n + 1) * 2 * sizeof *right), *chosen = right + n;
    bool wrong = false;
    for (uint32_t i = 0; i < n; i++) {
        chosen[i] = words[i].chosen;
        uint32_t k = right_candidate(s, i, &words[i]);
        right[i] = k == UINT32_MAX ? chosen[i] : k;
        wrong = wrong || right[i] != chosen[i];
    }
    t->time++;
    if (wrong) {
        change_way(t, words, n, right, 1);
        change_way(t, words, n, chosen, -1);
    }
    free(right);
}

static void train(trainer *t, uint32_t held) {
    memset(t->weights, 0, sizeof t->weights);
    memset(t->totals, 0, sizeof t->totals);
    memset(t->touched, 0, sizeof t->touched);
    t->time = 0;
    uint32_t n = t->sentences.n, order = 12345;
    for (uint32_t round = 0; round < t->rounds; round++) {
        for (uint32_t i = 0; i < n; i++) {
            order = order * 1103515245u + 12345u;
            uint32_t pick = (order >> 8) % n;
            if (pick % FOLDS != held)
                learn(t, &t->sentences.at[pick]);
        }
    }
    for (uint32_t f = 0; f < KZ_TAGGER_WEIGHTS; f++) {
        t->totals[f] += (int64_t)t->weights[f] * (t->time - t->touched[f]);
        double mean = t->time ? (double)t->totals[f] * SCALE / t->time : 0;
        mean = mean > 32767 ? 32767 : mean < -32768 ? -32768 : mean;
        t->weights[f] = (int16_t)(mean < 0 ? mean - 0.5 : mean + 0.5);
    }
}

/* ---- Judging ---- */

typedef struct tally {
    uint32_t words, lemma, upos, case_, oracle;
} tally;

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
            printf("%s %.*s\t%.*s %s %s\t%s %s %s\n", possible ? "choice" : "LACKS ", (int)(w->span.end - w->span.start),
                   s->text.at + w->span.start, (int)n, text, kz_pos_name((kz_pos)c->reading.upos), feats, gold->lemma,
                   kz_pos_name((kz_pos)gold->upos), want);
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
          "# Source: trained on a part of UD_Kazakh-KTB (universaldependencies.org, CC BY-SA 4.0); it holds no text of it.\n"
          "# A weight a line: its place and its value; all others are 0.\n"
          "place\tweight\n",
          file);
    for (uint32_t f = 0; f < KZ_TAGGER_WEIGHTS; f++)
        if (t->weights[f])
            fprintf(file, "%u\t%d\n", f, t->weights[f]);
    fclose(file);
}

static void run(void *context) {
    trainer *t = context;
    t->parser = kz_parser_new(&t->arena, 1 << 17);
    read_treebank(t);
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
    if (t->out) {
        train(t, FOLDS);
        write_weights(t);
    }
}

int main(int argc, char **argv) {
    static trainer t = {.rounds = 12};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
            t.out = argv[++i];
        else if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            t.rounds = (uint32_t)atoi(argv[++i]);
        else
            t.path = argv[i];
    }
    if (!t.path) {
        fputs("usage: train_tagger FILE.conllu [--out FILE] [--rounds N]\n", stderr);
        return 2;
    }
    kz_arena_init(&t.arena, kz_alloc_libc, 0);
    kz_status status = kz_arena_run(&t.arena, run, &t);
    kz_arena_free(&t.arena);
    return status == KZ_OK ? 0 : 1;
}
