/* Dictionary forms: the ending of the last word off, the shared head put back, « » as quotation marks. */
#include "extract/entity/parts.h"

#include "text/buffer.h"

/* A known name in capitals only for show: АСТАНА. */
static bool is_shouted(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    return kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS && w->known_single && w->known & KZ_KNOWN_CAPITAL;
}

/* A capital that is there for the sentence's sake only, or that no dictionary has. */
static bool is_lowered(const kz_finder *f, const kz_candidate *c) {
    const kz_facts *w = &f->facts[c->first];
    bool kind = c->type == KZ_E_ORGANISATION || c->type == KZ_E_NORP || c->type == KZ_E_LANGUAGE ||
                c->type == KZ_E_DISEASE || c->type == KZ_E_EVENT;
    bool proper = (c->official && !(w->role & KZ_ROLE_AREA)) || (w->phrase && !c->known); /* Батыс Қазақстан … */
    bool own = c->end - c->first > 1 && (w->people || w->known_single) && c->type == KZ_E_ORGANISATION; /* Қазақ … */
    bool ranked = c->end - c->first > 2 && w->role & KZ_ROLE_RANK && c->type == KZ_E_ORGANISATION;
    bool common = w->people || (w->lexicon & KZ_LEX_WORD && !(w->lexicon & KZ_LEX_NAME));
    bool people = c->type == KZ_E_NORP || (w->people && c->type == KZ_E_LANGUAGE); /* small letters anywhere */
    return kind && !proper && !own && !ranked && w->word && w->capital && (w->start || people) && common &&
           !(kz_tok(f, c->first)->flags & KZ_F_ALL_CAPITALS) && (c->known != 2 || w->role & KZ_ROLE_AREA);
}

/* «Қасым– Жомарт Тоқаев» is written with a hyphen. */
static void mend_dash(const kz_finder *f, const kz_candidate *c, kz_buffer *b) {
    if (c->type != KZ_E_PERSON || c->end - c->first < 3 || !kz_is_dash(f, c->first + 1))
        return;
    uint32_t from = kz_tok(f, c->first)->span.start, rest = kz_tok(f, c->first + 2)->span.start - from;
    uint32_t hyphen = kz_tok(f, c->first)->span.end - from;
    b->at[hyphen] = '-';
    memmove(b->at + hyphen + 1, b->at + rest, b->n - rest);
    b->n -= rest - hyphen - 1;
}

static bool is_abbreviation(const kz_facts *w) {
    return w->head & KZ_HEAD_CAPITALS || (w->known_single && w->known & KZ_KNOWN_CAPITALS);
}

static bool is_long(const kz_finder *f, uint32_t token) {
    enum { LONGEST_ABBREVIATION = 8 };
    return kz_tok(f, token)->core_end - kz_tok(f, token)->span.start > LONGEST_ABBREVIATION;
}

/* МАҢҒЫСТАУ ОБЛЫСЫ: whether every word is in capitals for show. Abbreviations alone are not. */
static bool is_heading(const kz_finder *f, const kz_candidate *c) {
    bool shown = false;
    for (uint32_t i = c->first; i < c->end; i++) {
        const kz_token *t = kz_tok(f, i);
        if (!f->facts[i].word || is_abbreviation(&f->facts[i]))
            continue;
        if (!(t->flags & KZ_F_ALL_CAPITALS) || !(t->flags & KZ_F_CYRILLIC))
            return false;
        shown = shown || (is_long(f, i) && (f->facts[i].lexicon || f->facts[i].head || f->facts[i].known_single));
    }
    return shown;
}

/* Somebody's or some place's name. */
static bool is_own_name(const kz_facts *w) {
    uint32_t type = w->known & 15;
    bool place = w->known_single && (type == KZ_E_GPE || type == KZ_E_LOCATION);
    return w->person || (!(w->lexicon & KZ_LEX_WORD) && (place || w->name & (KZ_P_GIVEN | KZ_P_SURNAME)));
}

/* Of a heading's words those keep a capital that begin a name or are names. */
static bool keeps_capital(const kz_finder *f, const kz_candidate *c, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    if (token == c->first || kz_is_opening(f, token - 1) || w->role & KZ_ROLE_FORMAL)
        return true;
    if (w->role & (KZ_ROLE_EPITHET | KZ_ROLE_PATRONYMIC) || (w->head && kz_is_possessive(w)))
        return false;
    bool after_body = f->facts[token - 1].role & KZ_ROLE_FORMAL || is_abbreviation(&f->facts[token - 1]);
    if (after_body && c->type == KZ_E_ORGANISATION) /* … Республикасы Қаржы министрлігі, БҰҰ Қауіпсіздік кеңесі */
        return true;
    bool ground = c->type == KZ_E_GPE || c->type == KZ_E_LOCATION || c->type == KZ_E_PERSON;
    return is_own_name(w) || (w->phrase && ground) || !w->lexicon;
}

