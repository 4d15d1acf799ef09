/* Words that stand alone: the likeliest reading without a sentence. */
#include "morph/lexicon.h"
#include "parse/tagger.h"

enum { MOST_STEPS = 8 };

/* What makes a reading the stem's: a stem that is in the lexicon, a nominal, a long stem (bytes), a usual one. */
enum { GUESSED = 300, MADE = 2000, KNOWN = 2500, NOMINAL = 1000, NAME = 400, USUAL = 5 };

static bool has_digit(kz_slice text) {
    for (uint32_t i = 0; i < text.n; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

static bool is_latin(kz_slice text) {
    uint32_t length;
    return kz_script_of(kz_utf8_at(text, 0, &length)) == KZ_S_LATIN;
}

/* Digits and signs, 51% too; no letter. */
static bool is_number(kz_slice text) {
    uint32_t length;
    for (uint32_t at = 0; at < text.n; at += length)
        if (kz_is_letter(kz_utf8_at(text, at, &length)))
            return false;
    return has_digit(text);
}

/* Bytes of the closing quotation mark that the text ends in, 0 if there is none. The last byte rules most texts out. */
static uint32_t quote_at_end(kz_slice text) {
    switch ((uint8_t)text.at[text.n - 1]) {
    case '"':
        return 1;
    case 0xBB:
        return kz_ends(text, KZ_LIT("»")) ? 2 : 0;
    case 0x9C:
    case 0x9D:
        return kz_ends(text, KZ_LIT("“")) || kz_ends(text, KZ_LIT("”")) ? 3 : 0;
    default:
        return 0;
    }
}

/* What stands before the last hyphen, or up to the last closing quotation mark; `at` is where the rest begins. */
static kz_slice core_of(kz_slice form, uint32_t *at) {
    for (uint32_t end = form.n; end > 0; end--) {
        kz_slice core = {form.at, end};
        *at = end;
        if (form.at[end - 1] == '-')
            return (kz_slice){form.at, end - 1};
        uint32_t quote = quote_at_end(core);
        if (quote && quote < end)
            return core;
    }
    *at = 0;
    return (kz_slice){form.at, 0};
}

/* Where an ending begins that is written apart: 2019-да, iphone-ға, ақш-тың, «отан»ға; 0 if there is none. */
static uint32_t apart_at(kz_slice form) {
    uint32_t at;
    kz_slice core = core_of(form, &at), ending = {form.at + at, form.n - at};
    kz_reading reading;
    if (core.n == 0 || ending.n == 0 || !kz_ending(ending, &reading))
        return 0;
    return quote_at_end(core) || has_digit(core) || is_latin(core) || kz_lexicon(core) ? at : 0;
}

uint32_t kz_readings_alone(kz_slice form, uint8_t traits, kz_word_reading *out) {
    kz_word word = {.span = {0, form.n}, .kind = KZ_T_WORD, .traits = traits};
    if (form.n == 0)
        return 0;
    word.suffix_at = form.n <= KZ_LONGEST_FORM ? apart_at(form) : 0;
    if (is_number((kz_slice){form.at, word.suffix_at ? word.suffix_at : form.n}))
        word.kind = KZ_T_NUMBER;
    return kz_word_readings(form, &word, out);
}

/* The reading with the most worth by itself; false for what is no word. */
static bool likeliest(kz_slice form, uint8_t traits, kz_word_reading *out) {
    kz_candidate candidates[KZ_MAX_WORD_READINGS];
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    kz_entry entry = {.n = kz_readings_alone(form, traits, readings), .key = traits};
    for (uint32_t i = 0; i < entry.n; i++)
        candidates[i] = (kz_candidate){.reading = readings[i]};
    kz_tagger_describe(form, &entry, candidates);
    int32_t most = INT32_MIN;
    for (uint32_t i = 0; i < entry.n; i++) {
        uint32_t features[KZ_MOST_FEATURES];
        int32_t worth = kz_weigh(kz_tagger_weights, features, kz_lone_features(&entry, &candidates[i], i, features));
        if (worth > most) {
            most = worth;
            *out = readings[i];
        }
    }
    return entry.n > 0;
}

/* ---- Stems: of all readings the one with the longest known stem, whatever is likelier ---- */

static bool is_nominal(const kz_word_reading *r) {
    return r->upos == KZ_POS_NOUN || r->upos == KZ_POS_PROPN || r->upos == KZ_POS_ADJ || r->upos == KZ_POS_NUM;
}

/* A name goes before what derivation makes of it (ерлан is no verb) and before a likeness (айша is no moon), but not
 * before other forms: берді is seldom the man. */
static uint32_t stem_rank(const kz_word_reading *r) {
    if (r->source == KZ_SOURCE_GUESS)
        return (uint32_t)GUESSED - r->cost;                            /* the longest ending */
    bool seldom = r->marks & KZ_MARK_ATTR && !(r->feats & KZ_UD_CASE); /* таулы and ғы in таулығы */
    if (r->upos == KZ_POS_PROPN)
        return (uint32_t)MADE + NAME + r->stem_end;
    bool like = r->marks & KZ_MARK_LIKE, made = r->source == KZ_SOURCE_MADE || like;
    return (made ? MADE : KNOWN) + (is_nominal(r) && !seldom && !like ? NOMINAL : 0u) + r->stem_end + USUAL * r->usual;
}

/* A noun with an ending that is no possessive: бақыт of бақытты, көктем of көктемде. */
static bool is_case_form(const kz_word_reading *r, uint32_t n) {
    return r->source != KZ_SOURCE_GUESS && is_nominal(r) && r->stem_end < n && !(r->feats & KZ_UD_PERSON_PSOR) &&
           !(r->marks & (KZ_MARK_COPULA | KZ_MARK_ATTR | KZ_MARK_LIKE));
}

/* What may hide a noun with an ending: an adjective or an adverb that is the whole word. */
static bool may_hide_noun(const kz_word_reading *r, uint32_t n) {
    return r->stem_end == n && r->upos != KZ_POS_NOUN && r->upos != KZ_POS_VERB && r->upos != KZ_POS_PRON &&
           r->upos != KZ_POS_AUX;
}

static bool stem_reading(kz_slice form, kz_word_reading *out) {
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint32_t n = kz_readings_alone(form, KZ_WORD_CAPITAL | KZ_WORD_FIRST, readings),
             best = 0; /* names are told in any case */
    for (uint32_t i = 1; i < n; i++)
        best = stem_rank(&readings[i]) > stem_rank(&readings[best]) ? i : best;
    if (n == 0)
        return false;
    *out = readings[best];
    if (!may_hide_noun(out, form.n))
        return true;
    uint32_t longest = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (is_case_form(&readings[i], form.n) && readings[i].stem_end > longest) {
            longest = readings[i].stem_end;
            *out = readings[i];
        }
    }
    return true;
}

static uint32_t copy(kz_slice word, char *out) {
    memmove(out, word.at, word.n);
    return word.n;
}

/* Is a verb's stem read as another word: де of деді as да, қой of қояды as ғой? */
static bool hides_verb(kz_slice word, const kz_word_reading *r) {
    bool particle =
        r->upos == KZ_POS_PART || r->upos == KZ_POS_CCONJ || r->upos == KZ_POS_SCONJ || r->upos == KZ_POS_ADV;
    return r->source == KZ_SOURCE_CLOSED && particle && kz_lexicon(word) & KZ_LEX_VERB;
}

static uint32_t lemma_once(kz_slice word, bool capital, char *out) {
    kz_word_reading r = {0};
    if (!likeliest(word, capital ? KZ_WORD_CAPITAL | KZ_WORD_FIRST : 0, &r) || hides_verb(word, &r))
        return copy(word, out);
    return kz_reading_lemma(word, &r, out);
}

static uint32_t stem_once(kz_slice word, bool capital, char *out) {
    (void)capital;
    kz_word_reading r = {0};
    if (!stem_reading(word, &r) || hides_verb(word, &r))
        return copy(word, out);
    if (r.source != KZ_SOURCE_CLOSED)
        r.lemma_end = r.stem_end;
    return kz_reading_lemma(word, &r, out);
}

/* Repeats until nothing changes, so that the result is its own. */
static uint32_t settle(kz_slice word, bool capital, char *out, uint32_t (*once)(kz_slice, bool, char *)) {
    char now[KZ_LONGEST_FORM + 64];
    if (word.n > KZ_LONGEST_FORM)
        return copy(word, out);
    uint32_t n = copy(word, now);
    for (uint32_t step = 0; step < MOST_STEPS; step++) {
        uint32_t length = once((kz_slice){now, n}, capital, out);
        if (length == n && memcmp(now, out, n) == 0)
            break;
        n = copy((kz_slice){out, length}, now);
    }
    return copy((kz_slice){now, n}, out);
}

uint32_t kz_lemma(kz_slice word, bool capital, char *out) {
    return settle(word, capital, out, lemma_once);
}

uint32_t kz_stem(kz_slice word, char *out) {
    return settle(word, true, out, stem_once);
}

/* ҚазҰУ: small letters and a capital that does not begin a part. */
static bool is_mixed(kz_slice written) {
    bool first = true, small = false, inner = false;
    for (uint32_t at = 0, length; at < written.n; at += length) {
        uint32_t cp = kz_utf8_at(written, at, &length);
        small = small || kz_is_lower(cp);
        inner = inner || (!first && kz_is_upper(cp));
        first = cp == '-';
    }
    return small && inner;
}

static bool has_small(kz_slice written) {
    for (uint32_t at = 0, length; at < written.n; at += length) {
        if (kz_is_lower(kz_utf8_at(written, at, &length)))
            return true;
    }
    return false;
}

/* The beginning of the word that the lemma stands for. */
static kz_slice stem_as_written(kz_slice written, kz_slice lemma) {
    return (kz_slice){written.at, lemma.n < written.n ? lemma.n : written.n};
}

bool kz_is_acronym(kz_slice written, kz_slice lemma) {
    kz_slice stem = stem_as_written(written, lemma);
    return is_mixed(stem) || (!has_small(stem) && kz_table_find(&kz_acronyms, lemma) >= 0);
}

uint32_t kz_cased_lemma(kz_slice written, kz_slice lower, char *out) {
    uint32_t length;
    bool capital = written.n > 0 && kz_is_upper(kz_utf8_at(written, 0, &length));
    uint32_t n = kz_lemma(lower, capital, out);
    if (n == 0 || n > KZ_LONGEST_FORM || lower.n > KZ_LONGEST_FORM)
        return n;
    kz_slice lemma = {out, n};
    bool capitals = capital && !has_small(stem_as_written(written, lemma)), acronym = kz_is_acronym(written, lemma);
    uint32_t known = kz_lexicon(lemma);
    kz_word_reading r = {0};
    bool name = capital &&
                likeliest(lemma, KZ_WORD_CAPITAL | KZ_WORD_FIRST | (capitals && !known ? KZ_WORD_CAPITALS : 0), &r) &&
                r.upos == KZ_POS_PROPN && (!capitals || !known || known & KZ_LEX_NAME);
    if (name || acronym)
        kz_name_capitals(written, lower, acronym || r.source == KZ_SOURCE_GUESS, out, n);
    else if (capital)
        return kz_lemma(lower, false, out); /* what it is without its capital */
    return n;
}
