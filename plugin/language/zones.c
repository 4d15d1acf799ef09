/* Where a line stands: before the headline, between headline and body, among the paragraphs, after them. */
#include "language/page.h"

enum {
    NONE = -1,
    SURE_LANGUAGE = 75, /* per cent */
    SURE_LANGUAGE_OF_WORD = 90,
    ANCHOR_LENGTH = 140,     /* a paragraph that is surely one */
    PROSE_LENGTH = 60,       /* a sentence that may end the body */
    SHORT_PROSE_LENGTH = 45, /* … with a full stop */
    TITLE_REACH = 40,        /* lines looked back for the headline */
    TITLE_LEAST = 15,        /* the least score of a headline */
    TITLE_GOOD = 32,         /* of one that no other need be looked for */
    TITLE_MUCH_BETTER = 20,
    TITLE_ABOVE_LEAD = 3,
    TITLE_LONGEST = 220,
    NOTICE_LONGEST = 300,
    DENSE_LINES = 6,
    MOST_UNSIGNED = 8, /* paragraphs in a row without a name or date among readers' comments */
    MOST_WORDS_OF_SIGN = 4,
    MOST_ESSAYS = 2, /* very long paragraphs among the readers' comments */
    HEADLINE_LEAST = 15,
    HEADLINE_LONGEST = 130,
    CLAUSE_LENGTH = 28,
    VERSE_LONGEST = 60,
    VERSE_LINES = 4
};

typedef struct zones {
    kz_slice text;
    kz_unit *u;
    uint32_t n;
    int64_t first, anchor, last, title, comments; /* units, NONE where there is none */
    uint8_t language;                             /* of the body, KZ_UND if unknown */
} zones;

static bool any_phrase(const kz_unit *u) {
    for (uint32_t place = 0; place < KZ_PHRASE_PLACES; place++)
        if (u->phrases.kinds[place])
            return true;
    return false;
}

static bool foreign(const zones *z, const kz_unit *u) {
    if (z->language == KZ_UND || u->language == KZ_UND || u->language == z->language)
        return false;
    bool names = kz_unit_has(u, KZ_E_CAPITALISED) || kz_unit_has(u, KZ_E_CAPITALS) || kz_unit_has(u, KZ_E_NAME_SHAPE);
    if (names && u->language != KZ_EN)
        return false;
    return u->language_confidence >= (u->words >= 3 ? SURE_LANGUAGE : SURE_LANGUAGE_OF_WORD);
}

/* The language of most of the long lines, or of all lines where none is long. */
static void find_language(zones *z) {
    uint64_t long_letters[KZ_LANGUAGES] = {0}, letters[KZ_LANGUAGES] = {0};
    for (uint32_t i = 0; i < z->n; i++) {
        const kz_unit *u = &z->u[i];
        letters[u->language] += u->length;
        if (kz_unit_has(u, KZ_E_LONG) && !(any_phrase(u) && u->kind > KZ_LINE_TEXT))
            long_letters[u->language] += u->length;
    }
    uint64_t most = 0;
    z->language = KZ_UND;
    for (uint32_t l = KZ_UND + 1; l < KZ_LANGUAGES; l++)
        if (long_letters[l] > most) {
            most = long_letters[l];
            z->language = (uint8_t)l;
        }
    for (uint32_t l = KZ_UND + 1; l < KZ_LANGUAGES && z->language == KZ_UND; l++)
        if (letters[l] > most && letters[l] * 2 > letters[KZ_UND])
            z->language = (uint8_t)l;
}

static void note_languages(zones *z) {
    for (uint32_t i = 0; i < z->n; i++) {
        if (z->u[i].language == z->language && z->language != KZ_UND)
            kz_unit_note(&z->u[i], KZ_E_MAIN_LANGUAGE);
        else if (foreign(z, &z->u[i]))
            kz_unit_note(&z->u[i], KZ_E_FOREIGN_LANGUAGE);
    }
}

/* Lines of verse are short, end in commas and stops, and come in a row. */
static bool may_be_verse(const kz_unit *u) {
    return u->length >= 8 && u->length <= VERSE_LONGEST && u->words >= 2 && !any_phrase(u) &&
           !kz_unit_has(u, KZ_E_FOREIGN_LANGUAGE) && !kz_unit_has(u, KZ_E_SEPARATORS) &&
           !kz_unit_has(u, KZ_E_NAME_SHAPE);
}

