#include "rule/builtin.h"

static const kz_ruleset *made_by(void (*add)(kz_ruleset *set), kz_arena *arena) {
    kz_ruleset *set = kz_ruleset_new(arena, true);
    add(set);
    kz_ruleset_finish(set);
    return set;
}

const kz_own_rules *kz_own_rules_new(kz_arena *arena) {
    kz_own_rules *own = kz_arena_get(arena, sizeof *own);
    own->headed = made_by(kz_add_headed_rules, arena);
    own->names = made_by(kz_add_name_rules, arena);
    own->holders = made_by(kz_add_holder_rules, arena);
    own->speech = made_by(kz_add_speech_rules, arena);
    return own;
}
