/* The search for the row of endings that gives the features. */
#include "morph/inflect.h"

#include "morph/joint.h"
#include "morph/lexicon.h"

enum { DEEPEST = 6, NOTHING = 100000 };

typedef struct search {
    uint64_t target;
    bool copula; /* a nominal with a person: әкіммін */
    bool apart;  /* the endings stand behind a hyphen: 5-ші */
    kz_growth best;
    uint32_t best_cost;
} search;

/* What is the same as nothing said. */
static const uint64_t PLAIN[] = {KZ_UD_CASE_NOM,     KZ_UD_NUMBER_SING, KZ_UD_PERSON_3,     KZ_UD_MOOD_IND,
                                 KZ_UD_VERBFORM_FIN, KZ_UD_ASPECT_HAB,  KZ_UD_NUMTYPE_CARD, KZ_UD_TENSE_PRES};

static uint64_t field_of(uint32_t feature) {
    uint64_t below = (1ull << kz_features[feature].shift) - 1;
    uint64_t above = feature + 1 < KZ_FEATURES ? (1ull << kz_features[feature + 1].shift) - 1 : ~0ull;
    return above & ~below;
}

static bool is_plain(uint64_t value) {
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++)
        if (value == PLAIN[i])
            return true;
    return value == 0;
}

/* How far the features of a form are from those wanted: NOTHING if they are others. */
static uint32_t distance(uint64_t wanted, uint64_t feats) {
    uint32_t far = 0;
    for (uint32_t i = 0; i < KZ_FEATURES; i++) {
        uint64_t field = field_of(i), w = wanted & field, f = feats & field;
        if (w == f)
            continue;
        if (w && !(is_plain(w) && f == 0))
            return NOTHING;
        far += is_plain(f) ? 1 : f ? 40 : 0;
    }
    return far;
}

static void reach(search *s, const kz_growth *g, uint64_t feats, uint32_t cost) {
    uint32_t far = distance(s->target, feats);
    if (far != NOTHING && far * 100 + cost < s->best_cost) {
        s->best_cost = far * 100 + cost;
        s->best = *g;
    }
}

static bool ends_here(const kz_morph *row) {
    return KZ_END_STATES >> row->to & 1 || row->to == KZ_STATE_END;
}

/* Endings that mean what no feature says, and those that make other words. */
static bool is_free(const search *s, const kz_morph *row) {
    uint8_t barred = KZ_MARK_ATTR | KZ_MARK_LIKE | KZ_MARK_LEMMA;
    if (!s->apart)
        barred |= KZ_MARK_APART;
    if (row->marks & KZ_MARK_LIKE && row->set & KZ_UD_DEGREE)
        barred &= (uint8_t)~KZ_MARK_LIKE;
    return !(row->marks & barred) && (s->copula || !(row->marks & KZ_MARK_COPULA));
}

static bool is_vowel(uint32_t cp) {
    return cp >= 0x400 && cp <= 0x4FF && (kz_letter_sounds[cp - 0x400] & 15) == KZ_CLASS_VOWEL + 1;
}

/* Is the last consonant л? Such a stem makes its passive in -н: алын, бөлін, сөйлен. */
static bool ends_light(const kz_growth *g) {
    kz_slice form = {g->at, g->n};
    for (uint32_t at = g->n, length; at > 0; at -= length) {
        uint32_t cp = kz_utf8_before(form, at, &length);
        if (!is_vowel(cp))
            return cp == 0x43B;
    }
    return false;
}

/* What the rows do not say of two endings that mean the same: not барылды of ал, nor келмеп where келмей is meant. */
static bool is_usual(const kz_growth *g, const kz_morph *row, uint64_t feats) {
    bool passive = row->touched == KZ_UD_VOICE && row->set == KZ_UD_VOICE_PASS;
    if (passive)
        return ((row->marks & KZ_MARK_LIGHT) != 0) == ends_light(g);
    bool zero = kz_row_first[row - kz_morphs] == kz_row_first[row - kz_morphs + 1];
    bool negated = (feats & KZ_UD_POLARITY) && (feats & KZ_UD_VERBFORM) == KZ_UD_VERBFORM_CONV;
    return !(zero && negated && kz_ends((kz_slice){g->at, g->n}, KZ_LIT("п")));
}

