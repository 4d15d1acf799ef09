#include "repair/survey.h"

#include "repair/scan.h"

/* At most so many combinations of meanings are tried for a word. */
enum { MAX_KINDS = 4, MAX_PLACES = 5 };

static uint8_t meanings(const kz_twin *twin) {
    uint8_t n = 0;
    while (n < KZ_TWIN_MEANINGS && twin->to[n])
        n++;
    return n;
}

/* Small and capital forms are counted together. */
static uint32_t row_of(const kz_twin *twin) {
    const kz_twin *small = kz_twin_of(kz_to_lower(twin->from));
    return (uint32_t)((small ? small : twin) - kz_twins);
}

uint8_t kz_survey_meaning(const kz_survey *survey, const kz_twin *twin) {
    if (!survey || twin->when != KZ_TWIN_TEXT)
        return 0;
    const uint32_t *votes = survey->votes[row_of(twin)];
    uint8_t best = survey->kz1048 && meanings(twin) > 1;
    for (uint8_t i = 0; i < meanings(twin); i++)
        if (votes[i] > votes[best])
            best = i;
    return best;
}

/* Known words must not be chance: Serbian or Uzbek text of many words has a few that look Kazakh. */
enum { MOST_UNKNOWN_TO_KNOWN = 3, DAMAGED_WORDS = 3, UNKNOWN_NAMES = 2 };

static uint32_t known_words(const kz_survey *survey, const kz_twin *twin) {
    uint32_t known = 0;
    for (int i = 0; i < KZ_TWIN_MEANINGS; i++)
        known += survey->votes[row_of(twin)][i];
    return known;
}

/* A letter that has only one meaning needs no words of its own where others have shown that the text is damaged. */
bool kz_survey_shows(const kz_survey *survey, const kz_twin *twin) {
    uint32_t known = known_words(survey, twin);
    if (known > 0 && survey->unknown[row_of(twin)] <= (uint64_t)known * MOST_UNKNOWN_TO_KNOWN)
        return true;
    return meanings(twin) == 1 && kz_survey_damaged(survey);
}

bool kz_survey_plausible(const kz_survey *survey) {
    return survey->unknown_words <= (uint64_t)survey->words * MOST_UNKNOWN_TO_KNOWN + UNKNOWN_NAMES;
}

bool kz_survey_damaged(const kz_survey *survey) {
    return survey->words >= DAMAGED_WORDS && kz_survey_plausible(survey);
}

/* Wheels that are turned like those of a counter, through all combinations of meanings: one wheel for all places of
 * the same letter, or one for each place. */
typedef struct wheels {
    const kz_twin *kind[MAX_PLACES];
    uint32_t place[MAX_PLACES];
    uint32_t n;
    bool each_place;
} wheels;

static bool list_kinds(const kz_run *run, wheels *w) {
    *w = (wheels){0};
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_twin *twin = run->letters[i].twin;
        if (!twin || meanings(twin) < 2)
            continue;
        uint32_t k = 0;
        while (k < w->n && w->kind[k] != twin)
            k++;
        if (k < w->n)
            continue;
        if (w->n == MAX_KINDS)
            return false;
        w->kind[w->n++] = twin;
    }
    return w->n > 0;
}

static bool list_places(const kz_run *run, wheels *w) {
    *w = (wheels){.each_place = true};
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_twin *twin = run->letters[i].twin;
        if (!twin || meanings(twin) < 2)
            continue;
        if (twin->when == KZ_TWIN_TEXT || w->n == MAX_PLACES) /* a damaged text has one meaning for each */
            return false;
        w->place[w->n] = i;
        w->kind[w->n++] = twin;
    }
    return w->n > 1;
}

static void set_wheel(kz_run *run, const wheels *w, uint32_t wheel, uint8_t choice) {
    if (w->each_place) {
        run->letters[w->place[wheel]].choice = choice;
        return;
    }
    for (uint32_t i = 0; i < run->n; i++)
        if (run->letters[i].twin == w->kind[wheel])
            run->letters[i].choice = choice;
}

/* The next combination; false when all have been. */
static bool turn(kz_run *run, const wheels *w, uint8_t *at) {
    for (uint32_t i = 0; i < w->n; i++) {
        at[i] = (uint8_t)(at[i] + 1 < meanings(w->kind[i]) ? at[i] + 1 : 0);
        set_wheel(run, w, i, at[i]);
        if (at[i])
            return true;
    }
    return false;
}