static void note_verse(zones *z) {
    for (uint32_t i = 0; i < z->n;) {
        uint32_t end = i, marked = 0;
        for (; end < z->n && may_be_verse(&z->u[end]); end++)
            marked += z->u[end].ending != KZ_ENDS_OPEN;
        if (end - i >= VERSE_LINES && marked * 3 >= end - i)
            for (uint32_t k = i; k < end; k++)
                kz_unit_note(&z->u[k], KZ_E_VERSE);
        i = end > i ? end : i + 1;
    }
}

/* A heading, or a label with nothing after its colon. */
static uint8_t heading_kind(const kz_unit *u) {
    const uint8_t *kinds = u->phrases.kinds;
    if (kinds[KZ_PHRASE_HEAD] || u->ending != KZ_ENDS_COLON)
        return kinds[KZ_PHRASE_HEAD];
    uint8_t kind = kinds[KZ_PHRASE_LABEL] ? kinds[KZ_PHRASE_LABEL] : kinds[KZ_PHRASE_IN_LABEL];
    return kind == KZ_LINE_RELATED ? kind : KZ_LINE_BLANK;
}

/* Below a heading the short lines are of its kind, up to a blank line or a paragraph. Where every line of the page
 * is followed by a blank one, headlines may stand apart from their heading. */
static void note_headings(zones *z) {
    for (uint32_t i = 0; i < z->n; i++) {
        uint8_t kind = heading_kind(&z->u[i]);
        if (!kind)
            continue;
        uint32_t at = i + 1;
        bool spaced = at < z->n && kz_unit_blank(&z->u[at]);
        for (at += spaced; at < z->n; at++) {
            kz_unit *u = &z->u[at];
            if (kz_unit_blank(u)) {
                if (!spaced || kind != KZ_LINE_RELATED)
                    break;
                continue;
            }
            bool sentence = kz_unit_has(u, KZ_E_SENTENCE_END) && u->ending == KZ_ENDS_STOP;
            if (kz_unit_has(u, KZ_E_LONG) || u->phrases.kinds[KZ_PHRASE_HEAD] || kz_unit_has(u, KZ_E_DIALOGUE) ||
                u->ending == KZ_ENDS_COMMA || u->ending == KZ_ENDS_COLON)
                break;
            if (kind != KZ_LINE_AD && (sentence || (spaced && u->words < 3)))
                break;
            if (spaced && (kind != KZ_LINE_RELATED || !kz_line_is_clause(kz_sub(z->text, u->span))))
                break;
            u->heading = kind;
            kz_unit_note(u, KZ_E_UNDER_HEADING);
        }
        i = at - 1;
    }
}

static bool is_anchor(const kz_unit *u) {
    return u->kind == KZ_LINE_TEXT && u->length >= ANCHOR_LENGTH && kz_unit_has(u, KZ_E_SENTENCE_END) &&
           !kz_unit_has(u, KZ_E_FOREIGN_LANGUAGE);
}

/* A line that may begin or end the body. */
static bool is_prose(const kz_unit *u) {
    if (kz_unit_blank(u) || u->kind != KZ_LINE_TEXT || kz_unit_has(u, KZ_E_FOREIGN_LANGUAGE))
        return false;
    if (kz_unit_has(u, KZ_E_VERSE))
        return true;
    if (any_phrase(u) && u->length < ANCHOR_LENGTH)
        return false;
    if (kz_unit_has(u, KZ_E_DIALOGUE))
        return u->ending == KZ_ENDS_STOP || u->ending == KZ_ENDS_CALL;
    if (u->ending == KZ_ENDS_STOP && u->words >= 5)
        return u->length >= SHORT_PROSE_LENGTH;
    return u->length >= PROSE_LENGTH && (u->ending == KZ_ENDS_CALL || u->ending == KZ_ENDS_COLON);
}

static bool is_clean_anchor(const kz_unit *u) {
    return is_anchor(u) && !any_phrase(u);
}

static bool is_any_prose(const kz_unit *u) {
    return u->kind == KZ_LINE_TEXT && kz_unit_has(u, KZ_E_SENTENCE_END) && u->words >= 5;
}

static int64_t first_of(const zones *z, bool (*test)(const kz_unit *u)) {
    for (uint32_t i = 0; i < z->n; i++)
        if (test(&z->u[i]))
            return i;
    return NONE;
}

