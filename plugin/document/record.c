/* The record: what a page says, as one JSON object (doc/record.md, doc/record.schema.json). */
#include "document/document.h"
#include "document/json.h"
#include "document/places.h"

typedef struct writer {
    kz_document *doc;
    kz_buffer out;
} writer;

static void put_place(writer *w, kz_span place, kz_span original) {
    kz_json_key(&w->out, "span");
    kz_buffer_format(&w->out, "[%u,%u]", place.start, place.end);
    kz_json_key(&w->out, "bytes");
    kz_buffer_format(&w->out, "[%u,%u]", original.start, original.end);
}

static void put_text_place(writer *w, kz_span text) {
    put_place(w, kz_document_place(w->doc, text), kz_edits_back(&w->doc->edits, text));
}

/* What stands in the page where this is in the text. */
static kz_slice source_of(const kz_document *doc, kz_span text) {
    return kz_sub(doc->source, kz_edits_back(&doc->source_edits, text));
}

static void put_string(writer *w, const char *key, kz_slice value) {
    kz_json_key(&w->out, key);
    kz_json_string(&w->out, value);
}

static void put_name(writer *w, const char *key, const char *value) {
    put_string(w, key, (kz_slice){value, (uint32_t)strlen(value)});
}

static void open_item(writer *w) {
    kz_json_next(&w->out);
    kz_buffer_byte(&w->out, '{');
}

static void open_list(writer *w, const char *key) {
    kz_json_key(&w->out, key);
    kz_buffer_byte(&w->out, '[');
}

static void put_meta(writer *w) {
    const kz_document *doc = w->doc;
    if (!doc->options.html)
        return;
    kz_json_key(&w->out, "meta");
    kz_buffer_byte(&w->out, '{');
    for (uint32_t i = 0; i < KZ_METAS; i++)
        if (doc->meta[i].n)
            put_string(w, kz_meta_name((kz_meta)i), doc->meta[i]);
    kz_buffer_byte(&w->out, '}');
}

