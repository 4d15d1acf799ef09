/* Telephone numbers. Those of Kazakhstan have ten digits after +7 or 8 (ITU-T E.164); what the first of them tell is in
 * data/identifiers/phones.tsv. */
#include "extract/identifier/parts.h"
#include "segment/lex.h"

enum { MOST_DIGITS = 15, NATIONAL = 10, LONGEST_CODE = 5, SHORTEST_CODE = 3 };

typedef struct phone {
    char digits[MOST_DIGITS + 1];
    uint32_t n;
    bool plus;
    const char *national; /* the ten digits of a Kazakhstani or Russian number, else NULL */
    uint32_t code;        /* of kz_phone_codes, UINT32_MAX where there is none */
} phone;

static bool separates(uint32_t cp) {
    return kz_is_dash(cp) || cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F || cp == '(' || cp == ')' ||
           cp == '.';
}

/* Digits, at most one more than a number can have, with what may stand between them; returns where it stopped. */
static uint32_t read_phone(kz_slice s, uint32_t at, phone *p) {
    uint32_t length;
    *p = (phone){.code = UINT32_MAX};
    p->plus = at < s.n && s.at[at] == '+';
    at += p->plus;
    while (at < s.n && p->n <= MOST_DIGITS) {
        uint32_t cp = kz_utf8_at(s, at, &length);
        if (cp >= '0' && cp <= '9')
            p->digits[p->n++] = (char)cp;
        else if (!separates(cp))
            break;
        at += length;
    }
    return at;
}

static kz_problem judge_national(phone *p, const char *national) {
    p->national = national;
    for (uint32_t n = LONGEST_CODE; n >= SHORTEST_CODE && p->code == UINT32_MAX; n--)
        p->code = kz_table_value(&kz_phone_codes, (kz_slice){national, n}, UINT32_MAX);
    /* 3, 4, 8 and 9 are Russia's */
    bool russian = p->plus && strchr("3489", national[0]) != NULL;
    return p->code != UINT32_MAX || russian ? KZ_FINE : KZ_BAD_CODE;
}

static kz_problem judge(phone *p) {
    enum { SHORTEST_LOCAL = 5, LONGEST_LOCAL = 7, SHORTEST_FOREIGN = 8, TRUNK = 1 };
    if (p->n > MOST_DIGITS)
        return KZ_BAD_LENGTH;
    if (p->plus && p->digits[0] != '7') {
        bool mixed = p->n == NATIONAL + TRUNK && p->digits[0] == '8' && p->digits[1] == '7'; /* +8 701 … */
        if (mixed || p->digits[0] == '0')
            return KZ_BAD_CODE;
        return p->n >= SHORTEST_FOREIGN ? KZ_FINE : KZ_BAD_LENGTH;
    }
    if (p->n == NATIONAL + TRUNK && (p->digits[0] == '7' || p->digits[0] == '8'))
        return judge_national(p, p->digits + TRUNK);
    if (p->n == NATIONAL && p->digits[0] == '7' && !p->plus)
        return judge_national(p, p->digits);
    return p->n >= SHORTEST_LOCAL && p->n <= LONGEST_LOCAL && !p->plus ? KZ_NO_CODE : KZ_BAD_LENGTH;
}

static kz_slice with_prefix(kz_arena *arena, const char *prefix, const char *digits, uint32_t n) {
    kz_buffer out;
    kz_buffer_init(&out, arena, MOST_DIGITS + 1);
    kz_buffer_add(&out, prefix, (uint32_t)strlen(prefix));
    kz_buffer_add(&out, digits, n);
    return kz_buffer_done(&out);
}

static void describe(const phone *p, kz_draft *d) {
    static const char *const types[] = {"mobile", "fixed", "tollfree", "premium", "personal", "voip"};
    if (p->national)
        d->value = with_prefix(d->arena, "+7", p->national, NATIONAL);
    else
        d->value = with_prefix(d->arena, "+", p->digits, p->n);
    if (p->code == UINT32_MAX) {
        kz_draft_text(d, KZ_FIELD_TYPE, "foreign");
        return;
    }
    kz_draft_text(d, KZ_FIELD_TYPE, types[p->code & KZ_CLASS_MASK]);
    kz_draft_add(d, KZ_FIELD_NAME, kz_id_full(p->code));
}

