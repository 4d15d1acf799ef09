/* Tokens to words, and the readings of words that are not spelled of letters alone. */
#include "parse/words.h"

#include "parse/tagger_table.h"

/* ---- Tokens to words ---- */

static uint8_t traits_of(const kz_token *t) {
    uint8_t traits = 0;
    if (t->flags & KZ_F_CAPITAL)
        traits |= KZ_WORD_CAPITAL;
    if (t->flags & KZ_F_SENTENCE_START)
        traits |= KZ_WORD_FIRST;
    if (t->flags & KZ_F_ALL_CAPITALS)
        traits |= KZ_WORD_CAPITALS;
    if (t->flags & KZ_F_ROMAN)
        traits |= KZ_WORD_ROMAN;
    if (t->kind == KZ_T_NUMBER || t->kind == KZ_T_TIME || t->kind == KZ_T_DATE || t->kind == KZ_T_PHONE)
        traits |= KZ_WORD_NUMBER;
    return traits;
}

/* Where the ending begins that the core of the token leaves over. */
static uint32_t suffix_of(const kz_segments *s, const kz_token *t) {
    if (t->core_end == t->span.end || t->kind == KZ_T_INITIAL || t->kind == KZ_T_ABBREVIATION)
        return 0;
    uint32_t at = t->core_end, length;
    for (uint32_t cp; at < t->span.end; at += length) {
        cp = kz_utf8_at((kz_slice){s->text.at, t->span.end}, at, &length);
        if (kz_is_letter(cp))
            break;
    }
    return at < t->span.end ? at - t->span.start : 0;
}

static kz_word word_of(const kz_segments *s, const kz_token *t) {
    return (kz_word){.span = t->span, .suffix_at = suffix_of(s, t), .kind = t->kind, .traits = traits_of(t)};
}

static bool is_unit_sign(const kz_segments *s, const kz_token *t) {
    kz_slice text = kz_sub(s->text, t->span);
    return kz_same(text, KZ_LIT("%")) || kz_same(text, KZ_LIT("‰")) || kz_starts(text, KZ_LIT("°"));
}

/* 51%, 51%-ға, 20°С-тан: the number takes the tokens that stand right after it. */
static bool joins_number(const kz_segments *s, const kz_word *word, const kz_token *t) {
    if (t->flags & KZ_F_SPACE_BEFORE || word->span.end != t->span.start || word->kind != KZ_T_NUMBER)
        return false;
    if (is_unit_sign(s, t))
        return true;
    bool degree = kz_ends(kz_sub(s->text, word->span), KZ_LIT("°"));
    return (degree && t->kind == KZ_T_WORD) || (word->traits & KZ_WORD_SIGN && t->kind == KZ_T_SUFFIX);
}

static void take(const kz_segments *s, kz_word *word, const kz_token *t) {
    if (t->kind == KZ_T_SUFFIX) {
        uint32_t length, at = t->span.start;
        if (!kz_is_letter(kz_utf8_at(s->text, at, &length)))
            at += length;
        word->suffix_at = at - word->span.start;
    } else {
        uint32_t suffix = suffix_of(s, t);
        word->suffix_at = suffix ? suffix + t->span.start - word->span.start : 0;
    }
    word->span.end = t->span.end;
    word->traits |= KZ_WORD_SIGN;
}

/* ?! and ?.. are signs of their own each; an ellipsis is one. */
static bool is_heap(kz_slice text) {
    return text.n > 1 && (memchr(text.at, '?', text.n) || memchr(text.at, '!', text.n));
}

static void push_signs(kz_arena *arena, kz_words *out, kz_word word, kz_slice text) {
    kz_span span = word.span;
    for (uint32_t at = span.start, length; at < span.end; at += length) {
        kz_utf8_at(text, at, &length);
        word.span = (kz_span){at, at + length};
        *kz_push(arena, out) = word;
        word.sentence_start = false;
    }
}

/* 17-үйде is a number, a hyphen and a word, unless what stands after the hyphen is an ending: 17-ші, 17-де. */
static bool is_counted_word(const kz_segments *s, const kz_word *word) {
    if (word->kind != KZ_T_NUMBER || !word->suffix_at || s->text.at[word->span.start + word->suffix_at - 1] != '-')
        return false;
    kz_slice rest = kz_sub(s->lower, (kz_span){word->span.start + word->suffix_at, word->span.end});
    kz_reading reading;
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    return !kz_ending(rest, &reading) && kz_readings(rest, 0, 0, readings, KZ_MAX_WORD_READINGS) &&
           readings[0].source != KZ_SOURCE_GUESS;
}

