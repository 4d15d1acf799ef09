#include "extract/people/speech.h"

enum {
    MAX_DEPTH = 8,        /* quotes within quotes; deeper ones are not read */
    LONGEST_AUTHOR = 48,  /* tokens of author's words that are read */
    LONGEST_LABEL = 8,    /* tokens of a speaker's name and post before a colon */
    LONGEST_SPEECH = 120, /* tokens without quotes that are taken for one speech */
    FEW_WORDS = 4         /* shorter quoted phrases are names or terms */
};

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

/* Whether author's words begin after the dash: «, – деді …», «! – деп …», «, – атап өтті …». */
static bool author_begins(const kz_scene *scene, uint32_t dash, uint32_t end) {
    return kz_is_dash(scene->s, dash) && scene->signs->author[dash] && dash + 1 < end;
}

/* «деп хабарлайды Dalanews.kz», «деп жазады агенттік»: news with its source, as against words said by somebody. In text
 * without quotes or a dash before it only a speaker tells the two apart. */
static bool names_source(const kz_scene *scene, uint32_t author, uint32_t end) {
    const kz_segments *s = scene->s;
    uint32_t words;
    int32_t verb = kz_speech_verb(s, author, end, &words);
    if (kz_speech_kind_of(verb) == KZ_SPEECH_SAY && verb >> KZ_SPEECH_FORM_SHIFT == KZ_SPEECH_FINITE)
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
    return start > from && kz_introduces_speech(scene, colon);
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

bool kz_introduces_speech(const kz_scene *scene, uint32_t sign) {
    return scene->signs->announces[sign];
}

/* «…», – деді Асан. «…».: a quote that makes up the sentence after another one's author's words. */
static bool goes_on_after(const kz_segments *s, uint32_t open, uint32_t close, uint32_t end, const kz_speeches *out) {
    if (!out->n || open == 0 || (close + 1 < end && !is_final(s, close + 1)))
        return false;
    bool dash = kz_is_dash(s, open - 1); /* «…», – деді Асан. – «…». */
    uint32_t final = open - 1 - (dash && open > 1);
    return out->at[out->n - 1].author_end == final && is_final(s, final) &&
           (dash || count_words(s, open, close, FEW_WORDS) >= FEW_WORDS);
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
    uint32_t author = scene->signs->author[close];
    bool said = author && author < block.end;
    uint32_t sign = open > block.first + 1 && kz_is_dash(s, open - 1) ? open - 2 : open - 1; /* «Асан: – «…» */
    bool introduced =
        open > block.first && !is_name_in_sentence(s, open, close, block.end) && kz_introduces_speech(scene, sign);
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
    frame.sure = introduced || (said && kz_is_dash(s, author - 1));
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
        bool named = t - block->first <= LONGEST_LABEL && block->end - t < LONGEST_SPEECH * 2 &&
                     kz_is_person(scene, scene->entity_of[block->first]);
        if (kz_is_sign(s, t, ":") && t + 1 < block->end && (kz_is_dash(s, t + 1) || named) &&
            !opens_after_dash(s, t + 1, block->end) && kz_introduces_speech(scene, t) &&
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
