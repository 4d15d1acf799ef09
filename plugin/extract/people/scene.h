/* What people and quotes are found in: the tokens with the entities laid over them, and word forms as far as this
 * stage needs them. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_SCENE_H
#define KZ_EXTRACT_PEOPLE_SCENE_H

#include "extract/people/people.h"
#include "extract/people/people_table.h"
#include "morph/morph.h"

typedef struct kz_scene {
    kz_arena *arena;
    const kz_segments *s;
    const kz_entities *entities;
    int32_t *entity_of;           /* by token: the entity it belongs to, or -1 */
    int32_t *person_of;           /* by entity: the person it names, or -1 */
    const kz_speech_signs *signs; /* where quotes are looked for */
} kz_scene;

void kz_scene_init(kz_scene *scene, kz_arena *arena, const kz_segments *s, const kz_entities *entities);

/* A nominal form. */
typedef struct kz_form {
    uint8_t case_;     /* kz_case */
    uint8_t possessor; /* as in kz_reading */
    bool plural, attributive;
    bool known;
    uint32_t lexicon;
    uint32_t bare_end; /* where the word would end in the text if it had no case ending */
} kz_form;

kz_form kz_form_at(const kz_scene *scene, uint32_t token);

/* The case in which an entity stands: that of its last word. */
kz_case kz_entity_case(const kz_scene *scene, uint32_t entity);
/* Whether it is a PERSON. */
bool kz_is_person(const kz_scene *scene, int32_t entity);
/* Whether it stands in the nominative as one who acts: not «Асан Серіков туралы», «Абай атындағы». */
bool kz_is_subject(const kz_scene *scene, uint32_t entity);
/* Whether it only names something after somebody: «Абай атындағы». */
bool kz_is_namesake(const kz_scene *scene, uint32_t entity);

/* The head noun of a post that this token is a form of, or NULL. */
const kz_post_head *kz_head_at(const kz_scene *scene, uint32_t token, kz_form *form);

/* The value of the longest ending in the table that the word, in small letters, ends in; *stem is where it begins.
 * -1 if there is none, or nothing stands before it. */
int32_t kz_ending_of(const kz_table *endings, kz_slice word, uint32_t *stem);

static inline bool kz_token_is(const kz_segments *s, uint32_t token, kz_slice text) {
    return kz_same(kz_token_lower(s, token), text);
}
/* – or its stand-ins - and —. */
bool kz_is_dash(const kz_segments *s, uint32_t token);
bool kz_is_word(const kz_segments *s, uint32_t token);

/* The token of the opening quote that pairs with this closing one, at most `reach` tokens away. Where one is missing
 * («ҚазМұнайГаз» ҰК» АҚ) it is the outermost one met; the token itself where there is none. */
uint32_t kz_quote_start(const kz_segments *s, uint32_t close, uint32_t reach);

#endif
