/* Layers of a document as Lua arrays of tables. Places are first, last: 1-based inclusive bytes of doc:text(). */
#include "binding/binding.h"

static void open_item(lua_State *L, const kz_document *doc, kz_span span) {
    lua_createtable(L, 0, 6);
    kl_set_span(L, span);
    kl_set_slice(L, "text", kz_sub(doc->text, span));
}

static void close_item(lua_State *L, uint32_t i) {
    lua_rawseti(L, -2, (int)i + 1);
}

static int push_paragraphs(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    const kz_blocks *blocks = &doc->page.blocks;
    lua_createtable(L, (int)blocks->n, 0);
    uint32_t n = 0;
    for (uint32_t i = 0; i < blocks->n; i++) {
        if (blocks->at[i].title)
            continue;
        open_item(L, doc, blocks->at[i].span);
        close_item(L, n++);
    }
    return 1;
}

static int push_lines(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    const kz_lines *lines = &doc->page.lines;
    lua_createtable(L, (int)lines->n, 0);
    for (uint32_t i = 0; i < lines->n; i++) {
        const kz_line *line = &lines->at[i];
        open_item(L, doc, line->span);
        kl_set_string(L, "kind", kz_line_kind_name((kz_line_kind)line->kind));
        if (line->part != KZ_PART_NONE)
            kl_set_string(L, "part", kz_part_name((kz_part)line->part));
        kl_set_number(L, "confidence", line->kind_confidence / 100.0);
        kl_set_string(L, "reason", line->reason);
        kl_set_string(L, "language", kz_language_code((kz_language)line->language));
        kl_set_number(L, "language_confidence", line->language_confidence / 100.0);
        if (line->level)
            kl_set_number(L, "level", line->level);
        close_item(L, i);
    }
    return 1;
}

static int push_sentences(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TOKENS);
    const kz_sentences *sentences = &doc->segments.sentences;
    lua_createtable(L, (int)sentences->n, 0);
    for (uint32_t i = 0; i < sentences->n; i++) {
        open_item(L, doc, sentences->at[i].span);
        close_item(L, i);
    }
    return 1;
}

static int push_tokens(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TOKENS);
    const kz_tokens *tokens = &doc->segments.tokens;
    lua_createtable(L, (int)tokens->n, 0);
    for (uint32_t i = 0; i < tokens->n; i++) {
        const kz_token *token = &tokens->at[i];
        open_item(L, doc, token->span);
        kl_set_string(L, "kind", kz_token_kind_name((kz_token_kind)token->kind));
        kl_set_number(L, "sentence", (double)token->sentence + 1);
        close_item(L, i);
    }
    return 1;
}

static void set_tail(lua_State *L, const kz_document *doc, const kz_word *word) {
    kz_second_word tail;
    if (!kz_word_tail(doc->text, word, &tail))
        return;
    lua_createtable(L, 0, 4);
    kl_set_slice(L, "text", tail.form);
    kl_set_slice(L, "lemma", tail.lemma);
    kl_set_string(L, "upos", kz_pos_name((kz_pos)tail.upos));
    kl_set_feats(L, "feats", tail.feats);
    lua_setfield(L, -2, "tail");
}

static int push_words(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_WORDS);
    const kz_words *words = &doc->words;
    lua_createtable(L, (int)words->n, 0);
    uint32_t sentence = 0;
    for (uint32_t i = 0; i < words->n; i++) {
        const kz_word *word = &words->at[i];
        char lemma[KZ_LEMMA_ROOM];
        sentence += word->sentence_start;
        open_item(L, doc, word->span);
        kl_set_slice(L, "lemma", (kz_slice){lemma, kz_word_lemma(doc->text, doc->segments.lower, word, lemma)});
        kl_set_string(L, "upos", kz_pos_name((kz_pos)word->reading.upos));
        kl_set_feats(L, "feats", word->reading.feats);
        kl_set_string(L, "source", kz_source_name((kz_source)word->reading.source));
        kl_set_number(L, "sentence", sentence);
        set_tail(L, doc, word);
        close_item(L, i);
    }
    return 1;
}

static void set_rules(lua_State *L, uint64_t rules) {
    lua_newtable(L);
    int n = 0;
    for (uint32_t rule = 0; rule < KZ_RULE_COUNT; rule++)
        if (rules & KZ_RULE_BIT(rule)) {
            lua_pushstring(L, kz_rule_name((kz_rule)rule));
            lua_rawseti(L, -2, ++n);
        }
    lua_setfield(L, -2, "rules");
}