/* Sets the row what no later one takes back, and what is not wanted? */
static bool leads_astray(const search *s, const kz_morph *row) {
    static const uint64_t lasting[] = {KZ_UD_VOICE, KZ_UD_POLARITY, KZ_UD_CASE, KZ_UD_NUMBER_PSOR, KZ_UD_PERSON_PSOR};
    for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++) {
        uint64_t value = row->set & lasting[i];
        if (value && value != (s->target & lasting[i]))
            return true;
    }
    return false;
}

static void grow(search *s, const kz_growth *g, uint64_t states, uint64_t feats, uint32_t cost, uint32_t depth) {
    for (uint32_t i = 0; i < KZ_MORPHS && depth < DEEPEST; i++) {
        const kz_morph *row = &kz_morphs[i];
        if (!(row->from & states) || !is_free(s, row) || leads_astray(s, row) || !is_usual(g, row, feats))
            continue;
        uint64_t next = (feats & ~row->touched) | row->set;
        bool zero = kz_row_first[i] == kz_row_first[i + 1];
        if (zero) {
            if (!(row->marks & KZ_MARK_POSTURE))
                reach(s, g, next, cost + row->cost);
            continue;
        }
        kz_growth more = *g;
        if (row->marks & KZ_MARK_POSTURE || !kz_growth_add(&more, row))
            continue;
        if (ends_here(row))
            reach(s, &more, next, cost + row->cost + 1);
        grow(s, &more, 1ull << row->to, next, cost + row->cost + 1, depth + 1);
    }
}

/* ---- What the caller means ---- */

#define VERBAL (KZ_UD_MOOD | KZ_UD_TENSE | KZ_UD_ASPECT | KZ_UD_VERBFORM | KZ_UD_VOICE | KZ_UD_POLARITY | KZ_UD_EVIDENT)

static bool has(uint64_t feats, uint64_t field) {
    return (feats & field) != 0;
}

/* Brings features to the way in which the grammar says them. */
static uint64_t settle(uint64_t feats, bool verb) {
    if (has(feats, KZ_UD_PERSON_PSOR) && (feats & KZ_UD_PERSON_PSOR) == KZ_UD_PERSON_PSOR_3)
        feats = (feats & ~KZ_UD_NUMBER_PSOR) | KZ_UD_NUMBER_PSOR_PLUR_SING;
    else if (has(feats, KZ_UD_PERSON_PSOR) && !has(feats, KZ_UD_NUMBER_PSOR))
        feats |= KZ_UD_NUMBER_PSOR_SING;
    feats &= ~KZ_UD_GENDER;
    if (!verb)
        return feats;
    bool conditional = (feats & KZ_UD_MOOD) == KZ_UD_MOOD_CND;
    bool infinitive = (feats & KZ_UD_VERBFORM) == KZ_UD_VERBFORM_INF && !has(feats, KZ_UD_MOOD | KZ_UD_ASPECT);
    if (infinitive)
        feats = (feats & ~KZ_UD_VERBFORM) | KZ_UD_VERBFORM_GER;
    if (conditional)
        feats = (feats & ~KZ_UD_VERBFORM) | KZ_UD_VERBFORM_CONV;
    if (!has(feats, KZ_UD_VERBFORM))
        feats |= (feats & KZ_UD_MOOD) == KZ_UD_MOOD_DES && !has(feats, KZ_UD_TENSE) ? KZ_UD_VERBFORM_INF
                                                                                    : KZ_UD_VERBFORM_FIN;
    bool finite = (feats & KZ_UD_VERBFORM) == KZ_UD_VERBFORM_FIN;
    if (finite && !has(feats, KZ_UD_MOOD))
        feats |= KZ_UD_MOOD_IND;
    bool indicative = (feats & KZ_UD_MOOD) == KZ_UD_MOOD_IND;
    if (finite && indicative && !has(feats, KZ_UD_TENSE))
        feats |= has(feats, KZ_UD_EVIDENT) ? KZ_UD_TENSE_PAST : KZ_UD_TENSE_PRES;
    bool converb = (feats & KZ_UD_VERBFORM) == KZ_UD_VERBFORM_CONV && !conditional;
    if (converb && !has(feats, KZ_UD_ASPECT))
        feats |= KZ_UD_ASPECT_PERF;
    if ((finite || conditional) && !has(feats, KZ_UD_PERSON))
        feats |= (feats & KZ_UD_MOOD) == KZ_UD_MOOD_IMP ? KZ_UD_PERSON_2 : KZ_UD_PERSON_3;
    return feats;
}