/* All letters small but the first one, and in names those after a hyphen, too: Нұр-Сұлтан. */
enum { SMALL, FIRST, PARTS };
static void lower_rest(char *at, uint32_t n, int capitals) {
    uint32_t length;
    for (uint32_t i = 0; i < n; i += length) {
        bool kept = (i == 0 && capitals != SMALL) || (i > 0 && at[i - 1] == '-' && capitals == PARTS);
        kz_utf8_at((kz_slice){at, n}, i, &length);
        if (!kept)
            kz_lower_into(at + i, (kz_slice){at + i, length});
    }
}

/* Светлана ЛЫСОВА: capitals for show, in small letters but for the first. */
static void lower_shown(const kz_finder *f, const kz_candidate *c, kz_buffer *b) {
    enum { LONGEST_ABBREVIATION = 8 };
    uint32_t from = kz_tok(f, c->first)->span.start;
    for (uint32_t i = c->first; i < c->end && c->type == KZ_E_PERSON; i++) {
        const kz_token *t = kz_tok(f, i);
        uint32_t at = t->span.start - from, end = t->span.end - from < b->n ? t->span.end - from : b->n;
        if (!(t->flags & KZ_F_ALL_CAPITALS) || end <= at || end - at <= LONGEST_ABBREVIATION)
            continue;
        lower_rest(b->at + at, end - at, PARTS);
    }
}

static int capitals_of(const kz_finder *f, const kz_candidate *c, uint32_t token) {
    if (c->type == KZ_E_NORP || c->type == KZ_E_LANGUAGE || !keeps_capital(f, c, token))
        return SMALL;
    return is_own_name(&f->facts[token]) ? PARTS : FIRST;
}

static void lower_heading(const kz_finder *f, const kz_candidate *c, kz_buffer *b) {
    bool common = c->type == KZ_E_NORP || c->type == KZ_E_LANGUAGE;
    if (!is_heading(f, c) || (c->end - c->first == 1 && !common))
        return;
    uint32_t from = kz_tok(f, c->first)->span.start, marks = 0; /* “ has a byte more than « */
    for (uint32_t i = c->first; i < c->end; i++) {
        const kz_facts *w = &f->facts[i];
        kz_span span = kz_tok(f, i)->span;
        marks += kz_is(f, i, "“") || kz_is(f, i, "”");
        uint32_t at = span.start - from - marks, end = span.end - from - marks;
        bool spelt = is_long(f, i) || w->lexicon & KZ_LEX_WORD || w->role;
        if (w->word && spelt && !is_abbreviation(w) && at < b->n)
            lower_rest(b->at + at, (end < b->n ? end : b->n) - at, capitals_of(f, c, i));
    }
}

static void add_text(kz_finder *f, kz_buffer *b, kz_span span) {
    static const kz_slice open = {"“", 3}, close = {"”", 3};
    kz_slice text = kz_sub(f->s->text, span);
    for (uint32_t i = 0; i < text.n;) {
        kz_slice rest = {text.at + i, text.n - i};
        if (kz_starts(rest, open) || kz_starts(rest, close)) {
            kz_buffer_slice(b, kz_starts(rest, open) ? KZ_LIT("«") : KZ_LIT("»"));
            i += 3;
        } else {
            kz_buffer_byte(b, text.at[i++]);
        }
    }
}

/* The possessive ending (тәуелдік жалғау): its vowel follows the stem's harmony, a с parts it from a stem's vowel, and
 * a stem's к, қ, п become voiced; the rule of any school grammar of Kazakh. */
static bool in_list(uint32_t cp, const uint32_t *list) {
    while (*list && *list != cp)
        list++;
    return *list != 0;
}

static const uint32_t front[] = {0x4D9, 0x435, 0x456, 0x4E9, 0x4AF, 0x438, 0x44D, 0};       /* ә е і ө ү и э */
static const uint32_t back[] = {0x430, 0x44B, 0x43E, 0x4B1, 0x443, 0x44F, 0x44E, 0x451, 0}; /* а ы о ұ у я ю ё */

