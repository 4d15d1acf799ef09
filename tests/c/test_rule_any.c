/* Rules made at random against a plain matcher that tries every way: the same matches, the same captures. Words have
 * cases, in which some elements agree, and endings; quotation marks stand between them. Half of the rules are over
 * words as they are read in the text; the others, over tokens, meet verbs of speech and a head of posts, too. */
#include "check.h"
#include "extract/people/people.h"
#include "rule/rule.h"

enum { LETTERS = 3, MOST_WORDS = 24, NAMES = 3, VARIABLES = 2, TREES = 200, ROUNDS = 4000 };
enum { MOST_STEPS = 200 * 1000 }; /* of the plain matcher, before a trial is given up */

/* The second three are the same words in another case. */
enum { AGHA, BALA, OPENING = 2 * LETTERS, CLOSING, MINISTER, SAID, TELLING, GAVE, FORMS, WORD_FORMS = CLOSING + 1 };
static const char *const FORM[FORMS] = {"аға", "бала", "ваза",      "ағаны", "балаға", "вазаға",
                                        "«",   "»",    "министрге", "деді",  "айтып",  "берді"};
/* The cases that they have by themselves, + 1; 0 for what has none. */
static const uint8_t CASE_ALONE[FORMS] = {
    KZ_CASE_NOM + 1, KZ_CASE_NOM + 1, KZ_CASE_NOM + 1, KZ_CASE_ACC + 1, KZ_CASE_DAT + 1, KZ_CASE_DAT + 1, 0, 0,
    KZ_CASE_DAT + 1, KZ_CASE_ACC + 1, KZ_CASE_NOM + 1, KZ_CASE_NOM + 1};
enum { ENDINGS = 3, DEEPEST = 8 };
static const char *const ENDING[ENDINGS] = {"аға", "Ы", "ге"};

typedef enum kind { WORD, SEQUENCE, CHOICE, REPEAT, CAPTURE } kind;

/* What a WORD is found by. */
typedef enum source { BY_LETTERS, BY_SPEECH, BY_NOTHING, SOURCES } source;

typedef struct tree {
    kind kind;
    source source;
    uint32_t letters; /* BY_LETTERS: a bit for each that may be; 0: the phrase «аға бала» or the word «аға» */
    uint32_t types;   /* BY_SPEECH: a bit for each kind of verb */
    uint32_t endings; /* of WORD: a bit for each, 0 for any; likewise the cases */
    uint32_t cases;
    uint32_t opens, closes;
    uint32_t inside; /* a bit for each kind that may be, 0 for any */
    bool post_head, several;
    uint32_t min, max, name, n;
    uint32_t variable; /* of WORD: + 1, or 0 for one that need not agree */
    uint32_t side;     /* of WORD: kz_beside + 1 of a word beside it, or 0 */
    uint32_t beside;   /* the letters that this may be */
    bool lazy;
    int parts[3];
} tree;

typedef struct trial {
    uint64_t random;
    tree trees[TREES];
    uint32_t n_trees;
    bool words, agrees;
    bool asks;                       /* for more than letters */
    uint8_t text[MOST_WORDS];        /* which of FORM */
    uint8_t cases[MOST_WORDS];       /* + 1; over words what the parser takes them for */
    uint8_t held[MOST_WORDS];        /* of marks that pair: the words between them */
    uint32_t inside[MOST_WORDS + 1]; /* kinds of words inside names, drawn as well */
    uint8_t bound[VARIABLES];        /* case + 2 */
    uint32_t steps;
    uint32_t n;
    uint32_t lists[1 << LETTERS], endings[ENDINGS];
    bool loops; /* a repetition of what may be nothing: which way its captures take is left open */
    uint32_t end, open[NAMES], n_found;
    kz_capture found[4 * MOST_WORDS];
} trial;

static uint32_t draw(trial *t, uint32_t n) {
    t->random = t->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(t->random >> 33) % n;
}

