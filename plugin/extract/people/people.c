#include "extract/people/people.h"

#include "extract/people/names.h"
#include "extract/people/posts.h"

void kz_find_people(kz_arena *arena, const kz_segments *s, const kz_entities *entities, const kz_named_posts *posts,
                    const kz_posts_beside *beside, kz_people *out) {
    kz_scene scene;
    kz_scene_init(&scene, arena, s, entities);
    kz_join_names(&scene, out);
    kz_find_posts(&scene, posts, beside, out);
}