/* «, ішкі 123», «(доб. 12)»: the end of it, `at` if there is none. */
static uint32_t read_extension(kz_slice text, kz_slice lower, uint32_t at, kz_slice *digits) {
    enum { MOST = 5 };
    uint32_t start = kz_skip_blank(text, at);
    if (start < text.n && (text.at[start] == ',' || text.at[start] == ';'))
        start = kz_skip_blank(text, start + 1);
    bool open = start < text.n && text.at[start] == '(';
    start += open;
    kz_match m;
    if (start >= text.n || !kz_id_word_at(&kz_identifier_cues, lower, start, &m) || !(m.value & KZ_CUE_EXTENSION))
        return at;
    start = kz_skip_blank(text, m.end);
    if (start < text.n && text.at[start] == ':')
        start = kz_skip_blank(text, start + 1);
    uint32_t end = kz_id_digits(text, start, MOST);
    if (end == start || !kz_id_free_after(text, end))
        return at;
    *digits = kz_sub(text, (kz_span){start, end});
    return open && end < text.n && text.at[end] == ')' ? end + 1 : end;
}

kz_problem kz_check_phone(kz_arena *arena, kz_slice text, kz_identifier *out) {
    kz_span span = kz_trim(text, (kz_span){0, text.n});
    kz_slice extension = {0}, s = {text.at, span.end};
    phone p;
    uint32_t end = read_phone(s, span.start, &p);
    if (end < span.end && p.n <= MOST_DIGITS)
        end = read_extension(s, kz_lowered(arena, s), end, &extension);
    if (p.n == 0 && end == span.end)
        return KZ_BAD_LENGTH;
    if (end < span.end && p.n <= MOST_DIGITS)
        return KZ_BAD_CHARACTER;
    kz_problem problem = judge(&p);
    if (problem != KZ_FINE)
        return problem;
    kz_draft d = kz_draft_new(arena, KZ_ID_PHONE);
    d.span = span;
    describe(&p, &d);
    kz_draft_add(&d, KZ_FIELD_EXTENSION, extension);
    *out = kz_draft_done(&d);
    return KZ_FINE;
}

/* ---------------------------------------------------------------- in a text */

/* Eleven digits in a row that count something are no number to call. */
static bool is_amount(const kz_id_finder *f, uint32_t token, const phone *p, kz_span span) {
    kz_match m;
    if (p->plus || span.end - span.start != p->n || kz_cue_before(f, token, KZ_CUE_PHONE, 2, NULL))
        return false;
    return kz_cue_before(f, token, KZ_CUE_OTHER | KZ_CUE_IIN | KZ_CUE_BIN, 1, NULL) ||
           kz_match_at(&kz_measures, f->s->lower, kz_skip_blank(f->s->text, span.end), false, &m);
}

/* «, », «, факс: »: signs, and at most one word for telephones. */
static bool only_cue_between(const kz_id_finder *f, uint32_t at, uint32_t end) {
    enum { FARTHEST = 40 };
    bool word = false;
    if (at > end || end - at > FARTHEST)
        return false;
    while (at < end) {
        kz_match m;
        if (strchr(",;:/ ", f->s->text.at[at]) != NULL) {
            at++;
            continue;
        }
        if (word || !kz_id_word_at(&kz_identifier_cues, f->s->lower, at, &m) || !(m.value & KZ_CUE_PHONE))
            return false;
        word = true;
        at = m.end;
    }
    return at == end;
}

/* The code of the fixed number that stands right before this local one, «8 (7172) 55-55-55, 55-55-56». */
static bool take_code(const kz_id_finder *f, phone *p) {
    if (!f->area.n || p->n != f->area_local)
        return false;
    char local[MOST_DIGITS];
    uint32_t code = NATIONAL - p->n;
    memcpy(local, p->digits, p->n);
    memcpy(p->digits, f->area.at, code);
    memcpy(p->digits + code, local, p->n);
    p->n = NATIONAL;
    return judge(p) == KZ_FINE;
}

