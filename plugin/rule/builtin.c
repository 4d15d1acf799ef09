#include "rule/builtin.h"

const kz_ruleset *kz_builtin_rules(kz_arena *arena) {
    kz_ruleset *set = kz_ruleset_new(arena, true);
    kz_add_speech_rules(set);
    kz_ruleset_finish(set);
    return set;
}
