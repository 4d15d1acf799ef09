#include "corpus/hash.h"

bool kz_next_word(kz_slice text, uint32_t *at, uint64_t *hash) {
    uint64_t h = KZ_GOLDEN;
    bool inside = false;
    uint32_t length;
    while (*at < text.n) {
        uint32_t cp = kz_utf8_at(text, *at, &length);
        kz_char_class class = kz_class(cp);
        bool of_word = kz_is_word_class(class);
        if (inside && !of_word && class != KZ_C_FORMAT)
            break;
        if (of_word)
            h = kz_hash_char(h, kz_folded(cp));
        inside = inside || of_word;
        *at += length;
    }
    *hash = kz_mix(h);
    return inside;
}

uint64_t kz_hash_text(kz_slice text, uint32_t *words) {
    uint64_t all = 0, word;
    uint32_t at = 0;
    for (*words = 0; kz_next_word(text, &at, &word); ++*words)
        all = (all ^ word) * KZ_GOLDEN + 1;
    return kz_mix(all);
}