/* from, to and both places: shared by edits and repaired words. */
static void push_change(lua_State *L, const kz_document *doc, kz_span original, kz_span text) {
    lua_createtable(L, 0, 8);
    kl_set_slice(L, "from", kz_sub(doc->original, original));
    kl_set_slice(L, "to", kz_sub(doc->text, text));
    kl_set_span(L, text);
    kl_set_number(L, "original_first", (double)original.start + 1);
    kl_set_number(L, "original_last", (double)original.end);
}

static int push_edits(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    lua_createtable(L, (int)doc->edits.n, 0);
    for (uint32_t i = 0; i < doc->edits.n; i++) {
        const kz_edit *e = &doc->edits.at[i];
        push_change(L, doc, (kz_span){e->from, e->from_end}, (kz_span){e->to, e->to_end});
        set_rules(L, e->rules);
        kl_set_number(L, "confidence", e->confidence / 100.0);
        close_item(L, i);
    }
    return 1;
}

/* The table at the top of the stack has this key; one more of it. */
static void count(lua_State *L, const char *key) {
    lua_getfield(L, -1, key);
    lua_Number n = lua_tonumber(L, -1) + 1;
    lua_pop(L, 1);
    kl_set_number(L, key, n);
}

static int push_counts(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    lua_createtable(L, 0, 3);
    kl_set_number(L, "edits", doc->edits.n);
    lua_newtable(L);
    for (uint32_t i = 0; i < doc->edits.n; i++)
        for (uint32_t rule = 0; rule < KZ_RULE_COUNT; rule++)
            if (doc->edits.at[i].rules & KZ_RULE_BIT(rule))
                count(L, kz_rule_name((kz_rule)rule));
    lua_setfield(L, -2, "rules");
    lua_newtable(L);
    for (uint32_t i = 0; i < doc->page.lines.n; i++)
        count(L, kz_line_kind_name((kz_line_kind)doc->page.lines.at[i].kind));
    lua_setfield(L, -2, "lines");
    return 1;
}

static int push_repairs(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_REPAIRS);
    lua_createtable(L, (int)doc->repairs.n, 0);
    for (uint32_t i = 0; i < doc->repairs.n; i++) {
        const kz_repair_word *r = &doc->repairs.at[i];
        push_change(L, doc, r->original, r->text);
        set_rules(L, r->rules);
        kl_set_number(L, "confidence", r->confidence / 100.0);
        close_item(L, i);
    }
    return 1;
}

static int push_doubts(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    lua_createtable(L, (int)doc->doubts.n, 0);
    for (uint32_t i = 0; i < doc->doubts.n; i++) {
        const kz_doubt *doubt = &doc->doubts.at[i];
        open_item(L, doc, doubt->span);
        lua_createtable(L, KZ_CHOICES, 0);
        for (int k = 0; k < KZ_CHOICES; k++) {
            kl_push(L, doubt->choices[k]);
            lua_rawseti(L, -2, k + 1);
        }
        lua_setfield(L, -2, "choices");
        close_item(L, i);
    }
    return 1;
}

static int push_numbers(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_AMOUNTS);
    lua_createtable(L, (int)doc->numbers.n, 0);
    for (uint32_t i = 0; i < doc->numbers.n; i++) {
        const kz_number *x = &doc->numbers.at[i];
        open_item(L, doc, x->span);
        kl_set_number(L, "value", x->value);
        kl_set_string(L, "kind", kz_number_kind_name((kz_number_kind)x->kind));
        if (x->currency.n)
            kl_set_slice(L, "currency", x->currency);
        if (x->unit.n)
            kl_set_slice(L, "unit", x->unit);
        if (x->noun.n) {
            kl_set_slice(L, "noun", x->noun);
            kl_set_number(L, "noun_first", (double)x->noun_span.start + 1);
            kl_set_number(L, "noun_last", (double)x->noun_span.end);
        }
        kl_set_true(L, "approx", x->approximate);
        if (x->mod)
            kl_set_string(L, "mod", kz_mod_name((kz_mod)x->mod));
        kl_set_true(L, "measure", x->measured);
        kl_set_true(L, "range", x->range);
        kl_set_number(L, "bare_last", (double)x->bare_end);
        close_item(L, i);
    }
    return 1;
}

/* Absent where the time has no place on the calendar. */
static void set_instant(lua_State *L, const char *key, const kz_instant *instant) {
    char text[KZ_INSTANT_ROOM];
    if (instant->month)
        kl_set_slice(L, key, (kz_slice){text, kz_instant_write(instant, text)});
}