static void save_choices(const kz_run *run, uint8_t *choices) {
    for (uint32_t i = 0; i < run->n; i++)
        choices[i] = run->letters[i].choice;
}

static void load_choices(kz_run *run, const uint8_t *choices) {
    for (uint32_t i = 0; i < run->n; i++)
        run->letters[i].choice = choices[i];
}

/* Tries all combinations until one is known; leaves the run as it was if none is. */
static bool try_wheels(kz_run *run, const wheels *w, kz_knowledge enough) {
    uint8_t before[KZ_MAX_WORD], at[MAX_PLACES] = {0};
    save_choices(run, before);
    for (uint32_t i = 0; i < w->n; i++)
        set_wheel(run, w, i, 0);
    do {
        if (kz_run_knowledge(run) >= enough)
            return true;
    } while (turn(run, w, at));
    load_choices(run, before);
    return false;
}

/* Whether the run has a letter of several meanings of which no known word of the text shows one. */
static bool has_unseen(const kz_survey *survey, const kz_run *run) {
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_letter *l = &run->letters[i];
        if (l->sort == KZ_SORT_FOREIGN && l->twin && meanings(l->twin) > 1 && !known_words(survey, l->twin))
            return true;
    }
    return false;
}

/* Whether the text leaves no doubt what every letter of several meanings is. */
enum { SETTLING_WORDS = 3, SETTLING_SHARE = 10 };

static bool is_settled(const kz_survey *survey, const kz_run *run) {
    bool any = false;
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_twin *twin = run->letters[i].twin;
        if (!twin || meanings(twin) < 2)
            continue;
        if (run->letters[i].sort != KZ_SORT_FOREIGN)
            return false;
        uint32_t votes = survey->votes[row_of(twin)][kz_survey_meaning(survey, twin)];
        if (votes < SETTLING_WORDS || (known_words(survey, twin) - votes) * SETTLING_SHARE > votes)
            return false;
        any = true;
    }
    return any;
}

static bool try_others(kz_run *run, kz_knowledge enough) {
    wheels w;
    return (list_kinds(run, &w) && try_wheels(run, &w, enough)) ||
           (list_places(run, &w) && try_wheels(run, &w, enough));
}

kz_knowledge kz_choose(const kz_survey *survey, kz_run *run) {
    for (uint32_t i = 0; i < run->n; i++)
        if (run->letters[i].twin)
            run->letters[i].choice = kz_survey_meaning(survey, run->letters[i].twin);
    kz_knowledge usual = kz_run_knowledge(run);
    bool shown = run->count[KZ_SORT_FOREIGN] && (!survey || !has_unseen(survey, run));
    if (usual == KZ_KNOWN_WELL || (usual != KZ_UNKNOWN && shown) || (survey && is_settled(survey, run)))
        return usual;
    if (try_others(run, KZ_KNOWN_WELL))
        return KZ_KNOWN_WELL;
    if (usual == KZ_UNKNOWN && try_others(run, KZ_KNOWN))
        return KZ_KNOWN;
    return usual;
}

/* Whether more than one combination of meanings gives a known word: ішін, үшін. */
static bool is_ambiguous(kz_run *run) {
    uint8_t before[KZ_MAX_WORD], at[MAX_PLACES] = {0};
    wheels w;
    if (!list_kinds(run, &w))
        return false;
    save_choices(run, before);
    for (uint32_t i = 0; i < w.n; i++)
        set_wheel(run, &w, i, 0);
    uint32_t known = 0;
    do {
        known += kz_run_knowledge(run) >= KZ_KNOWN;
    } while (known < 2 && turn(run, &w, at));
    load_choices(run, before);
    return known > 1;
}

