#include "extract/people/people.h"

#include "extract/people/finder.h"
#include "extract/people/names.h"

const kz_subjects *kz_find_people(kz_arena *arena, const kz_segments *s, const kz_entities *entities,
                                  const kz_named_posts *posts, const kz_told_posts *told, kz_people *out) {
    kz_subjects *subjects = kz_arena_get(arena, sizeof *subjects);
    subjects->posts = posts;
    kz_scene_init(&subjects->scene, arena, s, entities);
    kz_join_names(&subjects->scene, out);
    kz_find_topics(subjects);
    kz_find_posts(subjects, told, out);
    return subjects;
}