/* The stem of бару is бар, of табу тап, of оқу оқы, of қою қой; the rest before у if no verb of the lexicon is meant.
 */
static void verb_of(kz_slice lemma, char *stem, uint32_t *n) {
    static const char voiced[][2][3] = {{"ғ", "қ"}, {"г", "к"}, {"б", "п"}};
    static const char *const ends[] = {"", "ы", "і", "й"};
    memcpy(stem, lemma.at, lemma.n);
    *n = lemma.n;
    if (kz_lexicon(lemma) & KZ_LEX_VERB || !(kz_ends(lemma, KZ_LIT("у")) || kz_ends(lemma, KZ_LIT("ю"))))
        return;
    uint32_t base = *n = lemma.n - 2;
    for (size_t i = 0; base >= 4 && i < sizeof voiced / sizeof *voiced; i++) {
        if (memcmp(stem + base - 2, voiced[i][0], 2) != 0)
            continue;
        memcpy(stem + base - 2, voiced[i][1], 2);
        if (kz_lexicon((kz_slice){stem, base}) & KZ_LEX_VERB)
            return;
        memcpy(stem + base - 2, voiced[i][0], 2);
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        memcpy(stem + base, ends[i], length);
        *n = base + (uint32_t)length;
        if (kz_lexicon((kz_slice){stem, *n}) & KZ_LEX_VERB)
            return;
    }
    *n = base;
}

/* ---- Closed classes ---- */

/* A form that data/lexicon/function.tsv has: маған of мен. */
static uint32_t closed_form(kz_slice lemma, uint8_t upos, uint64_t feats, char *out) {
    uint32_t least = NOTHING, n = 0, forms = kz_table_value(&kz_closed_by_lemma, lemma, 0);
    for (uint32_t at = forms >> 8; at < (forms >> 8) + (forms & 255); at++) {
        uint32_t i = kz_closed_forms[at], value = kz_closed_table.values[i];
        for (uint32_t k = 0; k < (value & 15); k++) {
            const kz_closed *c = &kz_closed_readings[(value >> 4) + k];
            kz_slice has_lemma = {kz_closed_lemmas + c->lemma, c->lemma_length};
            if ((upos != KZ_POS_X && c->upos != upos) || !kz_same(has_lemma, lemma))
                continue;
            uint64_t idle = KZ_UD_PRONTYPE | KZ_UD_REFLEX | (feats & KZ_UD_NUMTYPE ? 0 : KZ_UD_NUMTYPE);
            uint64_t same = c->feats & ~idle, wanted = feats & ~idle;
            if (c->upos == KZ_POS_PRON && c->feats & KZ_UD_PERSON && !(wanted & KZ_UD_PERSON))
                same &= ~(KZ_UD_PERSON | KZ_UD_POLITE | (wanted & KZ_UD_NUMBER ? 0 : KZ_UD_NUMBER));
            uint32_t far = distance(wanted, same);
            kz_slice word = kz_table_key(&kz_closed_table, i);
            uint32_t seldom = 7 - (kz_lexicon_entry(word, kz_hash(word)) >> KZ_FREQUENCY_SHIFT & 7);
            uint32_t unlike =
                memcmp(word.at, lemma.at, word.n < 2 ? 1 : 2) != 0; /* онымен before анымен and ондаймен */
            uint32_t rank =
                far * 2048 + seldom * 256 + unlike * 128 + (word.n < 24 ? word.n : 24) * 4 + (k < 3 ? k : 3);
            if (far >= 40 || rank >= least)
                continue;
            least = rank;
            memcpy(out, word.at, word.n);
            n = word.n;
        }
    }
    return n;
}

