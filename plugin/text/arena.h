/* One arena owns all memory of a document and is freed at once.
 *
 * kz_arena_get never returns NULL: when the allocator fails or the limit is passed, control leaves through the
 * innermost kz_arena_run, which returns the status. Nothing but the arena owns memory, so nothing leaks on that
 * way, and no stage checks an allocation. Code that holds anything else (a file, an ICU handle) must not allocate
 * from an arena while it does. */
#ifndef KZ_TEXT_ARENA_H
#define KZ_TEXT_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "text/status.h"

/* The shape of lua_Alloc: new_size 0 frees, old is NULL for a new block. */
typedef void *(*kz_realloc_fn)(void *userdata, void *old, size_t old_size, size_t new_size);

typedef struct kz_alloc {
    kz_realloc_fn realloc;
    void *userdata;
} kz_alloc;

extern const kz_alloc kz_alloc_libc;

typedef struct kz_chunk kz_chunk;

typedef struct kz_arena {
    kz_alloc alloc;
    kz_chunk *chunks;
    char *at, *end;  /* the free part of the newest chunk */
    size_t used;     /* bytes taken from the allocator */
    size_t limit;    /* most bytes that may be taken; 0 for no limit */
    jmp_buf *escape; /* set inside kz_arena_run only */
} kz_arena;

void kz_arena_init(kz_arena *arena, kz_alloc alloc, size_t limit);
void kz_arena_free(kz_arena *arena);

/* Runs work(context); returns KZ_OK, or the reason for which it was left. Calls may nest. */
kz_status kz_arena_run(kz_arena *arena, void (*work)(void *context), void *context);

/* size bytes, aligned for any type, not cleared. Only inside kz_arena_run. */
void *kz_arena_get(kz_arena *arena, size_t size);
void *kz_arena_zeroed(kz_arena *arena, size_t size);
/* Like realloc; grows in place when the block is the newest one. */
void *kz_arena_grow(kz_arena *arena, void *old, size_t old_size, size_t new_size);

/* Leaves the innermost kz_arena_run with this status. */
_Noreturn void kz_arena_fail(kz_arena *arena, kz_status why);

/* Growable arrays: KZ_VEC(kz_token) tokens; *kz_push(arena, &tokens) = token; */
#define KZ_VEC(type)                                                                                                   \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t n, cap;                                                                                               \
    }
#define kz_push(arena, vec)                                                                                            \
    (((vec)->n == (vec)->cap ? (void)((vec)->at = kz_vec_more((arena), (vec)->at, &(vec)->cap, sizeof *(vec)->at))     \
                             : (void)0),                                                                               \
     &(vec)->at[(vec)->n++])
void *kz_vec_more(kz_arena *arena, void *at, uint32_t *cap, size_t item_size);

#endif