static void count_word(kz_survey *survey, kz_word *word) {
    kz_run run = kz_run_of(word->letters, word->n);
    if (!run.count[KZ_SORT_FOREIGN] || run.count[KZ_SORT_LATIN] || run.count[KZ_SORT_OTHER])
        return;
    bool known = kz_choose(NULL, &run) >= KZ_KNOWN, ambiguous = known && is_ambiguous(&run);
    survey->words += known;
    survey->unknown_words += !known;
    for (uint32_t i = 0; i < run.n; i++) {
        const kz_letter *l = &run.letters[i];
        if (l->sort != KZ_SORT_FOREIGN || (ambiguous && meanings(l->twin) > 1))
            continue;
        survey->kz1048 |= known && l->twin->when == KZ_TWIN_CODE;
        uint32_t row = row_of(l->twin);
        if (known)
            survey->votes[row][l->choice]++;
        else
            survey->unknown[row]++;
    }
}

void kz_survey_make(kz_survey *survey, kz_slice text) {
    if (survey->made)
        return;
    memset(survey, 0, sizeof *survey);
    survey->made = true;
    for (uint32_t at = 0, found; (found = kz_scan(KZ_SCAN_LETTERS, text, at)) < text.n;) {
        kz_word word;
        kz_word_read(text, at, found, &word);
        count_word(survey, &word);
        at = word.span.end > found ? word.span.end : found + 1;
    }
}

/* The words of a line, as far as they tell its language. */
typedef struct line_words {
    uint32_t foreign; /* frequent words of other languages */
    uint32_t kazakh;  /* with letters that only Kazakh has, or known when foreign letters are replaced */
    uint32_t known;   /* without such letters, but in the lexicon */
    uint32_t unknown; /* with foreign letters, and unknown whatever they stand for */
    uint32_t strange; /* without, and no words of the lexicon with any ending */
} line_words;

enum { SHORTEST_TELLING = 4 };

static void count_plain_word(kz_slice form, line_words *words) {
    kz_knowledge known = kz_how_known(form);
    words->known += known == KZ_KNOWN_WELL;
    words->strange += known == KZ_UNKNOWN;
}

static void weigh_word(const kz_survey *survey, kz_slice line, kz_word *word, line_words *words) {
    kz_run run = kz_run_of(word->letters, word->n);
    kz_slice form = kz_sub(line, word->span);
    char lower[KZ_MAX_WORD * 4];
    if (!word->n || form.n > sizeof lower)
        return;
    kz_lower_into(lower, form);
    form.at = lower;
    if (kz_table_find(&kz_repair_foreign_words, form) >= 0)
        words->foreign++;
    else if (run.kazakh)
        words->kazakh++;
    else if (run.n < SHORTEST_TELLING)
        return;
    else if (run.count[KZ_SORT_FOREIGN] && kz_choose(survey, &run) != KZ_UNKNOWN)
        words->kazakh++;
    else if (run.count[KZ_SORT_FOREIGN])
        words->unknown++;
    else
        count_plain_word(form, words);
}

/* A line is foreign with one frequent foreign word to so many Kazakh ones, or with more unknown words than Kazakh and
 * known ones. */
enum { KAZAKH_TO_FOREIGN = 4, TELLING_UNKNOWN = 2, TELLING_STRANGE = 3 };

static bool look_foreign(const kz_survey *survey, kz_slice line) {
    line_words words = {0};
    for (uint32_t at = 0, length; at < line.n;) {
        if (!kz_word_holds(kz_utf8_at(line, at, &length))) {
            at += length;
            continue;
        }
        kz_word word;
        kz_word_read(line, at, at, &word);
        at = word.span.end;
        weigh_word(survey, line, &word, &words);
    }
    return words.foreign * KAZAKH_TO_FOREIGN > words.kazakh ||
           (!kz_survey_damaged(survey) && words.strange >= TELLING_STRANGE &&
            words.strange > words.kazakh + words.known) ||
           (words.unknown >= TELLING_UNKNOWN && words.unknown > words.kazakh + words.known);
}

bool kz_line_is_foreign(kz_line_view *view, const kz_survey *survey, kz_slice text, uint32_t at) {
    if (at >= view->line.start && at < view->line.end)
        return view->foreign;
    kz_span line = {at, at};
    while (line.start > view->line.end && text.at[line.start - 1] != '\n')
        line.start--;
    const char *end = memchr(text.at + at, '\n', text.n - at);
    line.end = end ? (uint32_t)(end - text.at) : text.n;
    view->line = line;
    view->foreign = look_foreign(survey, kz_sub(text, line));
    return view->foreign;
}