/* What a word is asked beside where it is found; most are asked nothing. */
static void make_tests(trial *t, tree *made) {
    made->endings = draw(t, 6) == 0 ? 1 + draw(t, (1 << ENDINGS) - 1) : 0;
    made->cases = draw(t, 6) == 0 ? draw(t, 1 << (KZ_CASE_ACC + 2)) : 0;
    made->post_head = draw(t, 12) == 0;
    made->several = made->source == BY_SPEECH && draw(t, 3) == 0;
    made->inside = !t->words && draw(t, 6) == 0 ? 1 + draw(t, 7) : 0;
    if (made->source == BY_NOTHING) {
        uint32_t mark = draw(t, 3);
        made->opens = mark == 0 ? 1 + draw(t, 3) : 0;
        made->closes = mark == 1 ? 1 + draw(t, 3) : 0;
    }
}

static int make_tree(trial *t, uint32_t depth) {
    int at = (int)t->n_trees++;
    tree made = {.kind = depth == 0 || t->n_trees > TREES - 20 ? WORD : (kind)draw(t, 5)};
    switch (made.kind) {
    case WORD:
        made.source = draw(t, 2) ? BY_LETTERS : (source)draw(t, SOURCES);
        made.letters = draw(t, 1 << LETTERS);
        made.types = 1 + draw(t, (1 << KZ_SPEECH_VERBS) - 1);
        make_tests(t, &made);
        t->asks = t->asks || made.source != BY_LETTERS || made.endings || made.cases || made.post_head || made.inside;
        made.variable = draw(t, t->words ? 2 : 8) == 0 ? 1 + draw(t, VARIABLES) : 0;
        t->agrees = t->agrees || made.variable;
        made.side = draw(t, 4) == 0 ? 1 + draw(t, KZ_BESIDES) : 0;
        made.beside = 1 + draw(t, (1 << LETTERS) - 1);
        break;
    case REPEAT:
        made.min = draw(t, 3);
        made.max = draw(t, 3) == 0 ? UINT32_MAX : made.min + draw(t, 3) + (made.min == 0);
        made.n = 1;
        made.lazy = draw(t, 3) == 0;
        break;
    case CAPTURE:
        made.n = 1;
        made.name = depth % NAMES; /* never within one of the same name */
        break;
    default:
        made.n = 1 + draw(t, 3);
    }
    for (uint32_t i = 0; i < made.n; i++)
        made.parts[i] = make_tree(t, depth - 1);
    t->trees[at] = made;
    return at;
}

/* ---- The plain matcher ---- */

static bool is_at(const trial *t, uint32_t place, uint32_t form) {
    return place < t->n && t->text[place] == form;
}

static bool has_letter(const trial *t, uint32_t place, uint32_t letters) {
    return t->text[place] < 2 * LETTERS && letters >> t->text[place] % LETTERS & 1;
}

/* How many tokens the verb of speech takes that begins at the place, and its kind; 0 if none does. */
static uint32_t verb_at(const trial *t, uint32_t place, uint32_t *type) {
    enum { SAY_FINITE = 0, SPEAK_FINITE = 3, SPEAK_CONVERB = 4 };
    bool gave = is_at(t, place, TELLING) && is_at(t, place + 1, GAVE);
    *type = is_at(t, place, SAID) ? SAY_FINITE : gave ? SPEAK_FINITE : SPEAK_CONVERB;
    return gave ? 2 : is_at(t, place, SAID) || is_at(t, place, TELLING);
}

static bool has_ending(const char *word, uint32_t endings) {
    static const char *const small[ENDINGS] = {"аға", "ы", "ге"};
    for (uint32_t i = 0; i < ENDINGS; i++) {
        size_t n = strlen(word), least = strlen(small[i]);
        if (endings >> i & 1 && n > least && strcmp(word + n - least, small[i]) == 0)
            return true;
    }
    return false;
}

