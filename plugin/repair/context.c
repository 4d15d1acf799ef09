#include "repair/context.h"

#include "repair/word.h"

enum { REACH = 120, MAX_PASSED = 4 };

/* The alphabet of the word [start, end), or none if its letters are look-alikes of both. */
static kz_script script_of_word(kz_slice text, kz_span word) {
    uint32_t count[KZ_SORTS] = {0}, length;
    for (uint32_t at = word.start; at < word.end; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        count[kz_sort_of(cp, kz_twin_of(cp))]++;
    }
    if (count[KZ_SORT_LATIN])
        return count[KZ_SORT_CYRILLIC] ? KZ_S_NONE : KZ_S_LATIN;
    bool twins_only = count[KZ_SORT_CYRILLIC_TWIN] + count[KZ_SORT_FOREIGN] > 0 && !count[KZ_SORT_LOOKALIKE];
    return count[KZ_SORT_CYRILLIC] || twins_only ? KZ_S_CYRILLIC : KZ_S_NONE;
}

static bool begins_with_capital(kz_slice text, kz_span word) {
    uint32_t length;
    return kz_is_upper(kz_utf8_at(text, word.start, &length));
}

kz_neighbour kz_word_before(kz_slice text, uint32_t at) {
    uint32_t from = at > REACH ? at - REACH : 0, end = at, length;
    for (int passed = 0; passed < MAX_PASSED; passed++) {
        uint32_t cp = '\n';
        while (end > from && (cp = kz_utf8_before(text, end, &length)) != '\n' && !kz_word_holds(cp))
            end -= length;
        if (end <= from || cp == '\n')
            break;
        kz_span word = {end, end};
        while (word.start > from && kz_word_holds(kz_utf8_before(text, word.start, &length)))
            word.start -= length;
        kz_script script = script_of_word(text, word);
        if (script != KZ_S_NONE)
            return (kz_neighbour){script, begins_with_capital(text, word),
                                  passed == 0 && end + 1 == at && text.at[end] == ' '};
        end = word.start;
    }
    return (kz_neighbour){KZ_S_NONE, false, false};
}

kz_neighbour kz_word_after(kz_slice text, uint32_t at) {
    uint32_t to = text.n - at > REACH ? at + REACH : text.n, start = at, length;
    for (int passed = 0; passed < MAX_PASSED; passed++) {
        uint32_t cp = '\n';
        while (start < to && (cp = kz_utf8_at(text, start, &length)) != '\n' && !kz_word_holds(cp))
            start += length;
        if (start >= to || cp == '\n')
            break;
        kz_span word = {start, start};
        while (word.end < to && kz_word_holds(kz_utf8_at(text, word.end, &length)))
            word.end += length;
        kz_script script = script_of_word(text, word);
        if (script != KZ_S_NONE)
            return (kz_neighbour){script, begins_with_capital(text, word),
                                  passed == 0 && at + 1 == start && text.at[at] == ' '};
        start = word.end;
    }
    return (kz_neighbour){KZ_S_NONE, false, false};
}

bool kz_begins_sentence(kz_slice text, uint32_t at) {
    uint32_t length, from = at > REACH ? at - REACH : 0;
    bool line = false;
    while (at > from) {
        uint32_t cp = kz_utf8_before(text, at, &length);
        if (cp == ',' || cp == ';') /* at the end of a line as well */
            return false;
        if (line || cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
            return true;
        if (kz_word_holds(cp) || cp == ':')
            return false;
        line = cp == '\n';
        at -= length;
        while (line && at > from && (text.at[at - 1] == ' ' || text.at[at - 1] == '\r'))
            at--;
    }
    return line || at == 0;
}