static bool is_written(const kz_unit *u) {
    return !kz_unit_blank(u);
}

/* A short line that is surely no part of an article. */
static bool is_plain_boilerplate(const kz_unit *u) {
    return !kz_unit_blank(u) && u->kind > KZ_LINE_TEXT && u->length < ANCHOR_LENGTH && u->kind_confidence >= 70;
}

static bool is_clean_prose(const kz_unit *u) {
    return is_prose(u) && !any_phrase(u) && !kz_unit_has(u, KZ_E_UNDER_HEADING);
}

/* The first paragraph, before `end`, in a stretch where paragraphs are half of what is written. */
static int64_t first_dense(const zones *z, int64_t end) {
    for (int64_t i = 0; i < end; i++) {
        if (!is_clean_prose(&z->u[i]))
            continue;
        uint32_t written = 0, prose = 0;
        for (int64_t k = i; k < (int64_t)z->n && k < i + 2 * DENSE_LINES && written < DENSE_LINES; k++) {
            written += !kz_unit_blank(&z->u[k]);
            prose += is_clean_prose(&z->u[k]);
        }
        if (prose >= 3 || prose * 2 > written)
            return i;
    }
    return NONE;
}

/* A short sentence, such as may begin the body. */
static bool is_lead(const kz_unit *u) {
    return is_clean_prose(u) || (u->kind == KZ_LINE_TEXT && u->ending == KZ_ENDS_STOP && u->words >= 3 &&
                                 !any_phrase(u) && kz_unit_has(u, KZ_E_MAIN_LANGUAGE));
}

/* What stands over or under a reader's comment: a name, a date, "answer", a number of likes. */
static bool is_sign_of_comment(const kz_unit *u) {
    if (kz_unit_blank(u))
        return false;
    for (uint32_t place = 0; place < KZ_PHRASE_PLACES; place++)
        if (u->phrases.kinds[place] == KZ_LINE_COMMENTS || u->phrases.kinds[place] == KZ_LINE_DATE)
            return true;
    return u->phrases.mostly_date || (!is_prose(u) && u->words <= MOST_WORDS_OF_SIGN);
}

/* The heading of the readers' comments: what follows it holds less prose than what stands before it, and names or dates
 * stand among it, which articles of another page have not. */
static void find_comments(zones *z) {
    uint64_t before = 0, after = 0;
    uint32_t essays = 0, unsigned_prose = 0;
    z->comments = NONE;
    for (int64_t i = (int64_t)z->n - 1; i >= 0; i--)
        if (is_prose(&z->u[i]))
            before += z->u[i].length;
    for (int64_t i = (int64_t)z->n - 1; i > z->anchor; i--) {
        const kz_unit *u = &z->u[i];
        if (is_prose(u)) {
            after += u->length;
            before -= u->length;
        }
        essays += is_prose(u) && kz_unit_has(u, KZ_E_VERY_LONG);
        unsigned_prose = is_sign_of_comment(u) ? 0 : unsigned_prose + is_prose(u);
        if (after > before || essays > MOST_ESSAYS || unsigned_prose > MOST_UNSIGNED)
            break;
        if (u->phrases.kinds[KZ_PHRASE_HEAD] == KZ_LINE_COMMENTS)
            z->comments = i;
    }
}

static const kz_unit *neighbour(const zones *z, int64_t i, int step) {
    i += step;
    return i >= 0 && i < (int64_t)z->n ? &z->u[i] : NULL;
}

static bool blank_at(const kz_unit *u) {
    return !u || kz_unit_blank(u);
}

/* The next line that is not blank, at most a few lines away. */
static const kz_unit *next_written(const zones *z, int64_t i, int step) {
    for (int k = 0; k < 4; k++) {
        i += step;
        if (i < 0 || i >= (int64_t)z->n)
            return NULL;
        if (!kz_unit_blank(&z->u[i]))
            return &z->u[i];
    }
    return NULL;
}

static bool headline_like(const kz_unit *u) {
    return u && u->length >= HEADLINE_LEAST && u->length <= HEADLINE_LONGEST && u->words >= 3 &&
           u->ending != KZ_ENDS_STOP && u->ending != KZ_ENDS_COMMA && u->ending != KZ_ENDS_COLON &&
           !kz_unit_has(u, KZ_E_DIALOGUE) && !kz_unit_has(u, KZ_E_LIST_ITEM) &&
           !kz_unit_has(u, KZ_E_FOREIGN_LANGUAGE) && !any_phrase(u);
}

