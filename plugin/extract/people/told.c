/* Posts of which the rules say that somebody has them: those beside names by name, the others in the order of the text.
 */
#include "extract/people/finder.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Whether a word such as «болып» ties the post, or those told together with it, to somebody. */
static bool is_tied(const kz_finder *f, const kz_told_post *told) {
    return kz_finder_ties(f, f->posts->at[told->last].end);
}

static bool is_beside(const kz_finder *f, const kz_told_post *told) {
    return told->who != KZ_NOBODY && !is_tied(f, told);
}

/* Which posts stand beside which entity, in order of the text. */
static void sort_beside(kz_finder *f, const kz_told_posts *all) {
    uint32_t entities = f->scene->entities->n;
    f->beside_of = kz_arena_zeroed(f->scene->arena, (entities + 2) * sizeof *f->beside_of);
    f->beside = kz_arena_get(f->scene->arena, (all->n + 1) * sizeof *f->beside);
    uint32_t *next = f->beside_of + 1;
    for (uint32_t i = 0; i < all->n; i++)
        if (is_beside(f, &all->at[i]))
            next[(uint32_t)f->scene->entity_of[all->at[i].who] + 1]++;
    for (uint32_t e = 0; e < entities; e++)
        next[e + 1] += next[e];
    for (uint32_t i = 0; i < all->n; i++)
        if (is_beside(f, &all->at[i]))
            f->beside[next[f->scene->entity_of[all->at[i].who]]++] = all->at[i].post;
    for (uint32_t e = 0; e < entities; e++)
        qsort(f->beside + f->beside_of[e], f->beside_of[e + 1] - f->beside_of[e], sizeof *f->beside, by_number);
}

void kz_arrange_told(kz_finder *f, const kz_told_posts *told) {
    sort_beside(f, told);
    f->told = told->at;
    f->told_of = kz_arena_zeroed(f->scene->arena, (f->posts->n + 1) * sizeof *f->told_of);
    for (uint32_t i = 0; i < told->n; i++) {
        const kz_told_post *one = &told->at[i];
        if (!is_beside(f, one) && (!f->told_of[one->post] || is_tied(f, one)))
            f->told_of[one->post] = i + 1;
    }
}
