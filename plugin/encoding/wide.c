#include "encoding/wide.h"

enum {
    REPLACEMENT = 0xFFFD,
    MARK = 0xFEFF,
    SAMPLE = 1 << 20, /* so many bytes tell */
    SHORTEST = 4,     /* bytes without a mark */
    SURE = 99
};

typedef struct kind {
    uint8_t width, big; /* bytes of a unit; the first byte is the highest */
} kind;

static kind kind_of(kz_encoding encoding) {
    return (kind){encoding == KZ_UTF_16LE || encoding == KZ_UTF_16BE ? 2 : 4,
                  encoding == KZ_UTF_16BE || encoding == KZ_UTF_32BE};
}

static uint32_t unit_at(const unsigned char *p, kind k) {
    uint32_t unit = 0;
    for (uint32_t i = 0; i < k.width; i++)
        unit = unit << 8 | p[k.big ? i : k.width - 1 - i];
    return unit;
}

/* What a unit of text looks like: ASCII, Latin-1, Cyrillic, punctuation, № and currency signs. */
static bool is_usual(uint32_t unit) {
    if (unit < 0x20)
        return unit >= '\t' && unit <= '\r';
    return unit < 0x7F || (unit >= 0xA0 && unit < 0x100) || (unit >= 0x400 && unit < 0x530) ||
           (unit >= 0x2010 && unit < 0x2040) || unit == 0x20B8 || unit == 0x20AC || unit == 0x2116 || unit == MARK;
}

/* How many in a hundred units of the sample are usual. */
static uint32_t usual_share(kz_slice bytes, kz_encoding encoding) {
    kind k = kind_of(encoding);
    const unsigned char *p = (const unsigned char *)bytes.at;
    uint32_t n = bytes.n < SAMPLE ? bytes.n : SAMPLE, units = n / k.width;
    uint64_t usual = 0;
    for (uint32_t i = 0; i < units; i++)
        usual += is_usual(unit_at(p + (size_t)i * k.width, k));
    return units ? (uint32_t)(usual * 100 / units) : 0;
}

static kz_encoding by_mark(kz_slice bytes) {
    static const struct {
        kz_slice mark;
        kz_encoding encoding;
    } marks[] = {{{"\xFF\xFE\0\0", 4}, KZ_UTF_32LE},
                 {{"\0\0\xFE\xFF", 4}, KZ_UTF_32BE},
                 {{"\xFF\xFE", 2}, KZ_UTF_16LE},
                 {{"\xFE\xFF", 2}, KZ_UTF_16BE}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (kz_starts(bytes, marks[i].mark))
            return marks[i].encoding;
    return KZ_UTF_8;
}

/* Control characters that no text has: the high bytes of ASCII and Cyrillic in UTF-16 are such. */
static bool has_high_bytes(kz_slice bytes) {
    uint32_t n = bytes.n < SAMPLE ? bytes.n : SAMPLE, found = 0;
    for (uint32_t i = 0; i < n; i++)
        found += bytes.at[i] == 0 || bytes.at[i] == 4;
    return found > 0 && found >= n / 4;
}

/* Without a mark so many units in a hundred must be usual; with one that is the first half of the proof. */
enum { MOST_USUAL = 80, MARKED_USUAL = 50 };

kz_encoding kz_find_wide(kz_slice bytes, uint8_t *confidence) {
    static const kz_encoding all[] = {KZ_UTF_32LE, KZ_UTF_32BE, KZ_UTF_16LE, KZ_UTF_16BE};
    *confidence = 0;
    kz_encoding marked = by_mark(bytes);
    if (marked != KZ_UTF_8 && usual_share(bytes, marked) >= MARKED_USUAL) {
        *confidence = SURE;
        return marked;
    }
    if (bytes.n < SHORTEST || !has_high_bytes(bytes))
        return KZ_UTF_8;
    kz_encoding best = KZ_UTF_8;
    uint32_t share = MOST_USUAL - 1;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        uint32_t usual = usual_share(bytes, all[i]);
        if (usual > share) {
            share = usual;
            best = all[i];
        }
    }
    *confidence = (uint8_t)(best == KZ_UTF_8 ? 0 : share < SURE ? share : SURE);
    return best;
}

/* Reads the character at `at`: its length in bytes in *length. Half a pair, what is over U+10FFFF, and a unit that the
 * end cuts off are U+FFFD. */
static uint32_t read_character(kz_slice bytes, uint32_t at, kind k, uint32_t *length) {
    const unsigned char *p = (const unsigned char *)bytes.at + at;
    if (bytes.n - at < k.width) {
        *length = bytes.n - at;
        return REPLACEMENT;
    }
    *length = k.width;
    uint32_t unit = unit_at(p, k);
    if (k.width == 2 && unit >= 0xD800 && unit < 0xDC00 && bytes.n - at >= 4) {
        uint32_t low = unit_at(p + 2, k);
        if (low >= 0xDC00 && low < 0xE000) {
            *length = 4;
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return unit > 0x10FFFF || (unit >= 0xD800 && unit < 0xE000) ? REPLACEMENT : unit;
}

static bool in_word(uint32_t cp) {
    return kz_is_letter(cp) || kz_is_digit(cp);
}

/* Words are an edit each, and so is every other character: all bytes change, and places are to be found again. */
kz_slice kz_decode_wide(kz_arena *arena, kz_slice bytes, kz_encoding encoding, kz_edits *edits) {
    kind k = kind_of(encoding);
    kz_buffer out;
    kz_buffer_init(&out, arena, bytes.n / k.width * 2 + 16);
    kz_edit edit = {0, 0, 0, 0, KZ_RULE_BIT(KZ_RULE_ENCODING), SURE, true};
    bool word_before = false;
    uint32_t length;
    for (uint32_t at = 0; at < bytes.n; at += length) {
        uint32_t cp = read_character(bytes, at, k, &length);
        bool word = in_word(cp);
        if (at > 0 && !(word && word_before)) {
            *kz_push(arena, edits) = edit;
            edit.from = at;
            edit.to = out.n;
        }
        if (!(at == 0 && cp == MARK)) {
            char utf8[4];
            kz_buffer_add(&out, utf8, kz_utf8_put(utf8, cp));
        }
        edit.from_end = at + length;
        edit.to_end = out.n;
        word_before = word;
    }
    if (bytes.n > 0)
        *kz_push(arena, edits) = edit;
    return kz_buffer_done(&out);
}
