#include "repair/repair.h"

const char *kz_rule_name(kz_rule rule) {
    (void)rule;
    return "";
}
const char *kz_rule_reason(kz_rule rule) {
    (void)rule;
    return "";
}
kz_slice kz_repair(kz_arena *arena, kz_slice bytes, kz_edits *edits) {
    (void)arena;
    edits->n = 0;
    return bytes;
}
