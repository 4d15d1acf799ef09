/* The lexicon and the names of parts of speech and cases. */
#include "morph/lexicon.h"

uint32_t kz_lexicon_entry(kz_slice stem, uint32_t hash) {
    int32_t entry = kz_table_find_hashed(&kz_lexicon_table, stem, hash);
    return entry < 0 ? 0 : kz_lexicon_table.values[entry];
}

uint32_t kz_lexicon(kz_slice stem) {
    return kz_lexicon_entry(stem, kz_hash(stem)) & ((1u << KZ_SENSE_SHIFT) - 1);
}

const char *kz_pos_name(kz_pos pos) {
    static const char *const names[] = {"X",     "NOUN",  "PROPN", "ADJ", "NUM",  "PRON", "VERB",  "ADV", "ADP",
                                        "CCONJ", "SCONJ", "PART",  "DET", "INTJ", "AUX",  "PUNCT", "SYM"};
    return names[pos];
}

const char *kz_case_name(kz_case c) {
    static const char *const names[] = {"Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"};
    return names[c];
}
