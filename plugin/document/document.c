#include "document/document.h"
#include "document/places.h"
#include "rule/builtin.h"
#include "rule/give.h"

kz_status kz_document_open(kz_document *doc, kz_alloc alloc, kz_slice bytes, const kz_options *options) {
    memset(doc, 0, sizeof *doc);
    doc->options = *options;
    doc->original = bytes;
    doc->html.text = KZ_LIT("");
    uint32_t limit = options->limit ? options->limit : KZ_DEFAULT_LIMIT;
    kz_arena_init(&doc->arena, alloc, options->memory ? options->memory : KZ_DEFAULT_MEMORY);
    return bytes.n > limit ? KZ_TOO_LARGE : KZ_OK;
}

void kz_document_close(kz_document *doc) {
    kz_arena_free(&doc->arena);
    memset(doc, 0, sizeof *doc);
}

static void plain_page(kz_arena *arena, kz_slice text, kz_page *page) {
    page->text = text;
    uint32_t at = 0;
    while (at < text.n) {
        const char *newline = memchr(text.at + at, '\n', text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - text.at) : text.n;
        kz_line line = {{at, end}, KZ_LINE_BLANK, KZ_PART_NONE, KZ_UND, 0, 100, "plain text", 0};
        if (end > at) {
            line.kind = KZ_LINE_TEXT;
            line.part = KZ_PART_PARAGRAPH;
            line.language = (uint8_t)kz_language_of_line(kz_sub(text, line.span), &line.language_confidence);
            *kz_push(arena, &page->blocks) = (kz_block){line.span, false, KZ_PART_PARAGRAPH};
        }
        *kz_push(arena, &page->lines) = line;
        at = end + 1;
    }
}

/* Quotation marks pair within a line, and words are judged by their neighbours in it: where lines were joined, the
 * text gets a second look. */
static void repair_joined_lines(kz_arena *arena, kz_page *page, uint64_t without) {
    kz_edits again = {0};
    page->text = kz_repair(arena, page->text, without, &again);
    if (!again.n)
        return;
    for (uint32_t i = 0; i < page->lines.n; i++)
        page->lines.at[i].span = kz_edits_forward(&again, page->lines.at[i].span);
    for (uint32_t i = 0; i < page->blocks.n; i++)
        page->blocks.at[i].span = kz_edits_forward(&again, page->blocks.at[i].span);
    page->edits = kz_edits_compose(arena, &page->edits, &again);
}

static kz_slice restored(kz_document *doc, kz_slice text, kz_edits *edits) {
    kz_edits letters;
    doc->doubts = (kz_doubts){0};
    text = kz_restore(&doc->arena, text, &letters, &doc->doubts);
    *edits = kz_edits_compose(&doc->arena, edits, &letters);
    return text;
}

/* Whether bytes of another encoding were read, not only a byte order mark dropped or mojibake undone. */
static bool is_other_encoding(const kz_decoded *decoded) {
    for (uint32_t i = 0; i < decoded->edits.n; i++) {
        const kz_edit *e = &decoded->edits.at[i];
        if (e->rules & KZ_RULE_BIT(KZ_RULE_ENCODING) && e->to < e->to_end)
            return true;
    }
    return false;
}

static void make_source(kz_document *doc) {
    kz_decoded decoded = {doc->original, {0}, KZ_UTF_8, 100, false};
    if (doc->options.encoding != KZ_UTF_8)
        decoded = kz_decode(&doc->arena, doc->original, doc->options.encoding,
                            !(doc->options.without & KZ_RULE_BIT(KZ_RULE_MOJIBAKE)));
    kz_edits invalid = {0};
    if (doc->options.html && !decoded.valid)
        decoded.text = kz_replace_invalid(&doc->arena, decoded.text, &invalid);
    if (invalid.n)
        decoded.edits = kz_edits_compose(&doc->arena, &decoded.edits, &invalid);
    doc->decoded = decoded;
    doc->encoding = decoded.encoding;
    doc->encoding_confidence = decoded.confidence;
}

