#include "repair/context.h"

#include "repair/word.h"

enum { REACH = 120, MAX_PASSED = 4 };

/* The alphabet of the word, or none if its letters are look-alikes of both. */
static kz_script script_of_word(kz_word *word) {
    if (!word->n)
        return KZ_S_NONE;
    kz_run run = kz_run_of(word->letters, word->n);
    uint32_t cyrillic = run.count[KZ_SORT_CYRILLIC] + run.count[KZ_SORT_CYRILLIC_TWIN] + run.count[KZ_SORT_FOREIGN];
    if (run.count[KZ_SORT_LATIN])
        return run.count[KZ_SORT_CYRILLIC] ? KZ_S_NONE : KZ_S_LATIN;
    if (run.count[KZ_SORT_CYRILLIC] || (cyrillic && !run.count[KZ_SORT_LOOKALIKE]))
        return KZ_S_CYRILLIC;
    return KZ_S_NONE;
}

kz_neighbour kz_word_before(kz_slice text, uint32_t at) {
    uint32_t from = at > REACH ? at - REACH : 0, end = at, length;
    for (int passed = 0; passed < MAX_PASSED; passed++) {
        uint32_t cp = '\n';
        while (end > from && (cp = kz_utf8_before(text, end, &length)) != '\n' && !kz_word_holds(cp))
            end -= length;
        if (end <= from || cp == '\n')
            break;
        kz_word word;
        kz_word_read((kz_slice){text.at, end}, from, end, &word);
        kz_script script = script_of_word(&word);
        if (script != KZ_S_NONE)
            return (kz_neighbour){script, kz_is_upper(word.letters[0].cp),
                                  passed == 0 && end + 1 == at && text.at[end] == ' '};
        end = word.span.start;
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
        kz_word word;
        uint32_t reach = text.n - start > REACH ? start + REACH : text.n;
        kz_word_read((kz_slice){text.at, reach}, start, start, &word);
        kz_script script = script_of_word(&word);
        if (script != KZ_S_NONE)
            return (kz_neighbour){script, kz_is_upper(word.letters[0].cp),
                                  passed == 0 && at + 1 == start && text.at[at] == ' '};
        start = word.span.end;
    }
    return (kz_neighbour){KZ_S_NONE, false, false};
}

bool kz_begins_sentence(kz_slice text, uint32_t at) {
    uint32_t length, from = at > REACH ? at - REACH : 0;
    while (at > from) {
        uint32_t cp = kz_utf8_before(text, at, &length);
        if (cp == '\n' || cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
            return true;
        if (kz_word_holds(cp) || cp == ',' || cp == ';' || cp == ':')
            return false;
        at -= length;
    }
    return at == 0;
}
