/* The arena: alignment, growth, limits, and the way out when there is no memory. */
#include "check.h"

/* An allocator that gives `left` blocks and then nothing, and counts what it has given out. */
typedef struct counted {
    int left, blocks;
} counted;

static void *counted_realloc(void *userdata, void *old, size_t old_size, size_t new_size) {
    counted *c = userdata;
    (void)old_size;
    if (new_size == 0) {
        c->blocks -= old != NULL;
        free(old);
        return NULL;
    }
    if (c->left-- <= 0)
        return NULL;
    c->blocks += old == NULL;
    return realloc(old, new_size);
}

typedef struct job {
    kz_arena arena;
    kz_status inner;
    bool aligned, kept, finished;
} job;

static void fill(void *context) {
    job *j = context;
    j->aligned = j->kept = true;
    for (size_t size = 1; size < 5000; size += 7)
        j->aligned &= (uintptr_t)kz_arena_get(&j->arena, size) % 16 == 0;
    char *text = kz_arena_get(&j->arena, 3);
    memcpy(text, "abc", 3);
    text = kz_arena_grow(&j->arena, text, 3, 40000);
    j->kept = memcmp(text, "abc", 3) == 0;
    KZ_VEC(uint32_t) list = {0};
    for (uint32_t i = 0; i < 100000; i++)
        *kz_push(&j->arena, &list) = i;
    for (uint32_t i = 0; i < list.n; i++)
        j->kept &= list.at[i] == i;
    j->finished = true;
}

static void fail_inside(void *context) {
    job *j = context;
    kz_arena_fail(&j->arena, KZ_BAD_VALUE);
}

static void fill_and_fail(void *context) {
    job *j = context;
    fill(j);
    j->inner = kz_arena_run(&j->arena, fail_inside, j);
}

int main(void) {
    job j = {0};
    check_about("enough memory");
    kz_arena_init(&j.arena, kz_alloc_libc, 0);
    CHECK_RUN(&j.arena, fill_and_fail, &j);
    CHECK(j.finished && j.aligned && j.kept);
    CHECK(j.inner == KZ_BAD_VALUE);
    CHECK(j.arena.used > 400000);
    kz_arena_free(&j.arena);
    CHECK(j.arena.used == 0);

    check_about("a limit");
    j = (job){0};
    kz_arena_init(&j.arena, kz_alloc_libc, 100000);
    CHECK(kz_arena_run(&j.arena, fill, &j) == KZ_TOO_LARGE);
    CHECK(!j.finished && j.arena.used <= 100000);
    kz_arena_free(&j.arena);

    check_about("the n-th block fails");
    bool finished = false;
    for (int n = 0; n < 100 && !finished; n++) {
        counted c = {n, 0};
        j = (job){0};
        kz_arena_init(&j.arena, (kz_alloc){counted_realloc, &c}, 0);
        kz_status status = kz_arena_run(&j.arena, fill, &j);
        finished = j.finished;
        CHECK(status == (finished ? KZ_OK : KZ_NO_MEMORY));
        kz_arena_free(&j.arena);
        CHECK(c.blocks == 0);
    }
    CHECK(finished);
    return check_done();
}
