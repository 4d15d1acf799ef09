/* Inside the stage: what all rules that give something share. */
#ifndef KZ_RULE_GIVER_H
#define KZ_RULE_GIVER_H

#include "rule/give.h"
#include "rule/parts.h"

/* Tokens [first, end). */
typedef struct kz_stretch {
    uint32_t first, end;
} kz_stretch;

typedef struct kz_giver {
    const kz_ruleset *set;
    kz_document *doc;
    kz_rule_matches found;
    const int32_t *person_of; /* by entity, of posts and quotations */
} kz_giver;

/* The words first to end of a match as tokens. */
kz_stretch kz_giver_tokens(const kz_giver *g, uint32_t first, uint32_t end);
kz_span kz_stretch_span(const kz_document *doc, kz_stretch s);
/* The person whom the first name in the stretch means, or -1. */
int32_t kz_giver_person(const kz_giver *g, kz_stretch at);

/* Each adds what was found to its layer. */
void kz_give_entities(const kz_giver *g);
void kz_give_posts(const kz_giver *g);
void kz_give_quotes(const kz_giver *g);

#endif
