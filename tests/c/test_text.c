/* plugin/text: arena, UTF-8, code points, look-up tables, the edit log. */
#include "check.h"

#include <stdlib.h>

#include "text/text.h"

/* A small generator of our own: the same numbers on every machine. */
static uint32_t seed = 20191010;
static uint32_t random_below(uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

/* An allocator that fails from the n-th call on, and counts what is out. */
typedef struct failing {
    int left;
    long out;
} failing;

static void *failing_realloc(void *userdata, void *old, size_t old_size, size_t new_size) {
    failing *f = userdata;
    if (new_size == 0) {
        if (old)
            f->out -= (long)old_size;
        free(old);
        return NULL;
    }
    if (f->left-- <= 0)
        return NULL;
    f->out += (long)new_size - (long)old_size;
    return realloc(old, new_size);
}

static void fill(void *context) {
    kz_arena *arena = context;
    KZ_VEC(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 100000; i++)
        *kz_push(arena, &numbers) = i;
}

static void test_arena(void) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK(kz_arena_run(&arena, fill, &arena) == KZ_OK);
    kz_arena_free(&arena);

    kz_arena_init(&arena, kz_alloc_libc, 100000);
    CHECK(kz_arena_run(&arena, fill, &arena) == KZ_TOO_LARGE);
    CHECK(arena.used <= 100000);
    kz_arena_free(&arena);

    for (int n = 0; n < 4; n++) {
        failing f = {n, 0};
        kz_arena_init(&arena, (kz_alloc){failing_realloc, &f}, 0);
        CHECK(kz_arena_run(&arena, fill, &arena) == KZ_NO_MEMORY);
        kz_arena_free(&arena);
        CHECK(f.out == 0);
    }
}

static void test_utf8(void) {
    uint32_t length;
    CHECK(kz_utf8_at(KZ_LIT("\xD2\x9B"), 0, &length) == 0x49B && length == 2);
    CHECK(kz_utf8_at(KZ_LIT("\xC0\x80"), 0, &length) == KZ_INVALID && length == 1);         /* overlong */
    CHECK(kz_utf8_at(KZ_LIT("\xED\xA0\x80"), 0, &length) == KZ_INVALID && length == 1);     /* surrogate */
    CHECK(kz_utf8_at(KZ_LIT("\xF4\x90\x80\x80"), 0, &length) == KZ_INVALID && length == 1); /* over U+10FFFF */
    CHECK(kz_utf8_at(KZ_LIT("\xD2"), 0, &length) == KZ_INVALID && length == 1);             /* cut off */
    CHECK(kz_utf8_before(KZ_LIT("a\xD2\x9B"), 3, &length) == 0x49B && length == 2);
    CHECK(kz_utf8_before(KZ_LIT("a\x9B"), 2, &length) == KZ_INVALID && length == 1);
    uint32_t wrong = 0;
    for (uint32_t cp = 1; cp < 0x110000; cp++) {
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        char bytes[4];
        uint32_t n = kz_utf8_put(bytes, cp);
        kz_slice s = {bytes, n};
        wrong += kz_utf8_at(s, 0, &length) != cp || length != n;
        wrong += kz_utf8_before(s, n, &length) != cp || length != n;
    }
    CHECK(wrong == 0);
    CHECK(kz_utf8_valid(KZ_LIT("қазақ\xFFтілі")) == 10);
    CHECK(kz_utf8_count(KZ_LIT("қазақ 5")) == 7);
}