/* A short line that still belongs to the body, below its last paragraph. */
static bool ends_body(const zones *z, int64_t i) {
    const kz_unit *u = &z->u[i], *above = &z->u[z->last];
    if (kz_unit_blank(u) || u->kind != KZ_LINE_TEXT || any_phrase(u) || kz_unit_has(u, KZ_E_FOREIGN_LANGUAGE) ||
        kz_unit_has(u, KZ_E_NAME_SHAPE))
        return false;
    if (kz_unit_has(u, KZ_E_LIST_ITEM) || kz_unit_has(u, KZ_E_DIALOGUE))
        return above->ending == KZ_ENDS_COLON || above->ending == KZ_ENDS_COMMA || kz_unit_has(above, KZ_E_LIST_ITEM);
    if (u->ending == KZ_ENDS_STOP || u->ending == KZ_ENDS_CALL)
        return u->words >= 2;
    bool alone = i + 1 == (int64_t)z->n || kz_unit_blank(&z->u[i + 1]);
    return alone && u->ending == KZ_ENDS_OPEN && u->words >= 5 && kz_line_is_clause(kz_sub(z->text, u->span)) &&
           !headline_like(next_written(z, i, 1));
}

/* The end of a list that a line with a colon begins, below the last paragraph; `i` where none stands there. */
static int64_t list_end(const zones *z, int64_t i, int64_t end) {
    if (kz_unit_blank(&z->u[i]) || z->u[i].ending != KZ_ENDS_COLON || z->u[i].kind != KZ_LINE_TEXT ||
        any_phrase(&z->u[i]))
        return i;
    int64_t at = i;
    while (at < end && !kz_unit_blank(&z->u[at]) && !any_phrase(&z->u[at]) && z->u[at].kind == KZ_LINE_TEXT)
        at++;
    return at - i > 1 ? at : i;
}

static void find_last(zones *z) {
    int64_t end = z->comments == NONE ? z->n : z->comments;
    z->last = z->anchor;
    for (int64_t i = end - 1; i > z->anchor; i--)
        if (is_prose(&z->u[i])) {
            z->last = i;
            break;
        }
    for (int64_t i = z->last + 1; i < end && i - z->last <= 2; i++) {
        int64_t listed = list_end(z, i, end);
        if (listed > i)
            z->last = i = listed - 1;
        else if (ends_body(z, i))
            z->last = i;
        else if (!kz_unit_blank(&z->u[i]))
            break;
    }
}

/* The line is part of another one above it, a path of rubrics that ends in the headline. */
static bool in_a_path(const zones *z, int64_t i, int64_t from) {
    kz_slice line = kz_sub(z->text, z->u[i].span);
    for (int64_t k = from; k < i; k++) {
        kz_slice other = kz_sub(z->text, z->u[k].span);
        if (other.n > line.n && other.n < line.n + 200 && kz_ends(other, line))
            return true;
    }
    return false;
}