static bool is_such(const trial *t, const tree *x, uint32_t place) {
    uint32_t form = t->text[place];
    return (!x->endings || has_ending(FORM[form], x->endings)) && (!x->cases || x->cases >> t->cases[place] & 1) &&
           (!x->post_head || form == MINISTER) && (!x->inside || x->inside & t->inside[place]) &&
           (!x->opens || (form == OPENING && t->held[place] >= x->opens)) &&
           (!x->closes || (form == CLOSING && t->held[place] >= x->closes));
}

/* The ends of a word that begins at the place. */
static uint32_t word_ends(const trial *t, const tree *x, uint32_t place) {
    uint32_t type, ends = 0, kept = 0;
    if (place >= t->n)
        return 0;
    if (x->source == BY_SPEECH)
        ends = verb_at(t, place, &type) > (x->several ? 1 : 0) && x->types >> type & 1
                   ? 1u << (place + verb_at(t, place, &type))
                   : 0;
    else if (x->source == BY_NOTHING || has_letter(t, place, x->letters))
        ends = 2u << place;
    else if (!x->letters && is_at(t, place, AGHA))
        ends = (is_at(t, place + 1, BALA) ? 6u : 2u) << place;
    for (uint32_t end = place + 1; end <= t->n; end++)
        if (ends >> end & 1 && is_such(t, x, end - 1))
            kept |= 1u << end;
    return kept;
}

/* Of the ends of a word that begins at the place those where the word beside is as it must be. */
static uint32_t well_placed(const trial *t, const tree *x, uint32_t place, uint32_t ends) {
    uint32_t kept = 0;
    for (uint32_t end = place + 1; end <= t->n; end++) {
        bool before = x->side == KZ_BEFORE + 1 || x->side == KZ_NOT_BEFORE + 1;
        uint32_t beside = before ? place - 1 : end;
        bool is = beside < t->n && has_letter(t, beside, x->beside);
        bool must = x->side == KZ_BEFORE + 1 || x->side == KZ_AFTER + 1;
        if (ends >> end & 1 && (!x->side || is == must))
            kept |= 1u << end;
    }
    return kept;
}

/* Places that are reached from one, a bit each, whatever agrees. */
static uint32_t reached(trial *t, int at, uint32_t place) {
    const tree *x = &t->trees[at];
    uint32_t ends = 1u << place, all = 0;
    switch (x->kind) {
    case WORD:
        return well_placed(t, x, place, word_ends(t, x, place));
    case CHOICE:
        for (uint32_t i = 0; i < x->n; i++)
            all |= reached(t, x->parts[i], place);
        return all;
    case REPEAT:
        for (uint32_t times = 0; ends && times <= x->max && times <= 3 * MOST_WORDS; times++) {
            uint32_t next = 0;
            all |= times >= x->min ? ends : 0;
            for (uint32_t p = 0; p <= t->n; p++)
                next |= ends >> p & 1 ? reached(t, x->parts[0], p) : 0;
            ends = next;
        }
        return all;
    default:
        for (uint32_t i = 0; i < x->n; i++) {
            uint32_t next = 0;
            for (uint32_t p = 0; p <= t->n; p++)
                next |= ends >> p & 1 ? reached(t, x->parts[i], p) : 0;
            ends = next;
        }
        return ends;
    }
}

/* What is still to be matched: a tree, what to do when it is, and what comes after. */
typedef struct rest {
    enum { GO, CLOSE, AGAIN } what;
    int tree;
    uint32_t times;
    const struct rest *after;
} rest;

static bool follow(trial *t, const rest *todo, uint32_t place);

/* Goes on behind a word, if that agrees with those before. */
static bool agree(trial *t, const tree *word, const rest *after, uint32_t place) {
    if (!word->variable)
        return follow(t, after, place);
    uint8_t *bound = &t->bound[word->variable - 1], before = *bound, is = (uint8_t)(1 + t->cases[place - 1]);
    if (before && before != is)
        return false;
    *bound = is;
    bool found = follow(t, after, place);
    *bound = before;
    return found;
}

