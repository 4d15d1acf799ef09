#include "extract/people/scene.h"

void kz_scene_init(kz_scene *scene, kz_arena *arena, const kz_segments *s, const kz_entities *entities) {
    *scene = (kz_scene){.arena = arena, .s = s, .entities = entities};
    scene->entity_of = kz_arena_get(arena, s->tokens.n * sizeof *scene->entity_of);
    scene->person_of = kz_arena_get(arena, entities->n * sizeof *scene->person_of);
    for (uint32_t t = 0; t < s->tokens.n; t++)
        scene->entity_of[t] = -1;
    for (uint32_t e = 0; e < entities->n; e++) {
        scene->person_of[e] = -1;
        for (uint32_t t = entities->at[e].first; t < entities->at[e].end; t++)
            scene->entity_of[t] = (int32_t)e;
    }
}

bool kz_is_person(const kz_scene *scene, int32_t entity) {
    return entity >= 0 && scene->entities->at[entity].type == KZ_E_PERSON;
}

bool kz_is_dash(const kz_segments *s, uint32_t token) {
    kz_slice t = kz_token_text(s, token);
    return kz_same(t, KZ_LIT("–")) || kz_same(t, KZ_LIT("—")) || kz_same(t, KZ_LIT("-"));
}

bool kz_is_word(const kz_segments *s, uint32_t token) {
    return s->tokens.at[token].kind == KZ_T_WORD;
}

static int quote_side(const kz_segments *s, uint32_t token) {
    kz_slice t = kz_token_text(s, token);
    if (kz_same(t, KZ_LIT("«")) || kz_same(t, KZ_LIT("“")))
        return 1;
    return kz_same(t, KZ_LIT("»")) || kz_same(t, KZ_LIT("”")) ? -1 : 0;
}

uint32_t kz_quote_start(const kz_segments *s, uint32_t close, uint32_t reach) {
    int depth = 0;
    uint32_t outermost = close;
    for (uint32_t t = close;; t--) {
        int side = quote_side(s, t);
        depth -= side;
        if (side > 0)
            outermost = t;
        if (depth <= 0)
            return t;
        if (t == 0 || close - t >= reach)
            return outermost;
    }
}

int32_t kz_ending_of(const kz_table *endings, kz_slice word, uint32_t *stem) {
    uint32_t at = word.n, length;
    int32_t found = -1;
    for (uint32_t letters = 0; letters < KZ_ENDING_LETTERS; letters++) {
        kz_utf8_before(word, at, &length);
        at -= length;
        if (at == 0)
            break;
        int32_t entry = kz_table_find(endings, kz_sub(word, (kz_span){at, word.n}));
        if (entry >= 0) {
            *stem = at;
            found = (int32_t)endings->values[entry];
        }
    }
    return found;
}

/* The case that an ending which stands apart tells: -ның, »да. */
static uint8_t ending_case(kz_slice ending) {
    uint32_t length;
    while (ending.n && !kz_is_letter(kz_utf8_at(ending, 0, &length)))
        ending = kz_sub(ending, (kz_span){length, ending.n});
    kz_reading reading;
    return ending.n && kz_ending(ending, &reading) ? reading.case_ : (uint8_t)KZ_CASE_NOM;
}

/* The best reading that is no bare verb stem: маусымда is «in June». */
static const kz_reading *best_nominal(const kz_reading *readings, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (readings[i].known && (readings[i].lexicon & KZ_LEX_WORD) != KZ_LEX_VERB)
            return &readings[i];
    return readings;
}