/* Digits after the code: those behind its bracket; where it has none, seven in Almaty and six elsewhere. */
static uint32_t local_digits(kz_slice written, kz_slice value) {
    enum { IN_ALMATY = 7, ELSEWHERE = 6 };
    static const kz_slice almaty = KZ_LIT("+7727");
    uint32_t after = 0;
    bool bracket = false;
    for (uint32_t i = 0; i < written.n; i++) {
        bracket = bracket || written.at[i] == ')';
        after = written.at[i] == ')' ? 0 : after + kz_id_digit(written, i);
    }
    if (bracket)
        return after;
    return kz_starts(value, almaty) ? IN_ALMATY : ELSEWHERE;
}

/* What a local number right after this one is to know. */
static void note_area(kz_id_finder *f, const kz_draft *d, bool has_code, uint32_t local) {
    f->area_end = d->span.end;
    f->area = has_code ? (kz_slice){d->value.at + 2, NATIONAL} : (kz_slice){0};
    f->area_local = local;
}

static bool add_phone(kz_id_finder *f, uint32_t token, phone *p, kz_span span) {
    kz_draft d = kz_draft_new(f->arena, KZ_ID_PHONE);
    kz_problem problem = judge(p);
    uint32_t written = p->n;
    kz_slice extension = {0};
    bool follows = f->area_end && only_cue_between(f, f->area_end, span.start);
    bool local = problem == KZ_NO_CODE && !(follows && take_code(f, p));
    if ((problem != KZ_FINE && problem != KZ_NO_CODE) ||
        (local && !follows && !kz_cue_before(f, token, KZ_CUE_PHONE | KZ_CUE_CALL, 3, NULL) &&
         !kz_cue_after(f, f->s->tokens.at[token].span.end, KZ_CUE_PHONE | KZ_CUE_CALL, 1)))
        return false;
    d.span = (kz_span){span.start, read_extension(f->s->text, f->s->lower, span.end, &extension)};
    if (local) {
        d.value = with_prefix(f->arena, "", p->digits, p->n);
        kz_draft_text(&d, KZ_FIELD_TYPE, "fixed");
        kz_draft_add(&d, KZ_FIELD_UNRESOLVED, (kz_slice){0});
    } else {
        describe(p, &d);
    }
    kz_draft_add(&d, KZ_FIELD_EXTENSION, extension);
    kz_add_identifier(f, &d);
    bool fixed = !local && p->code != UINT32_MAX && (p->code & KZ_CLASS_MASK) == KZ_PHONE_FIXED;
    note_area(f, &d, fixed, problem == KZ_NO_CODE ? written : local_digits(kz_sub(f->s->text, span), d.value));
    return true;
}

bool kz_find_phone(kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    kz_span span = {t->span.start, t->core_end};
    phone p;
    read_phone((kz_slice){f->s->text.at, span.end}, span.start, &p);
    return kz_id_free_before(f->s->text, span.start) && !is_amount(f, token, &p, span) && add_phone(f, token, &p, span);
}

/* The end of the digits that make `wanted` of them, with brackets, hyphens and single spaces between; `at` if they end
 * earlier or go on. */
static uint32_t grouped_end(kz_slice text, uint32_t at, uint32_t wanted, phone *p) {
    enum { MOST_SIGNS = 3 };
    uint32_t start = at, signs = 0, length;
    bool bracket = false;
    *p = (phone){.code = UINT32_MAX};
    while (at < text.n && p->n < wanted && signs <= MOST_SIGNS) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        bool digit = cp >= '0' && cp <= '9';
        if (!digit && (!separates(cp) || cp == '.'))
            break;
        if (digit)
            p->digits[p->n++] = (char)cp;
        bracket = bracket || cp == '(';
        signs = digit ? 0 : signs + 1;
        at += length;
    }
    return p->n == wanted && bracket && kz_id_free_after(text, at) ? at : start;
}