/* Tries the ways in the order in which a reader would; true where one leads to t->end. */
static bool follow(trial *t, const rest *todo, uint32_t place) {
    if (!todo || t->steps++ > MOST_STEPS)
        return !todo && place == t->end;
    const tree *x = &t->trees[todo->tree];
    uint32_t n_found = t->n_found;
    if (todo->what == CLOSE) {
        uint32_t open = t->open[x->name];
        if (open < place)
            t->found[t->n_found++] = (kz_capture){x->name, open, place};
        if (follow(t, todo->after, place))
            return true;
        t->n_found = n_found;
        return false;
    }
    if (todo->what == AGAIN) {
        rest again = {AGAIN, todo->tree, todo->times + 1, todo->after};
        rest part = {GO, x->parts[0], 0, &again};
        bool may_end = todo->times >= x->min;
        if (x->lazy && may_end && follow(t, todo->after, place))
            return true;
        if (todo->times < x->max && follow(t, &part, place))
            return true;
        return !x->lazy && may_end && follow(t, todo->after, place);
    }
    switch (x->kind) {
    case WORD: {
        uint32_t ends = reached(t, todo->tree, place);
        for (uint32_t p = place + 1; p <= t->n; p++)
            if (ends >> p & 1 && agree(t, x, todo->after, p))
                return true;
        return false;
    }
    case SEQUENCE: {
        rest parts[3];
        const rest *after = todo->after;
        for (uint32_t i = x->n; i-- > 0; after = &parts[i])
            parts[i] = (rest){GO, x->parts[i], 0, after};
        return follow(t, after, place);
    }
    case CHOICE:
        for (uint32_t i = 0; i < x->n; i++) {
            rest part = {GO, x->parts[i], 0, todo->after};
            if (follow(t, &part, place))
                return true;
        }
        return false;
    case REPEAT: {
        rest again = {AGAIN, todo->tree, 0, todo->after};
        return follow(t, &again, place);
    }
    default: {
        rest close = {CLOSE, todo->tree, 0, todo->after}, part = {GO, x->parts[0], 0, &close};
        uint32_t before = t->open[x->name];
        t->open[x->name] = place;
        if (follow(t, &part, place))
            return true;
        t->open[x->name] = before;
        return false;
    }
    }
}

/* ---- The two beside each other ---- */

static bool may_be_nothing(const trial *t, int at) {
    const tree *x = &t->trees[at];
    bool all = true, any = false;
    for (uint32_t i = 0; i < x->n; i++) {
        bool nothing = may_be_nothing(t, x->parts[i]);
        all = all && nothing;
        any = any || nothing;
    }
    return x->kind == WORD ? false : x->kind == CHOICE ? any : x->kind == REPEAT ? x->min == 0 || all : all;
}

static uint8_t case_feature(void) {
    uint8_t i = 0;
    while (strcmp(kz_features[i].name, "Case") != 0)
        i++;
    return i;
}

static void push_word(trial *t, kz_ruleset *set, const tree *x) {
    kz_agreement agreement = {case_feature(), (uint8_t)(x->variable - 1), {0}};
    kz_feature_test cases = {case_feature(), x->cases};
    kz_word_test test = {.lists = &t->lists[x->letters], .agreements = &agreement, .feats = &cases};
    test.n_agreements = x->variable > 0;
    test.n_feats = x->cases > 0;
    test.n_lists = x->source == BY_LETTERS;
    test.layer = x->source == BY_SPEECH ? KZ_ITEM_SPEECH : KZ_ITEM_NONE;
    test.types = x->types;
    test.opens = (uint8_t)x->opens;
    test.closes = (uint8_t)x->closes;
    test.post_head = x->post_head;
    test.several = x->several;
    test.inside = x->inside;
    uint32_t endings[ENDINGS], beside = 0;
    test.endings = endings;
    for (uint32_t i = 0; i < ENDINGS; i++)
        if (x->endings >> i & 1)
            endings[test.n_endings++] = t->endings[i];
    if (x->side) {
        beside = kz_ruleset_except(set, &(kz_word_test){.lists = &t->lists[x->beside], .n_lists = 1});
        test.beside[x->side - 1] = &beside;
        test.n_beside[x->side - 1] = 1;
    }
    kz_rule_word(set, &test);
}