/* ---- Words that are not spelled out ---- */

static bool spoken_as(const char *kind, kz_slice written, kz_slice *out) {
    char key[64];
    uint32_t n = (uint32_t)strlen(kind);
    if (written.n > sizeof key - n - 1)
        return false;
    memcpy(key, kind, n);
    key[n++] = ' ';
    memcpy(key + n, written.at, written.n);
    uint32_t value = kz_table_value(&kz_spoken, (kz_slice){key, n + written.n}, UINT32_MAX);
    if (value == UINT32_MAX)
        return false;
    *out = (kz_slice){kz_closed_lemmas + (value >> 8), value & 255};
    return true;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* 6 is алты, 40 қырық, 300 жүз, 5000 мың, 2,5 бес. */
static bool spoken_number(kz_slice number, kz_slice *out) {
    uint32_t zeros = 0;
    while (zeros < number.n && number.at[number.n - 1 - zeros] == '0')
        zeros++;
    uint32_t digits = 0;
    while (digits < number.n && is_digit(number.at[number.n - 1 - digits]))
        digits++;
    if (zeros == digits) /* 0, 2,00 */
        return spoken_as("digit", KZ_LIT("0"), out);
    if (zeros == 0)
        return spoken_as("digit", (kz_slice){number.at + number.n - 1, 1}, out);
    if (zeros == 1)
        return spoken_as("tens", (kz_slice){number.at + number.n - 2, 2}, out);
    for (; zeros >= 2; zeros--) {
        char text[12] = {0};
        uint32_t n = 0;
        if (zeros > 99)
            zeros = 99;
        if (zeros >= 10)
            text[n++] = (char)('0' + zeros / 10);
        text[n++] = (char)('0' + zeros % 10);
        if (spoken_as("zeros", (kz_slice){text, n}, out))
            return true;
    }
    return false;
}

/* The harmony of an acronym is that of its last vowel, else of қ and ғ; its last sound that of the letter's name. */
static bool spoken_acronym(kz_slice lower, char *room, kz_slice *out) {
    if (spoken_as("acronym", lower, out))
        return true;
    uint32_t length;
    kz_utf8_before(lower, lower.n, &length);
    kz_slice name;
    if (!spoken_as("letter", (kz_slice){lower.at + lower.n - length, length}, &name))
        return false;
    uint8_t harmony = 0;
    for (uint32_t at = lower.n - length, step; at > 0 && !harmony; at -= step) {
        uint32_t cp = kz_utf8_before(lower, at, &step);
        harmony = cp >= 0x400 && cp <= 0x4FF ? kz_letter_sounds[cp - 0x400] >> 4 : 0;
    }
    if (!harmony) {
        *out = name;
        return true;
    }
    /* a vowel of that harmony before the last sound of the name; for it where a consonant's name ends in another: т is
     * ты behind ұ, not тэ */
    bool bare = !is_vowel(kz_utf8_before(lower, lower.n, &length)) && is_vowel(kz_utf8_before(name, name.n, &length));
    memcpy(room, harmony == 1 ? "ы" : "і", 2);
    memcpy(room + 2, name.at + name.n - length, length);
    *out = (kz_slice){room, bare ? 2 : 2 + length};
    return true;
}

typedef struct reading_aloud {
    kz_slice spoken;
    bool apart; /* endings go after a hyphen */
    char room[16];
} reading_aloud;

/* АҚШ, F16, ҚазҰУ: capitals, or a word that ends in two of them. */
static bool is_acronym(kz_slice word) {
    uint32_t letters = 0, capitals = 0, last = 0, length;
    for (uint32_t at = 0; at < word.n; at += length) {
        uint32_t cp = kz_utf8_at(word, at, &length);
        bool counts = kz_is_upper(cp) || (letters && cp < 0x80 && is_digit((char)cp));
        if (!counts && !kz_is_lower(cp))
            return false;
        letters++;
        capitals += counts;
        last = counts ? last + 1 : 0; /* how many stand at the end */
    }
    return letters > 1 && letters < 8 && last > 1 && (capitals == letters || last + 1 < letters);
}

static bool has_letters(kz_slice word) {
    for (uint32_t at = 0, length; at < word.n; at += length)
        if (kz_script_of(kz_utf8_at(word, at, &length)) == KZ_S_CYRILLIC)
            return true;
    return false;
}

static bool is_one_of(char c, const char *letters) {
    return c && strchr(letters, c);
}

/* Bytes at the end that are not read: the e of Google and iPhone. */
static uint32_t silent_end(kz_slice lower) {
    uint32_t n = lower.n;
    if (n < 4 || lower.at[n - 1] != 'e' || is_one_of(lower.at[n - 2], "aeiouy"))
        return 0;
    for (uint32_t i = 0; i + 2 < n; i++)
        if (is_one_of(lower.at[i], "aeiouy"))
            return 1;
    return 0;
}

/* The end of a word in Latin letters, each as the Cyrillic one that it is likest to. */
static void spoken_latin(kz_slice lower, reading_aloud *out) {
    uint32_t at = lower.n > 8 ? lower.n - 8 : 0, n = 0;
    lower.n -= silent_end(lower);
    for (uint32_t length; at < lower.n; at += length) {
        kz_slice letter;
        kz_utf8_at(lower, at, &length);
        if (spoken_as("latin", (kz_slice){lower.at + at, length}, &letter) && n + letter.n <= sizeof out->room) {
            memcpy(out->room + n, letter.at, letter.n);
            n += letter.n;
        }
    }
    out->spoken = (kz_slice){out->room, n};
}

/* NASA and UNICEF are read as words: four letters or more, every third of them a vowel. */
static bool is_latin_word(kz_slice lower) {
    uint32_t vowels = 0;
    for (uint32_t i = 0; i < lower.n; i++) {
        if (lower.at[i] < 'a' || lower.at[i] > 'z')
            return false;
        vowels += is_one_of(lower.at[i], "aeiou");
    }
    return lower.n >= 4 && vowels * 3 >= lower.n;
}

static void read_aloud(kz_slice word, kz_slice lower, reading_aloud *out) {
    out->spoken = lower;
    out->apart = true;
    uint32_t end = word.n;
    while (end > 0 && !is_digit(word.at[end - 1]))
        end--;
    kz_slice sign = {lower.at + end, lower.n - end};
    if (end > 0 && sign.n && (spoken_as("sign", sign, &out->spoken) || spoken_as("unit", sign, &out->spoken)))
        return;
    if (end == word.n && end > 0 && spoken_number(word, &out->spoken))
        return;
    if (spoken_as("sign", lower, &out->spoken) || spoken_as("unit", lower, &out->spoken))
        return;
    if (!is_latin_word(lower) && is_acronym(word) && spoken_acronym(lower, out->room, &out->spoken))
        return;
    out->spoken = lower;
    out->apart = !has_letters(word);
    if (out->apart)
        spoken_latin(lower, out);
}

/* ---- The call ---- */

static uint64_t states_of(uint8_t upos, bool verb, uint64_t feats) {
    if (verb)
        return 1ull << KZ_STATE_VERB;
    if (upos == KZ_POS_NUM || (feats & KZ_UD_NUMTYPE))
        return 1ull << KZ_STATE_NUM;
    if (upos == KZ_POS_ADJ || (feats & KZ_UD_DEGREE))
        return 1ull << KZ_STATE_ADJ;
    return 1ull << KZ_STATE_NOUN;
}

/* Features of verbs make a verb of what is none by its part of speech, unless the lexicon knows it as another word. */
static bool is_verb(kz_slice lower, uint8_t upos, uint64_t feats) {
    if (upos == KZ_POS_VERB || upos == KZ_POS_AUX)
        return true;
    if (upos != KZ_POS_X || !has(feats, VERBAL))
        return false;
    uint32_t bits = kz_lexicon(lower);
    return !bits || bits & KZ_LEX_VERB || kz_ends(lower, KZ_LIT("у")) || kz_ends(lower, KZ_LIT("ю"));
}

static uint32_t last_word(kz_slice lemma) {
    uint32_t at = lemma.n;
    while (at > 0 && lemma.at[at - 1] != ' ')
        at--;
    return at;
}

/* The letters of `word` where the form has kept them, so that capitals stay. */
static uint32_t keep_capitals(kz_slice word, kz_slice lower, const kz_growth *g, char *out) {
    uint32_t same = 0;
    while (same < word.n && same < g->n && lower.at[same] == g->at[same])
        same++;
    memcpy(out, word.at, same);
    memcpy(out + same, g->at + same, g->n - same);
    return g->n;
}

/* The state of what ends in the possessive of the third person. */
static uint64_t his_state(void) {
    for (uint32_t i = 0; i < KZ_MORPHS; i++)
        if (kz_morphs[i].set == (KZ_UD_NUMBER_PSOR_PLUR_SING | KZ_UD_PERSON_PSOR_3))
            return 1ull << kz_morphs[i].to;
    return 0;
}

/* A dictionary form that is a possessive itself: Құнанбайұлы, отбасы, министрлігі of Сыртқы істер министрлігі. */
static bool is_possessed(kz_slice lower, bool capital) {
    if (!kz_ends(lower, KZ_LIT("ы")) && !kz_ends(lower, KZ_LIT("і")))
        return false;
    int32_t entry = kz_table_find(&kz_lexicon_table, lower);
    kz_slice rest = {lower.at, lower.n - 2};
    if (entry >= 0 && kz_table_value(&kz_stem_variants, rest, UINT32_MAX) >> 2 == (uint32_t)entry)
        return true;
    kz_name_form name;
    if (capital && kz_name_ending(lower, &name) && name.sure && name.kind == KZ_NAME_PATRONYMIC)
        return true;
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint32_t n = entry < 0 ? kz_readings(lower, 0, 0, readings, KZ_MAX_WORD_READINGS) : 0;
    for (uint32_t i = 0; i < n; i++)
        if (readings[i].source < KZ_SOURCE_GUESS && readings[i].upos == KZ_POS_NOUN &&
            readings[i].feats == (KZ_UD_CASE_NOM | KZ_UD_NUMBER_PSOR_PLUR_SING | KZ_UD_PERSON_PSOR_3))
            return true;
    return false;
}

static bool find_form(kz_slice lower, kz_slice spoken, uint8_t upos, uint64_t feats, bool verb, bool possessed,
                      kz_growth *out) {
    search s = {.target = settle(feats, verb), .best_cost = NOTHING * 10};
    s.apart = lower.n == 0;
    s.copula = !verb && has(feats, KZ_UD_PERSON);
    char stem[KZ_LONGEST_LEMMA + 8];
    uint32_t n = lower.n;
    if (verb)
        verb_of(lower, stem, &n);
    else
        memcpy(stem, lower.at, n);
    kz_growth start;
    kz_growth_start(&start, (kz_slice){stem, n}, verb ? (kz_slice){stem, n} : spoken, verb);
    uint64_t states = states_of(upos, verb, feats);
    uint64_t own = states == 1ull << KZ_STATE_NUM ? KZ_UD_NUMTYPE_CARD : 0;
    if (possessed) {
        uint64_t his = KZ_UD_NUMBER_PSOR_PLUR_SING | KZ_UD_PERSON_PSOR_3;
        uint64_t whose = (s.target & (KZ_UD_NUMBER_PSOR | KZ_UD_PERSON_PSOR)) == his ? his : 0;
        reach(&s, &start, whose, 0);
        grow(&s, &start, his_state(), whose, 0, 0);
    }
    if (!verb)
        reach(&s, &start, own, 0);
    grow(&s, &start, states, own, 0, 0);
    *out = s.best;
    return s.best_cost < NOTHING * 10;
}

/* What closes a quoted name: «Нұр Отан», whose endings follow without a hyphen: «Нұр Отан»ға. */
static uint32_t closing_quotes(kz_slice word) {
    uint32_t at = word.n, length;
    while (at > 0) {
        uint32_t cp = kz_utf8_before(word, at, &length);
        if (cp != 0xBB && cp != 0x201D && cp != '"')
            break;
        at -= length;
    }
    return word.n - at;
}

/* The endings alone, behind a word that keeps its letters. */
static uint32_t add_endings(kz_slice word, const char *joint, kz_slice spoken, uint8_t upos, uint64_t feats,
                            char *out) {
    kz_growth form;
    if (!find_form((kz_slice){"", 0}, spoken, upos, feats, false, false, &form))
        return 0;
    memcpy(out, word.at, word.n);
    uint32_t n = word.n, length = form.n ? (uint32_t)strlen(joint) : 0;
    memcpy(out + n, joint, length);
    memcpy(out + n + length, form.at, form.n);
    return n + length + form.n;
}

/* The last word of a lemma. */
static uint32_t inflect_word(kz_slice word, uint8_t upos, uint64_t feats, char *out) {
    char room[KZ_LONGEST_LEMMA];
    kz_lower_into(room, word);
    kz_slice lower = {room, word.n};
    uint32_t quotes = closing_quotes(word), length;
    reading_aloud aloud;
    read_aloud((kz_slice){word.at, word.n - quotes}, (kz_slice){room, word.n - quotes}, &aloud);
    bool verb = is_verb(lower, upos, feats);
    if (quotes && quotes < word.n)
        return add_endings(word, "", aloud.spoken, upos, feats, out);
    if (aloud.apart)
        return verb ? 0 : add_endings(word, "-", aloud.spoken, upos, feats, out);
    bool capital = kz_is_upper(kz_utf8_at(word, 0, &length));
    kz_growth form;
    if (!find_form(lower, lower, upos, feats, verb, !verb && is_possessed(lower, capital), &form))
        return 0;
    return keep_capitals(word, lower, &form, out);
}

/* жиырмасыншыдан: the listed ordinal of a numeral, and endings as a noun has them. */
static uint32_t ordinal_with_endings(kz_slice lower, uint64_t feats, char *out) {
    char ordinal[KZ_FORM_ROOM];
    uint64_t rest = feats & ~KZ_UD_NUMTYPE;
    if ((feats & KZ_UD_NUMTYPE) != KZ_UD_NUMTYPE_ORD || rest == 0)
        return 0;
    uint32_t n = closed_form(lower, KZ_POS_NUM, KZ_UD_NUMTYPE_ORD, ordinal);
    return n ? inflect_word((kz_slice){ordinal, n}, KZ_POS_X, rest, out) : 0;
}

uint32_t kz_inflect(kz_slice lemma, uint8_t upos, uint64_t feats, char *out) {
    if (lemma.n == 0 || lemma.n > KZ_LONGEST_LEMMA)
        return 0;
    uint32_t at = last_word(lemma);
    kz_slice word = {lemma.at + at, lemma.n - at};
    if (word.n == 0)
        return 0;
    if (at == 0) {
        char room[KZ_LONGEST_LEMMA];
        kz_lower_into(room, word);
        uint32_t n = closed_form((kz_slice){room, word.n}, upos, feats, out);
        if (n)
            return n;
        n = ordinal_with_endings((kz_slice){room, word.n}, feats, out);
        if (n)
            return n;
    }
    uint32_t n = inflect_word(word, upos, feats, out + at);
    memcpy(out, lemma.at, at);
    return n ? at + n : 0;
}

uint32_t kz_inflect_as(kz_slice written, kz_slice spoken, uint8_t upos, uint64_t feats, char *out) {
    if (written.n == 0 || written.n > KZ_LONGEST_LEMMA || spoken.n == 0 || spoken.n > KZ_LONGEST_LEMMA)
        return 0;
    return add_endings(written, "-", spoken, upos, feats, out);
}
