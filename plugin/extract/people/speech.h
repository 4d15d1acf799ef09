/* Where words said begin and end, before it is known who said them. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_SPEECH_H
#define KZ_EXTRACT_PEOPLE_SPEECH_H

#include "extract/people/quotes_table.h"
#include "extract/people/scene.h"

typedef struct kz_speech {
    uint32_t first, end; /* tokens of the words said */
    uint32_t author, author_end; /* the author's words after them: «деді Серік Ахметов»; empty where there are none */
    uint32_t left, left_end; /* what stands before them in their sentence */
    bool inner;              /* said within another's words */
    bool sure;               /* a dash or a colon marks it, not the verb alone */
    bool goes_on;            /* the same person goes on after the author's words */
} kz_speech;
typedef KZ_VEC(kz_speech) kz_speeches;

/* A paragraph. */
typedef struct kz_block_range {
    uint32_t first, end; /* tokens */
} kz_block_range;

/* The verb of speech that begins at this token, with *words the tokens it takes: kz_speech_kind with kz_speech_form
 * shifted by KZ_SPEECH_FORM_SHIFT; -1 if none does. */
int32_t kz_speech_verb(const kz_segments *s, uint32_t token, uint32_t end, uint32_t *words);
int32_t kz_speech_kind_of(int32_t verb);
/* Whether a verb of saying or speaking begins in [from, end). */
bool kz_has_speech_verb(const kz_segments *s, uint32_t from, uint32_t end);

/* «… былай дейді:», «Серік Ахметов, дәрігер:», «оның айтуынша, «…»: whether the colon or comma announces speech. */
bool kz_introduces_speech(const kz_scene *scene, uint32_t sign);

/* The direct speech of one paragraph, in order of its start. A paragraph that is one line of a dialogue, begun by a
 * dash and without author's words, is not among it. */
void kz_find_speech(const kz_scene *scene, kz_block_range block, kz_speeches *out);

static inline bool kz_is_sign(const kz_segments *s, uint32_t token, const char *sign) {
    return kz_same(kz_token_text(s, token), (kz_slice){sign, (uint32_t)strlen(sign)});
}

#endif