static void push_tree(trial *t, kz_ruleset *set, int at) {
    const tree *x = &t->trees[at];
    for (uint32_t i = 0; i < x->n; i++)
        push_tree(t, set, x->parts[i]);
    switch (x->kind) {
    case WORD:
        push_word(t, set, x);
        break;
    case SEQUENCE:
        kz_rule_sequence(set, x->n);
        break;
    case CHOICE:
        kz_rule_choice(set, x->n);
        break;
    case REPEAT:
        t->loops = t->loops || may_be_nothing(t, x->parts[0]);
        kz_rule_repeat(set, x->min, x->max, x->lazy);
        break;
    case CAPTURE:
        kz_rule_capture(set, x->name);
    }
}

static void make_lists(trial *t, kz_ruleset *set) {
    for (uint32_t letters = 0; letters < 1 << LETTERS; letters++) {
        t->lists[letters] = kz_ruleset_list(set, KZ_BY_TEXT);
        for (uint32_t i = 0; i < 2 * LETTERS; i++)
            if (letters >> i % LETTERS & 1)
                kz_ruleset_entry(set, t->lists[letters], check_slice(FORM[i]));
    }
    kz_ruleset_entry(set, t->lists[0], check_slice("Аға"));
    kz_ruleset_entry(set, t->lists[0], check_slice("аға бала"));
    for (uint32_t i = 0; i < ENDINGS; i++)
        t->endings[i] = kz_ruleset_ending(set, check_slice(ENDING[i]));
}

static uint8_t draw_form(trial *t) {
    if (draw(t, 2))
        return (uint8_t)draw(t, 2 * LETTERS);
    return (uint8_t)draw(t, t->words ? WORD_FORMS : FORMS);
}

/* Of too many open marks the outermost is given up. */
static void pair_marks(trial *t) {
    uint32_t open[DEEPEST], depth = 0;
    memset(t->held, 0, sizeof t->held);
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->text[i] == OPENING) {
            if (depth == DEEPEST)
                memmove(open, open + 1, --depth * sizeof *open);
            open[depth++] = i;
        } else if (t->text[i] == CLOSING && depth) {
            uint32_t first = open[--depth];
            for (uint32_t k = first; k < i; k++)
                t->held[i] += t->text[k] != OPENING && t->text[k] != CLOSING;
            t->held[first] = t->held[i];
        }
    }
}

static kz_document random_text(trial *t, char *room) {
    t->n = draw(t, MOST_WORDS + 1);
    uint32_t at = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        t->text[i] = draw_form(t);
        at += (uint32_t)sprintf(room + at, "%s ", FORM[t->text[i]]);
    }
    pair_marks(t);
    kz_document doc;
    kz_options options = {.plain = true, .raw = true, .encoding = KZ_UTF_8};
    kz_document_open(&doc, kz_alloc_libc, (kz_slice){room, at}, &options);
    kz_document_need(&doc, t->words ? KZ_L_WORDS : KZ_L_TOKENS);
    kz_document_need(&doc, KZ_L_SPEECH_VERBS);
    doc.name_parts.inside = t->inside;
    for (uint32_t i = 0; i < t->n; i++) {
        t->inside[i] = draw(t, 8);
        uint64_t feats = t->words && i < doc.words.n ? doc.words.at[i].reading.feats : 0;
        t->cases[i] = t->words ? (uint8_t)((feats & KZ_UD_CASE) / (KZ_UD_CASE & -KZ_UD_CASE)) : CASE_ALONE[t->text[i]];
    }
    return doc;
}

