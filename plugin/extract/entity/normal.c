/* Dictionary forms: the ending of the last word off, the shared head put back, « » as quotation marks. */
#include "extract/entity/parts.h"

#include "text/buffer.h"

/* A known name in capitals only for show: АСТАНА. */
static bool is_shouted(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    return kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS && w->known_single && w->known & KZ_KNOWN_CAPITAL;
}

/* A capital that is there for the sentence's sake only. */
static bool is_lowered(const kz_finder *f, const kz_candidate *c) {
    const kz_facts *w = &f->facts[c->first];
    bool kind = c->type == KZ_E_ORGANISATION || c->type == KZ_E_NORP || c->type == KZ_E_LANGUAGE ||
                c->type == KZ_E_DISEASE || c->type == KZ_E_EVENT;
    bool proper = (c->official && !(w->role & KZ_ROLE_AREA)) || (w->phrase && !c->known); /* Батыс Қазақстан … */
    bool common = w->people || (w->lexicon & KZ_LEX_WORD && !(w->lexicon & KZ_LEX_NAME));
    return kind && !proper && w->word && w->capital && w->start && common &&
           !(kz_tok(f, c->first)->flags & KZ_F_ALL_CAPITALS) && c->known != 2;
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

/* Светлана ЛЫСОВА: capitals for show, in small letters but for the first. */
static void lower_shown(const kz_finder *f, const kz_candidate *c, kz_buffer *b) {
    enum { LONGEST_ABBREVIATION = 8 };
    uint32_t from = kz_tok(f, c->first)->span.start;
    for (uint32_t i = c->first; i < c->end && c->type == KZ_E_PERSON; i++) {
        const kz_token *t = kz_tok(f, i);
        uint32_t at = t->span.start - from, end = t->span.end - from < b->n ? t->span.end - from : b->n, length;
        if (!(t->flags & KZ_F_ALL_CAPITALS) || end <= at || end - at <= LONGEST_ABBREVIATION)
            continue;
        kz_utf8_at((kz_slice){b->at, b->n}, at, &length);
        at += length;
        kz_lower_into(b->at + at, (kz_slice){b->at + at, end - at});
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
    uint32_t voiced = cp == 0x43A ? 0x433 : cp == 0x49B ? 0x493 : cp == 0x43F ? 0x431 : 0; /* к г, қ ғ, п б */
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
    uint32_t length;
    kz_utf8_at(kz_buffer_done(b), 0, &length);
    kz_lower_into(b->at + length, (kz_slice){b->at + length, b->n - length});
}

/* For a quoted name alone the nominative is of the last word between the marks. */
static bool is_quoted_alone(const kz_finder *f, const kz_candidate *c) {
    return kz_is_closing(f, c->end - 1) && f->facts[c->end - 1].open == c->first;
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
    lower_shown(f, c, &b);
    mend_dash(f, c, &b);
    bool shouted = c->end == c->first + 1 && is_shouted(f, c->first);
    if (b.n && (shouted || is_lowered(f, c)))
        lower_first(&b, shouted);
    return kz_buffer_done(&b);
}