/* аудан of аудандарының and its possessive: ауданы. The plural ending tells the harmony (дар, дер). */
static void add_singular(kz_finder *f, kz_buffer *b, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    kz_slice lower = kz_token_core(f->s, token);
    kz_span span = kz_tok(f, token)->span;
    if (!w->plural) {
        add_text(f, b, (kz_span){span.start, span.start + w->nominative});
        return;
    }
    uint32_t length, cp = kz_utf8_before(lower, w->stem, &length), at = w->stem;
    bool vowel = in_list(cp, front) || in_list(cp, back), soft = false;
    while (at < lower.n) {
        uint32_t step, next = kz_utf8_at(lower, at, &step);
        at += step;
        if (in_list(next, front) || in_list(next, back)) {
            soft = in_list(next, front);
            break;
        }
    }
    uint32_t before, after_vowel = at > length ? kz_utf8_before(lower, w->stem - length, &before) : 0;
    bool open = in_list(after_vowel, front) || in_list(after_vowel, back); /* мектеп, and not банк */
    uint32_t voiced = !open         ? 0
                      : cp == 0x43A ? 0x433
                      : cp == 0x49B ? 0x493
                      : cp == 0x43F ? 0x431
                                    : 0; /* к г, қ ғ, п б */
    add_text(f, b, (kz_span){span.start, span.start + w->stem - (voiced ? length : 0)});
    char letter[4];
    if (voiced)
        kz_buffer_add(b, letter, kz_utf8_put(letter, voiced));
    if (vowel && cp != 0x443) /* after у (тау) the ending has no с */
        kz_buffer_slice(b, KZ_LIT("с"));
    kz_buffer_slice(b, soft ? KZ_LIT("і") : KZ_LIT("ы"));
}

static void lower_first(kz_buffer *b, bool shouted) {
    if (!shouted) {
        uint32_t length, cp = kz_utf8_at(kz_buffer_done(b), 0, &length), low = kz_to_lower(cp);
        char letter[4];
        if (kz_utf8_put(letter, low) == length)
            memcpy(b->at, letter, length);
        return;
    }
    lower_rest(b->at, b->n, PARTS);
}

/* For a quoted name alone the nominative is of the last word between the marks. */
static bool is_quoted_alone(const kz_finder *f, const kz_candidate *c) {
    return kz_is_closing(f, c->end - 1) && f->facts[c->end - 1].open == c->first;
}

/* «“Көк жендет”»: one pair of marks is enough. */
static void drop_doubled(kz_buffer *b) {
    kz_slice text = kz_buffer_done(b), open = KZ_LIT("««"), close = KZ_LIT("»»");
    uint32_t mark = open.n / 2, at = open.n;
    while (at < text.n && !kz_starts((kz_slice){text.at + at, text.n - at}, (kz_slice){close.at, mark}))
        at++;
    if (!kz_starts(text, open) || !kz_starts((kz_slice){text.at + at, text.n - at}, close))
        return;
    memmove(b->at, b->at + mark, at - mark);
    memmove(b->at + at - mark, b->at + at + mark, text.n - at - mark);
    b->n -= close.n;
}

kz_slice kz_normal_form(kz_finder *f, const kz_candidate *c) {
    uint32_t from = kz_tok(f, c->first)->span.start, last = c->end - 1;
    kz_buffer b;
    kz_buffer_init(&b, f->arena, kz_tok(f, last)->span.end - from + 32);
    if (is_quoted_alone(f, c)) {
        uint32_t inner = last > c->first + 1 && f->facts[last - 1].word ? last - 1 : last;
        add_text(f, &b, (kz_span){from, kz_tok(f, inner)->span.start + (inner == last ? 0 : c->nominative)});
        if (inner == last)
            add_text(f, &b, kz_tok(f, last)->span);
        else
            kz_buffer_slice(&b, KZ_LIT("»"));
    } else if (c->shared == last) {
        add_text(f, &b, (kz_span){from, kz_tok(f, last)->span.start});
        add_singular(f, &b, last);
    } else {
        add_text(f, &b, (kz_span){from, kz_tok(f, last)->span.start + c->nominative});
    }
    if (c->shared != KZ_NO_TOKEN && c->shared != last) {
        kz_buffer_byte(&b, ' ');
        add_text(f, &b, (kz_span){kz_tok(f, c->shared_first)->span.start, kz_tok(f, c->shared)->span.start});
        add_singular(f, &b, c->shared);
    }
    if (c->shared == KZ_NO_TOKEN && !is_quoted_alone(f, c))
        lower_heading(f, c, &b);
    lower_shown(f, c, &b);
    mend_dash(f, c, &b);
    bool shouted = c->end == c->first + 1 && is_shouted(f, c->first);
    if (b.n && (shouted || is_lowered(f, c)))
        lower_first(&b, shouted);
    drop_doubled(&b);
    return kz_buffer_done(&b);
}
