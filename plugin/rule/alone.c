/* What a token is by itself, for rules over tokens: read when a test asks for it. And how many words stand between
 * quotation marks. */
#include "extract/people/scene.h"
#include "morph/grammar_table.h"
#include "rule/parts.h"

/* The entity that the token is part of, or -1. */
static int32_t entity_at(const kz_document *doc, uint32_t token) {
    uint32_t i = kz_entity_after(&doc->entities, token);
    return i < doc->entities.n && doc->entities.at[i].first <= token ? (int32_t)i : -1;
}

static uint64_t feats_of(uint8_t case_, bool plural, uint8_t possessor) {
    enum { SINGULAR = 1, PLURAL, POLITE = 4 };
    uint64_t person = possessor == POLITE ? 2 : possessor;
    return (case_ + 1u) * (KZ_UD_CASE_NOM & -KZ_UD_CASE_NOM) | (plural ? PLURAL : SINGULAR) * KZ_UD_NUMBER_SING |
           person * KZ_UD_PERSON_PSOR_1;
}

static uint64_t read_feats(const kz_rule_unit *unit, uint32_t i) {
    const kz_document *doc = unit->doc;
    uint32_t token = unit->first + i;
    kz_scene scene = {.s = &doc->segments, .entities = &doc->entities};
    kz_token_kind kind = (kz_token_kind)doc->segments.tokens.at[token].kind;
    int32_t entity = entity_at(doc, token);
    bool is_form = kind == KZ_T_WORD || kind == KZ_T_SUFFIX || kind == KZ_T_ABBREVIATION;
    uint32_t head = unit->facts.at[i].head;
    bool ends_name = entity >= 0 && doc->entities.at[entity].end == token + 1;
    if (!is_form && !ends_name)
        return 0;
    if (head)
        return feats_of(doc->name_parts.heads.at[head - 1].case_, doc->name_parts.heads.at[head - 1].plural,
                        doc->name_parts.heads.at[head - 1].possessor);
    kz_form form = kz_form_at(&scene, token);
    if (ends_name)
        form.case_ = (uint8_t)kz_entity_case(&scene, (uint32_t)entity);
    return feats_of(form.case_, form.plural, form.possessor);
}

uint64_t kz_rule_unit_feats(kz_rule_unit *unit, uint32_t i) {
    kz_fact *fact = &unit->facts.at[i];
    if (unit->set->tokens && !(fact->read & KZ_READ_FEATS)) {
        fact->feats = read_feats(unit, i);
        fact->read |= KZ_READ_FEATS;
    }
    return fact->feats;
}

/* ---- Heads of posts ---- */

bool kz_rule_unit_is_head(kz_rule_unit *unit, uint32_t i) {
    kz_fact *fact = &unit->facts.at[i];
    if (!(fact->read & KZ_READ_HEAD)) {
        const kz_document *doc = unit->doc;
        kz_scene scene = {.s = &doc->segments};
        kz_form form;
        uint32_t token = unit->set->tokens ? unit->first + i : kz_token_after(&doc->segments, fact->span.start);
        bool is_head = token < doc->segments.tokens.n && kz_head_at(&scene, token, &form);
        fact->read |= (uint8_t)(KZ_READ_HEAD | (is_head ? KZ_IS_HEAD : 0));
    }
    return fact->read & KZ_IS_HEAD;
}

/* ---- Shapes ---- */

uint32_t kz_word_shape(kz_slice word, char out[KZ_LONGEST_SHAPE]) {
    uint32_t n = 0, length;
    char before = 0;
    for (uint32_t at = 0; at < word.n; at += length) {
        uint32_t cp = kz_utf8_at(word, at, &length);
        char sign = kz_is_upper(cp) ? 'X' : kz_is_letter(cp) ? 'x' : kz_is_digit(cp) ? 'd' : 0;
        bool goes_on = (sign == 'x' && before == 'x') || (sign == 'X' && n > 1 && before == 'X' && out[n - 2] == 'X');
        before = sign;
        if (goes_on || kz_class(cp) == KZ_C_MARK)
            continue;
        if (n + length > KZ_LONGEST_SHAPE)
            return 0;
        if (sign) {
            out[n++] = sign;
        } else {
            memcpy(out + n, word.at + at, length);
            n += length;
        }
    }
    return n;
}

uint32_t kz_rule_unit_shape(kz_rule_unit *unit, uint32_t i) {
    kz_fact *fact = &unit->facts.at[i];
    if (!(fact->read & KZ_READ_SHAPE)) {
        char shape[KZ_LONGEST_SHAPE];
        uint32_t n = kz_word_shape(kz_sub(unit->doc->text, fact->span), shape);
        fact->shape = kz_vocabulary_find(&unit->set->shapes, (kz_slice){shape, n});
        fact->read |= KZ_READ_SHAPE;
    }
    return fact->shape;
}

/* ---- Marks ---- */

enum { DEEPEST = 8, MOST_WORDS = 255 };

static int side_of(kz_slice text) {
    if (kz_same(text, KZ_LIT("«")) || kz_same(text, KZ_LIT("“")))
        return 1;
    return kz_same(text, KZ_LIT("»")) || kz_same(text, KZ_LIT("”")) ? -1 : 0;
}

/* Of more than DEEPEST open ones the outermost is given up. */
void kz_rule_unit_marks(kz_rule_unit *unit) {
    uint32_t open[DEEPEST], words_before[DEEPEST], depth = 0, words = 0;
    for (uint32_t i = 0; i < unit->n; i++) {
        kz_fact *fact = &unit->facts.at[i];
        words += fact->kind == 1u << KZ_T_WORD;
        int side = fact->kind == 1u << KZ_T_PUNCT ? side_of(kz_sub(unit->doc->text, fact->span)) : 0;
        if (side > 0) {
            if (depth == DEEPEST) {
                memmove(open, open + 1, --depth * sizeof *open);
                memmove(words_before, words_before + 1, depth * sizeof *words_before);
            }
            open[depth] = i;
            words_before[depth++] = words;
        } else if (side < 0 && depth) {
            uint32_t held = words - words_before[--depth];
            fact->closes = (uint8_t)(held < MOST_WORDS ? held : MOST_WORDS);
            unit->facts.at[open[depth]].opens = fact->closes;
        }
    }
}
