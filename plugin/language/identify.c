/* The language of a text, by its letters. */
#include "language/language.h"

const char *kz_language_code(kz_language language) {
    static const char *const codes[] = {"und", "kk", "kk-Latn", "kk-Arab", "ru", "en", "mis"};
    return codes[language];
}

kz_language kz_language_of(kz_slice text, uint8_t *confidence) {
    uint32_t cyrillic = 0, latin = 0, arabic = 0, kazakh = 0, length;
    for (uint32_t at = 0; at < text.n && at < 512; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        kz_script s = kz_script_of(cp);
        cyrillic += s == KZ_S_CYRILLIC;
        latin += s == KZ_S_LATIN;
        arabic += s == KZ_S_ARABIC;
        kazakh += s == KZ_S_CYRILLIC && cp > 0x451;
    }
    *confidence = 70;
    if (cyrillic >= latin && cyrillic >= arabic && cyrillic)
        return kazakh * 40 > cyrillic ? KZ_KK : KZ_RU;
    if (latin)
        return KZ_EN;
    *confidence = 0;
    return arabic ? KZ_KK_ARAB : KZ_UND;
}