static int title_score(const zones *z, int64_t i, int64_t from) {
    const kz_unit *u = &z->u[i], *next = next_written(z, i, 1);
    const uint8_t *phrase = u->phrases.kinds;
    int score = 0;
    score += u->length >= 20 && u->length <= 120 ? 20 : u->length <= TITLE_LONGEST && u->length >= 3 ? 5 : -60;
    score += u->words >= 3 && u->words <= 16 ? 12 : u->words == 2 ? 0 : u->words < 2 ? -25 : -5;
    score += i == z->first ? 8 : 0;
    score -= kz_unit_has(u, KZ_E_CAPITALISED) ? 25 : 0;
    score -= phrase[KZ_PHRASE_ITEM] ? 100 : 0;
    score -= phrase[KZ_PHRASE_LABEL] ? 50 : 0;
    score -= phrase[KZ_PHRASE_END] ? 20 : 0;
    score -= kz_unit_has(u, KZ_E_MOSTLY_DATE) ? 60 : 0;
    score -= phrase[KZ_PHRASE_START] || phrase[KZ_PHRASE_ANY] ? 35 : 0;
    score -= kz_unit_has(u, KZ_E_SEPARATORS) || kz_unit_has(u, KZ_E_ARROW) ? 60 : 0;
    score -= kz_unit_has(u, KZ_E_NUMBER_ONLY) || kz_unit_has(u, KZ_E_DATE_ONLY) || kz_unit_has(u, KZ_E_NO_LETTERS) ||
                     kz_unit_has(u, KZ_E_HASHTAGS) || kz_unit_has(u, KZ_E_ADDRESS_ONLY)
                 ? 100
                 : 0;
    score -= u->ending == KZ_ENDS_STOP ? 45 : u->ending == KZ_ENDS_COMMA || u->ending == KZ_ENDS_COLON ? 30 : 0;
    score -= kz_unit_has(u, KZ_E_FOREIGN_LANGUAGE) ? 40 : 0;
    score -= kz_unit_has(u, KZ_E_NAME_SHAPE) ? 35 : 0;
    score -= kz_unit_has(u, KZ_E_CLOCK_START) ? 30 : 0;
    score -= kz_unit_has(u, KZ_E_DIALOGUE) ? 40 : 0;
    score -= kz_unit_has(u, KZ_E_UNDER_HEADING) ? 45 : 0;
    score -= kz_unit_has(u, KZ_E_IN_BRACKETS) ? 40 : 0;
    score -= kz_unit_has(u, KZ_E_HTML_ROLE) ? 60 : 0;
    score += blank_at(neighbour(z, i, -1)) ? 6 : 0;
    score += blank_at(neighbour(z, i, 1)) ? 6 : 0;
    score += next && (kz_unit_has(next, KZ_E_DATE_ONLY) || next->phrases.kinds[KZ_PHRASE_ITEM] == KZ_LINE_DATE ||
                      next->phrases.kinds[KZ_PHRASE_ITEM] == KZ_LINE_COUNTER || kz_unit_has(next, KZ_E_NAME_SHAPE))
                 ? 10
                 : 0;
    score += neighbour(z, i, -1) && kz_unit_has(neighbour(z, i, -1), KZ_E_SEPARATORS) ? 12 : 0; /* Басты / Репортаж */
    score += kz_line_is_clause(kz_sub(z->text, u->span)) ? 5 : 0;
    score += in_a_path(z, i, from) ? 30 : 0;
    if (headline_like(neighbour(z, i, -1)) && headline_like(neighbour(z, i, 1)))
        score -= 20;
    return score;
}

/* The first line of the page, alone: a poem's or a story's title may be a single word. */
static bool may_be_first_title(const zones *z) {
    const kz_unit *u = &z->u[z->first];
    return u->words && u->words <= 6 && !any_phrase(u) && !kz_unit_has(u, KZ_E_HTML_ROLE) &&
           u->ending == KZ_ENDS_OPEN && blank_at(neighbour(z, z->first, 1)) &&
           next_written(z, z->first, 1) == &z->u[z->anchor];
}

/* The best headline among the lines [from, end), or NONE. */
static int64_t best_title(const zones *z, int64_t from, int64_t end, int least) {
    int64_t found = NONE;
    for (int64_t i = from; i < end; i++) {
        if (kz_unit_blank(&z->u[i]))
            continue;
        int score = title_score(z, i, from);
        if (score >= least) {
            least = score + 1;
            found = i;
        }
    }
    return found;
}

static int64_t title_reach(const zones *z, int64_t body) {
    int written = 0;
    while (body > 0 && written < TITLE_REACH)
        written += !kz_unit_blank(&z->u[--body]);
    return body;
}

/* A paragraph without a headline above it, which menus and dates part from the headline and the next paragraph, is a
 * notice: the body begins after it. */
static void skip_notice(zones *z) {
    if (best_title(z, title_reach(z, z->anchor), z->anchor, TITLE_LEAST) != NONE)
        return;
    uint32_t plain = 0;
    int64_t next = z->anchor + 1, end = z->anchor + 2 * TITLE_REACH;
    for (; next < end && next < (int64_t)z->n && !is_clean_prose(&z->u[next]); next++)
        plain += is_plain_boilerplate(&z->u[next]);
    bool found = next < end && next < (int64_t)z->n;
    if (found && plain >= 3 && z->u[z->anchor].length < NOTICE_LONGEST &&
        best_title(z, z->anchor + 1, next, TITLE_GOOD) != NONE)
        z->anchor = next;
}

