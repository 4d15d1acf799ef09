/* Lines that tell of each other: the short ones of a menu, the names, places and telephones of a directory. */
#include "language/page.h"

enum {
    FEWEST_OF_MENU = 3,
    FEWEST_OF_DIRECTORY = 15,
    ONE_TELEPHONE_IN = 4 /* lines of a directory; the foot of a page has one or two in all */
};

static bool menu_like(const kz_unit *u) {
    return !kz_unit_blank(u) && u->words <= 4 && u->ending == KZ_ENDS_OPEN;
}

static void note_menus(kz_units *units) {
    for (uint32_t i = 0; i < units->n;) {
        uint32_t end = i;
        while (end < units->n && menu_like(&units->at[end]))
            end++;
        if (end - i >= FEWEST_OF_MENU)
            for (uint32_t k = i; k < end; k++)
                kz_unit_note(&units->at[k], KZ_E_MENU_RUN);
        i = end > i ? end : i + 1;
    }
}

/* A line that says by itself what it is, or whose place in an HTML page does. */
static bool is_told(const kz_unit *u) {
    if (kz_hint_kind(u->hints))
        return true;
    for (uint32_t place = 0; place < KZ_PHRASE_PLACES; place++)
        if (u->phrases.kinds[place] > KZ_LINE_TEXT)
            return true;
    return kz_unit_has(u, KZ_E_ADDRESS_ONLY) || kz_unit_has(u, KZ_E_DATE_ONLY) || kz_unit_has(u, KZ_E_COPYRIGHT);
}

static bool in_directory(const kz_unit *u) {
    return !kz_unit_has(u, KZ_E_LONG) && !kz_unit_has(u, KZ_E_VERY_LONG);
}

/* Many short lines, every fourth of them with a telephone number or the like. */
static void note_directories(kz_units *units) {
    for (uint32_t start = 0; start < units->n;) {
        uint32_t end = start, lines = 0, telephones = 0;
        for (; end < units->n && in_directory(&units->at[end]); end++) {
            const kz_unit *u = &units->at[end];
            lines += !kz_unit_blank(u) && !is_told(u);
            telephones += kz_unit_has(u, KZ_E_TELEPHONE) && !is_told(u);
        }
        if (lines >= FEWEST_OF_DIRECTORY && telephones * ONE_TELEPHONE_IN >= lines)
            for (uint32_t i = start; i < end; i++)
                if (!kz_unit_blank(&units->at[i]) && !is_told(&units->at[i]))
                    kz_unit_note(&units->at[i], KZ_E_DIRECTORY);
        start = end > start ? end : start + 1;
    }
}

void kz_units_note_runs(kz_units *units) {
    note_menus(units);
    note_directories(units);
}