static int push_identifiers(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_IDENTIFIERS);
    lua_createtable(L, (int)doc->identifiers.n, 0);
    for (uint32_t i = 0; i < doc->identifiers.n; i++) {
        open_item(L, doc, doc->identifiers.at[i].span);
        kl_set_identifier(L, &doc->identifiers.at[i]);
        close_item(L, i);
    }
    return 1;
}

static int push_times(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TIMES);
    lua_createtable(L, (int)doc->times.n, 0);
    for (uint32_t i = 0; i < doc->times.n; i++) {
        const kz_time *x = &doc->times.at[i];
        open_item(L, doc, x->span);
        kl_set_slice(L, "value", x->value);
        kl_set_string(L, "type", kz_time_type_name((kz_time_type)x->type));
        set_instant(L, "begin", &x->begin);
        set_instant(L, "finish", &x->finish);
        kl_set_true(L, "holiday", x->holiday);
        close_item(L, i);
    }
    return 1;
}

static int push_entities(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_ENTITIES);
    lua_createtable(L, (int)doc->entities.n, 0);
    for (uint32_t i = 0; i < doc->entities.n; i++) {
        const kz_entity *e = &doc->entities.at[i];
        open_item(L, doc, e->span);
        kl_set_string(L, "type", kz_entity_type_name((kz_entity_type)e->type));
        kl_set_slice(L, "normal", e->normal);
        close_item(L, i);
    }
    return 1;
}

static void set_positions(lua_State *L, const kz_document *doc, const kz_positions *positions) {
    lua_createtable(L, (int)positions->n, 0);
    for (uint32_t i = 0; i < positions->n; i++) {
        const kz_position *p = &positions->at[i];
        open_item(L, doc, p->span);
        kl_set_slice(L, "head", p->head);
        kl_set_slice(L, "title", p->title);
        kl_set_slice(L, "organisation", p->organisation);
        close_item(L, i);
    }
    lua_setfield(L, -2, "positions");
}

static int push_people(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_PEOPLE);
    lua_createtable(L, (int)doc->people.n, 0);
    for (uint32_t i = 0; i < doc->people.n; i++) {
        const kz_person *p = &doc->people.at[i];
        lua_createtable(L, 0, 4);
        kl_set_slice(L, "name", p->name);
        lua_createtable(L, (int)p->aliases.n, 0);
        for (uint32_t a = 0; a < p->aliases.n; a++) {
            kl_push(L, p->aliases.at[a]);
            lua_rawseti(L, -2, (int)a + 1);
        }
        lua_setfield(L, -2, "aliases");
        lua_createtable(L, (int)p->mentions.n, 0);
        for (uint32_t m = 0; m < p->mentions.n; m++) {
            lua_pushinteger(L, (lua_Integer)p->mentions.at[m] + 1);
            lua_rawseti(L, -2, (int)m + 1);
        }
        lua_setfield(L, -2, "mentions");
        set_positions(L, doc, &p->positions);
        close_item(L, i);
    }
    return 1;
}

static int push_posts(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_POSTS);
    lua_createtable(L, (int)doc->posts.n, 0);
    for (uint32_t i = 0; i < doc->posts.n; i++) {
        const kz_position *post = &doc->posts.at[i].position;
        open_item(L, doc, post->span);
        kl_set_string(L, "kind", kz_post_kind_name((kz_post_kind)doc->posts.at[i].kind));
        kl_set_slice(L, "head", post->head);
        kl_set_slice(L, "title", post->title);
        kl_set_slice(L, "organisation", post->organisation);
        close_item(L, i);
    }
    return 1;
}

static int push_quotes(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_QUOTES);
    lua_createtable(L, (int)doc->quotes.n, 0);
    for (uint32_t i = 0; i < doc->quotes.n; i++) {
        const kz_quote *q = &doc->quotes.at[i];
        open_item(L, doc, q->span);
        if (q->speaker >= 0)
            kl_set_slice(L, "speaker", doc->people.at[q->speaker].name);
        close_item(L, i);
    }
    return 1;
}

static const luaL_Reg layers[] = {
    {"paragraphs", push_paragraphs},
    {"lines", push_lines},
    {"sentences", push_sentences},
    {"tokens", push_tokens},
    {"words", push_words},
    {"edits", push_edits},
    {"counts", push_counts},
    {"repairs", push_repairs},
    {"doubts", push_doubts},
    {"numbers", push_numbers},
    {"times", push_times},
    {"entities", push_entities},
    {"posts", push_posts},
    {"people", push_people},
    {"quotes", push_quotes},
    {"identifiers", push_identifiers},
    {NULL, NULL},
};

void kl_add_layers(lua_State *L) {
    kl_setfuncs(L, layers);
}