kz_form kz_form_at(const kz_scene *scene, uint32_t token) {
    const kz_segments *s = scene->s;
    const kz_token *t = &s->tokens.at[token];
    kz_form form = {KZ_CASE_NOM, 0, false, false, false, 0, t->span.end};
    if (t->kind == KZ_T_SUFFIX) {
        form.case_ = ending_case(kz_token_lower(s, token));
        form.bare_end = t->span.start;
        return form;
    }
    if (t->kind != KZ_T_WORD)
        return form;
    if (t->core_end < t->span.end) {
        form.case_ = ending_case(kz_sub(s->lower, (kz_span){t->core_end, t->span.end}));
        form.bare_end = t->core_end;
        return form;
    }
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = t->flags & KZ_F_ALL_CAPITALS ? 0 : kz_analyse(kz_token_core(s, token), readings, KZ_MAX_READINGS);
    if (!n)
        return form;
    const kz_reading *reading = best_nominal(readings, n);
    form.case_ = reading->case_;
    form.possessor = reading->possessor;
    form.plural = reading->plural;
    form.attributive = reading->attributive;
    form.known = reading->known;
    form.lexicon = reading->lexicon;
    if (form.case_ != KZ_CASE_NOM)
        form.bare_end = t->span.start + kz_nominative(kz_token_core(s, token), KZ_KEEP_POSSESSIVE);
    return form;
}

/* What the form in the text has over the dictionary form: «ке» of «Манжуовке». False if the forms differ otherwise. */
static bool ending_over(kz_slice form, kz_slice normal, kz_slice *ending) {
    uint32_t at = 0;
    while (at < form.n && at < normal.n && form.at[at] == normal.at[at])
        at++;
    *ending = kz_sub(form, (kz_span){at, form.n});
    return at == normal.n;
}

static kz_slice last_word(kz_slice s) {
    uint32_t at = s.n;
    while (at > 0 && s.at[at - 1] != ' ')
        at--;
    return kz_sub(s, (kz_span){at, s.n});
}

/* «Асан ағайға»: the honorific right behind a name bears its case; false if there is none, or it bears none. */
static bool honorific_case(const kz_scene *scene, uint32_t token, uint8_t *found) {
    kz_reading readings[KZ_MAX_READINGS];
    enum { MORE = 8 }; /* bytes that a dictionary form may have beyond the form */
    char lemma[KZ_LONGEST_FORM + MORE];
    if (token >= scene->s->tokens.n || !kz_is_word(scene->s, token))
        return false;
    kz_slice word = kz_token_core(scene->s, token);
    uint32_t n = word.n <= KZ_LONGEST_FORM ? kz_analyse(word, readings, KZ_MAX_READINGS) : 0;
    for (uint32_t i = 0; i < n; i++) {
        kz_slice form = {lemma, kz_lemma_of(word, &readings[i], lemma)};
        if (readings[i].possessor == 0 && kz_table_find(&kz_honorifics, form) >= 0) {
            *found = readings[i].case_;
            return readings[i].case_ != KZ_CASE_NOM;
        }
    }
    return false;
}

kz_case kz_entity_case(const kz_scene *scene, uint32_t entity) {
    const kz_entity *e = &scene->entities->at[entity];
    uint8_t borne;
    if (e->type == KZ_E_PERSON && honorific_case(scene, e->end, &borne))
        return borne;
    kz_slice ending;
    if (ending_over(last_word(kz_sub(scene->s->text, e->span)), last_word(e->normal), &ending)) {
        if (ending.n == 0)
            return KZ_CASE_NOM;
        uint8_t found = ending_case(ending);
        if (found != KZ_CASE_NOM)
            return found;
    }
    return kz_form_at(scene, e->end - 1).case_;
}

/* The kz_postposition_kind of the word after an entity, UINT32_MAX if it is none. */
static uint32_t postposition_after(const kz_scene *scene, uint32_t entity) {
    uint32_t next = scene->entities->at[entity].end;
    if (next >= scene->s->tokens.n || scene->entity_of[next] >= 0)
        return UINT32_MAX;
    return kz_table_value(&kz_postpositions, kz_token_lower(scene->s, next), UINT32_MAX);
}

bool kz_is_subject(const kz_scene *scene, uint32_t entity) {
    return kz_entity_case(scene, entity) == KZ_CASE_NOM && postposition_after(scene, entity) == UINT32_MAX;
}

bool kz_is_namesake(const kz_scene *scene, uint32_t entity) {
    return postposition_after(scene, entity) == KZ_POSTPOSITION_NAMESAKE;
}