static void make_text(kz_document *doc) {
    const kz_decoded decoded = doc->decoded;
    kz_edits letters = {0};
    kz_slice repaired = doc->options.html ? doc->html.text : decoded.text;
    if (!doc->options.raw)
        repaired = kz_repair(&doc->arena, repaired, doc->options.without, &letters);
    if (doc->options.html)
        letters = kz_edits_compose(&doc->arena, &doc->html.edits, &letters);
    if (doc->options.restore)
        repaired = restored(doc, repaired, &letters);
    doc->page = (kz_page){0};
    if (doc->options.plain)
        plain_page(&doc->arena, repaired, &doc->page);
    else if (doc->options.html)
        kz_read_hinted_page(&doc->arena, repaired, doc->html.hints, doc->html.n_hints, &doc->page);
    else
        kz_read_page(&doc->arena, repaired, doc->options.without, &doc->page);
    if (doc->page.edits.n && !doc->options.raw)
        repair_joined_lines(&doc->arena, &doc->page, doc->options.without);
    doc->text = doc->page.text;
    for (uint32_t i = 0; i < doc->doubts.n; i++)
        doc->doubts.at[i].span = kz_edits_forward(&doc->page.edits, doc->doubts.at[i].span);
    if (doc->page.edits.n)
        letters = kz_edits_compose(&doc->arena, &letters, &doc->page.edits);
    doc->edits = decoded.edits.n ? kz_edits_compose(&doc->arena, &decoded.edits, &letters) : letters;
    bool other = is_other_encoding(&decoded);
    doc->source = other ? decoded.text : doc->original;
    doc->source_edits = other ? letters : doc->edits;
}

/* The headline is not cut up: what the record lists stands in the paragraphs. */
static void make_tokens(kz_document *doc) {
    uint32_t n = 0;
    kz_span *spans = kz_arena_get(&doc->arena, doc->page.blocks.n * sizeof *spans);
    for (uint32_t i = 0; i < doc->page.blocks.n; i++)
        if (!doc->page.blocks.at[i].title)
            spans[n++] = doc->page.blocks.at[i].span;
    doc->segments = (kz_segments){0};
    kz_segment(&doc->arena, doc->text, spans, n, &doc->segments);
}

/* The lines of a text that is a token a line. */
static uint32_t token_lines(kz_document *doc, kz_span *spans, bool *ends) {
    uint32_t n = 0, start = 0;
    for (uint32_t at = 0; at <= doc->text.n; at++) {
        if (at < doc->text.n && doc->text.at[at] != '\n')
            continue;
        kz_span line = kz_trim(doc->text, (kz_span){start, at});
        start = at + 1;
        if (line.start == line.end) {
            if (n)
                ends[n - 1] = true;
            continue;
        }
        ends[n] = false;
        spans[n++] = line;
    }
    return n;
}

static void make_words(kz_document *doc) {
    kz_parser *parser = kz_parser_new(&doc->arena, doc->text.n / 6);
    doc->words = (kz_words){0};
    if (!doc->options.tokens) {
        kz_parse(parser, &doc->arena, &doc->segments, &doc->words);
        return;
    }
    uint32_t lines = 1;
    for (uint32_t at = 0; at < doc->text.n; at++)
        lines += doc->text.at[at] == '\n';
    kz_span *spans = kz_arena_get(&doc->arena, lines * sizeof *spans);
    bool *ends = kz_arena_get(&doc->arena, lines * sizeof *ends);
    uint32_t n = token_lines(doc, spans, ends);
    kz_parse_tokens(parser, &doc->arena, doc->text, doc->segments.lower, spans, ends, n, &doc->words);
}

static void make_numbers(kz_document *doc) {
    doc->all_numbers = (kz_numbers){0};
    kz_find_numbers(&doc->arena, &doc->segments, &doc->all_numbers);
}

static void make_times(kz_document *doc) {
    doc->times = (kz_times){0};
    kz_find_times(&doc->arena, &doc->segments, &doc->all_numbers, doc->options.date, &doc->times);
}

static void make_identifiers(kz_document *doc) {
    doc->identifiers = (kz_identifiers){0};
    kz_find_identifiers(&doc->arena, &doc->segments, &doc->all_numbers, &doc->times, &doc->identifiers);
}

/* Where the next item of each list stands that may hold a number. */
typedef struct taken_by {
    uint32_t time, entity, identifier;
} taken_by;

static bool in_identifier(const kz_document *doc, kz_span span, uint32_t *at) {
    const kz_identifiers *all = &doc->identifiers;
    while (*at < all->n && all->at[*at].span.end <= span.start)
        ++*at;
    return *at < all->n && kz_identifier_is_code(&all->at[*at]) && kz_overlap(all->at[*at].span, span);
}

static bool taken(const kz_document *doc, kz_span span, taken_by *by) {
    uint32_t *time = &by->time, *entity = &by->entity;
    while (*time < doc->times.n && doc->times.at[*time].span.end <= span.start)
        ++*time;
    while (*entity < doc->entities.n && doc->entities.at[*entity].span.end <= span.start)
        ++*entity;
    return (*time < doc->times.n && kz_overlap(doc->times.at[*time].span, span)) ||
           (*entity < doc->entities.n && kz_overlap(doc->entities.at[*entity].span, span)) ||
           in_identifier(doc, span, &by->identifier);
}

static const kz_own_rules *own_rules(kz_document *doc) {
    if (!doc->options.rules)
        doc->options.rules = kz_own_rules_new(&doc->arena);
    return doc->options.rules;
}

