/* A noun that names end with, in its sentence, and what shares it. */
#ifndef KZ_EXTRACT_ENTITY_HEAD_H
#define KZ_EXTRACT_ENTITY_HEAD_H

#include "extract/entity/parts.h"

typedef struct kz_head {
    kz_finder *f;
    uint32_t first;      /* token of the sentence */
    uint32_t head, last; /* the first token of the head and its last one */
    uint32_t value;      /* in kz_name_heads */
} kz_head;

static inline uint32_t kz_head_kind(const kz_head *h) {
    return h->value & 15;
}
/* Places and sites: several may share a head. */
bool kz_is_ground(const kz_head *h);
/* Ресей Федерациясы: a list says what the whole is. `taken`: a place, a body or a quoted name begins at `start`. */
bool kz_is_listed(const kz_head *h, uint32_t start, bool taken);
/* Adds the name from `start` on; of a title only the quoted words that begin there. */
void kz_add_name(const kz_head *h, uint32_t start, bool title, bool official);

#endif