static void test_chars(void) {
    CHECK(kz_class(0x49B) == KZ_C_LOWER && kz_script_of(0x49B) == KZ_S_CYRILLIC);
    CHECK(kz_class('X') == KZ_C_UPPER && kz_script_of('X') == KZ_S_LATIN);
    CHECK(kz_class(0xAD) == KZ_C_FORMAT && kz_class(0xA0) == KZ_C_SPACE && kz_class(0xAB) == KZ_C_PUNCT);
    CHECK(kz_class('7') == KZ_C_DIGIT && kz_class(0x301) == KZ_C_MARK && kz_class(0) == KZ_C_OTHER);
    CHECK(kz_script_of(0x642) == KZ_S_ARABIC && kz_script_of('7') == KZ_S_NONE);
    CHECK(kz_class(0x110000) == KZ_C_OTHER);
    CHECK(kz_to_lower(0x4D8) == 0x4D9 && kz_to_upper(0x4D9) == 0x4D8 && kz_to_lower(0x4D9) == 0x4D9);
    CHECK(kz_compose(0x438, 0x306) == 0x439 && kz_compose(0x438, 0x438) == 0);
    kz_span trimmed = kz_trim(KZ_LIT(" \xC2\xA0сөз\t"), (kz_span){0, 10});
    CHECK(trimmed.start == 3 && trimmed.end == 9);
}

static void lower(void *context) {
    kz_arena *arena = context;
    CHECK_TEXT(kz_lowered(arena, KZ_LIT("ӘҚҒӨҰҮҢҺІ Қазақстан ABC")), "әқғөұүңһі қазақстан abc");
    CHECK_TEXT(kz_lowered(arena, KZ_LIT("\xC4\xB0\xFF")), "\xC4\xB0\xFF"); /* İ would change its length */
    CHECK_TEXT(kz_lowered(arena, KZ_LIT("")), "");
}

/* What an edit log says must agree with an edit made by hand, whichever way the log was made. */
typedef struct trial {
    kz_arena *arena;
    uint32_t wrong;
} trial;

static kz_slice edit_at_random(kz_arena *arena, kz_slice before, kz_edits *edits) {
    kz_buffer after;
    kz_buffer_init(&after, arena, 0);
    for (uint32_t at = 0; at < before.n;) {
        uint32_t gone = random_below(3), come = random_below(3);
        if (random_below(4) == 0 && at + gone <= before.n && gone + come > 0) {
            kz_edit edit = {at,
                            at + gone,
                            after.n,
                            after.n + come,
                            1u << random_below(2),
                            (uint8_t)random_below(101),
                            random_below(4) == 0};
            for (uint32_t i = 0; i < come; i++)
                kz_buffer_byte(&after, (char)('A' + random_below(26)));
            kz_edits_note(arena, edits, edit);
            at += gone;
        }
        if (at < before.n)
            kz_buffer_byte(&after, before.at[at++]);
    }
    return kz_buffer_done(&after);
}

/* The log alone, with the text after it, must give the text before outside of its edits, and the other way. */
static uint32_t disagreements(kz_slice before, kz_slice after, const kz_edits *edits) {
    uint32_t wrong = 0, from = 0, to = 0;
    for (uint32_t i = 0; i <= edits->n; i++) {
        kz_edit end = {before.n, before.n, after.n, after.n, 0, 0, false};
        kz_edit e = i < edits->n ? edits->at[i] : end;
        kz_slice kept = kz_sub(before, (kz_span){from, e.from});
        wrong += e.from < from || e.to < to || !kz_same(kept, kz_sub(after, (kz_span){to, e.to}));
        bool apart = i == 0 || i == edits->n || e.apart || edits->at[i - 1].apart;
        wrong += !apart && e.from == from && e.to == to && e.rules == edits->at[i - 1].rules;
        from = e.from_end;
        to = e.to_end;
    }
    for (uint32_t at = 0; at < after.n; at++) {
        kz_span back = kz_edits_back(edits, (kz_span){at, at + 1});
        kz_span again = kz_edits_forward(edits, back);
        wrong += back.end < back.start || back.end > before.n;
        wrong += back.end > back.start && (again.start > at || again.end < at + 1); /* never loses its place */
    }
    return wrong;
}

/* Each code point up to the last of the Arabic row, at each place of eight bytes, before and behind small letters: it
 * comes out as one by one, also where the copy is the text itself. */