static void make_entities(kz_document *doc) {
    doc->entities = (kz_entities){0};
    kz_finder *finder =
        kz_begin_entities(&doc->arena, &doc->segments, &doc->all_numbers, &doc->times, &doc->name_parts);
    if (doc->name_parts.heads.n)
        kz_ruleset_give_headed(own_rules(doc)->headed, doc, finder);
    kz_end_entities(finder, &doc->entities);
    if (doc->name_parts.links.n)
        kz_ruleset_give_names(own_rules(doc)->names, doc);
}

/* A number inside a time, a name or a code is part of that and not listed again. */
static void make_amounts(kz_document *doc) {
    doc->numbers = (kz_numbers){0};
    taken_by by = {0};
    for (uint32_t i = 0; i < doc->all_numbers.n; i++)
        if (!taken(doc, doc->all_numbers.at[i].span, &by))
            *kz_push(&doc->arena, &doc->numbers) = doc->all_numbers.at[i];
    kz_find_counted(&doc->arena, &doc->segments, &doc->numbers);
}

static void make_posts(kz_document *doc) {
    doc->posts = (kz_named_posts){0};
    kz_find_named_posts(&doc->arena, &doc->segments, &doc->entities, &doc->posts);
}

static void make_people(kz_document *doc) {
    kz_told_posts told = {0};
    doc->people = (kz_people){0};
    kz_ruleset_find_told(own_rules(doc)->holders, doc, &told);
    doc->subjects = kz_find_people(&doc->arena, &doc->segments, &doc->entities, &doc->posts, &told, &doc->people);
}

static void make_speech_verbs(kz_document *doc) {
    doc->speech_verbs = (kz_found_verbs){0};
    kz_find_speech_verbs(&doc->arena, &doc->segments, &doc->speech_verbs);
}

static void make_quotes(kz_document *doc) {
    uint32_t tokens = doc->segments.tokens.n;
    doc->quotes = (kz_quotes){0};
    doc->signs.author = kz_arena_zeroed(&doc->arena, tokens * sizeof *doc->signs.author);
    doc->signs.announces = kz_arena_zeroed(&doc->arena, tokens * sizeof *doc->signs.announces);
    kz_ruleset_mark_speech(own_rules(doc)->speech, doc);
    if (doc->options.extension.by)
        doc->options.extension.mark(doc->options.extension.by, doc);
    kz_find_quotes(&doc->arena, &doc->segments, &doc->entities, &doc->posts, &doc->people, &doc->signs, &doc->quotes);
}

static bool in_word(uint32_t cp) {
    kz_char_class c = kz_class(cp);
    return (c >= KZ_C_LOWER && c <= KZ_C_NUMERIC) || cp == '-';
}

static bool divides_digits(kz_slice text, uint32_t at) {
    char c = text.at[at];
    return (c == ':' || c == '.' || c == ',') && at > 0 && at + 1 < text.n &&
           kz_is_digit((unsigned char)text.at[at - 1]) && kz_is_digit((unsigned char)text.at[at + 1]);
}

static uint32_t word_start(kz_slice text, uint32_t at) {
    uint32_t length;
    while (at > 0 && (in_word(kz_utf8_before(text, at, &length)) || divides_digits(text, at - length)))
        at -= length;
    return at;
}

static uint32_t word_end(kz_slice text, uint32_t at) {
    uint32_t length;
    while (at < text.n && (in_word(kz_utf8_at(text, at, &length)) || divides_digits(text, at)))
        at += length;
    return at;
}

/* The word around a span: letters, digits and hyphens, no hyphen at its ends. */
static kz_span word_around(kz_slice text, kz_span span) {
    span = (kz_span){word_start(text, span.start), word_end(text, span.end)};
    while (span.start < span.end && text.at[span.start] == '-')
        span.start++;
    while (span.end > span.start && text.at[span.end - 1] == '-')
        span.end--;
    return span;
}

static void join_repair(kz_repair_word *word, const kz_edit *e) {
    word->rules |= e->rules;
    if (e->confidence < word->confidence)
        word->confidence = e->confidence;
}

/* An edit inside the last word found belongs to it: the word is not sought again, so that a long one with many edits
 * is walked along once. */
static void make_repairs(kz_document *doc) {
    doc->repairs = (kz_repair_words){0};
    for (uint32_t i = 0; i < doc->edits.n; i++) {
        const kz_edit *e = &doc->edits.at[i];
        if (!(e->rules & KZ_LETTER_RULES))
            continue;
        kz_repair_word *last = doc->repairs.n ? &doc->repairs.at[doc->repairs.n - 1] : NULL;
        if (last && e->to >= last->text.start && e->to_end <= last->text.end) {
            join_repair(last, e);
            continue;
        }
        kz_span word = word_around(doc->text, (kz_span){e->to, e->to_end});
        if (word.start >= word.end)
            continue;
        if (last && last->text.start == word.start)
            join_repair(last, e);
        else
            *kz_push(&doc->arena, &doc->repairs) =
                (kz_repair_word){kz_edits_back(&doc->edits, word), word, e->rules, e->confidence};
    }
}

