/* References to laws: the act, by its name or by date and number, and the part of it that is meant. Words are in
 * data/identifiers/laws.tsv. */
#include "extract/identifier/parts.h"

enum { RANKS = KZ_LAW_PARAGRAPH + 1, NOT_FOUND = UINT32_MAX };

typedef struct reference {
    kz_span span;
    kz_slice parts[RANKS]; /* the number of each part, by KZ_LAW_ */
    uint32_t first_rank;   /* the largest part, RANKS if there is none */
    kz_slice act, title, date, number, issuer, state;
} reference;

static bool law_word(const kz_id_finder *f, uint32_t at, kz_match *m) {
    return at < f->s->lower.n && kz_id_word_at(&kz_law_words, f->s->lower, at, m) &&
           m->ending.derivation == KZ_DERIVED_NOT;
}

/* ------------------------------------------------- parts: «190-бабының 3-бөлігі» */

typedef struct clause {
    kz_slice number;
    uint32_t rank, end;
    bool goes_on; /* smaller parts may follow */
} clause;

/* The number in words, or with an ordinal's ending, that begins at the byte: «жүз жиырма сегізінші», «128-інші». */
static const kz_number *number_at(const kz_id_finder *f, uint32_t at) {
    uint32_t low = 0, high = f->numbers->n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->numbers->at[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    const kz_number *n = low < f->numbers->n ? &f->numbers->at[low] : NULL;
    return n && n->span.start == at ? n : NULL;
}

static bool is_part_number(const kz_number *n) {
    static const double most = 9999;
    bool plain = n->kind == KZ_NUM_ORDINAL || (n->kind == KZ_NUM_CARDINAL && n->spelled);
    return plain && !n->approximate && n->value >= 1 && n->value <= most && n->value == (double)(uint32_t)n->value;
}

static uint32_t spelled_end(const kz_id_finder *f, uint32_t at, kz_slice *number) {
    const kz_number *n = number_at(f, at);
    kz_buffer out;
    if (!n || !is_part_number(n))
        return at;
    kz_buffer_init(&out, f->arena, 8);
    kz_buffer_format(&out, "%u", (uint32_t)n->value);
    *number = kz_buffer_done(&out);
    return n->span.end;
}

/* «190», «190-1», «4)», «екінші», «128-інші»: its end, `at` if there is no number. */
static uint32_t number_end(const kz_id_finder *f, uint32_t at, kz_slice *number) {
    enum { MOST = 4, MOST_MORE = 3 };
    kz_slice text = f->s->text;
    uint32_t end = kz_id_digits(text, at, MOST);
    if (end == at)
        return spelled_end(f, at, number);
    if (end < text.n && text.at[end] == '-' && kz_id_digit(text, end + 1)) {
        uint32_t more = kz_id_digits(text, end + 1, MOST_MORE);
        end = more == end + 1 ? end : more;
    }
    *number = kz_sub(text, (kz_span){at, end});
    kz_match m;
    if (end < text.n && text.at[end] == '-' && !law_word(f, kz_skip_blank(text, end + 1), &m)) {
        uint32_t ordinal = spelled_end(f, at, number);
        return ordinal > end ? ordinal : end;
    }
    return end < text.n && text.at[end] == ')' ? end + 1 : end;
}

/* A comma, a dash or «және» before another number: its end, `at` if there is none. */
static uint32_t separator_end(const kz_id_finder *f, uint32_t at, const char **sign) {
    kz_slice text = f->s->text;
    kz_match m;
    uint32_t start = kz_skip_blank(text, at), length;
    uint32_t cp = start < text.n ? kz_utf8_at(text, start, &length) : 0;
    *sign = cp == 0x2013 || cp == 0x2014 ? "–" : ", ";
    if (cp == ',' || cp == 0x2013 || cp == 0x2014)
        return kz_skip_blank(text, start + length);
    return law_word(f, start, &m) && kz_id_class(&m) == KZ_LAW_AND ? kz_skip_blank(text, m.end) : at;
}

/* The word of a part at the end of its number: after a hyphen, or after a space with a possessive («12 баптан тұрады»
 * counts) or a bracket. */
static bool part_word(const kz_id_finder *f, uint32_t at, kz_match *m) {
    kz_slice text = f->s->text;
    bool hyphen = at < text.n && text.at[at] == '-', bracket = at > 0 && text.at[at - 1] == ')';
    uint32_t word = kz_skip_blank(text, at + hyphen);
    if ((!hyphen && word == at) || !law_word(f, word, m) || kz_id_class(m) > KZ_LAW_PARAGRAPH)
        return false;
    return hyphen || bracket || m->ending.possessive || m->ending.case_ == KZ_CASE_GEN;
}

static bool read_clause(const kz_id_finder *f, uint32_t at, clause *out) {
    enum { MOST_NUMBERS = 12 };
    kz_slice number;
    kz_buffer list = {0};
    const char *sign = NULL;
    for (uint32_t i = 0; i < MOST_NUMBERS; i++) {
        uint32_t end = number_end(f, at, &number);
        kz_match m;
        if (end == at)
            return false;
        if (i == 1)
            kz_buffer_init(&list, f->arena, 24);
        if (i == 1)
            kz_buffer_slice(&list, out->number);
        if (i) {
            kz_buffer_add(&list, sign, (uint32_t)strlen(sign));
            kz_buffer_slice(&list, number);
        }
        out->number = i ? kz_buffer_done(&list) : number;
        if (part_word(f, end, &m)) {
            out->rank = kz_id_class(&m);
            out->end = m.end;
            out->goes_on = m.ending.case_ == KZ_CASE_GEN || m.ending.case_ == KZ_CASE_NOM;
            return true;
        }
        at = separator_end(f, end, &sign);
        if (at == end)
            return false;
    }
    return false;
}

/* «135-бабы, 2-бөлігі»: a comma may stand between. */
static uint32_t next_clause(kz_slice text, uint32_t at) {
    uint32_t next = kz_skip_blank(text, at);
    return next < text.n && text.at[next] == ',' ? kz_skip_blank(text, next + 1) : next;
}

/* Parts one after another, each smaller than the one before. */
static void read_clauses(const kz_id_finder *f, uint32_t at, uint32_t after_rank, reference *r) {
    clause c;
    uint32_t rank = after_rank;
    for (bool more = read_clause(f, kz_skip_blank(f->s->text, at), &c); more && (rank == RANKS || c.rank > rank);
         more = c.goes_on && read_clause(f, next_clause(f->s->text, c.end), &c)) {
        r->parts[c.rank] = c.number;
        r->first_rank = r->first_rank == RANKS ? c.rank : r->first_rank;
        r->span.end = c.end;
        rank = c.rank;
    }
}

/* ----------------------------------------------------------- the act, leftwards */

static uint32_t opening_before(const kz_id_finder *f, uint32_t close, const char *open, uint32_t most) {
    for (uint32_t i = close; i > 0 && close - i < most && kz_id_adjoins(f, i - 1, i); i--)
        if (kz_id_is(f, i - 1, open))
            return i - 1;
    return NOT_FOUND;
}

/* The time that ends at the byte and has a value of so many letters, or NULL. */
static const kz_time *time_ending(const kz_id_finder *f, uint32_t end, uint32_t letters) {
    uint32_t low = 0, high = f->times->n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->times->at[middle].span.end < end)
            low = middle + 1;
        else
            high = middle;
    }
    const kz_time *t = low < f->times->n ? &f->times->at[low] : NULL;
    return t && t->span.end == end && t->value.n == letters && t->span.start >= f->done ? t : NULL;
}

