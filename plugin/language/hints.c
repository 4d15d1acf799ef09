/* What the hints of a line (KZ_HINT_…) say of it: evidence like any other. */
#include "language/page.h"

static bool is_phrase_alone(const kz_unit *unit) {
    const uint8_t *kinds = unit->phrases.kinds;
    return kinds[KZ_PHRASE_ITEM] || kinds[KZ_PHRASE_HEAD] || kinds[KZ_PHRASE_LABEL];
}

/* Among the paragraphs; a line that says by itself what it is has to be believed. */
static void note_body(kz_unit *unit) {
    bool structured = unit->hints & (KZ_HINT_LIST | KZ_HINT_ROW | KZ_HINT_QUOTE | KZ_HINT_LEVEL);
    if (unit->hints & KZ_HINT_LINKED && !(unit->hints & (KZ_HINT_LIST | KZ_HINT_ROW)))
        kz_unit_note(unit, KZ_E_HTML_LINKED);
    else if (!is_phrase_alone(unit))
        kz_unit_note(unit, KZ_E_HTML_BODY);
    if (structured)
        kz_unit_note(unit, KZ_E_HTML_STRUCTURE);
}

void kz_unit_take_hints(kz_unit *unit, bool hinted) {
    if (kz_hint_kind(unit->hints))
        kz_unit_note(unit, KZ_E_HTML_ROLE);
    if (unit->hints & KZ_HINT_BODY)
        note_body(unit);
    else if (hinted && !(unit->hints & KZ_HINT_MAIN))
        kz_unit_note(unit, KZ_E_HTML_OUTSIDE);
    else if (unit->hints & KZ_HINT_LINKED)
        kz_unit_note(unit, KZ_E_HTML_LINKED);
}

void kz_units_hinted(const kz_unit *units, uint32_t n, int64_t *first, int64_t *last, int64_t *title) {
    for (int64_t i = (int64_t)n - 1; i >= 0; i--) {
        if (units[i].hints & KZ_HINT_BODY) {
            *first = i;
            *last = *last < i ? i : *last;
        }
        if (units[i].hints & KZ_HINT_TITLE)
            *title = i;
    }
}