/* A short sentence right above the first paragraph, or a line apart from it. */
static bool begins_body(const zones *z, int64_t i) {
    const kz_unit *u = &z->u[i];
    if (kz_unit_blank(u))
        return i > 0 && is_lead(&z->u[i - 1]);
    return is_lead(u);
}

/* The first paragraph of the body. */
static void find_anchor(zones *z) {
    z->anchor = first_of(z, is_clean_anchor);
    int64_t dense = first_dense(z, z->anchor == NONE ? z->n : z->anchor);
    if (dense != NONE)
        z->anchor = dense;
    static bool (*const weaker[])(const kz_unit *) = {is_anchor, is_prose, is_any_prose};
    for (uint32_t i = 0; i < sizeof weaker / sizeof *weaker && z->anchor == NONE; i++)
        z->anchor = first_of(z, weaker[i]);
    if (z->anchor == NONE)
        return;
    skip_notice(z);
    while (z->anchor > 0 && begins_body(z, z->anchor - 1))
        z->anchor--;
}

/* The line nearest to the body that is like a headline; its lead may stand right below it, or dates and a caption in
 * the same block of lines. */
static int64_t nearest_title(const zones *z, int64_t from, int *score) {
    int64_t found = NONE;
    for (int64_t i = z->anchor - 1; i >= from; i--) {
        if (kz_unit_blank(&z->u[i])) {
            if (found != NONE)
                break;
            continue;
        }
        int other = title_score(z, i, from);
        if (other >= TITLE_GOOD && (found == NONE || other >= *score - TITLE_ABOVE_LEAD)) {
            *score = other;
            found = i;
        }
    }
    return found;
}

static void find_title(zones *z) {
    int64_t from = title_reach(z, z->anchor);
    z->title = best_title(z, from, z->anchor, TITLE_LEAST);
    int best = z->title == NONE ? TITLE_LEAST : title_score(z, z->title, from);
    int score = 0;
    int64_t nearest = nearest_title(z, from, &score);
    bool opens_page = z->title == z->first && next_written(z, z->first, 1) == &z->u[nearest < 0 ? 0 : nearest];
    if (nearest != NONE && !opens_page && score + TITLE_MUCH_BETTER > best)
        z->title = nearest;
    if (z->title == NONE && z->first < z->anchor && may_be_first_title(z))
        z->title = z->first;
}

/* Lines like headlines from `start` on, blank lines among them. */
typedef struct headline_run {
    int64_t end;
    uint32_t lines, clauses, gaps; /* clauses: lines that end in a verb or a question; gaps: blank lines inside */
} headline_run;

/* In other languages than Kazakh the verb stands anywhere: length must do. */
static bool is_clause(const zones *z, const kz_unit *u) {
    if (z->language != KZ_KK)
        return u->words >= 4 && u->length >= CLAUSE_LENGTH;
    return kz_line_is_clause(kz_sub(z->text, u->span));
}

static headline_run read_run(const zones *z, int64_t start) {
    headline_run run = {start, 0, 0, 0};
    for (; run.end < z->last; run.end++) {
        const kz_unit *u = &z->u[run.end];
        if (kz_unit_blank(u)) {
            run.gaps += run.lines > 0 && headline_like(u + 1);
            continue;
        }
        if (!headline_like(u) || kz_unit_has(u, KZ_E_VERSE))
            break;
        run.lines++;
        run.clauses += u->ending == KZ_ENDS_CALL || is_clause(z, u);
    }
    return run;
}

/* Two or three headlines apart from the paragraphs lead to other articles; a single one is a heading. */
static bool leads_away(const zones *z, int64_t start, const headline_run *run) {
    const kz_unit *above = next_written(z, start, -1);
    if (!run->lines || (above && above->ending == KZ_ENDS_COLON))
        return false;
    bool apart = kz_unit_blank(&z->u[start]) && kz_unit_blank(&z->u[run->end - 1]);
    if (!apart)
        return run->lines >= 3 && run->clauses == run->lines && above && kz_unit_has(above, KZ_E_LONG);
    return run->lines >= (run->gaps ? 3u : 2u) && run->clauses >= 2 && run->clauses * 2 >= run->lines;
}