/* «2012 жылғы «24» қыркүйектегі», the day filled in: its first token, or NOT_FOUND. */
static uint32_t filled_date_before(const kz_id_finder *f, uint32_t end, kz_slice *value) {
    enum { YEAR = 4, MONTH = 7, DAY_DIGITS = 2, BEFORE = 4 };
    const kz_time *month = time_ending(f, end, MONTH);
    uint32_t at = month ? month->first : 0;
    if (at < BEFORE || !kz_id_is(f, at - 1, "»") || !kz_id_is(f, at - 3, "«"))
        return NOT_FOUND;
    kz_slice day = kz_token_text(f->s, at - 2);
    const kz_time *year = time_ending(f, f->s->tokens.at[at - BEFORE].span.end, YEAR);
    if (!year || day.n > DAY_DIGITS || kz_id_digits(day, 0, DAY_DIGITS) != day.n || !kz_id_digit(year->value, 0))
        return NOT_FOUND;
    kz_buffer date;
    kz_buffer_init(&date, f->arena, 12);
    kz_buffer_slice(&date, year->value);
    kz_buffer_slice(&date, (kz_slice){month->value.at + YEAR, MONTH - YEAR});
    kz_buffer_add(&date, "-0", day.n == 1 ? 2 : 1);
    kz_buffer_slice(&date, day);
    kz_date real;
    if (!kz_date_read(kz_buffer_done(&date), &real))
        return NOT_FOUND;
    *value = kz_buffer_done(&date);
    return year->first;
}