static void put_body(writer *w) {
    const kz_document *doc = w->doc;
    kz_slice title = KZ_LIT("");
    for (uint32_t i = 0; i < doc->page.blocks.n; i++)
        if (doc->page.blocks.at[i].title)
            title = kz_sub(doc->text, doc->page.blocks.at[i].span);
    put_string(w, "title", title);
    open_list(w, "paragraphs");
    for (uint32_t i = 0; i < doc->page.blocks.n; i++) {
        if (doc->page.blocks.at[i].title)
            continue;
        kz_json_next(&w->out);
        kz_json_string(&w->out, kz_sub(doc->text, doc->page.blocks.at[i].span));
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_boilerplate(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "boilerplate");
    for (uint32_t i = 0; i < doc->page.lines.n; i++) {
        const kz_line *line = &doc->page.lines.at[i];
        if (line->kind <= KZ_LINE_TEXT)
            continue;
        kz_json_next(&w->out);
        kz_span raw = kz_trim(doc->source, kz_edits_back(&doc->source_edits, line->span));
        /* of HTML without the tags */
        kz_json_string(&w->out, doc->options.html ? kz_sub(doc->text, line->span) : kz_sub(doc->source, raw));
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_rules(writer *w, uint64_t rules) {
    open_list(w, "rules");
    for (uint32_t rule = 0; rule < KZ_RULE_COUNT; rule++)
        if (rules & KZ_RULE_BIT(rule)) {
            const char *name = kz_rule_name((kz_rule)rule);
            kz_json_next(&w->out);
            kz_json_string(&w->out, (kz_slice){name, (uint32_t)strlen(name)});
        }
    kz_buffer_byte(&w->out, ']');
}

/* Why, for people: a sentence for each rule. */
static void put_reasons(writer *w, uint64_t rules) {
    kz_buffer reasons;
    kz_buffer_init(&reasons, &w->doc->arena, 0);
    for (uint32_t rule = 0; rule < KZ_RULE_COUNT; rule++)
        if (rules & KZ_RULE_BIT(rule)) {
            const char *reason = kz_rule_reason((kz_rule)rule);
            if (reasons.n)
                kz_buffer_byte(&reasons, ' ');
            kz_buffer_add(&reasons, reason, (uint32_t)strlen(reason));
        }
    put_string(w, "reason", kz_buffer_done(&reasons));
}

static bool article_line_at(const kz_document *doc, uint32_t at, uint32_t *line) {
    while (*line < doc->page.lines.n && doc->page.lines.at[*line].span.end <= at)
        ++*line;
    const kz_line *l = *line < doc->page.lines.n ? &doc->page.lines.at[*line] : NULL;
    return l && l->span.start <= at && (l->kind == KZ_LINE_TITLE || l->kind == KZ_LINE_TEXT);
}

/* The pairs of words written so far, so that each is listed once. */
typedef struct pair_set {
    uint32_t *slots; /* repair word + 1 */
    uint32_t mask;
} pair_set;

static bool first_of_its_pair(const kz_document *doc, pair_set *set, uint32_t i) {
    const kz_repair_words *words = &doc->repairs;
    kz_slice from = source_of(doc, words->at[i].text), to = kz_sub(doc->text, words->at[i].text);
    uint32_t slot = kz_hash_more(kz_hash(from), to.at, to.n);
    for (slot = (slot ^ slot >> 15) & set->mask; set->slots[slot]; slot = (slot + 1) & set->mask) {
        const kz_repair_word *other = &words->at[set->slots[slot] - 1];
        if (kz_same(from, source_of(doc, other->text)) && kz_same(to, kz_sub(doc->text, other->text)))
            return false;
    }
    set->slots[slot] = i + 1;
    return true;
}

/* Each pair of words once, at its first place; words in lines that are not the article are left out. */
static void put_repairs(writer *w) {
    const kz_document *doc = w->doc;
    pair_set set = {NULL, 15};
    while (set.mask < doc->repairs.n * 2)
        set.mask = set.mask * 2 + 1;
    set.slots = kz_arena_zeroed(&w->doc->arena, (set.mask + 1) * sizeof *set.slots);
    open_list(w, "repairs");
    uint32_t line = 0;
    for (uint32_t i = 0; i < doc->repairs.n; i++) {
        const kz_repair_word *r = &doc->repairs.at[i];
        if (!article_line_at(doc, r->text.start, &line) || !first_of_its_pair(doc, &set, i))
            continue;
        open_item(w);
        put_string(w, "from", source_of(doc, r->text));
        put_string(w, "to", kz_sub(doc->text, r->text));
        put_rules(w, r->rules);
        put_reasons(w, r->rules);
        kz_json_key(&w->out, "confidence");
        kz_json_number(&w->out, r->confidence / 100.0);
        put_text_place(w, r->text);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_lines(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "lines");
    for (uint32_t i = 0; i < doc->page.lines.n; i++) {
        const kz_line *line = &doc->page.lines.at[i];
        if (line->kind == KZ_LINE_BLANK)
            continue;
        open_item(w);
        put_name(w, "kind", kz_line_kind_name((kz_line_kind)line->kind));
        if (line->part != KZ_PART_NONE)
            put_name(w, "part", kz_part_name((kz_part)line->part));
        put_name(w, "language", kz_language_code((kz_language)line->language));
        put_name(w, "reason", line->reason);
        kz_json_key(&w->out, "confidence");
        kz_json_number(&w->out, line->kind_confidence / 100.0);
        if (line->level) {
            kz_json_key(&w->out, "level");
            kz_buffer_format(&w->out, "%u", line->level);
        }
        put_text_place(w, line->span);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_entities(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "entities");
    for (uint32_t i = 0; i < doc->entities.n; i++) {
        const kz_entity *e = &doc->entities.at[i];
        open_item(w);
        put_name(w, "type", kz_entity_type_name((kz_entity_type)e->type));
        put_string(w, "text", kz_sub(doc->text, e->span));
        put_string(w, "normal", e->normal);
        put_text_place(w, e->span);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_people(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "people");
    for (uint32_t i = 0; i < doc->people.n; i++) {
        const kz_person *p = &doc->people.at[i];
        open_item(w);
        put_string(w, "name", p->name);
        open_list(w, "aliases");
        for (uint32_t a = 0; a < p->aliases.n; a++) {
            kz_json_next(&w->out);
            kz_json_string(&w->out, p->aliases.at[a]);
        }
        kz_buffer_byte(&w->out, ']');
        open_list(w, "positions");
        for (uint32_t k = 0; k < p->positions.n; k++) {
            const kz_position *position = &p->positions.at[k];
            open_item(w);
            put_string(w, "head", position->head);
            put_string(w, "title", position->title);
            put_string(w, "organisation", position->organisation);
            put_text_place(w, position->span);
            kz_buffer_byte(&w->out, '}');
        }
        kz_buffer_byte(&w->out, ']');
        open_list(w, "mentions");
        for (uint32_t m = 0; m < p->mentions.n; m++) {
            kz_json_next(&w->out);
            kz_buffer_format(&w->out, "%u", p->mentions.at[m]);
        }
        kz_buffer_add(&w->out, "]}", 2);
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_instant(writer *w, const char *key, const kz_instant *instant) {
    char text[KZ_INSTANT_ROOM];
    if (instant->month)
        put_string(w, key, (kz_slice){text, kz_instant_write(instant, text)});
}

static void put_times(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "times");
    for (uint32_t i = 0; i < doc->times.n; i++) {
        const kz_time *x = &doc->times.at[i];
        open_item(w);
        put_string(w, "text", kz_sub(doc->text, x->span));
        put_string(w, "value", x->value);
        put_name(w, "type", kz_time_type_name((kz_time_type)x->type));
        put_instant(w, "begin", &x->begin);
        put_instant(w, "finish", &x->finish);
        if (x->holiday) {
            kz_json_key(&w->out, "holiday");
            kz_buffer_add(&w->out, "true", 4);
        }
        put_text_place(w, x->span);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_numbers(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "numbers");
    for (uint32_t i = 0; i < doc->numbers.n; i++) {
        const kz_number *x = &doc->numbers.at[i];
        open_item(w);
        put_string(w, "text", kz_sub(doc->text, x->span));
        kz_json_key(&w->out, "value");
        kz_json_number(&w->out, x->value);
        put_name(w, "kind", kz_number_kind_name((kz_number_kind)x->kind));
        if (x->currency.n)
            put_string(w, "currency", x->currency);
        if (x->unit.n)
            put_string(w, "unit", x->unit);
        if (x->noun.n)
            put_string(w, "noun", x->noun);
        if (x->approximate) {
            kz_json_key(&w->out, "approx");
            kz_buffer_add(&w->out, "true", 4);
        }
        if (x->mod)
            put_name(w, "mod", kz_mod_name((kz_mod)x->mod));
        put_text_place(w, x->span);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_field(writer *w, const kz_field *field) {
    kz_field_key key = (kz_field_key)field->key;
    const char *name = kz_field_name(key);
    if (!kz_field_is_mark(key) && !kz_field_is_number(key)) {
        put_string(w, name, field->value);
        return;
    }
    kz_json_key(&w->out, name);
    kz_buffer_slice(&w->out, kz_field_is_mark(key) ? KZ_LIT("true") : field->value);
}

static void put_identifiers(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "identifiers");
    for (uint32_t i = 0; i < doc->identifiers.n; i++) {
        const kz_identifier *id = &doc->identifiers.at[i];
        open_item(w);
        put_name(w, "kind", kz_identifier_kind_name((kz_identifier_kind)id->kind));
        put_string(w, "text", kz_sub(doc->text, id->span));
        put_string(w, "value", id->value);
        kz_json_key(&w->out, "fields");
        kz_buffer_byte(&w->out, '{');
        for (uint32_t k = 0; k < id->n; k++)
            put_field(w, &id->fields[k]);
        kz_buffer_byte(&w->out, '}');
        put_text_place(w, id->span);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void put_quotes(writer *w) {
    const kz_document *doc = w->doc;
    open_list(w, "quotes");
    for (uint32_t i = 0; i < doc->quotes.n; i++) {
        const kz_quote *q = &doc->quotes.at[i];
        open_item(w);
        put_string(w, "speaker", q->speaker < 0 ? KZ_LIT("") : doc->people.at[q->speaker].name);
        put_string(w, "text", kz_sub(doc->text, q->span));
        put_text_place(w, q->span);
        kz_buffer_byte(&w->out, '}');
    }
    kz_buffer_byte(&w->out, ']');
}

static void write_record(void *context) {
    writer *w = context;
    kz_buffer_init(&w->out, &w->doc->arena, w->doc->text.n * 2 + 1024);
    kz_buffer_byte(&w->out, '{');
    if (w->doc->options.date.year) {
        const kz_date *d = &w->doc->options.date;
        kz_json_key(&w->out, "published");
        kz_buffer_format(&w->out, "\"%04d-%02u-%02u\"", d->year, d->month, d->day);
    }
    put_name(w, "encoding", kz_encoding_name(w->doc->encoding));
    put_meta(w);
    put_body(w);
    put_boilerplate(w);
    put_repairs(w);
    put_entities(w);
    put_people(w);
    put_times(w);
    put_numbers(w);
    put_identifiers(w);
    put_quotes(w);
    put_lines(w);
    kz_buffer_byte(&w->out, '}');
}

kz_status kz_document_json(kz_document *doc, kz_slice *json) {
    kz_status status = kz_document_need(doc, KZ_L_QUOTES);
    if (status == KZ_OK)
        status = kz_document_need(doc, KZ_L_AMOUNTS);
    if (status == KZ_OK)
        status = kz_document_need(doc, KZ_L_REPAIRS);
    if (status == KZ_OK)
        status = kz_document_need(doc, KZ_L_PLACES);
    if (status != KZ_OK)
        return status;
    writer w = {doc, {0}};
    status = kz_arena_run(&doc->arena, write_record, &w);
    if (status == KZ_OK)
        *json = kz_buffer_done(&w.out);
    return status;
}

static bool takes_away(const kz_edit *edit) {
    return edit->to == edit->to_end;
}

/* What the edit changed in the source. What was only taken away has no place in the text that would lead back to it: it
 * is found among those taken away at the same place, `nth` of them before it. */
static kz_span source_of_edit(const kz_document *doc, const kz_edit *edit, uint32_t nth) {
    const kz_edits *source = &doc->source_edits;
    uint32_t i = takes_away(edit) ? kz_edits_first_after(source, edit->to) + nth : source->n;
    if (i < source->n && takes_away(&source->at[i]) && source->at[i].to == edit->to)
        return (kz_span){source->at[i].from, source->at[i].from_end};
    return kz_edits_back(source, (kz_span){edit->to, edit->to_end});
}

static void put_edit(writer *w, const kz_edit *edit, uint32_t nth) {
    kz_span from = source_of_edit(w->doc, edit, nth);
    kz_buffer_byte(&w->out, '{');
    put_string(w, "from", kz_sub(w->doc->source, from));
    put_string(w, "to", kz_sub(w->doc->text, (kz_span){edit->to, edit->to_end}));
    put_place(w, kz_source_place(w->doc, from), (kz_span){edit->from, edit->from_end});
    put_rules(w, edit->rules);
    put_reasons(w, edit->rules);
    kz_json_key(&w->out, "confidence");
    kz_json_number(&w->out, edit->confidence / 100.0);
    kz_buffer_add(&w->out, "}\n", 2);
}

static void put_doubt(writer *w, const kz_doubt *doubt) {
    kz_buffer_byte(&w->out, '{');
    put_string(w, "doubt", kz_sub(w->doc->text, doubt->span));
    open_list(w, "choices");
    for (int i = 0; i < KZ_CHOICES; i++) {
        kz_json_next(&w->out);
        kz_json_string(&w->out, doubt->choices[i]);
    }
    kz_buffer_byte(&w->out, ']');
    put_text_place(w, doubt->span);
    kz_buffer_add(&w->out, "}\n", 2);
}

static void write_report(void *context) {
    writer *w = context;
    kz_buffer_init(&w->out, &w->doc->arena, w->doc->edits.n);
    uint32_t nth = 0; /* edits before this one that took something away at its place */
    for (uint32_t i = 0; i < w->doc->edits.n; i++) {
        const kz_edit *edit = &w->doc->edits.at[i];
        bool again = i && takes_away(edit) && takes_away(edit - 1) && edit->to == edit[-1].to;
        nth = again ? nth + 1 : 0;
        put_edit(w, edit, nth);
    }
    for (uint32_t i = 0; i < w->doc->doubts.n; i++)
        put_doubt(w, &w->doc->doubts.at[i]);
}

kz_status kz_document_report(kz_document *doc, kz_slice *report) {
    kz_status status = kz_document_need(doc, KZ_L_PLACES);
    if (status != KZ_OK)
        return status;
    writer w = {doc, {0}};
    status = kz_arena_run(&doc->arena, write_report, &w);
    if (status == KZ_OK)
        *report = kz_buffer_done(&w.out);
    return status;
}