static void note_headline_runs(zones *z) {
    for (int64_t i = z->anchor + 1; i < z->last; i++) {
        headline_run run = read_run(z, i);
        if (leads_away(z, i, &run))
            for (int64_t k = i; k < run.end; k++)
                if (!kz_unit_blank(&z->u[k]))
                    kz_unit_note(&z->u[k], KZ_E_HEADLINE_RUN);
        if (run.end > i)
            i = run.end;
    }
}

static void note_places(zones *z) {
    const kz_unit *title = z->title == NONE ? NULL : &z->u[z->title];
    int64_t body = z->title == NONE ? z->anchor : z->title;
    for (int64_t i = 0; i < (int64_t)z->n; i++) {
        kz_unit *u = &z->u[i];
        if (kz_unit_blank(u))
            continue;
        const kz_unit *above = neighbour(z, i, -1);
        if (z->comments != NONE && i > z->comments)
            kz_unit_note(u, KZ_E_AFTER_COMMENTS);
        else if (i < body)
            kz_unit_note(u, KZ_E_BEFORE_TITLE);
        else if (i < z->anchor)
            kz_unit_note(u, u->words <= 2 ? KZ_E_PLACE_ALONE : KZ_E_AFTER_TITLE);
        else if (i <= z->last)
            kz_unit_note(u, kz_unit_has(u, KZ_E_DATE_PART) ? KZ_E_DATE_HEADING : KZ_E_IN_BODY);
        else
            kz_unit_note(u, KZ_E_AFTER_BODY);
        if (above && !kz_unit_blank(above) && kz_unit_has(above, KZ_E_LONG) && above->kind == KZ_LINE_TEXT)
            kz_unit_note(u, KZ_E_UNDER_PROSE);
        if (i > z->anchor && i < z->last && above && above->kind > KZ_LINE_TEXT && blank_at(neighbour(z, i, 1)) &&
            headline_like(u) && kz_line_is_clause(kz_sub(z->text, u->span)))
            kz_unit_note(u, KZ_E_BELOW_BOILERPLATE);
        if (title && i != z->title && kz_same(kz_sub(z->text, u->span), kz_sub(z->text, title->span)))
            kz_unit_note(u, KZ_E_TITLE_AGAIN);
    }
}

/* A page without a paragraph: verse, a list, a single line. Its first line is the headline if a blank line parts it
 * from what follows. */
static void judge_bare_page(zones *z) {
    int64_t first = NONE;
    uint32_t written = 0;
    for (uint32_t i = 0; i < z->n; i++) {
        kz_unit *u = &z->u[i];
        if (kz_unit_blank(u))
            continue;
        kz_unit_note(u, KZ_E_IN_BODY);
        kz_unit_judge(u);
        written += u->kind == KZ_LINE_TEXT;
        if (first == NONE && u->kind == KZ_LINE_TEXT)
            first = i;
    }
    if (first != NONE && written >= 3 && headline_like(&z->u[first]) && blank_at(neighbour(z, first, 1)))
        z->title = first;
}

static void judge_all(zones *z) {
    for (uint32_t i = 0; i < z->n; i++)
        if (!kz_unit_blank(&z->u[i]))
            kz_unit_judge(&z->u[i]);
}

/* Where it has to be found. */
static void find_zones(zones *z, bool hinted) {
    if (hinted)
        kz_units_hinted(z->u, z->n, &z->anchor, &z->last, &z->title);
    else
        find_anchor(z);
    if (z->anchor == NONE)
        return;
    find_comments(z);
    if (!hinted)
        find_last(z);
    else if (z->comments != NONE && z->last > z->comments)
        z->last = z->comments;
    if (z->title == NONE)
        find_title(z);
}

void kz_units_judge(kz_slice text, kz_units *units) {
    zones z = {text, units->at, units->n, NONE, NONE, NONE, NONE, NONE, KZ_UND};
    judge_all(&z);
    find_language(&z);
    note_languages(&z);
    note_verse(&z);
    note_headings(&z);
    judge_all(&z);
    z.first = first_of(&z, is_written);
    find_zones(&z, units->hinted);
    if (z.anchor == NONE) {
        judge_bare_page(&z);
    } else {
        note_headline_runs(&z);
        kz_units_note_runs(units);
        note_places(&z);
        judge_all(&z);
    }
    if (z.title != NONE) {
        kz_unit *title = &z.u[z.title];
        title->kind = KZ_LINE_TITLE;
        title->reason = "the line above the first paragraph that is most like a headline";
        title->kind_confidence = 80;
    }
}
