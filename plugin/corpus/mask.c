#include "corpus/mask.h"

/* Kinds that have an @, or five digits without a letter between them (of an IBAN of Kazakhstan those of check and
 * bank). */
enum { KZ_MASK_QUICK = KZ_MASK_USUAL | 1 << KZ_ID_BIN | 1 << KZ_ID_POSTCODE, FEWEST_DIGITS = 5 };

/* Whether one of them may stand in the line: most lines have none and need not be cut up. */
static bool may_hold(kz_slice line) {
    uint32_t digits = 0;
    for (uint32_t i = 0; i < line.n; i++) {
        unsigned char c = (unsigned char)line.at[i];
        bool letter = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xD0 && c <= 0xD3);
        digits = letter ? 0 : digits + (c >= '0' && c <= '9');
        if (c == '@' || digits == FEWEST_DIGITS)
            return true;
    }
    return false;
}

static void cut_lines(kz_arena *arena, kz_slice text, uint32_t kinds, kz_segments *out) {
    KZ_VEC(kz_span) lines = {0};
    bool all = kinds & ~(uint32_t)KZ_MASK_QUICK;
    for (uint32_t start = 0; start < text.n;) {
        const char *newline = memchr(text.at + start, '\n', text.n - start);
        kz_span line = {start, newline ? (uint32_t)(newline - text.at) : text.n};
        if (line.end > line.start && (all || may_hold(kz_sub(text, line))))
            *kz_push(arena, &lines) = line;
        start = line.end + 1;
    }
    kz_segment(arena, text, lines.at, lines.n, out);
}

static void find(kz_arena *arena, kz_slice text, uint32_t kinds, kz_identifiers *found) {
    kz_segments s = {0};
    kz_numbers numbers = {0};
    kz_times times = {0};
    cut_lines(arena, text, kinds, &s);
    if (!s.tokens.n)
        return;
    kz_find_numbers(arena, &s, &numbers);
    kz_find_times(arena, &s, &numbers, (kz_date){0}, &times);
    kz_find_identifiers(arena, &s, &numbers, &times, found);
}

/* 101 and 1414 are nobody's. */
static bool is_service(const kz_identifier *id) {
    static const kz_slice service = KZ_LIT("short");
    return id->kind == KZ_ID_PHONE && id->n && id->fields[0].key == KZ_FIELD_TYPE &&
           kz_same(id->fields[0].value, service);
}

static void put_shape(kz_buffer *out, kz_slice s) {
    uint32_t length;
    for (uint32_t at = 0; at < s.n; at += length) {
        uint32_t cp = kz_utf8_at(s, at, &length);
        kz_char_class class = cp == KZ_INVALID ? KZ_C_OTHER : kz_class(cp);
        if (class == KZ_C_DIGIT)
            kz_buffer_byte(out, '0');
        else if (class >= KZ_C_LOWER && class <= KZ_C_LETTER)
            kz_buffer_byte(out, class == KZ_C_UPPER ? 'X' : 'x');
        else
            kz_buffer_add(out, s.at + at, length);
    }
}

static void put_tag(kz_buffer *out, const kz_masking *how, const kz_identifier *id) {
    const char *name = kz_identifier_kind_name((kz_identifier_kind)id->kind);
    kz_buffer_byte(out, '<');
    for (; *name; name++)
        kz_buffer_byte(out, (char)(*name - 'a' + 'A'));
    if (how->style == KZ_MASK_PSEUDONYM) {
        uint64_t hash = kz_siphash(how->key, id->value);
        kz_buffer_format(out, "-%08x%08x", (unsigned)(hash >> 32), (unsigned)(hash & UINT32_MAX));
    }
    kz_buffer_byte(out, '>');
}

/* The replacement behind what was written; taken back where it is what stands there already. */
static bool replace(kz_buffer *out, kz_slice text, const kz_masking *how, const kz_identifier *id) {
    uint32_t start = out->n;
    kz_slice before = kz_sub(text, id->span);
    if (how->style == KZ_MASK_SHAPE)
        put_shape(out, before);
    else
        put_tag(out, how, id);
    return !kz_same(before, (kz_slice){out->at + start, out->n - start});
}

kz_slice kz_mask(kz_arena *arena, kz_slice text, const kz_masking *how, kz_edits *edits) {
    kz_identifiers found = {0};
    kz_buffer out;
    uint32_t copied = 0;
    *edits = (kz_edits){0};
    find(arena, text, how->kinds, &found);
    if (!found.n)
        return text;
    kz_buffer_init(&out, arena, text.n);
    for (uint32_t i = 0; i < found.n; i++) {
        const kz_identifier *id = &found.at[i];
        if (!(how->kinds >> id->kind & 1) || is_service(id))
            continue;
        kz_buffer_add(&out, text.at + copied, id->span.start - copied);
        uint32_t to = out.n;
        copied = id->span.end;
        if (!replace(&out, text, how, id))
            continue;
        *kz_push(arena, edits) = (kz_edit){.from = id->span.start,
                                           .from_end = id->span.end,
                                           .to = to,
                                           .to_end = out.n,
                                           .rules = UINT64_C(1) << id->kind,
                                           .confidence = 100,
                                           .apart = true};
    }
    if (!edits->n)
        return text;
    kz_buffer_add(&out, text.at + copied, text.n - copied);
    return kz_buffer_done(&out);
}