typedef struct printing {
    kz_document *doc;
    kz_slice out;
} printing;

static void print_conllu(void *context) {
    printing *p = context;
    kz_buffer out;
    kz_buffer_init(&out, &p->doc->arena, p->doc->text.n * 6);
    kz_write_conllu(p->doc->text, p->doc->segments.lower, &p->doc->words, &out);
    p->out = kz_buffer_done(&out);
}

kz_status kz_document_conllu(kz_document *doc, kz_slice *conllu) {
    kz_status status = kz_document_need(doc, KZ_L_WORDS);
    if (status != KZ_OK)
        return status;
    printing p = {doc, {NULL, 0}};
    status = kz_arena_run(&doc->arena, print_conllu, &p);
    *conllu = p.out;
    return status;
}

typedef struct recipe {
    void (*make)(kz_document *doc);
    uint32_t needs; /* a bit a layer */
} recipe;

static const recipe recipes[KZ_L_COUNT] = {
    [KZ_L_SOURCE] = {make_source, 0},
    [KZ_L_TEXT] = {make_text, 1u << KZ_L_SOURCE},
    [KZ_L_TOKENS] = {make_tokens, 1u << KZ_L_TEXT},
    [KZ_L_WORDS] = {make_words, 1u << KZ_L_TOKENS},
    [KZ_L_NUMBERS] = {make_numbers, 1u << KZ_L_TOKENS},
    [KZ_L_TIMES] = {make_times, 1u << KZ_L_NUMBERS},
    [KZ_L_IDENTIFIERS] = {make_identifiers, 1u << KZ_L_TIMES},
    [KZ_L_ENTITIES] = {make_entities, 1u << KZ_L_IDENTIFIERS},
    [KZ_L_AMOUNTS] = {make_amounts, 1u << KZ_L_ENTITIES},
    [KZ_L_SPEECH_VERBS] = {make_speech_verbs, 1u << KZ_L_TOKENS},
    [KZ_L_POSTS] = {make_posts, 1u << KZ_L_ENTITIES},
    [KZ_L_PEOPLE] = {make_people, 1u << KZ_L_POSTS | 1u << KZ_L_SPEECH_VERBS},
    [KZ_L_QUOTES] = {make_quotes, 1u << KZ_L_PEOPLE},
    [KZ_L_REPAIRS] = {make_repairs, 1u << KZ_L_TEXT},
    [KZ_L_PLACES] = {kz_count_code_points, 1u << KZ_L_TEXT},
};

typedef struct reading {
    kz_document *doc;
    kz_slice packed;
    bool belongs;
} reading;

static void read_packed(void *context) {
    reading *r = context;
    r->belongs =
        kz_packed_read(&r->doc->arena, r->packed, r->doc->decoded.text, KZ_RULE_BIT(KZ_RULE_HTML), &r->doc->html);
    if (!r->belongs)
        r->doc->html = (kz_packed){.text = KZ_LIT("")};
}

kz_status kz_document_read_html(kz_document *doc, kz_slice packed) {
    reading r = {doc, packed, false};
    kz_status status = kz_document_need(doc, KZ_L_SOURCE);
    if (status == KZ_OK)
        status = kz_arena_run(&doc->arena, read_packed, &r);
    return status == KZ_OK && !r.belongs ? KZ_BAD_VALUE : status;
}

typedef struct want {
    kz_document *doc;
    kz_layer layer;
} want;

static void make_layer(kz_document *doc, kz_layer layer) {
    const kz_extension *extension = &doc->options.extension;
    if (doc->ready & 1u << layer)
        return;
    uint32_t needs = recipes[layer].needs | (extension->by ? extension->needs(extension->by, layer) : 0);
    for (uint32_t below = 0; below < (uint32_t)layer; below++)
        if (needs & 1u << below)
            make_layer(doc, (kz_layer)below);
    recipes[layer].make(doc);
    if (extension->by)
        extension->add(extension->by, doc, layer);
    doc->ready |= 1u << layer;
}

static void make_wanted(void *context) {
    want *w = context;
    make_layer(w->doc, w->layer);
}

kz_status kz_document_need(kz_document *doc, kz_layer layer) {
    if (doc->ready & 1u << layer)
        return KZ_OK;
    want w = {doc, layer};
    return kz_arena_run(&doc->arena, make_wanted, &w);
}