static bool same_captures(trial *t, const kz_rule_matches *got, const kz_rule_match *match, int root) {
    rest all = {GO, root, 0, NULL};
    t->end = match->end;
    t->n_found = 0;
    if (!follow(t, &all, match->first) || t->n_found != match->n_captures)
        return false;
    return match->n_captures == 0 ||
           memcmp(t->found, got->captures.at + match->captures, t->n_found * sizeof *t->found) == 0;
}

/* The end of the longest match from the place; the place if there is none. */
static uint32_t longest(trial *t, int root, uint32_t place) {
    uint32_t ends = reached(t, root, place), end = t->n;
    rest all = {GO, root, 0, NULL};
    for (; end > place; end--) {
        t->end = end;
        t->n_found = 0;
        if (ends >> end & 1 && (!t->agrees || follow(t, &all, place)))
            break;
    }
    return end;
}

/* Whether the matches are the leftmost-longest ones. */
static bool same_matches(trial *t, const kz_rule_matches *got, int root) {
    uint32_t next = 0;
    for (uint32_t place = 0; place < t->n;) {
        uint32_t end = longest(t, root, place);
        if (end == place) {
            place++;
            continue;
        }
        if (next == got->all.n || got->all.at[next].first != place || got->all.at[next].end != end)
            return false;
        if (!t->loops && !same_captures(t, got, &got->all.at[next], root))
            return false;
        next++;
        place = end;
    }
    return next == got->all.n;
}

typedef struct run {
    kz_arena arena;
    trial t;
    uint32_t fine, nullable, with_captures, with_agreement, with_tests;
    bool failed;
} run;

static void one_round(void *context) {
    run *r = context;
    trial *t = &r->t;
    t->words = draw(t, 2);
    t->agrees = t->asks = false;
    kz_ruleset *set = kz_ruleset_new(&r->arena, !t->words);
    kz_rule_matches got;
    char room[MOST_WORDS * 24];
    t->n_trees = 0;
    t->loops = false;
    make_lists(t, set);
    int root = make_tree(t, 4);
    push_tree(t, set, root);
    kz_rule_fault fault = kz_rule_end(set, KZ_REACH_SENTENCE, NULL);
    if (fault != KZ_RULE_FINE) {
        r->failed = r->failed || (fault == KZ_RULE_NULLABLE) != may_be_nothing(t, root);
        r->nullable++;
        return;
    }
    kz_ruleset_finish(set);
    kz_document doc = random_text(t, room);
    kz_ruleset_match(set, &r->arena, &doc, &got);
    t->steps = 0;
    bool decided = !(t->loops && t->agrees) && (t->words ? doc.words.n : doc.segments.tokens.n) == t->n;
    bool same = !decided || same_matches(t, &got, root) || t->steps > MOST_STEPS;
    r->with_agreement += decided && t->agrees && got.all.n > 0 && t->steps <= MOST_STEPS;
    r->with_tests += decided && t->asks && got.all.n > 0;
    r->failed = r->failed || !same || may_be_nothing(t, root);
    r->fine += got.all.n > 0;
    r->with_captures += got.captures.n > 0 && !t->loops;
    kz_document_close(&doc);
}

int main(void) {
    static run r;
    r.t.random = 1;
    int rounds = getenv("KAZTEXT_QUICK") ? ROUNDS / 20 : ROUNDS;
    for (int i = 0; i < rounds && !r.failed; i++) {
        kz_arena_init(&r.arena, kz_alloc_libc, 0);
        kz_status status = kz_arena_run(&r.arena, one_round, &r);
        kz_arena_free(&r.arena);
        r.failed = r.failed || status != KZ_OK;
        if (r.failed)
            printf("# round %d\n", i);
    }
    CHECK(!r.failed);
    CHECK(r.fine > (uint32_t)rounds / 8);
    CHECK(r.nullable > 0);
    CHECK(r.with_agreement > (uint32_t)rounds / 20);
    CHECK(r.with_captures > (uint32_t)rounds / 20);
    CHECK(r.with_tests > (uint32_t)rounds / 20);
    return check_done();
}
