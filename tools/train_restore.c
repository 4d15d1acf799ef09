/* Trains the model of plugin/restore on clean Kazakh text: for each letter that may stand for several, a logistic
 * regression over the features of model.c.
 *
 *   train_restore [--test FILE] [--out data/restore/weights.txt] [--rounds N] [--rate X] [--pull X] FILE …
 *
 * A file is plain text, a sentence or paragraph a line, which must be rightly spelt (tools/kazakh_lines.lua makes it).
 * With --test it prints how many words of that file it gets right by the model alone, after they were typed without
 * Kazakh letters. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "restore/model.h"

enum { LONGEST_LINE = 1 << 20, MOST_WORDS = 1 << 16 };

typedef KZ_VEC(kz_slice) lines;

typedef struct trainer {
    kz_arena arena;
    lines lessons, tests;
    double weights[KZ_RESTORE_WEIGHTS], squares[KZ_RESTORE_WEIGHTS];
    int8_t rounded[KZ_RESTORE_WEIGHTS];
    double rate, pull;
    uint32_t rounds, order; /* of a linear congruential generator */
    const char *out;
    uint32_t words, right, changed, changed_right;
    kz_typed line[MOST_WORDS];
    kz_typed_context context[MOST_WORDS];
    uint8_t gold[MOST_WORDS][KZ_LONGEST_TYPED];
} trainer;

/* ---- Reading ---- */

static uint32_t meaning_of(uint32_t plain, uint32_t letter) {
    const kz_typed_letter *row = kz_typed_letter_of(plain);
    for (uint32_t m = 1; m < row->n; m++)
        if (row->meant[m] == letter)
            return m;
    return 0;
}

/* The words of a line, typed without Kazakh letters, and what was meant; returns how many. */
static uint32_t read_words(trainer *t, kz_slice line) {
    uint32_t n = 0, length, before = 0;
    for (uint32_t at = 0; at < line.n && n < MOST_WORDS;) {
        uint32_t cp = kz_utf8_at(line, at, &length);
        if (kz_script_of(cp) != KZ_S_CYRILLIC) {
            before = kz_context_after(before, cp);
            at += length;
            continue;
        }
        kz_typed *word = &t->line[n];
        uint32_t letters = 0;
        for (; at < line.n && kz_script_of(cp = kz_utf8_at(line, at, &length)) == KZ_S_CYRILLIC; at += length) {
            uint32_t letter = kz_to_lower(cp);
            if (letters < KZ_LONGEST_TYPED) {
                word->letters[letters] = kz_plain_letter(letter);
                t->gold[n][letters] = (uint8_t)meaning_of(word->letters[letters], letter);
            }
            letters++;
        }
        if (letters > KZ_LONGEST_TYPED)
            continue;
        word->n = letters;
        kz_typed_finish(word);
        if (n)
            t->context[n - 1].after = word->hash;
        t->context[n] = (kz_typed_context){before, 0};
        before = word->hash;
        n++;
    }
    return n;
}

/* ---- Learning ---- */

static void learn_letter(trainer *t, const uint32_t *features, uint32_t n, uint32_t meanings, uint32_t gold) {
    double score[KZ_MEANINGS], most = -1e9, sum = 0;
    for (uint32_t m = 0; m < meanings; m++) {
        score[m] = 0;
        for (uint32_t f = 0; f < n; f++)
            score[m] += t->weights[kz_restore_place(features[f], m)];
        most = score[m] > most ? score[m] : most;
    }
    for (uint32_t m = 0; m < meanings; m++)
        sum += score[m] = exp(score[m] - most);
    for (uint32_t m = 0; m < meanings; m++) {
        double error = (m == gold) - score[m] / sum;
        if (fabs(error) < 1e-3)
            continue;
        for (uint32_t f = 0; f < n; f++) {
            uint32_t place = kz_restore_place(features[f], m);
            double g = error - t->pull * t->weights[place];
            t->squares[place] += g * g;
            t->weights[place] += t->rate * g / sqrt(t->squares[place] + 1e-6);
        }
    }
}

static void learn(trainer *t, kz_slice line) {
    uint32_t n = read_words(t, line), features[KZ_RESTORE_FEATURES];
    for (uint32_t i = 0; i < n; i++) {
        const kz_typed *word = &t->line[i];
        uint32_t harmony = 0;
        for (uint32_t k = 0; k < word->n; k++) {
            const kz_typed_letter *letter = kz_typed_letter_of(word->letters[k]);
            uint32_t meanings = letter->n, gold = t->gold[i][k];
            if (meanings > 1) {
                uint32_t found = kz_restore_features(word, &t->context[i], k, features);
                found += kz_restore_harmony_features(word, k, harmony, features + found);
                learn_letter(t, features, found, meanings, gold);
            }
            harmony = kz_harmony_after(harmony, meanings > 1 ? letter->meant[gold] : word->letters[k]);
        }
    }
}

