#include "extract/people/speech.h"

enum {
    MAX_DEPTH = 8,        /* quotes within quotes; deeper ones are not read */
    NEAR_VERB = 10,       /* tokens from the words said in which their verb must come */
    LONGEST_AUTHOR = 48,  /* tokens of author's words that are read */
    BEFORE_COLON = 8,     /* tokens before a colon in which a verb introduces speech */
    LONGEST_SPEECH = 120, /* tokens without quotes that are taken for one speech */
    FEW_WORDS = 4,        /* shorter quoted phrases are names or terms */
    LONGEST_KEY = 96      /* bytes */
};

static const kz_slice THUS[] = {{"былай", 10}, {"осылай", 12}, {"мынадай", 14}, {"былайша", 14}};

int32_t kz_speech_verb(const kz_segments *s, uint32_t token, uint32_t end, uint32_t *words) {
    char key[LONGEST_KEY];
    uint32_t n = 0;
    int32_t found = -1;
    for (uint32_t i = 0; i < KZ_SPEECH_WORDS && token + i < end; i++) {
        kz_slice word = kz_token_lower(s, token + i);
        if (!kz_is_word(s, token + i) || n + word.n + 1 > LONGEST_KEY)
            break;
        if (i)
            key[n++] = ' ';
        memcpy(key + n, word.at, word.n);
        n += word.n;
        int32_t entry = kz_table_find(&kz_speech_forms, (kz_slice){key, n});
        if (entry >= 0) {
            found = (int32_t)kz_speech_forms.values[entry];
            *words = i + 1;
        }
    }
    return found;
}

static int32_t kind_of(int32_t verb) {
    return verb < 0 ? -1 : verb & ((1 << KZ_SPEECH_FORM_SHIFT) - 1);
}

static bool kind_in(const kz_segments *s, uint32_t from, uint32_t end, kz_speech_kind kind) {
    uint32_t words;
    for (uint32_t t = from; t < end; t++)
        if (kind_of(kz_speech_verb(s, t, end, &words)) == (int32_t)kind)
            return true;
    return false;
}