/* Reads `word` as a form of this head noun whose stem takes `stem` bytes of it. */
static bool read_head(const kz_post_head *head, kz_slice word, uint32_t stem, kz_form *form) {
    kz_slice rest;
    *form = (kz_form){KZ_CASE_NOM, 0, false, false, true, KZ_LEX_NOUN, word.n};
    if (kz_starts(word, head->possessed)) {
        rest = kz_sub(word, (kz_span){head->possessed.n, word.n});
        form->possessor = kz_same(head->possessed, head->word) ? 0 : 3;
    } else if (kz_starts(word, head->word)) {
        rest = kz_sub(word, (kz_span){head->word.n, word.n});
    } else {
        rest = (kz_slice){NULL, 0};
    }
    if (rest.at) {
        form->case_ = ending_case(rest);
        form->bare_end = word.n - rest.n;
        if (rest.n == 0 || form->case_ != KZ_CASE_NOM)
            return true;
    }
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(word, readings, KZ_MAX_READINGS);
    for (uint32_t i = 0; i < n; i++)
        if (readings[i].stem_end == stem && !readings[i].attributive && !readings[i].verb) {
            form->case_ = readings[i].case_;
            form->possessor = readings[i].possessor;
            form->plural = readings[i].plural;
            form->bare_end = readings[i].possessive_end;
            return true;
        }
    return false;
}

/* The longest head noun that begins the word. */
static const kz_post_head *head_of(kz_slice word, kz_form *form) {
    enum { CANDIDATES = 4, SHORTEST = 2 /* letters */ };
    uint32_t ends[CANDIDATES], values[CANDIDATES], n = 0, hash = (uint32_t)KZ_HASH_START, length;
    for (uint32_t at = 0, letters = 1; at < word.n; at += length, letters++) {
        kz_utf8_at(word, at, &length);
        hash = kz_hash_more(hash, word.at + at, length);
        if (letters < SHORTEST)
            continue;
        kz_slice start = kz_sub(word, (kz_span){0, at + length});
        if (letters == KZ_START_LETTERS && kz_table_find_hashed(&kz_post_starts, start, hash) < 0 && n == 0)
            return NULL;
        int32_t entry = kz_table_find_hashed(&kz_post_forms, start, hash);
        if (entry >= 0 && n < CANDIDATES) {
            ends[n] = at + length;
            values[n++] = kz_post_forms.values[entry];
        }
    }
    while (n-- > 0)
        if (read_head(&kz_post_heads[values[n]], word, ends[n], form))
            return &kz_post_heads[values[n]];
    return NULL;
}

/* ұстаған is of ұста, «hold», and no smith. */
static bool is_participle_of(kz_slice stem, kz_slice word) {
    enum { ENDING = 6 };
    uint32_t at;
    return word.n == stem.n + ENDING && kz_starts(word, stem) &&
           kz_ending_of(&kz_verb_endings, word, &at) == KZ_VERB_PARTICIPLE && kz_lexicon(stem) & KZ_LEX_VERB;
}

const kz_post_head *kz_head_at(const kz_scene *scene, uint32_t token, kz_form *form) {
    enum { LONGEST = 96 };
    const kz_token *t = &scene->s->tokens.at[token];
    if (t->kind != KZ_T_WORD || t->span.end - t->span.start > LONGEST)
        return NULL;
    kz_slice word = kz_token_lower(scene->s, token);
    const kz_post_head *head = head_of(word, form);
    uint32_t skipped = 0;
    while (!head) {
        const char *hyphen = memchr(word.at, '-', word.n);
        if (!hyphen)
            return NULL;
        skipped += (uint32_t)(hyphen + 1 - word.at);
        word = kz_sub(word, (kz_span){(uint32_t)(hyphen + 1 - word.at), word.n});
        head = head_of(word, form);
    }
    form->bare_end += t->span.start + skipped;
    bool of_mine = form->possessor && form->possessor != 3;
    if (of_mine && (kz_lexicon(word) & KZ_LEX_NOUN)) /* ханым is no khan of mine */
        return NULL;
    return is_participle_of(head->word, word) ? NULL : head;
}
