#include "mixing/loan.h"

#include "language/identify.h"
#include "mixing/mixing_table.h"
#include "morph/readings.h"

enum {
    LEAST_BEFORE_ENDING = 2, /* letters */
    LONGEST_ENDING = 6,
    RUSSIAN_PERCENT = 60 /* of a stem against Kazakh */
};

static bool reads_russian(kz_slice stem) {
    uint64_t among = UINT64_C(1) << KZ_KK | UINT64_C(1) << KZ_RU;
    uint8_t confidence;
    return kz_language_among(stem, among, &confidence) == KZ_RU && confidence >= RUSSIAN_PERCENT;
}

/* Whether the stem ends as Russian makes words. */
static bool ends_russian(kz_slice stem) {
    for (uint32_t letters = 2; letters <= LONGEST_ENDING; letters++) {
        uint32_t n = letters * 2;
        if (stem.n < n + LEAST_BEFORE_ENDING * 2)
            return false;
        if (kz_table_find(&kz_russian_endings, (kz_slice){stem.at + stem.n - n, n}) >= 0)
            return true;
    }
    return false;
}

static bool is_russian(kz_slice form, const kz_word_reading *reading) {
    if (reading->stem_end >= form.n || reading->stem_end == 0)
        return false;
    kz_slice stem = {form.at, reading->stem_end};
    if (kz_table_find(&kz_shared_endings, (kz_slice){form.at + stem.n, form.n - stem.n}) >= 0)
        return false;
    return kz_table_find(&kz_russian_stems, stem) >= 0 ||
           (reading->source == KZ_SOURCE_GUESS && ends_russian(stem) && reads_russian(stem));
}

/* In small letters, ё as е; false where that is not all two bytes a letter. */
static bool spell_plainly(kz_slice word, char *out) {
    kz_lower_into(out, word);
    for (uint32_t i = 0; i < word.n; i += 2) {
        unsigned char first = (unsigned char)out[i];
        if (first < 0xD0 || first > 0xD3 || i + 1 == word.n)
            return false;
        if (memcmp(out + i, "ё", 2) == 0)
            memcpy(out + i, "е", 2);
    }
    return true;
}

bool kz_is_loan(kz_slice word, kz_span *stem) {
    char lower[KZ_LONGEST_FORM];
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    if (word.n > KZ_LONGEST_FORM || !spell_plainly(word, lower))
        return false;
    kz_slice form = {lower, word.n};
    uint32_t n = kz_readings(form, 0, 0, readings, KZ_MAX_WORD_READINGS);
    for (uint32_t i = 0; i < n; i++)
        if (is_russian(form, &readings[i])) {
            *stem = (kz_span){0, readings[i].stem_end};
            return true;
        }
    return false;
}