/* What the segmenter does not take for one number: 8 (718-2) 65-07-69, (8-7172) 72-00-96, «(7182) 55-39-14 2. …». */
bool kz_find_bracketed_phone(kz_id_finder *f, uint32_t token) {
    kz_slice text = f->s->text;
    uint32_t start = f->s->tokens.at[token].span.start;
    bool plus = text.at[start] == '+', open = text.at[start] == '(';
    uint32_t first = start + plus + open;
    if (!kz_id_digit(text, first) || (!open && !kz_id_free_before(text, start)))
        return false;
    bool trunk = text.at[first] == '8' || (text.at[first] == '7' && kz_id_cp(text, first + 1) == ' ') || plus;
    phone p;
    uint32_t end = grouped_end(text, start + plus, NATIONAL + trunk, &p);
    p.plus = plus;
    return end > start + plus && judge(&p) == KZ_FINE && add_phone(f, token, &p, (kz_span){start, end});
}

/* «Тел.: 555555»: nothing but signs between the word and the digits. */
static bool follows_cue(const kz_id_finder *f, uint32_t token, uint32_t cue) {
    enum { FARTHEST = 8 };
    uint32_t end = 0, start = f->s->tokens.at[token].span.start, length;
    if (!kz_cue_before(f, token, cue, 4, &end) || start - end > FARTHEST)
        return false;
    for (uint32_t at = end; at < start; at += length) {
        uint32_t cp = kz_utf8_at(f->s->text, at, &length);
        if (cp != ':' && cp != '.' && cp != '(' && cp != 0x2116 && !kz_is_dash(cp) && !kz_is_space(cp))
            return false;
    }
    return true;
}

static bool ends_clause(const kz_id_finder *f, uint32_t at) {
    kz_slice text = f->s->text;
    uint32_t next = kz_skip_blank(text, at);
    return next >= text.n || text.at[next] == '\n' || text.at[next] == '\r' || strchr(",.;)!?", text.at[next]) != NULL;
}

static bool is_called(const kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    static const kz_slice close = KZ_LIT("»");
    enum { FARTHEST = 3 };
    uint32_t end = t->span.end;
    /* «111» бірыңғай байланыс нөміріне */
    if (kz_starts((kz_slice){f->s->text.at + end, f->s->text.n - end}, close))
        return kz_cue_after(f, end + close.n, KZ_CUE_SERVICE | KZ_CUE_CALL, FARTHEST);
    if (kz_cue_after(f, t->span.end, KZ_CUE_SERVICE, 1) || kz_cue_after(f, t->span.end, KZ_CUE_CALL, 2))
        return true;
    return follows_cue(f, token, KZ_CUE_PHONE | KZ_CUE_SERVICE) && ends_clause(f, t->span.end);
}

bool kz_find_short_number(kz_id_finder *f, uint32_t token) {
    enum { FEWEST = 3, MOST = 7, SHORTEST_LOCAL = 5 };
    const kz_token *t = &f->s->tokens.at[token];
    kz_slice text = f->s->text, digits = kz_sub(text, (kz_span){t->span.start, t->core_end});
    if (digits.n < FEWEST || digits.n > MOST || kz_id_digits(text, t->span.start, MOST) != t->core_end ||
        !kz_id_free_before(text, t->span.start) || !kz_id_free_after(text, t->core_end))
        return false;
    uint32_t service = kz_table_value(&kz_short_numbers, digits, UINT32_MAX);
    if (service == UINT32_MAX) {
        phone p;
        read_phone((kz_slice){text.at, t->core_end}, t->span.start, &p);
        bool code = t->span.start > 0 && text.at[t->span.start - 1] == '('; /* (71837) 65-52-15 */
        return !code && digits.n >= SHORTEST_LOCAL && follows_cue(f, token, KZ_CUE_PHONE) &&
               ends_clause(f, t->span.end) && add_phone(f, token, &p, (kz_span){t->span.start, t->core_end});
    }
    if (!is_called(f, token))
        return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_PHONE);
    d.span = (kz_span){t->span.start, t->core_end};
    d.value = digits;
    kz_draft_text(&d, KZ_FIELD_TYPE, "short");
    kz_draft_add(&d, KZ_FIELD_NAME, kz_id_text(service));
    kz_add_identifier(f, &d);
    return true;
}