/* The full date that ends at the byte: its first token, or NOT_FOUND. */
static uint32_t date_before(const kz_id_finder *f, uint32_t end, kz_slice *value) {
    enum { FULL = 10 };
    const kz_time *t = time_ending(f, end, FULL);
    if (!t)
        return filled_date_before(f, end, value);
    if (!kz_id_digit(t->value, 0))
        return NOT_FOUND;
    *value = t->value;
    return t->first;
}

/* What stands before «кодекс»: the token where the longest known name begins, or NOT_FOUND. */
static uint32_t code_before(const kz_id_finder *f, uint32_t head, kz_slice *name) {
    enum { MOST_WORDS = 12 };
    uint32_t first = NOT_FOUND, end = f->s->tokens.at[head].span.start;
    for (uint32_t i = head; i > 0 && head - i < MOST_WORDS && kz_id_adjoins(f, i - 1, i); i--) {
        kz_match m;
        if (!law_word(f, f->s->tokens.at[i - 1].span.start, &m) || kz_id_class(&m) != KZ_LAW_CODE ||
            kz_skip_blank(f->s->text, m.end) != end)
            continue;
        *name = kz_id_full(m.value);
        first = i - 1;
    }
    return first;
}

/* A state of one word or two that ends with the token: its first token, or NOT_FOUND. */
static uint32_t state_before(const kz_id_finder *f, uint32_t end, kz_slice *name) {
    for (uint32_t words = 1; words <= 2 && words <= end; words++) {
        const kz_token *t = &f->s->tokens.at[end - words];
        kz_match m;
        if (t->span.start >= f->done && t->flags & KZ_F_CAPITAL && law_word(f, t->span.start, &m) &&
            kz_id_class(&m) == KZ_LAW_STATE && m.end == f->s->tokens.at[end - 1].span.end) {
            *name = kz_id_full(m.value);
            return end - words;
        }
    }
    return NOT_FOUND;
}

static uint32_t issuer_before(const kz_id_finder *f, uint32_t end, kz_slice *name) {
    const kz_token *t = &f->s->tokens.at[end - 1];
    kz_match m;
    if (!(t->flags & KZ_F_CAPITAL) || !law_word(f, t->span.start, &m) || kz_id_class(&m) != KZ_LAW_ISSUER ||
        m.ending.case_ != KZ_CASE_GEN)
        return NOT_FOUND;
    *name = kz_id_full(m.value);
    return end - 1;
}

/* №, and what old pages have for it. */
static bool is_number_sign(const kz_id_finder *f, uint32_t token) {
    return kz_id_is(f, token, "№") || kz_id_is(f, token, "N") || kz_id_is(f, token, "No");
}

/* «№ 123»: the token of №, or NOT_FOUND. */
static uint32_t number_before(const kz_id_finder *f, uint32_t end, kz_slice *number) {
    if (end < 2 || !is_number_sign(f, end - 2) || !kz_id_adjoins(f, end - 2, end - 1) ||
        !kz_id_digit(kz_token_text(f->s, end - 1), 0))
        return NOT_FOUND;
    *number = kz_token_text(f->s, end - 1);
    return end - 2;
}

