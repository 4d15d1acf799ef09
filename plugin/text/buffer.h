/* A growable run of bytes in an arena. */
#ifndef KZ_TEXT_BUFFER_H
#define KZ_TEXT_BUFFER_H

#include "text/arena.h"
#include "text/slice.h"

typedef struct kz_buffer {
    kz_arena *arena;
    char *at;
    uint32_t n, cap;
} kz_buffer;

void kz_buffer_init(kz_buffer *b, kz_arena *arena, uint32_t expected);
/* Room for size more bytes; returns where they go (the caller then adds to n). */
char *kz_buffer_room(kz_buffer *b, uint32_t size);
void kz_buffer_byte(kz_buffer *b, char c);
void kz_buffer_add(kz_buffer *b, const char *at, uint32_t n);
void kz_buffer_slice(kz_buffer *b, kz_slice s);
/* Formats as printf does; for short texts of at most 200 bytes. */
void kz_buffer_format(kz_buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
kz_slice kz_buffer_done(const kz_buffer *b);

/* A copy of s in the arena. */
kz_slice kz_copy(kz_arena *arena, kz_slice s);

#endif