static void push_counted_word(kz_arena *arena, kz_words *out, kz_word word) {
    kz_span span = word.span;
    uint32_t rest = span.start + word.suffix_at;
    word.suffix_at = 0;
    word.span.end = rest - 1;
    *kz_push(arena, out) = word;
    *kz_push(arena, out) = (kz_word){.span = {rest - 1, rest}, .kind = KZ_T_PUNCT};
    *kz_push(arena, out) = (kz_word){.span = {rest, span.end}, .kind = KZ_T_WORD};
}

void kz_words_of(kz_arena *arena, const kz_segments *segments, bool blocks, kz_words *out) {
    uint32_t block = UINT32_MAX, sentence = UINT32_MAX;
    for (uint32_t i = 0; i < segments->tokens.n; i++) {
        const kz_token *t = &segments->tokens.at[i];
        kz_word *last = out->n ? &out->at[out->n - 1] : NULL;
        bool same_sentence = t->sentence == sentence;
        sentence = t->sentence;
        if (blocks && last && t->block == block) {
            last->span.end = t->span.end;
            last->suffix_at = 0;
            continue;
        }
        block = t->block;
        if (last && !blocks && same_sentence && joins_number(segments, last, t)) {
            take(segments, last, t);
            continue;
        }
        kz_word word = word_of(segments, t);
        word.sentence_start = !same_sentence;
        if (!blocks && t->kind == KZ_T_PUNCT && is_heap(kz_sub(segments->text, t->span)))
            push_signs(arena, out, word, segments->text);
        else if (!blocks && is_counted_word(segments, &word))
            push_counted_word(arena, out, word);
        else
            *kz_push(arena, out) = word;
    }
}

/* ---- Readings ---- */

static kz_word_reading plain(const kz_word *word, kz_pos upos, uint64_t feats, uint8_t cost) {
    uint16_t n = (uint16_t)(word->span.end - word->span.start);
    return (kz_word_reading){
        .feats = feats,
        .stem_end = n,
        .lemma_end = n,
        .word_end = n,
        .upos = (uint8_t)upos,
        .source = KZ_SOURCE_GUESS,
        .row = KZ_MORPHS,
        .cost = cost,
    };
}

/* The lemma of 51% is 51; that of 20° keeps its unit. */
static uint16_t without_percent(kz_slice form, uint16_t end) {
    return kz_ends((kz_slice){form.at, end}, KZ_LIT("%")) ? (uint16_t)(end - 1) : end;
}

static uint32_t number_readings(kz_slice form, const kz_word *word, kz_word_reading *out) {
    uint32_t n = 0;
    if (word->suffix_at) {
        n = kz_readings(form, word->suffix_at, KZ_WORD_NUMBER, out, KZ_MAX_WORD_READINGS);
        for (uint32_t i = 0; i < n; i++)
            out[i].lemma_end = out[i].stem_end = without_percent(form, out[i].stem_end);
    } else {
        uint64_t nominative = word->traits & KZ_WORD_SIGN ? KZ_UD_CASE_NOM : 0;
        out[n++] = plain(word, KZ_POS_NUM, KZ_UD_NUMTYPE_CARD | nominative, 0);
        out[n++] = plain(word, KZ_POS_NUM, KZ_UD_NUMTYPE_ORD | nominative, 0);
        for (uint32_t i = 0; i < n; i++)
            out[i].lemma_end = out[i].stem_end = without_percent(form, out[i].stem_end);
    }
    return n;
}

/* An ending that stands after a quotation mark: »ға. */
static uint32_t ending_reading(kz_slice form, const kz_word *word, kz_word_reading *out) {
    kz_slice ending = form;
    uint32_t length;
    if (form.n && !kz_is_letter(kz_utf8_at(form, 0, &length)))
        ending = (kz_slice){form.at + length, form.n - length};
    kz_reading found;
    static const uint64_t cases[] = {KZ_UD_CASE_NOM, KZ_UD_CASE_GEN, KZ_UD_CASE_DAT, KZ_UD_CASE_ACC,
                                     KZ_UD_CASE_LOC, KZ_UD_CASE_ABL, KZ_UD_CASE_INS};
    out[0] = plain(word, KZ_POS_X, kz_ending(ending, &found) ? cases[found.case_] : 0, 0);
    return 1;
}

