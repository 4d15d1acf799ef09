/* Rules of our own: written in lua/kaztext/rules/, compiled into the library by tools/tables/written_rules.lua. */
#ifndef KZ_RULE_BUILTIN_H
#define KZ_RULE_BUILTIN_H

#include "rule/rule.h"

/* Finished sets, to be matched in any number of documents. */
typedef struct kz_own_rules {
    const kz_ruleset *headed;  /* give names that end in a noun that says what they name */
    const kz_ruleset *names;   /* give names */
    const kz_ruleset *holders; /* give posts to the names beside them */
    const kz_ruleset *speech;  /* give signs of speech */
} kz_own_rules;

/* All memory is the arena's. May leave through kz_arena_run. */
const kz_own_rules *kz_own_rules_new(kz_arena *arena);

/* Generated: each adds the rules of one file of lua/kaztext/rules/ to an empty set. */
void kz_add_headed_rules(kz_ruleset *set);
void kz_add_name_rules(kz_ruleset *set);
void kz_add_holder_rules(kz_ruleset *set);
void kz_add_speech_rules(kz_ruleset *set);

#endif