static uint32_t title_before(const kz_id_finder *f, uint32_t end, kz_slice *title) {
    enum { MOST_WORDS = 60 };
    if (!kz_id_is(f, end - 1, "»") && !kz_id_is(f, end - 1, "”"))
        return NOT_FOUND;
    uint32_t open = opening_before(f, end - 1, kz_id_is(f, end - 1, "»") ? "«" : "“", MOST_WORDS);
    if (open != NOT_FOUND)
        *title = kz_sub(f->s->text, (kz_span){f->s->tokens.at[open].span.end, f->s->tokens.at[end - 1].span.start});
    return open;
}

/* «мамырдағы»: without a number, a date is an act's only so. */
static bool is_attributive(const kz_id_finder *f, uint32_t token) {
    static const kz_slice back = KZ_LIT("ғы"), front = KZ_LIT("гі");
    kz_slice word = kz_token_lower(f->s, token);
    return kz_ends(word, back) || kz_ends(word, front);
}

/* One more piece of the act's name that ends before the token; NOT_FOUND if there is none. Each stands at most once. */
static uint32_t piece_before(const kz_id_finder *f, uint32_t end, reference *r) {
    uint32_t first = NOT_FOUND;
    if (end == 0 || !kz_id_adjoins(f, end - 1, end))
        return NOT_FOUND;
    if (!r->number.n)
        first = number_before(f, end, &r->number);
    if (first == NOT_FOUND && !r->date.n && (r->number.n || is_attributive(f, end - 1)))
        first = date_before(f, f->s->tokens.at[end - 1].span.end, &r->date);
    if (first == NOT_FOUND && !r->title.n)
        first = title_before(f, end, &r->title);
    if (first == NOT_FOUND && !r->issuer.n)
        first = issuer_before(f, end, &r->issuer);
    if (first == NOT_FOUND && !r->state.n)
        first = state_before(f, end, &r->state);
    return first;
}

static bool is_this(const kz_id_finder *f, uint32_t token) {
    kz_match m;
    return law_word(f, f->s->tokens.at[token].span.start, &m) && kz_id_class(&m) == KZ_LAW_THIS;
}

static void read_pieces_before(const kz_id_finder *f, uint32_t end, reference *r) {
    enum { MOST_PIECES = 6 };
    uint32_t start = end;
    for (uint32_t i = 0; i < MOST_PIECES; i++) {
        uint32_t first = piece_before(f, end, r);
        if (first == NOT_FOUND)
            break;
        start = end = first;
    }
    if (start > 0 && !r->title.n && !r->date.n && !r->number.n && kz_id_adjoins(f, start - 1, start) &&
        is_this(f, start - 1))
        start--;
    if (start < f->s->tokens.n && f->s->tokens.at[start].span.start < r->span.start)
        r->span.start = f->s->tokens.at[start].span.start;
}

/* ӘҚБтК, ҚК: two capitals or more. */
static bool has_capitals(const kz_id_finder *f, const kz_token *t) {
    uint32_t count = 0, length;
    for (uint32_t at = t->span.start; at < t->core_end; at += length)
        count += kz_is_upper(kz_utf8_at(f->s->text, at, &length));
    return count > 1;
}

/* The head of an act's name that is the token: «кодексінің», «Заңының», «ҚК-нің». */
static bool is_act_head(const kz_id_finder *f, uint32_t token, reference *r) {
    const kz_token *t = &f->s->tokens.at[token];
    kz_match m;
    if (t->kind != KZ_T_WORD || !law_word(f, t->span.start, &m) || m.end != t->span.end ||
        (m.ending.case_ != KZ_CASE_GEN && m.ending.case_ != KZ_CASE_NOM) || m.ending.plural)
        return false;
    uint32_t class = kz_id_class(&m);
    if (class != KZ_LAW_ACT && !(class == KZ_LAW_SHORT && has_capitals(f, t)))
        return false;
    r->act = kz_id_full(m.value);
    return true;
}

