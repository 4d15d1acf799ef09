/* Inside the binding: a rule set as a userdata. */
#ifndef KZ_BINDING_RULE_H
#define KZ_BINDING_RULE_H

#include "binding/binding.h"
#include "rule/builtin.h"

typedef struct kl_ruleset {
    kz_arena arena;
    kz_ruleset *set;
    int kept; /* a table: the patterns of the set */
    uint32_t n_rules;
    uint32_t users; /* open documents that it extends */
    bool open, finished;
} kl_ruleset;

/* The open set at an argument; raises for a closed one. */
kl_ruleset *kl_to_ruleset(lua_State *L, int arg);
/* The set of the rules on top of the stack, an option of the table at `arg`; its userdata replaces them there. */
kl_ruleset *kl_rules_option(lua_State *L, int arg, const char *name);
/* Until the last user has left it, a set that was closed is not freed. */
void kl_ruleset_use(kl_ruleset *h);
void kl_ruleset_leave(lua_State *L, kl_ruleset *h);
/* The rules of our own, made once for each Lua state. */
const kz_own_rules *kl_own_rules(lua_State *L);
/* Adds what matches sets to the module table on top. */
void kl_open_matches(lua_State *L);

#endif
