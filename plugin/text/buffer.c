#include "text/buffer.h"

#include <stdarg.h>
#include <stdio.h>

enum { FORMAT_ROOM = 200 };

void kz_buffer_init(kz_buffer *b, kz_arena *arena, uint32_t expected) {
    *b = (kz_buffer){arena, NULL, 0, 0};
    if (expected)
        kz_buffer_room(b, expected);
}

char *kz_buffer_room(kz_buffer *b, uint32_t size) {
    if (b->cap - b->n < size) {
        uint64_t cap = b->cap ? (uint64_t)b->cap * 2 : 64;
        while (cap - b->n < size)
            cap *= 2;
        if (cap > UINT32_MAX) {
            cap = UINT32_MAX;
            if (cap - b->n < size)
                kz_arena_fail(b->arena, KZ_TOO_LARGE);
        }
        b->at = kz_arena_grow(b->arena, b->at, b->cap, cap);
        b->cap = (uint32_t)cap;
    }
    return b->at + b->n;
}

void kz_buffer_byte(kz_buffer *b, char c) {
    *kz_buffer_room(b, 1) = c;
    b->n++;
}

void kz_buffer_add(kz_buffer *b, const char *at, uint32_t n) {
    if (n == 0)
        return;
    memcpy(kz_buffer_room(b, n), at, n);
    b->n += n;
}

void kz_buffer_slice(kz_buffer *b, kz_slice s) {
    kz_buffer_add(b, s.at, s.n);
}

void kz_buffer_format(kz_buffer *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(kz_buffer_room(b, FORMAT_ROOM), FORMAT_ROOM, format, args);
    va_end(args);
    if (n > 0)
        b->n += (uint32_t)(n < FORMAT_ROOM ? n : FORMAT_ROOM - 1);
}

kz_slice kz_buffer_done(const kz_buffer *b) {
    return (kz_slice){b->at ? b->at : "", b->n};
}

kz_slice kz_copy(kz_arena *arena, kz_slice s) {
    if (s.n == 0)
        return KZ_LIT("");
    char *at = kz_arena_get(arena, s.n);
    memcpy(at, s.at, s.n);
    return (kz_slice){at, s.n};
}