/* The act whose name ends right before the token, past a remark in brackets. */
static bool read_act_before(const kz_id_finder *f, uint32_t end, reference *r) {
    enum { LONGEST_REMARK = 12 };
    if (end > 0 && kz_id_adjoins(f, end - 1, end) && kz_id_is(f, end - 1, ")")) {
        uint32_t open = opening_before(f, end - 1, "(", LONGEST_REMARK);
        end = open == NOT_FOUND ? end : open;
    }
    if (end == 0 || !kz_id_adjoins(f, end - 1, end) || !is_act_head(f, end - 1, r))
        return false;
    uint32_t head = end - 1, code = code_before(f, head, &r->act);
    head = code == NOT_FOUND ? head : code;
    r->span.start = f->s->tokens.at[head].span.start;
    read_pieces_before(f, head, r);
    return true;
}

/* ------------------------------------------------------------------- results */

static const uint8_t part_keys[RANKS] = {
    [KZ_LAW_SECTION] = KZ_FIELD_SECTION,     [KZ_LAW_CHAPTER] = KZ_FIELD_CHAPTER, [KZ_LAW_ARTICLE] = KZ_FIELD_ARTICLE,
    [KZ_LAW_PART] = KZ_FIELD_PART,           [KZ_LAW_ITEM] = KZ_FIELD_ITEM,       [KZ_LAW_SUBITEM] = KZ_FIELD_SUBITEM,
    [KZ_LAW_PARAGRAPH] = KZ_FIELD_PARAGRAPH,
};

static void put_words(kz_buffer *out, const char *before, kz_slice words, const char *after) {
    if (!words.n)
        return;
    if (out->n)
        kz_buffer_byte(out, ' ');
    kz_buffer_add(out, before, (uint32_t)strlen(before));
    kz_buffer_slice(out, words);
    kz_buffer_add(out, after, (uint32_t)strlen(after));
}

/* «Қылмыстық кодекс, 190-бап, 3-бөлік» */
static kz_slice canonical(const kz_id_finder *f, const reference *r) {
    static const kz_slice own = KZ_LIT("Қазақстан Республикасы");
    kz_buffer out;
    kz_buffer_init(&out, f->arena, 128);
    if (!kz_same(r->state, own))
        put_words(&out, "", r->state, "");
    put_words(&out, "«", r->title, "»");
    put_words(&out, "", r->date, "");
    put_words(&out, "№ ", r->number, "");
    put_words(&out, "", r->act, "");
    for (uint32_t rank = 0; rank < RANKS; rank++) {
        if (!r->parts[rank].n)
            continue;
        if (out.n)
            kz_buffer_byte(&out, ',');
        put_words(&out, "", r->parts[rank], "-");
        kz_buffer_add(&out, kz_law_names[rank], (uint32_t)strlen(kz_law_names[rank]));
    }
    return kz_buffer_done(&out);
}

static void add_reference(kz_id_finder *f, const reference *r) {
    kz_draft d = kz_draft_new(f->arena, KZ_ID_LAW);
    d.span = r->span;
    d.value = canonical(f, r);
    kz_draft_add(&d, KZ_FIELD_COUNTRY, r->state);
    kz_draft_add(&d, KZ_FIELD_ISSUER, r->issuer);
    kz_draft_add(&d, KZ_FIELD_ACT, r->act);
    kz_draft_add(&d, KZ_FIELD_TITLE, r->title);
    kz_draft_add(&d, KZ_FIELD_DATE, r->date);
    kz_draft_add(&d, KZ_FIELD_NUMBER, r->number);
    for (uint32_t rank = 0; rank < RANKS; rank++)
        kz_draft_add(&d, (kz_field_key)part_keys[rank], r->parts[rank]);
    kz_add_identifier(f, &d);
}

bool kz_find_clause(kz_id_finder *f, uint32_t token) {
    uint32_t start = f->s->tokens.at[token].span.start;
    reference r = {.span = {start, start}, .first_rank = RANKS};
    if (!kz_id_free_before(f->s->text, start))
        return false;
    read_clauses(f, start, RANKS, &r);
    if (r.first_rank == RANKS)
        return false;
    /* only an article is of a law whatever stands before it */
    if (!read_act_before(f, token, &r) && !r.parts[KZ_LAW_ARTICLE].n)
        return false;
    add_reference(f, &r);
    return true;
}

