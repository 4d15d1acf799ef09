/* Features of Universal Dependencies as text. */
#include "morph/readings.h"

const char *kz_feature_value(uint64_t feats, uint32_t i) {
    const kz_feature *feature = &kz_features[i];
    uint32_t end = i + 1 < KZ_FEATURES ? kz_features[i + 1].shift : 63;
    uint64_t value = feats >> feature->shift & ((1ull << (end - feature->shift)) - 1);
    return value == 0 || value > feature->n ? NULL : feature->values[value - 1];
}

uint32_t kz_feats_write(uint64_t feats, char *out) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < KZ_FEATURES; i++) {
        const char *value = kz_feature_value(feats, i);
        if (!value)
            continue;
        const char *parts[] = {n ? "|" : "", kz_features[i].name, "=", value};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            size_t length = strlen(parts[k]);
            memcpy(out + n, parts[k], length);
            n += (uint32_t)length;
        }
    }
    if (n == 0)
        out[n++] = '_';
    return n;
}

const char *kz_source_name(kz_source source) {
    static const char *const names[] = {"closed", "lexicon", "derived", "guess"};
    return names[source];
}

static bool is_text(kz_slice slice, const char *text) {
    return slice.n == strlen(text) && memcmp(slice.at, text, slice.n) == 0;
}

/* Name=Value; false if there is no such feature, or it has a value already. */
static bool read_one(kz_slice name, kz_slice value, uint64_t *feats) {
    for (uint32_t i = 0; i < KZ_FEATURES; i++) {
        const kz_feature *feature = &kz_features[i];
        if (!is_text(name, feature->name))
            continue;
        if (kz_feature_value(*feats, i))
            return false;
        for (uint32_t k = 0; k < feature->n; k++) {
            if (is_text(value, feature->values[k])) {
                *feats |= (uint64_t)(k + 1) << feature->shift;
                return true;
            }
        }
    }
    return false;
}

bool kz_feats_read(kz_slice text, uint64_t *feats) {
    *feats = 0;
    if (text.n == 0 || is_text(text, "_"))
        return true;
    for (uint32_t at = 0; at <= text.n;) { /* a | at the end has a feature behind it too */
        uint32_t end = at, equals = 0;
        while (end < text.n && text.at[end] != '|') {
            if (text.at[end] == '=' && !equals)
                equals = end;
            end++;
        }
        if (!equals)
            return false;
        kz_slice name = {text.at + at, equals - at}, value = {text.at + equals + 1, end - equals - 1};
        if (!read_one(name, value, feats))
            return false;
        at = end + 1;
    }
    return true;
}
