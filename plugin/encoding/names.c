#include "encoding/encoding.h"
#include "encoding/encoding_table.h"

_Static_assert(KZ_ENCODINGS == (int)KZ_ENCODING_NAMES, "data/encoding/names.tsv and kz_encoding differ");
_Static_assert(KZ_WINDOWS_1251 == (int)KZ_CODEPAGE_FIRST && KZ_WINDOWS_1252 - KZ_WINDOWS_1251 + 1 == (int)KZ_CODEPAGES,
               "data/encoding/codepages.tsv and kz_encoding differ");

enum { LONGEST_LABEL = 40 };

const char *kz_encoding_name(kz_encoding encoding) {
    return encoding < KZ_ENCODINGS ? kz_encoding_names[encoding] : "auto";
}

kz_encoding kz_encoding_named(kz_slice label) {
    char simple[LONGEST_LABEL];
    uint32_t n = 0;
    for (uint32_t i = 0; i < label.n; i++) {
        char c = label.at[i];
        if (c == ' ' || c == '-' || c == '_')
            continue;
        if (n == LONGEST_LABEL)
            return KZ_ENCODING_UNKNOWN;
        simple[n++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    kz_slice key = {simple, n};
    if (kz_same(key, KZ_LIT("auto")))
        return KZ_ENCODING_AUTO;
    return (kz_encoding)kz_table_value(&kz_encoding_labels, key, KZ_ENCODING_UNKNOWN);
}