static uint32_t acronym_readings(kz_slice form, const kz_word *word, kz_word_reading *out, uint32_t n) {
    if (n + 2 > KZ_MAX_WORD_READINGS)
        return n;
    uint8_t source = kz_lexicon(form) ? KZ_SOURCE_KNOWN : KZ_SOURCE_GUESS;
    out[n] = plain(word, KZ_POS_PROPN, KZ_UD_CASE_NOM, 20);
    out[n++].source = source;
    out[n] = plain(word, KZ_POS_NOUN, KZ_UD_ABBR_YES, 24);
    out[n++].source = source;
    return n;
}

/* Where a particle begins that is written with a hyphen: барады-ау; 0 if there is none. */
static uint32_t particle_of(kz_slice form) {
    uint32_t at = form.n;
    while (at > 0 && form.at[at - 1] != '-')
        at--;
    if (at < 3 || form.n - at > 8)
        return 0;
    return kz_table_find(&kz_closed_table, (kz_slice){form.at + at - 1, form.n - at + 1}) >= 0 ? at - 1 : 0;
}

/* An abbreviated unit: км, млрд. */
static bool is_unit(kz_slice form) {
    char key[32] = "unit ";
    if (form.n > sizeof key - 5)
        return false;
    memcpy(key + 5, form.at, form.n);
    return kz_table_find(&kz_spoken, (kz_slice){key, form.n + 5}) >= 0;
}

static uint32_t letter_readings(kz_slice form, const kz_word *word, kz_word_reading *out) {
    uint32_t particle = kz_table_find(&kz_closed_table, form) < 0 ? particle_of(form) : 0;
    if (particle) {
        uint32_t n = kz_readings((kz_slice){form.at, particle}, 0, word->traits, out, KZ_MAX_WORD_READINGS);
        return n;
    }
    uint32_t n = 0;
    bool unit = !word->suffix_at && is_unit(form);
    if (unit)
        out[n++] = plain(word, KZ_POS_NOUN, KZ_UD_ABBR_YES, 0);
    uint32_t more = kz_readings(form, word->suffix_at, word->traits, out + n, KZ_MAX_WORD_READINGS - n);
    n += unit && out[n].source == KZ_SOURCE_GUESS ? 0 : more;
    if (word->suffix_at == 0 && word->traits & KZ_WORD_ROMAN && n < KZ_MAX_WORD_READINGS) {
        memmove(out + 1, out, n * sizeof *out);
        out[0] = plain(word, KZ_POS_NUM, KZ_UD_NUMTYPE_ORD, 0);
        out[0].source = KZ_SOURCE_KNOWN;
        n++;
    }
    if (word->suffix_at == 0 && word->traits & KZ_WORD_CAPITALS && form.n <= 12)
        n = acronym_readings(form, word, out, n);
    return n;
}

uint32_t kz_word_readings(kz_slice lower, const kz_word *word, kz_word_reading *out) {
    kz_slice form = kz_sub(lower, word->span);
    switch ((kz_token_kind)word->kind) {
    case KZ_T_WORD:
        return letter_readings(form, word, out);
    case KZ_T_INITIAL:
        out[0] = plain(word, KZ_POS_NOUN, KZ_UD_ABBR_YES, 0);
        out[1] = plain(word, KZ_POS_PROPN, KZ_UD_ABBR_YES, 0);
        return 2;
    case KZ_T_ABBREVIATION:
        out[0] = plain(word, KZ_POS_NOUN, KZ_UD_ABBR_YES, 0);
        return 1;
    case KZ_T_NUMBER:
    case KZ_T_TIME:
    case KZ_T_DATE:
    case KZ_T_PHONE:
        return number_readings(form, word, out);
    case KZ_T_SUFFIX:
        return ending_reading(form, word, out);
    case KZ_T_URL:
    case KZ_T_EMAIL:
    case KZ_T_HANDLE:
    case KZ_T_HASHTAG:
        out[0] = plain(word, KZ_POS_X, 0, 0);
        return 1;
    case KZ_T_SYMBOL: {
        bool numero = kz_same(form, KZ_LIT("№"));
        out[0] = plain(word, numero ? KZ_POS_NOUN : KZ_POS_SYM, numero ? KZ_UD_CASE_NOM : 0, 0);
        return 1;
    }
    case KZ_T_PUNCT:
        break;
    }
    out[0] = plain(word, KZ_POS_PUNCT, 0, 0);
    if (kz_same(form, KZ_LIT("/")))
        out[0].upos = KZ_POS_SYM;
    return 1;
}