static void judge(trainer *t, kz_slice line) {
    uint32_t n = read_words(t, line);
    for (uint32_t i = 0; i < n; i++) {
        kz_way ways[KZ_WAYS];
        kz_restore_ways(t->rounded, &t->line[i], &t->context[i], ways);
        bool right = true, changed = false;
        for (uint32_t k = 0; k < t->line[i].n; k++) {
            right = right && ways[0].meaning[k] == t->gold[i][k];
            changed = changed || ways[0].meaning[k];
        }
        t->words++;
        t->right += right;
        t->changed += changed;
        t->changed_right += changed && right;
    }
}

static void read_lines(trainer *t, const char *path, lines *out) {
    static char line[LONGEST_LINE];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    while (fgets(line, sizeof line, file))
        *kz_push(&t->arena, out) = kz_copy(&t->arena, (kz_slice){line, (uint32_t)strcspn(line, "\n")});
    fclose(file);
}

/* The lessons in another order each round: the last ones weigh more. */
static void shuffle(trainer *t) {
    for (uint32_t i = t->lessons.n; i > 1; i--) {
        t->order = t->order * 1103515245u + 12345u;
        uint32_t k = (t->order >> 8) % i;
        kz_slice last = t->lessons.at[i - 1];
        t->lessons.at[i - 1] = t->lessons.at[k];
        t->lessons.at[k] = last;
    }
}

static void round_weights(trainer *t) {
    for (uint32_t f = 0; f < KZ_RESTORE_WEIGHTS; f++) {
        double w = t->weights[f] * KZ_RESTORE_NAT;
        t->rounded[f] = (int8_t)lround(w > 127 ? 127 : w < -127 ? -127 : w);
    }
}

static void write_weights(const trainer *t) {
    FILE *file = fopen(t->out, "wb");
    if (!file) {
        perror(t->out);
        exit(1);
    }
    fputs("# Weights of the model of plugin/restore. Do not edit: trained by tools/train_restore.c.\n"
          "# Source and licence: README.md in this folder. It holds no text.\n"
          "# So many weights a line, from the place that stands first; all others are 0.\n"
          "place\tweights\n",
          file);
    enum { A_LINE = 64 };
    for (uint32_t f = 0; f < KZ_RESTORE_WEIGHTS; f += A_LINE) {
        fprintf(file, "%u\t", f);
        for (uint32_t i = f; i < f + A_LINE; i++)
            fprintf(file, i == f ? "%d" : " %d", t->rounded[i]);
        fputc('\n', file);
    }
    fclose(file);
}

static void run(void *context) {
    trainer *t = context;
    for (uint32_t round = 0; round < t->rounds; round++) {
        shuffle(t);
        for (uint32_t i = 0; i < t->lessons.n; i++)
            learn(t, t->lessons.at[i]);
    }
    round_weights(t);
    for (uint32_t i = 0; i < t->tests.n; i++)
        judge(t, t->tests.at[i]);
    if (t->words)
        printf("%u words, right %.4f, changed %u, of them right %.4f\n", t->words, (double)t->right / t->words,
               t->changed, (double)t->changed_right / t->changed);
    if (t->out)
        write_weights(t);
}

typedef struct arguments {
    trainer *t;
    int n;
    char **at;
} arguments;

static void read_arguments(void *context) {
    arguments *a = context;
    for (int i = 1; i < a->n; i++) {
        const char *name = a->at[i], *value = i + 1 < a->n ? a->at[i + 1] : "";
        if (name[0] != '-') {
            read_lines(a->t, name, &a->t->lessons);
            continue;
        }
        i++;
        if (strcmp(name, "--out") == 0)
            a->t->out = value;
        else if (strcmp(name, "--test") == 0)
            read_lines(a->t, value, &a->t->tests);
        else if (strcmp(name, "--rounds") == 0)
            a->t->rounds = (uint32_t)atoi(value);
        else if (strcmp(name, "--rate") == 0)
            a->t->rate = atof(value);
        else if (strcmp(name, "--pull") == 0)
            a->t->pull = atof(value);
    }
}

int main(int argc, char **argv) {
    static trainer t = {.rate = 0.05, .pull = 1e-6, .rounds = 6, .order = 12345};
    kz_arena_init(&t.arena, kz_alloc_libc, 0);
    kz_status status = kz_arena_run(&t.arena, read_arguments, &(arguments){&t, argc, argv});
    if (status == KZ_OK && !t.lessons.n) {
        fputs("usage: train_restore [--test FILE] [--out FILE] [--rounds N] [--rate X] [--pull X] FILE …\n", stderr);
        return 2;
    }
    if (status == KZ_OK)
        status = kz_arena_run(&t.arena, run, &t);
    kz_arena_free(&t.arena);
    return status == KZ_OK ? 0 : 1;
}
