/* Rules of our own: written in lua/kaztext/rules/, compiled into the library by tools/tables/written_rules.lua. */
#ifndef KZ_RULE_BUILTIN_H
#define KZ_RULE_BUILTIN_H

#include "rule/rule.h"

/* All of them as one finished set, to be matched in any number of documents; all memory is the arena's. May leave
 * through kz_arena_run. */
const kz_ruleset *kz_builtin_rules(kz_arena *arena);

/* Generated: adds the rules of lua/kaztext/rules/speech.lua. */
void kz_add_speech_rules(kz_ruleset *set);

#endif