bool kz_has_speech_verb(const kz_segments *s, uint32_t from, uint32_t end) {
    return kind_in(s, from, end, KZ_SPEECH_SAY) || kind_in(s, from, end, KZ_SPEECH_SPEAK);
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static bool is_final(const kz_segments *s, uint32_t token) {
    return s->tokens.at[token].kind == KZ_T_PUNCT &&
           (kz_is_sign(s, token, ".") || kz_is_sign(s, token, "?") || kz_is_sign(s, token, "!") ||
            kz_is_sign(s, token, "…") || kz_is_sign(s, token, "...") || kz_is_sign(s, token, "?!") ||
            kz_is_sign(s, token, "!?") || kz_is_sign(s, token, "!..") || kz_is_sign(s, token, "?.."));
}

static uint32_t count_words(const kz_segments *s, uint32_t from, uint32_t end, uint32_t enough) {
    uint32_t n = 0;
    for (uint32_t t = from; t < end && n < enough; t++)
        n += kz_is_word(s, t);
    return n;
}

/* The closing quote of a few words in quotes, most often a name («Барыс»); the opening one itself if there are many. */
static uint32_t short_quote_end(const kz_segments *s, uint32_t open, uint32_t end) {
    for (uint32_t t = open + 1, words = 0; t < end && words <= FEW_WORDS && t - open <= 2 * FEW_WORDS; t++) {
        words += kz_is_word(s, t);
        if (kz_is_sign(s, t, "»") && words <= FEW_WORDS)
            return t;
    }
    return open;
}

/* «(«…», –) десе, министр …»: the other one is spoken of next. */
static bool is_conditional(const kz_segments *s, uint32_t token) {
    return kz_token_is(s, token, KZ_LIT("десе"));
}

/* The author's words from `at`: to the full stop, the colon, the next opening quote, or a comma with a dash. A name in
 * quotes belongs to them: «деді «Арна» газетінің редакторы». */
static uint32_t author_end(const kz_segments *s, uint32_t at, uint32_t end) {
    uint32_t t = at;
    for (; t < end && t - at < LONGEST_AUTHOR; t++) {
        if (kz_is_sign(s, t, "«"))
            t = short_quote_end(s, t, end);
        if (is_final(s, t) || kz_is_sign(s, t, ":") || kz_is_sign(s, t, "«") || kz_is_sign(s, t, "“"))
            break;
        if (kz_is_sign(s, t, ",") && ((t + 1 < end && kz_is_dash(s, t + 1)) || (t == at + 1 && is_conditional(s, at))))
            break;
    }
    return t;
}

static bool holds_sign(const kz_segments *s, uint32_t from, uint32_t end, const char *sign) {
    for (uint32_t t = from; t < end; t++)
        if (kz_is_sign(s, t, sign))
            return true;
    return false;
}

/* Words said without the comma that parts them from the author's words, and without a dash before them. */
static void trim(const kz_segments *s, kz_speech *speech) {
    while (speech->first < speech->end && kz_is_dash(s, speech->first))
        speech->first++;
    while (speech->end > speech->first && kz_is_sign(s, speech->end - 1, ","))
        speech->end--;
    if (speech->end > speech->first && kz_is_sign(s, speech->end - 1, "»") &&
        !holds_sign(s, speech->first, speech->end, "«"))
        speech->end--;
}

/* Words said in [first, end) after [left, left_end), with no author's words after them yet. */
static kz_speech stretch(uint32_t first, uint32_t end, uint32_t left, uint32_t left_end) {
    return (kz_speech){first, end, end, end, left, left_end, false, false, false};
}

static void add(const kz_scene *scene, kz_speeches *out, kz_speech speech) {
    trim(scene->s, &speech);
    if (speech.first < speech.end)
        *kz_push(scene->arena, out) = speech;
}

/* «(аудан) басшысы» */
static bool is_body_of_post(const kz_scene *scene, uint32_t token, uint32_t end) {
    kz_form form;
    return token + 1 < end && kz_form_at(scene, token).case_ != KZ_CASE_DAT && kz_head_at(scene, token + 1, &form) &&
           form.possessor == 3 && form.case_ == KZ_CASE_NOM;
}

/* «деген сұраққа», «деген ой»: not the author's words but a question or a thought that is named. */
static bool names_thought(const kz_scene *scene, int32_t verb, uint32_t next, uint32_t end) {
    if (verb >> KZ_SPEECH_FORM_SHIFT != KZ_SPEECH_PARTICIPLE || next >= end || !kz_is_word(scene->s, next))
        return false;
    kz_form form;
    return !kz_is_person(scene, scene->entity_of[next]) && !kz_token_is(scene->s, next, KZ_LIT("ол")) &&
           !kz_head_at(scene, next, &form) && !is_body_of_post(scene, next, end);
}

/* Whether author's words begin after the dash: «, – деді …», «! – деп …», «, – атап өтті …». */
static bool author_begins(const kz_scene *scene, uint32_t dash, uint32_t end) {
    const kz_segments *s = scene->s;
    if (dash == 0 || dash + 1 >= end || !kz_is_dash(s, dash))
        return false;
    bool after_comma = kz_is_sign(s, dash - 1, ",");
    uint32_t words = 0;
    int32_t verb = kz_speech_verb(s, dash + 1, end, &words), kind = kind_of(verb);
    if (!after_comma && !is_final(s, dash - 1)) /* the comma is forgotten: «… қолдады – дейді ол» */
        return kind == KZ_SPEECH_SAY && verb >> KZ_SPEECH_FORM_SHIFT == KZ_SPEECH_FINITE && kz_is_word(s, dash - 1);
    if (names_thought(scene, verb, dash + 1 + words, end))
        return false;
    return kind == KZ_SPEECH_SAY || (after_comma && kind == KZ_SPEECH_SPEAK);
}

/* «деп хабарлайды Dalanews.kz», «деп жазады агенттік»: news with its source, as against words said by somebody. In text
 * without quotes or a dash before it only a speaker tells the two apart. */
static bool names_source(const kz_scene *scene, uint32_t author, uint32_t end) {
    const kz_segments *s = scene->s;
    uint32_t words;
    int32_t verb = kz_speech_verb(s, author, end, &words);
    if (kind_of(verb) == KZ_SPEECH_SAY && verb >> KZ_SPEECH_FORM_SHIFT == KZ_SPEECH_FINITE)
        return false;
    for (uint32_t t = author; t < end; t++) {
        int32_t entity = scene->entity_of[t];
        kz_form form;
        if (kz_is_person(scene, entity) ? kz_entity_case(scene, (uint32_t)entity) == KZ_CASE_NOM
                                        : kz_token_is(s, t, KZ_LIT("ол")))
            return false;
        if (entity < 0 && kz_head_at(scene, t, &form) && form.case_ == KZ_CASE_NOM)
            return false;
    }
    return true;
}

static uint32_t sentence_start(const kz_segments *s, uint32_t token, uint32_t block_first) {
    uint32_t first = s->sentences.at[s->tokens.at[token].sentence].first;
    return first > block_first ? first : block_first;
}

/* «… . Әкім Асан Серіков: – …»: another speaker begins. */
static bool hands_over(const kz_scene *scene, uint32_t from, uint32_t colon, uint32_t end) {
    const kz_segments *s = scene->s;
    if (!kz_is_sign(s, colon, ":") || colon + 1 >= end || !kz_is_dash(s, colon + 1))
        return false;
    uint32_t start = sentence_start(s, colon, from);
    return start > from && kz_introduces_speech(scene, start, colon);
}

/* Where the sentence begins that hands over to another speaker; `end` if none does. */
static uint32_t next_label(const kz_scene *scene, uint32_t from, uint32_t end) {
    for (uint32_t t = from; t < end; t++)
        if (hands_over(scene, from, t, end))
            return sentence_start(scene->s, t, from);
    return end;
}

/* Splits [from, end) by the author's words in it. Says how many stretches of speech it found; none where no author's
 * words are. *rest, if it is wanted, is where the speech ends: before narrative or another speaker. */
static uint32_t split_by_author(const kz_scene *scene, uint32_t from, uint32_t end, const kz_speech *frame,
                                kz_speeches *out, uint32_t *rest) {
    const kz_segments *s = scene->s;
    uint32_t n = 0;
    int depth = 0;
    for (uint32_t t = from; t < end; t++) {
        depth += kz_is_sign(s, t, "«") - (depth > 0 && kz_is_sign(s, t, "»"));
        if (rest && n && depth == 0 && hands_over(scene, from, t, end)) {
            end = sentence_start(s, t, from);
            break;
        }
        if (depth > 0 || !author_begins(scene, t, end))
            continue;
        kz_speech speech = *frame;
        speech.first = from;
        speech.end = t;
        speech.author = t + 1;
        speech.author_end = author_end(s, t + 1, end);
        speech.sure = true;
        speech.goes_on = n > 0;
        add(scene, out, speech);
        n++;
        from = speech.author_end + 1;
        if (from >= end || !kz_is_dash(s, from)) {
            if (rest)
                *rest = from;
            return n;
        }
        t = from++;
    }
    if (n) {
        kz_speech last = *frame;
        last.first = from;
        last.end = end;
        last.goes_on = true;
        add(scene, out, last);
    }
    if (rest)
        *rest = end;
    return n;
}

/* «Асан Серіков (мектеп директоры):»: where a parenthesis before the colon begins. */
static uint32_t before_parenthesis(const kz_segments *s, uint32_t first, uint32_t colon) {
    enum { LONGEST_PARENTHESIS = 10 };
    if (colon <= first || !kz_is_sign(s, colon - 1, ")"))
        return colon;
    for (uint32_t t = colon - 1; t > first && colon - t < LONGEST_PARENTHESIS; t--)
        if (kz_is_sign(s, t, "("))
            return t;
    return colon;
}

/* «мынадай редакцияда жазылсын»: a law says what shall be. */
static bool is_ordered(const kz_segments *s, uint32_t token) {
    kz_slice word = kz_token_lower(s, token);
    return kz_ends(word, KZ_LIT("ылсын")) || kz_ends(word, KZ_LIT("ілсін"));
}

bool kz_introduces_speech(const kz_scene *scene, uint32_t first, uint32_t colon) {
    const kz_segments *s = scene->s;
    colon = before_parenthesis(s, first, colon);
    if (colon <= first || is_ordered(s, colon - 1))
        return false;
    int32_t entity = scene->entity_of[colon - 1];
    if (kz_is_person(scene, entity) && kz_entity_case(scene, (uint32_t)entity) == KZ_CASE_NOM)
        return true;
    uint32_t from = colon - first > BEFORE_COLON ? colon - BEFORE_COLON : first;
    for (uint32_t t = from; t < colon; t++)
        for (uint32_t i = 0; i < sizeof THUS / sizeof *THUS; i++)
            if (kz_token_is(s, t, THUS[i]))
                return true;
    return kz_has_speech_verb(s, colon - first > KZ_SPEECH_WORDS ? colon - KZ_SPEECH_WORDS : first, colon) ||
           kz_head_at(scene, colon - 1, &(kz_form){0}) ||
           kz_table_find(&kz_state_words, kz_token_lower(s, colon - 1)) >= 0;
}

/* «Асан Серіковтің сөзінше, билет қалмаған: «…»», «Асан Серіков те осы пікірде: «…»» */
static bool tells_words(const kz_scene *scene, uint32_t from, uint32_t end) {
    for (uint32_t t = from; t < end; t++)
        if (kz_table_find(&kz_attribution_words, kz_token_lower(scene->s, t)) >= 0)
            return true;
    return false;
}

/* «Асан Серіков айыпты жоққа шығарды: «…»»: any verb of the sentence of which a person is the subject, before words
 * too many for a name. */
static bool leads_to(const kz_scene *scene, const kz_speech *frame, uint32_t colon) {
    uint32_t stem;
    if (colon <= frame->left || count_words(scene->s, frame->first, frame->end, FEW_WORDS + 1) <= FEW_WORDS)
        return false;
    if (tells_words(scene, frame->left, colon))
        return true;
    if (!kz_is_word(scene->s, colon - 1) ||
        kz_ending_of(&kz_verb_endings, kz_token_core(scene->s, colon - 1), &stem) < 0)
        return false;
    uint32_t from = colon - frame->left > LONGEST_AUTHOR ? colon - LONGEST_AUTHOR : frame->left;
    for (uint32_t t = from; t < colon; t++)
        if (kz_is_person(scene, scene->entity_of[t]) &&
            kz_entity_case(scene, (uint32_t)scene->entity_of[t]) == KZ_CASE_NOM)
            return true;
    return false;
}

/* «Асан Серіков («жұмыс бітпейді» деп отыратын)» */
static bool follows_subject(const kz_scene *scene, uint32_t open) {
    return open > 0 && kz_is_person(scene, scene->entity_of[open - 1]) &&
           kz_is_subject(scene, (uint32_t)scene->entity_of[open - 1]);
}

/* «деген (пікірде)» as the end of its clause */
static bool holds_opinion(const kz_scene *scene, uint32_t token, uint32_t end) {
    return kz_table_find(&kz_attribution_words, kz_token_lower(scene->s, token)) >= 0 &&
           (token + 1 >= end || scene->s->tokens.at[token + 1].kind == KZ_T_PUNCT);
}

/* What follows a closing quote says that the words in it were said. */
static bool said_after(const kz_scene *scene, uint32_t open, uint32_t close, uint32_t end, uint32_t *author,
                       bool *sure) {
    const kz_segments *s = scene->s;
    uint32_t t = close + 1;
    bool comma = t < end && (kz_is_sign(s, t, ",") || kz_is_sign(s, t, "."));
    t += comma;
    bool dash = t < end && kz_is_dash(s, t);
    t += dash;
    *sure = dash;
    if (t >= end)
        return false;
    *author = t;
    if (comma && !dash && kz_is_sign(s, close + 1, "."))
        return false;
    uint32_t words, near = least(end, t + NEAR_VERB);
    int32_t verb = kz_speech_verb(s, t, end, &words);
    bool exclaims = close > open + 1 && is_final(s, close - 1);
    if (kind_of(verb) != KZ_SPEECH_SAY)
        return dash && (comma || exclaims) && kz_has_speech_verb(s, t, near);
    uint32_t next = t + words, length = count_words(s, open + 1, close, FEW_WORDS + 1);
    if (names_thought(scene, verb, next, end))
        return holds_opinion(scene, next, end) && length > FEW_WORDS && follows_subject(scene, open);
    if (dash || verb >> KZ_SPEECH_FORM_SHIFT == KZ_SPEECH_FINITE)
        return true;
    if (verb >> KZ_SPEECH_FORM_SHIFT == KZ_SPEECH_PARTICIPLE)
        return next >= end || (s->tokens.at[next].kind == KZ_T_PUNCT && !kz_is_dash(s, next) &&
                               (length > FEW_WORDS || (length > 2 && follows_subject(scene, open))));
    if (kind_in(s, next, least(end, next + 2), KZ_SPEECH_NAME))
        return false;
    uint32_t least_words = comma || follows_subject(scene, open) ? 2 : 3;
    return length > FEW_WORDS || exclaims ||
           (length >= least_words && kz_has_speech_verb(s, next, author_end(s, next, near)));
}

/* «…», – деді Асан. «…».: a quote that makes up the sentence after another one's author's words. */
static bool goes_on_after(const kz_segments *s, uint32_t open, uint32_t close, uint32_t end, const kz_speeches *out) {
    if (!out->n || open == 0 || (close + 1 < end && !is_final(s, close + 1)))
        return false;
    return out->at[out->n - 1].author_end + 1 == open && is_final(s, open - 1) &&
           count_words(s, open, close, FEW_WORDS) >= FEW_WORDS;
}

/* «Асан Серіков: «Барыс» жеңеді»: a few words in quotes after which the sentence goes on. */
static bool is_name_in_sentence(const kz_segments *s, uint32_t open, uint32_t close, uint32_t end) {
    uint32_t words;
    return close + 1 < end && kz_is_word(s, close + 1) && count_words(s, open, close, FEW_WORDS) < FEW_WORDS &&
           kz_speech_verb(s, close + 1, end, &words) < 0;
}

/* Takes the words in quotes if what stands beside them says that they were said. */
static void read_quote(const kz_scene *scene, kz_block_range block, uint32_t open, uint32_t close, bool inner,
                       kz_speeches *out) {
    const kz_segments *s = scene->s;
    kz_speech frame = stretch(open + 1, close, sentence_start(s, open, block.first), open);
    frame.inner = inner;
    uint32_t author = close;
    bool said = said_after(scene, open, close, block.end, &author, &frame.sure);
    uint32_t colon = open > block.first + 1 && kz_is_dash(s, open - 1) ? open - 2 : open - 1; /* «Асан: – «…» */
    bool introduced = open > block.first && kz_is_sign(s, colon, ":") &&
                      !is_name_in_sentence(s, open, close, block.end) &&
                      (kz_introduces_speech(scene, frame.left, colon) || leads_to(scene, &frame, colon));
    if (!said && !introduced && !inner && goes_on_after(s, open, close, block.end, out)) {
        frame.goes_on = true;
        add(scene, out, frame);
        return;
    }
    if (!said && !introduced) {
        if (!inner)
            split_by_author(scene, open + 1, close, &frame, out, NULL);
        return;
    }
    frame.sure = frame.sure || introduced;
    if (said) {
        frame.author = author;
        frame.author_end = author_end(s, author, block.end);
    }
    if (!split_by_author(scene, open + 1, close, &frame, out, NULL))
        add(scene, out, frame);
}

typedef struct pair {
    uint32_t open, close; /* close is open where the quote is never closed */
} pair;
typedef KZ_VEC(pair) pairs;

/* Quotes that pair, in order of their start. Of more than MAX_DEPTH open ones the outermost is given up. */
static void pair_quotes(const kz_scene *scene, kz_block_range block, pairs *out) {
    const kz_segments *s = scene->s;
    uint32_t stack[MAX_DEPTH], depth = 0;
    for (uint32_t t = block.first; t < block.end; t++) {
        if (kz_is_sign(s, t, "«") || kz_is_sign(s, t, "“")) {
            if (depth == MAX_DEPTH)
                memmove(stack, stack + 1, --depth * sizeof *stack);
            stack[depth++] = out->n;
            *kz_push(scene->arena, out) = (pair){t, t};
        } else if (depth && (kz_is_sign(s, t, "»") || kz_is_sign(s, t, "”"))) {
            out->at[stack[--depth]].close = t;
        }
    }
}

/* Whether a token is in one of the speeches, which stand in order; *at goes on from token to token. */
static bool is_within(const kz_speeches *speeches, uint32_t *at, uint32_t token) {
    while (*at < speeches->n && speeches->at[*at].end <= token)
        ++*at;
    return *at < speeches->n && speeches->at[*at].first <= token;
}

/* The quotes that are speech; those within `outer` are inner ones, and all in a paragraph that is a line of a
 * dialogue. */
static void read_quotes(const kz_scene *scene, kz_block_range block, bool line, const kz_speeches *outer,
                        kz_speeches *out) {
    pairs found = {0};
    pair_quotes(scene, block, &found);
    uint32_t outer_end = 0, at = 0;
    for (uint32_t i = 0; i < found.n; i++) {
        pair p = found.at[i];
        bool within = is_within(outer, &at, p.open);
        if (p.close > p.open + 1)
            read_quote(scene, block, p.open, p.close, line || p.open < outer_end || within, out);
        if (p.close > outer_end)
            outer_end = p.close;
    }
}

/* Where speech without a sign of its own begins: after the dash that opens a sentence, else with the paragraph, or with
 * the sentence where the paragraph is long. */
static uint32_t unquoted_start(const kz_segments *s, uint32_t first, uint32_t author_dash) {
    for (uint32_t t = author_dash - 1; t > first && author_dash - t < LONGEST_SPEECH; t--)
        if (kz_is_dash(s, t) && is_final(s, t - 1))
            return t + 1;
    return author_dash - first < LONGEST_SPEECH ? first : sentence_start(s, author_dash - 1, first);
}

/* «…» or – «…»: quotes of their own. */
static bool opens_after_dash(const kz_segments *s, uint32_t token, uint32_t end) {
    token += kz_is_dash(s, token);
    return token < end && kz_is_sign(s, token, "«");
}

/* Goes on behind a quote of many words; false if it is never closed. */
static bool skip_quote(const kz_segments *s, kz_block_range *block, uint32_t open) {
    uint32_t depth = 0;
    for (uint32_t t = open; t < block->end; t++) {
        depth += kz_is_sign(s, t, "«");
        if (kz_is_sign(s, t, "»") && --depth == 0) {
            block->first = t + 1;
            return true;
        }
    }
    return false;
}

/* Reads one person's speech without quotes: after a colon and a dash, after a speaker's name and a colon, or with
 * author's words only; with `marked` only where a dash begins it. `block->first` moves behind it. */
static bool read_unquoted(const kz_scene *scene, kz_block_range *block, uint32_t last_close, bool marked,
                          kz_speeches *out) {
    const kz_segments *s = scene->s;
    uint32_t start = block->first, quoted_end = block->end;
    for (uint32_t t = block->first; t < block->end; t++) {
        if (kz_is_sign(s, t, "«")) {
            uint32_t close = short_quote_end(s, t, block->end);
            if (close > t) {
                t = quoted_end = close;
                continue;
            }
            if (t < last_close)
                return skip_quote(s, block, t);
            start = t + 1;
        }
        bool named = t - block->first <= BEFORE_COLON && block->end - t < LONGEST_SPEECH * 2 &&
                     kz_is_person(scene, scene->entity_of[block->first]);
        if (kz_is_sign(s, t, ":") && t + 1 < block->end && (kz_is_dash(s, t + 1) || named) &&
            !opens_after_dash(s, t + 1, block->end) && kz_introduces_speech(scene, block->first, t) &&
            count_words(s, t, block->end, FEW_WORDS) >= FEW_WORDS) {
            kz_speech frame = stretch(t + 1, block->end, sentence_start(s, t, block->first), t);
            frame.sure = true;
            frame.end = next_label(scene, t + 1, block->end);
            if (!split_by_author(scene, t + 1, frame.end, &frame, out, &block->first))
                add(scene, out, frame);
            return true;
        }
        if (author_begins(scene, t, block->end)) {
            uint32_t author = author_end(s, t + 1, block->end);
            if (start == block->first && names_source(scene, t + 1, author)) {
                start = block->first = author + (author < block->end && is_final(s, author));
                t = author - 1;
                continue;
            }
            uint32_t from = unquoted_start(s, start, t);
            uint32_t last = t - 1 - kz_is_sign(s, t - 1, ",");
            if ((marked && from == start) || last == quoted_end) { /* a quote before them is read as such */
                block->first = author + (author < block->end && is_final(s, author));
                return marked;
            }
            kz_speech frame = stretch(from, t, from, from);
            frame.sure = true;
            return split_by_author(scene, from, block->end, &frame, out, &block->first) > 0;
        }
    }
    return false;
}

/* Everybody's speech without quotes in a paragraph. */
static void read_all_unquoted(const kz_scene *scene, kz_block_range block, bool marked, kz_speeches *out) {
    uint32_t last_close = block.end - 1;
    while (last_close > block.first && !kz_is_sign(scene->s, last_close, "»"))
        last_close--;
    while (block.first < block.end && read_unquoted(scene, &block, last_close, marked, out))
        marked = true;
}

/* Two lists in order of their start as one. */
static void merge(const kz_scene *scene, const kz_speeches *a, const kz_speeches *b, kz_speeches *out) {
    uint32_t i = 0, k = 0;
    while (i < a->n || k < b->n) {
        bool from_a = k == b->n || (i < a->n && a->at[i].first <= b->at[k].first);
        *kz_push(scene->arena, out) = from_a ? a->at[i++] : b->at[k++];
    }
}

void kz_find_speech(const kz_scene *scene, kz_block_range block, kz_speeches *out) {
    kz_speeches outer = {0}, quoted = {0};
    bool dash = kz_is_dash(scene->s, block.first);
    if (dash) {
        kz_speech frame = stretch(block.first, block.end, block.first, block.first);
        frame.sure = true;
        kz_block_range rest = {block.end, block.end};
        if (split_by_author(scene, block.first + 1, block.end, &frame, &outer, &rest.first) && rest.first < rest.end)
            read_all_unquoted(scene, rest, true, &outer);
    } else {
        read_all_unquoted(scene, block, false, &outer);
    }
    read_quotes(scene, block, dash, &outer, &quoted);
    merge(scene, &outer, &quoted, out);
}