/* ---- Words of several tokens ---- */

static bool field_is(const kz_word_reading *r, uint64_t field, uint64_t value) {
    return (r->feats & field) == value;
}

/* A participle in -ған that has no ending of a noun. */
static bool is_past_participle(kz_slice lower, const kz_word *verb) {
    const kz_word_reading *r = &verb->reading;
    bool bare =
        !(r->feats & KZ_UD_PERSON_PSOR) && (!(r->feats & KZ_UD_CASE) || field_is(r, KZ_UD_CASE, KZ_UD_CASE_NOM));
    bool verbal = field_is(r, KZ_UD_VERBFORM, KZ_UD_VERBFORM_PART) || field_is(r, KZ_UD_VERBFORM, KZ_UD_VERBFORM_GER) ||
                  field_is(r, KZ_UD_VERBFORM, KZ_UD_VERBFORM_FIN);
    return field_is(r, KZ_UD_TENSE, KZ_UD_TENSE_PAST) && bare && verbal &&
           kz_ends(kz_sub(lower, verb->span), KZ_LIT("н"));
}

/* What the word says of the verb before it (KZ_JOINED_), 0 if it is a word of its own. */
static uint32_t joins_verb(kz_slice lower, const kz_word *verb, const kz_word *word) {
    const kz_word_reading *r = &verb->reading;
    if ((r->upos != KZ_POS_VERB && r->upos != KZ_POS_AUX) || word->kind != KZ_T_WORD || word->sentence_start)
        return 0;
    uint32_t says = kz_table_value(&kz_joined, kz_sub(lower, word->span), 0);
    if (says == 0 || is_past_participle(lower, verb))
        return says;
    bool finite = field_is(r, KZ_UD_VERBFORM, KZ_UD_VERBFORM_FIN) || field_is(r, KZ_UD_MOOD, KZ_UD_MOOD_CND);
    return says == KZ_JOINED_FH && finite ? says : 0;
}

/* The verb's features with what the joined word says, and with its person. */
static uint64_t joined_feats(const kz_word_reading *verb, const kz_word_reading *word, uint32_t says) {
    const uint64_t finite = KZ_UD_MOOD_IND | KZ_UD_NUMBER_SING | KZ_UD_PERSON_3 | KZ_UD_TENSE_PAST | KZ_UD_VERBFORM_FIN;
    const uint64_t personal = KZ_UD_PERSON | KZ_UD_NUMBER | KZ_UD_POLITE;
    uint64_t feats = verb->feats;
    if (!(feats & KZ_UD_PERSON))
        feats = (feats & (KZ_UD_VOICE | KZ_UD_POLARITY)) | finite;
    feats |= says == KZ_JOINED_NEG ? KZ_UD_POLARITY_NEG : KZ_UD_EVIDENT_FH;
    uint64_t person = (word->feats | (word->marks & KZ_MARK_COPULA ? word->tail_feats : 0)) & personal;
    return person & KZ_UD_PERSON ? (feats & ~personal) | person : feats;
}

void kz_join_words(kz_slice lower, kz_words *words) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < words->n; i++) {
        kz_word *last = n ? &words->at[n - 1] : NULL;
        const kz_word *word = &words->at[i];
        uint32_t says = last ? joins_verb(lower, last, word) : 0;
        if (!says) {
            words->at[n++] = *word;
            continue;
        }
        last->reading.feats = joined_feats(&last->reading, &word->reading, says);
        last->span.end = word->span.end;
        last->reading.word_end = (uint16_t)(last->span.end - last->span.start);
    }
    words->n = n;
}
