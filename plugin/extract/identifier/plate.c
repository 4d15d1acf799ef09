/* Number plates of Kazakhstan: of 2012 (123 ABC 02) and of before (A 123 BCD). Facts: the national standard of plates;
 * the regions are in data/identifiers/plates.tsv. */
#include "extract/identifier/parts.h"

enum { MOST_PIECES = 3, LONGEST_PIECE = 4 };

/* Runs of digits and of capitals, one after another, each with at most one space or hyphen between. */
typedef struct pieces {
    char text[MOST_PIECES][LONGEST_PIECE + 1];
    uint32_t length[MOST_PIECES];
    uint32_t n, end;
    bool digits_first, spaced, glued, alike;
} pieces;

static char read_one(kz_slice s, uint32_t at, uint32_t *length, bool *alike) {
    if (at >= s.n)
        return 0;
    uint32_t cp = kz_utf8_at(s, at, length);
    return cp >= '0' && cp <= '9' ? (char)cp : kz_id_capital(cp, alike);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static uint32_t read_piece(kz_slice s, uint32_t at, pieces *p) {
    char *text = p->text[p->n];
    uint32_t n = 0, length, next = at;
    for (char c = read_one(s, at, &length, &p->alike); c && n <= LONGEST_PIECE;
         c = read_one(s, at, &length, &p->alike)) {
        if (n && is_digit(c) != is_digit(text[0]))
            break;
        if (n == LONGEST_PIECE)
            return next;
        text[n++] = c;
        at += length;
    }
    p->length[p->n] = n;
    p->n += n > 0;
    return at;
}

static void read_pieces(kz_slice s, uint32_t at, pieces *p) {
    *p = (pieces){.end = at};
    p->digits_first = kz_id_digit(s, at);
    for (uint32_t i = 0; i < MOST_PIECES; i++) {
        uint32_t length = 0, cp = at < s.n && i ? kz_utf8_at(s, at, &length) : 0;
        bool space = cp == ' ' || cp == 0xA0 || cp == 0x202F || cp == '-';
        uint32_t start = space ? at + length : at, end = read_piece(s, start, p);
        if (end == start)
            return;
        p->spaced |= space;
        p->glued |= i && !space;
        p->end = at = end;
    }
}

static bool has(const pieces *p, uint32_t a, uint32_t b, uint32_t c) {
    return p->n == MOST_PIECES && p->length[0] == a && p->length[1] == b && p->length[2] == c;
}

typedef struct form {
    const char *standard, *type;
    uint8_t region; /* the piece that tells it */
    bool sure;      /* nothing else looks like it */
} form;

/* Which plate the pieces make, or NULL. */
static const form *form_of(const pieces *p) {
    static const form person = {"2012", "private", 2, true}, company = {"2012", "company", 2, false},
                      small = {"2012", "motorcycle or trailer", 2, false}, old = {"1993", "private", 0, false},
                      old_company = {"1993", "company", 0, false},
                      diplomatic = {"1993", "diplomatic", MOST_PIECES, false};
    if (p->digits_first) {
        if (has(p, 3, 3, 2))
            return &person;
        if (has(p, 3, 2, 2))
            return &company;
        return has(p, 2, 2, 2) || has(p, 2, 3, 2) ? &small : NULL;
    }
    if (has(p, 1, 3, 3))
        return &old;
    if (has(p, 1, 3, 2))
        return &old_company;
    bool diplomats = p->n == 2 && p->length[1] == LONGEST_PIECE && strchr("DTHK", p->text[0][0]) && p->length[0] <= 2;
    return diplomats ? &diplomatic : NULL;
}

static kz_slice region_of(const pieces *p, const form *form) {
    if (form->region == MOST_PIECES)
        return (kz_slice){0};
    return kz_id_text(kz_table_value(&kz_plate_regions, (kz_slice){p->text[form->region], p->length[form->region]}, 0));
}

/* 100 USD 10: what stands for the letters is a currency or a unit. */
static bool is_measure(const kz_id_finder *f, uint32_t start) {
    kz_slice lower = f->s->lower;
    uint32_t at = start;
    kz_match m;
    while (kz_id_digit(lower, at))
        at++;
    return kz_match_at(&kz_measures, lower, kz_skip_blank(lower, at), true, &m);
}

static kz_slice written(kz_arena *arena, const pieces *p) {
    kz_buffer out;
    kz_buffer_init(&out, arena, 16);
    for (uint32_t i = 0; i < p->n; i++) {
        if (i)
            kz_buffer_byte(&out, ' ');
        kz_buffer_add(&out, p->text[i], p->length[i]);
    }
    return kz_buffer_done(&out);
}

/* «123 ABC 02, A 123 BCD»: what is said of one plate is said of the next. */
static bool follows_plate(const kz_id_finder *f, uint32_t start) {
    enum { FARTHEST = 8 };
    const kz_identifier *last = f->out->n ? &f->out->at[f->out->n - 1] : NULL;
    return last && last->kind == KZ_ID_PLATE && start - last->span.end <= FARTHEST;
}

/* Three digits, three Latin capitals and a region stand for themselves; any other form needs a word that says so. */
bool kz_find_plate(kz_id_finder *f, uint32_t token) {
    enum { BEFORE = 6, AFTER = 3 };
    kz_slice text = f->s->text;
    uint32_t start = f->s->tokens.at[token].span.start;
    pieces p;
    read_pieces(text, start, &p);
    const form *form = p.n >= 2 ? form_of(&p) : NULL;
    if (!form || (p.spaced && p.glued) || !kz_id_free_before(text, start) || !kz_id_free_after(text, p.end))
        return false;
    kz_slice region = region_of(&p, form);
    if (!region.n && form->region < MOST_PIECES)
        return false;
    bool sure = form->sure && !p.alike && !(p.spaced && is_measure(f, start));
    if (!sure && !follows_plate(f, start) && !kz_cue_before(f, token, KZ_CUE_PLATE, BEFORE, NULL) &&
        !kz_cue_after(f, p.end, KZ_CUE_PLATE, AFTER))
        return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_PLATE);
    d.span = (kz_span){start, p.end};
    d.value = written(f->arena, &p);
    kz_draft_text(&d, KZ_FIELD_STANDARD, form->standard);
    kz_draft_text(&d, KZ_FIELD_TYPE, form->type);
    kz_draft_add(&d, KZ_FIELD_REGION, region);
    if (p.alike)
        kz_draft_add(&d, KZ_FIELD_REPAIRED, (kz_slice){0});
    kz_add_identifier(f, &d);
    return true;
}
