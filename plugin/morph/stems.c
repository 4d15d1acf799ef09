#include "morph/stems.h"

#define VERB ((uint64_t)1 << KZ_STATE_VERB)

const char *kz_unvoiced(kz_slice last) {
    static const char pairs[][2][3] = {{"б", "п"}, {"г", "к"}, {"ғ", "қ"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (memcmp(last.at, pairs[i][0], 2) == 0)
            return pairs[i][1];
    }
    return NULL;
}

bool kz_is_voiceless(kz_slice last) {
    return kz_same(last, KZ_LIT("қ")) || kz_same(last, KZ_LIT("к")) || kz_same(last, KZ_LIT("п"));
}

static kz_slice last_letter(kz_slice stem) {
    return (kz_slice){stem.at + stem.n - 2, 2};
}

/* кітап of кітаб-; -1 if there is none. */
static int32_t unvoiced_entry(const kz_walk *w, uint32_t head, kz_slice written) {
    const char *letter = kz_unvoiced(last_letter(written));
    if (!letter)
        return -1;
    char text[KZ_LONGEST_FORM];
    memcpy(text, written.at, written.n - 2);
    memcpy(text + written.n - 2, letter, 2);
    kz_slice stem = {text, written.n};
    uint32_t hash = head ? kz_hash(stem) : kz_hash_more(w->hashes[written.n - 2], letter, 2);
    return kz_table_find_hashed(&kz_lexicon_table, stem, hash);
}

/* тап of тауып; but no vowel follows оқ-, which is оқы. */
static bool takes_vowel(uint32_t verb) {
    return kz_is_voiceless(last_letter(kz_table_key(&kz_lexicon_table, verb)));
}

uint32_t kz_stems_of(const kz_walk *w, uint32_t head, uint32_t at, uint64_t states, uint32_t begins,
                     kz_known_stem *out) {
    kz_slice written = {w->form.at + head, at - head};
    uint32_t hash = head ? kz_hash(written) : w->hashes[at], n = 0;
    bool vowel = begins == KZ_BEGINS_VOWEL, merged = begins >= KZ_BEGINS_MERGED_Y, long_enough = written.n >= 4;
    int32_t found = merged ? -1 : kz_table_find_hashed(&kz_lexicon_table, written, hash);
    if (found >= 0)
        out[n++] = (kz_known_stem){(uint32_t)found, KZ_STEM_AS_WRITTEN};
    found = merged || !(states & ~VERB) ? -1 : kz_table_find_hashed(&kz_stem_variants, written, hash);
    uint32_t variant = found < 0 ? 0 : kz_stem_variants.values[found];
    if (variant & (vowel ? 1 : 2))
        out[n++] = (kz_known_stem){variant >> 2, KZ_STEM_VARIANT};
    found = vowel && long_enough ? unvoiced_entry(w, head, written) : -1;
    if (found >= 0)
        out[n++] = (kz_known_stem){(uint32_t)found, KZ_STEM_UNVOICED};
    bool looks = states & VERB && (merged || (vowel && long_enough));
    found = looks ? kz_table_find_hashed(&kz_verb_variants, written, hash) : -1;
    if (found >= 0 && (merged || takes_vowel(kz_verb_variants.values[found])))
        out[n++] = (kz_known_stem){kz_verb_variants.values[found], KZ_STEM_VERB_VARIANT};
    return n;
}
