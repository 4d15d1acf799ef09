#include "repair/repair.h"

#include "repair/passes.h"
#include "repair/repair_table.h"

/* What one round leaves open the next may close (a mark comes to stand beside its letter when a zero-width character
 * between them goes; a repaired word tells about its neighbour). */
enum { MAX_ROUNDS = 4 };

const char *kz_rule_name(kz_rule rule) {
    return kz_rule_texts[rule].name;
}

const char *kz_rule_reason(kz_rule rule) {
    return kz_rule_texts[rule].reason;
}

kz_rule kz_rule_named(kz_slice name) {
    uint32_t rule = 0;
    while (rule < KZ_RULE_COUNT &&
           !kz_same(name, (kz_slice){kz_rule_texts[rule].name, (uint32_t)strlen(kz_rule_texts[rule].name)}))
        rule++;
    return (kz_rule)rule;
}

bool kz_profile_named(kz_slice name, uint64_t *without) {
    for (uint32_t i = 0; i < KZ_PROFILES; i++) {
        if (kz_same(name, (kz_slice){kz_profiles[i].name, (uint32_t)strlen(kz_profiles[i].name)})) {
            *without = kz_profiles[i].without;
            return true;
        }
    }
    return false;
}

typedef struct passes {
    kz_characters_pass characters;
    kz_letters_pass letters;
    kz_punctuation_pass punctuation;
} passes;

/* Whether no pass has anything to repair: all three look at once, up to the first place that one would change. */
static bool is_clean(kz_arena *arena, kz_slice text, uint64_t without) {
    passes p;
    memset(&p, 0, sizeof p);
    kz_rewriter_init(&p.characters.r, arena, text, without, true);
    kz_rewriter_init(&p.letters.r, arena, text, without, true);
    kz_rewriter_init(&p.punctuation.r, arena, text, without, true);
    uint32_t characters_done = 0, letters_done = 0, punctuation_done = 0;
    for (uint32_t at = 0;; at++) {
        at = kz_scan(KZ_SCAN_CHARACTERS | KZ_SCAN_LETTERS | KZ_SCAN_PUNCTUATION, text, at);
        if (at >= text.n)
            break;
        uint32_t rules = kz_scan_rules(text, at);
        if (rules & KZ_SCAN_CHARACTERS && at >= characters_done)
            characters_done = kz_look_at_character(&p.characters, at);
        if (p.characters.r.changed)
            return false; /* the other passes take only valid UTF-8 */
        if (rules & KZ_SCAN_LETTERS && at >= letters_done)
            letters_done = kz_look_at_word(&p.letters, at);
        if (rules & KZ_SCAN_PUNCTUATION && at >= punctuation_done)
            punctuation_done = kz_look_at_punctuation(&p.punctuation, at);
        if (p.letters.r.changed || p.punctuation.r.changed)
            return false;
    }
    kz_end_characters(&p.characters);
    kz_end_punctuation(&p.punctuation);
    return !p.characters.r.changed && !p.punctuation.r.changed;
}

static void take(kz_arena *arena, kz_rewriter *r, kz_slice *text, kz_edits *edits) {
    if (!r->changed)
        return;
    *text = kz_rewriter_done(r);
    *edits = edits->n ? kz_edits_compose(arena, edits, &r->edits) : r->edits;
}

static void repair_characters(kz_arena *arena, kz_slice *text, uint64_t without, kz_edits *edits) {
    kz_characters_pass p = {0};
    kz_rewriter_init(&p.r, arena, *text, without, false);
    for (uint32_t at = 0; (at = kz_scan(KZ_SCAN_CHARACTERS, *text, at)) < text->n;)
        at = kz_look_at_character(&p, at);
    kz_end_characters(&p);
    take(arena, &p.r, text, edits);
}

static void repair_letters(kz_arena *arena, kz_slice *text, uint64_t without, kz_edits *edits) {
    kz_letters_pass p;
    memset(&p, 0, sizeof p);
    kz_rewriter_init(&p.r, arena, *text, without, false);
    for (uint32_t at = 0; (at = kz_scan(KZ_SCAN_LETTERS, *text, at)) < text->n;)
        at = kz_look_at_word(&p, at);
    take(arena, &p.r, text, edits);
}

static void repair_punctuation(kz_arena *arena, kz_slice *text, uint64_t without, kz_edits *edits) {
    kz_punctuation_pass p;
    memset(&p, 0, sizeof p);
    kz_rewriter_init(&p.r, arena, *text, without, false);
    for (uint32_t at = 0; (at = kz_scan(KZ_SCAN_PUNCTUATION, *text, at)) < text->n;)
        at = kz_look_at_punctuation(&p, at);
    kz_end_punctuation(&p);
    take(arena, &p.r, text, edits);
}

kz_slice kz_repair(kz_arena *arena, kz_slice bytes, uint64_t without, kz_edits *edits) {
    kz_slice text = bytes;
    *edits = (kz_edits){0};
    for (int round = 0; round < MAX_ROUNDS && !is_clean(arena, text, without); round++) {
        repair_characters(arena, &text, without, edits);
        repair_letters(arena, &text, without, edits);
        repair_punctuation(arena, &text, without, edits);
    }
    return text;
}
