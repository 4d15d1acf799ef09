#include "text/arena.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, LARGE_BLOCK = 128 * 1024 };

/* Chunks hold many small blocks; a block of LARGE_BLOCK bytes or more has a chunk of its own, which can be given to
 * the allocator's realloc, so that a growing array leaves no copies of itself behind. */
struct kz_chunk {
    kz_chunk *older, *newer;
    size_t size; /* with this header */
};

#define HEADER ((sizeof(kz_chunk) + ALIGN - 1) / ALIGN * ALIGN)

static void *libc_realloc(void *userdata, void *old, size_t old_size, size_t new_size) {
    (void)userdata;
    (void)old_size;
    if (new_size == 0) {
        free(old);
        return NULL;
    }
    return realloc(old, new_size);
}

const kz_alloc kz_alloc_libc = {libc_realloc, NULL};

void kz_arena_init(kz_arena *arena, kz_alloc alloc, size_t limit) {
    memset(arena, 0, sizeof *arena);
    arena->alloc = alloc;
    arena->limit = limit;
}

void kz_arena_free(kz_arena *arena) {
    while (arena->chunks) {
        kz_chunk *chunk = arena->chunks;
        arena->chunks = chunk->older;
        arena->alloc.realloc(arena->alloc.userdata, chunk, chunk->size, 0);
    }
    arena->at = arena->end = NULL;
    arena->used = 0;
}

kz_status kz_arena_run(kz_arena *arena, void (*work)(void *context), void *context) {
    jmp_buf here;
    jmp_buf *outer = arena->escape;
    int why = setjmp(here);
    if (why == 0) {
        arena->escape = &here;
        work(context);
    }
    arena->escape = outer;
    return (kz_status)why;
}

_Noreturn void kz_arena_fail(kz_arena *arena, kz_status why) {
    longjmp(*arena->escape, (int)why);
}

static size_t rounded(kz_arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGN - HEADER)
        kz_arena_fail(arena, KZ_TOO_LARGE);
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

static void check_limit(kz_arena *arena, size_t more) {
    if (arena->limit && (more > arena->limit || arena->used > arena->limit - more))
        kz_arena_fail(arena, KZ_TOO_LARGE);
}

static kz_chunk *new_chunk(kz_arena *arena, size_t size) {
    check_limit(arena, size);
    kz_chunk *chunk = arena->alloc.realloc(arena->alloc.userdata, NULL, 0, size);
    if (!chunk)
        kz_arena_fail(arena, KZ_NO_MEMORY);
    *chunk = (kz_chunk){arena->chunks, NULL, size};
    if (arena->chunks)
        arena->chunks->newer = chunk;
    arena->chunks = chunk;
    arena->used += size;
    return chunk;
}

static void new_small_chunk(kz_arena *arena) {
    size_t size = arena->used < FIRST_CHUNK ? FIRST_CHUNK : arena->used;
    if (size < 2 * LARGE_BLOCK && arena->used > FIRST_CHUNK)
        size = 2 * LARGE_BLOCK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    kz_chunk *chunk = new_chunk(arena, size);
    arena->at = (char *)chunk + HEADER;
    arena->end = (char *)chunk + size;
}

void *kz_arena_get(kz_arena *arena, size_t size) {
    size = rounded(arena, size);
    if (size >= LARGE_BLOCK)
        return (char *)new_chunk(arena, size + HEADER) + HEADER;
    while (!arena->at || (size_t)(arena->end - arena->at) < size)
        new_small_chunk(arena);
    void *block = arena->at;
    arena->at += size;
    return block;
}

void *kz_arena_zeroed(kz_arena *arena, size_t size) {
    return memset(kz_arena_get(arena, size), 0, size);
}

static void *grow_large(kz_arena *arena, kz_chunk *chunk, size_t new_size) {
    size_t size = rounded(arena, new_size) + HEADER;
    if (size <= chunk->size)
        return (char *)chunk + HEADER;
    check_limit(arena, size - chunk->size);
    kz_chunk *moved = arena->alloc.realloc(arena->alloc.userdata, chunk, chunk->size, size);
    if (!moved)
        kz_arena_fail(arena, KZ_NO_MEMORY);
    arena->used += size - moved->size;
    moved->size = size;
    if (moved->older)
        moved->older->newer = moved;
    if (moved->newer)
        moved->newer->older = moved;
    else
        arena->chunks = moved;
    return (char *)moved + HEADER;
}

void *kz_arena_grow(kz_arena *arena, void *old, size_t old_size, size_t new_size) {
    if (old && rounded(arena, old_size) >= LARGE_BLOCK)
        return grow_large(arena, (kz_chunk *)((char *)old - HEADER), new_size);
    if (old && (char *)old + rounded(arena, old_size) == arena->at) {
        size_t more = rounded(arena, new_size) - rounded(arena, old_size);
        if (rounded(arena, new_size) < LARGE_BLOCK && (size_t)(arena->end - arena->at) >= more) {
            arena->at += more;
            return old;
        }
    }
    void *block = kz_arena_get(arena, new_size);
    if (old)
        memcpy(block, old, old_size);
    return block;
}

void *kz_vec_more(kz_arena *arena, void *at, uint32_t *cap, size_t item_size) {
    if (*cap > UINT32_MAX / 2)
        kz_arena_fail(arena, KZ_TOO_LARGE);
    uint32_t larger = *cap ? *cap * 2 : 16;
    at = kz_arena_grow(arena, at, *cap * item_size, larger * item_size);
    *cap = larger;
    return at;
}
