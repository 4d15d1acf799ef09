/* Inside the binding: a rule set as a userdata. */
#ifndef KZ_BINDING_RULE_H
#define KZ_BINDING_RULE_H

#include "binding/binding.h"
#include "rule/rule.h"

typedef struct kl_ruleset {
    kz_arena arena;
    kz_ruleset *set;
    int kept; /* a table: the patterns of the set */
    uint32_t n_rules;
    bool open, finished;
} kl_ruleset;

/* The open set at an argument; raises for a closed one. */
kl_ruleset *kl_to_ruleset(lua_State *L, int arg);
/* Adds what matches sets to the module table on top. */
void kl_open_matches(lua_State *L);

#endif