/* Letters and digits with hyphens, strokes and full stops inside: 414-V, ДСМ-116/2020. */
static uint32_t code_end(kz_slice text, uint32_t at, bool *digit) {
    enum { LONGEST = 40 };
    uint32_t end = at, length, start = at;
    while (at < text.n && at - start < LONGEST) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        if (at == start && cp == '/')
            break;
        bool inside = kz_is_letter(cp) || (cp >= '0' && cp <= '9');
        if (!inside && cp != '-' && cp != '/' && cp != '.')
            break;
        at += length;
        end = inside ? at : end;
        *digit = *digit || (cp >= '0' && cp <= '9');
    }
    return end;
}

/* 123, 414-V, ҚР ДСМ-27, 151-I ҚРЗ; `at` if it has no digit. */
static uint32_t act_number_end(const kz_id_finder *f, uint32_t at) {
    static const kz_slice before = KZ_LIT("ҚР "), after = KZ_LIT(" ҚРЗ");
    kz_slice text = f->s->text;
    bool digit = false;
    uint32_t start = kz_starts((kz_slice){text.at + at, text.n - at}, before) ? at + before.n : at;
    uint32_t end = code_end(text, start, &digit);
    if (!digit)
        return at;
    return kz_starts((kz_slice){text.at + end, text.n - end}, after) ? end + after.n : end;
}

/* The token that begins at or after the byte, from this one on. */
static uint32_t token_from(const kz_tokens *tokens, uint32_t token, uint32_t at) {
    while (token < tokens->n && tokens->at[token].span.start < at)
        token++;
    return token;
}

/* «2021 жылғы 5 мамырдағы бұйрығы № 123», «2015 жылғы 23 қарашадағы № 414-V ҚРЗ»: with a date alone. */
static bool find_act_before(kz_id_finder *f, uint32_t token, reference *r) {
    static const kz_slice law = KZ_LIT("ҚРЗ");
    reference before = *r;
    uint32_t end = token;
    if (kz_ends(r->number, law))
        before.act = KZ_LIT("заң");
    else if (token > 0 && kz_id_adjoins(f, token - 1, token) && is_act_head(f, token - 1, &before))
        end = token - 1;
    else
        return false;
    before.span.start = f->s->tokens.at[end].span.start;
    read_pieces_before(f, end, &before);
    if (!before.date.n)
        return false;
    add_reference(f, &before);
    return true;
}

/* «2021 жылғы 5 мамырдағы № 123 бұйрығының 3-тармағы», from its №. */
bool kz_find_act(kz_id_finder *f, uint32_t token) {
    const kz_tokens *tokens = &f->s->tokens;
    uint32_t block = tokens->at[token].block;
    kz_match m;
    if (!is_number_sign(f, token) || token + 1 >= tokens->n || !kz_id_adjoins(f, token, token + 1))
        return false;
    uint32_t start = tokens->at[token + 1].span.start, end = act_number_end(f, start), head;
    if (end == start)
        return false;
    reference r = {.span = {tokens->at[token].span.start, end}, .first_rank = RANKS};
    r.number = kz_sub(f->s->text, (kz_span){start, end});
    head = token_from(tokens, token + 1, end);
    if (head < tokens->n && law_word(f, tokens->at[head].span.start, &m) && kz_id_class(&m) == KZ_LAW_STATE)
        head = token_from(tokens, head, m.end);
    if (head >= tokens->n || tokens->at[head].block != block || !kz_id_adjoins(f, head - 1, head) ||
        !law_word(f, tokens->at[head].span.start, &m) || kz_id_class(&m) != KZ_LAW_ACT || m.ending.plural)
        return find_act_before(f, token, &r);
    r.span.end = m.end;
    r.act = kz_id_full(m.value);
    read_pieces_before(f, token, &r);
    if (m.ending.case_ == KZ_CASE_GEN || m.ending.case_ == KZ_CASE_NOM)
        read_clauses(f, m.end, RANKS, &r);
    add_reference(f, &r);
    return true;
}