static void test_lower_anywhere(void) {
    enum { PLACES = 8, LAST = 0x6FF };
    bool same = true;
    for (uint32_t cp = 0; cp <= LAST; cp++) {
        for (uint32_t place = 0; place <= PLACES; place++) {
            char text[4 * PLACES], wanted[4 * PLACES], got[4 * PLACES], low[4];
            memset(text, 'z', sizeof text);
            memcpy(text + 2 * PLACES, "\xD1\x8F", 2);
            uint32_t length = kz_utf8_put(text + place, cp), low_length = kz_utf8_put(low, kz_to_lower(cp));
            memcpy(wanted, text, sizeof text);
            if (low_length == length)
                memcpy(wanted + place, low, length);
            kz_lower_into(got, (kz_slice){text, sizeof text});
            same = same && memcmp(got, wanted, sizeof text) == 0;
            kz_lower_into(text, (kz_slice){text, sizeof text});
            same = same && memcmp(text, wanted, sizeof text) == 0;
        }
    }
    CHECK(same);
}

static void compose_at_random(void *context) {
    trial *t = context;
    char letters[60];
    for (uint32_t i = 0; i < sizeof letters; i++)
        letters[i] = (char)('a' + random_below(26));
    kz_slice first = {letters, random_below(sizeof letters + 1)};
    kz_edits a = {0}, b = {0};
    kz_slice second = edit_at_random(t->arena, first, &a);
    kz_slice third = edit_at_random(t->arena, second, &b);
    kz_edits both = kz_edits_compose(t->arena, &a, &b);
    t->wrong += disagreements(first, second, &a) + disagreements(second, third, &b);
    t->wrong += disagreements(first, third, &both);
}

static void test_edits(void) {
    kz_arena arena;
    trial t = {&arena, 0};
    for (int i = 0; i < 3000; i++) {
        kz_arena_init(&arena, kz_alloc_libc, 0);
        kz_arena_run(&arena, compose_at_random, &t);
        kz_arena_free(&arena);
    }
    CHECK(t.wrong == 0);

    kz_edit list[] = {{2, 4, 2, 3, 1, 100, false}, {6, 7, 5, 5, 1, 100, false}}; /* ab[cd→X]ef[g→]h */
    kz_edits edits = {list, 2, 2};
    kz_span x = kz_edits_back(&edits, (kz_span){2, 3});
    CHECK(x.start == 2 && x.end == 4);
    kz_span h = kz_edits_back(&edits, (kz_span){5, 6});
    CHECK(h.start == 7 && h.end == 8); /* what was deleted before it is not part of it */
    kz_span f = kz_edits_back(&edits, (kz_span){4, 5});
    CHECK(f.start == 5 && f.end == 6);
    kz_span whole = kz_edits_forward(&edits, (kz_span){3, 8});
    CHECK(whole.start == 2 && whole.end == 6);
}

static void test_table(void) {
    static const char keys[] = "алмабір";
    static const uint32_t offsets[] = {0, 8, 14}, values[] = {7, 9};
    uint32_t slots[4] = {0};
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t hash = kz_hash((kz_slice){keys + offsets[i], offsets[i + 1] - offsets[i]});
        uint32_t slot = (hash ^ hash >> 15) & 3;
        while (slots[slot])
            slot = (slot + 1) & 3;
        slots[slot] = (i + 1) | hash >> KZ_TABLE_TAG_SHIFT << KZ_TABLE_TAG_SHIFT;
    }
    kz_table table = {keys, offsets, values, slots, 2, 3};
    CHECK(kz_table_value(&table, KZ_LIT("бір"), 0) == 9);
    CHECK(kz_table_value(&table, KZ_LIT("алма"), 0) == 7);
    CHECK(kz_table_value(&table, KZ_LIT("алм"), 0) == 0 && kz_table_find(&table, KZ_LIT("")) == -1);
}

int main(void) {
    kz_arena arena;
    test_arena();
    test_utf8();
    test_chars();
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK(kz_arena_run(&arena, lower, &arena) == KZ_OK);
    kz_arena_free(&arena);
    test_lower_anywhere();
    test_edits();
    test_table();
    return check_done();
}
