/* Addresses: a street or a small district with the number of a house, what stands before it (town, region, post code)
 * and after it (flat, office). Words are in data/identifiers/address.tsv. */
#include "extract/identifier/address.h"

/* The parts found so far, by KZ_ADDRESS_; an empty value where there is none. */
typedef struct address {
    kz_slice parts[KZ_ADDRESS_NAME];
    kz_slice postcode;
    kz_span span;
} address;

/* A number with its word in either order («12-үй», «үй 12», «№ 12 үй»), or a number alone. */
typedef struct unit {
    kz_slice number;
    uint32_t part; /* KZ_ADDRESS_HOUSE for a bare one */
    uint32_t end;
    bool bare;
} unit;

/* ------------------------------------------------------------------- numbers */

/* « «Б»» after a number: its end, `at` if it is not there. */
static uint32_t quoted_letter_end(kz_slice text, uint32_t at) {
    static const kz_slice open = KZ_LIT("«"), close = KZ_LIT("»");
    uint32_t start = kz_skip_blank(text, at), length;
    if (!kz_starts((kz_slice){text.at + start, text.n - start}, open))
        return at;
    start += open.n;
    if (start >= text.n || !kz_is_letter(kz_utf8_at(text, start, &length)))
        return at;
    start += length;
    return kz_starts((kz_slice){text.at + start, text.n - start}, close) ? start + close.n : at;
}

/* 12, 12А, 12/1, 12-А, 5/1а, 89 «Б»: at most four digits. */
static uint32_t number_end(kz_slice text, uint32_t at) {
    enum { MOST = 4 };
    uint32_t end = kz_id_digits(text, at, MOST), length;
    if (end == at)
        return at;
    for (int i = 0; i < 2; i++) {
        if (end < text.n && text.at[end] == '/' && kz_id_digit(text, end + 1)) {
            uint32_t more = kz_id_digits(text, end + 1, MOST);
            if (more == end + 1)
                return at;
            end = more;
        }
        /* 12-5, and a letter alone, with a hyphen before it or without */
        bool hyphen = end < text.n && text.at[end] == '-';
        if (hyphen && kz_id_digit(text, end + 1)) {
            uint32_t more = kz_id_digits(text, end + 1, MOST);
            if (more == end + 1)
                return at;
            end = more;
            continue;
        }
        uint32_t letter = end + hyphen;
        if (letter < text.n && kz_is_letter(kz_utf8_at(text, letter, &length)) &&
            !kz_is_letter(kz_id_cp(text, letter + length)))
            end = letter + length;
    }
    return quoted_letter_end(text, end);
}

static bool is_number_part(uint32_t part) {
    return part >= KZ_ADDRESS_HOUSE && part <= KZ_ADDRESS_OFFICE;
}

static uint32_t skip_number_sign(kz_slice text, uint32_t at) {
    static const kz_slice sign = KZ_LIT("№");
    kz_slice rest = {text.at + at, text.n - at};
    return kz_starts(rest, sign) ? kz_skip_blank(text, at + sign.n) : at;
}

/* «үй 12», «кеңсе № 301» */
static bool read_word_first(const kz_id_finder *f, uint32_t at, unit *out) {
    kz_match m;
    kz_slice text = f->s->text;
    if (!kz_address_word(f, at, &m) || !is_number_part(kz_id_class(&m)) || m.ending.case_ != KZ_CASE_NOM)
        return false;
    uint32_t start = skip_number_sign(text, kz_skip_blank(text, m.end)), end = number_end(text, start);
    if (end == start || !kz_id_free_after(text, end))
        return false;
    *out = (unit){kz_sub(text, (kz_span){start, end}), kz_id_class(&m), end, false};
    return true;
}

/* «Б блогы», «А корпусы» */
static bool read_letter(const kz_id_finder *f, uint32_t at, unit *out) {
    uint32_t length = 0, cp = at < f->s->text.n ? kz_utf8_at(f->s->text, at, &length) : 0;
    kz_match m;
    uint32_t word = at + length;
    if (!kz_is_upper(cp))
        return false;
    word = word < f->s->text.n && f->s->text.at[word] == '-' ? word + 1 : kz_skip_blank(f->s->text, word);
    if (word == at + length || !kz_address_word(f, word, &m) || kz_id_class(&m) != KZ_ADDRESS_BLOCK)
        return false;
    *out = (unit){kz_sub(f->s->text, (kz_span){at, at + length}), KZ_ADDRESS_BLOCK, m.end, false};
    return true;
}

/* «14-інші үйдің»: where the word after the ending begins; `at` if there is no such ending. */
static uint32_t after_ordinal(const kz_id_finder *f, uint32_t at) {
    uint32_t end = kz_word_end(f->s->lower, at);
    kz_tail tail;
    bool ordinal = end > at && kz_read_tail(kz_sub(f->s->lower, (kz_span){at, end}), false, &tail) &&
                   tail.derivation == KZ_DERIVED_ORDINAL && tail.case_ == KZ_CASE_NOM;
    return ordinal ? kz_skip_blank(f->s->text, end) : at;
}

static bool read_unit(const kz_id_finder *f, uint32_t at, unit *out) {
    kz_slice text = f->s->text;
    kz_match m;
    if (read_word_first(f, at, out) || read_letter(f, at, out))
        return true;
    uint32_t start = skip_number_sign(text, at), end = number_end(text, start);
    if (end == start)
        return false;
    bool hyphen = end < text.n && text.at[end] == '-';
    /* 12-үй, 12 үй, and as it is typed in haste: 12- үй, 12үй */
    uint32_t word = kz_skip_blank(text, end + hyphen);
    *out = (unit){kz_sub(text, (kz_span){start, end}), KZ_ADDRESS_HOUSE, end, true};
    if (hyphen)
        word = after_ordinal(f, word);
    if (kz_address_word(f, word, &m) && is_number_part(kz_id_class(&m)) && !m.ending.plural) {
        out->part = kz_id_class(&m);
        out->end = m.end;
        out->bare = false;
        return true;
    }
    return kz_id_free_after(text, end);
}

/* «8(727)», «8 (7172)» */
static bool begins_phone(kz_slice text, uint32_t at) {
    return text.at[at] == '8' && kz_id_cp(text, kz_skip_blank(text, at + 1)) == '(';
}

/* A number alone is a house's if nothing goes on that it could count. */
static bool stands_alone(const kz_id_finder *f, uint32_t end) {
    kz_slice text = f->s->text;
    unit next;
    kz_match m;
    uint32_t at = kz_skip_blank(text, end);
    if (at >= text.n || strchr(",.;:)\n\r!?(+", text.at[at]) != NULL || begins_phone(text, at))
        return !(at < text.n && text.at[at] == ',' && kz_id_digit(text, at + 1));
    if (kz_id_word_at(&kz_identifier_cues, f->s->lower, at, &m) && m.value & (KZ_CUE_PLACE | KZ_CUE_PHONE))
        return true;
    return read_unit(f, at, &next) && !next.bare;
}

/* --------------------------------------------------------- left of a street */

static bool is_bare_town(const kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    return t->kind == KZ_T_WORD && t->flags & KZ_F_CAPITAL && t->core_end == t->span.end &&
           kz_lexicon(kz_token_core(f->s, token)) & KZ_LEX_PLACE;
}

/* What a place is called by, after its name or glued to its number: «қ.», «тас жолы», «27-шағын аудан». */
typedef struct head {
    uint32_t token, part;
    bool glued;
    kz_match m;
} head;

/* The head whose last word is the token before `end`. */
static bool read_head(const kz_id_finder *f, uint32_t end, head *h) {
    for (uint32_t words = 2; words >= 1; words--) {
        if (end < words || (words > 1 && !kz_id_adjoins(f, end - words, end - 1)))
            continue;
        const kz_token *t = &f->s->tokens.at[end - words];
        h->token = end - words;
        h->glued = t->kind == KZ_T_NUMBER && t->core_end < t->span.end;
        if (!kz_address_word(f, h->glued ? t->core_end + 1 : t->span.start, &h->m) ||
            h->m.end < f->s->tokens.at[end - 1].span.end)
            continue;
        h->part = kz_id_class(&h->m);
        return !h->glued || h->part == KZ_ADDRESS_MICRODISTRICT;
    }
    return false;
}

/* The place whose head that is; *first: the token where its name begins. Empty where it has no name. */
static kz_slice read_place(const kz_id_finder *f, const head *h, uint32_t most, uint32_t *first) {
    if (h->glued) {
        const kz_token *t = &f->s->tokens.at[h->token];
        *first = h->token;
        return kz_numbered_place(f, (kz_span){t->span.start, t->core_end}, t->core_end + 1, &h->m);
    }
    *first = kz_address_name(f, h->token, most, h->part == KZ_ADDRESS_MICRODISTRICT);
    return *first == h->token ? (kz_slice){0} : kz_address_written(f, *first, h->token, &h->m);
}

/* Tokens [*first, end) are one part: «Астана қ.», «3-ықшамаудан», «Алматы». */
static bool read_place_before(const kz_id_finder *f, uint32_t end, address *out, uint32_t *first) {
    enum { LONGEST_NAME = 3 };
    head h;
    if (read_head(f, end, &h) && h.part <= KZ_ADDRESS_MICRODISTRICT) {
        kz_slice place = read_place(f, &h, LONGEST_NAME, first);
        if (!place.n || out->parts[h.part].n)
            return false;
        out->parts[h.part] = place;
        return true;
    }
    *first = end - 1;
    if (kz_is_postcode(f, end - 1) && !out->postcode.n) {
        out->postcode = kz_postcode_at(f, end - 1);
        return true;
    }
    if (!is_bare_town(f, end - 1) || out->parts[KZ_ADDRESS_TOWN].n)
        return false;
    out->parts[KZ_ADDRESS_TOWN] = kz_token_text(f->s, end - 1);
    return true;
}

static void read_places_before(const kz_id_finder *f, uint32_t end, address *out) {
    enum { MOST_PARTS = 6 };
    for (uint32_t i = 0; i < MOST_PARTS && end > 0; i++) {
        uint32_t before = end, first;
        if (kz_id_is(f, before - 1, ",") && kz_id_adjoins(f, before - 1, before))
            before--;
        if (before == 0 || !kz_id_adjoins(f, before - 1, before) || !read_place_before(f, before, out, &first))
            return;
        out->span.start = f->s->tokens.at[first].span.start;
        end = first;
    }
}

/* «…, 5-үй, Алматы қ., 050000»: the town and the post code may stand last. */
static void read_places_after(const kz_id_finder *f, uint32_t token, address *a) {
    const kz_tokens *tokens = &f->s->tokens;
    while (token < tokens->n && tokens->at[token].span.start < a->span.end)
        token++;
    for (uint32_t i = 0; i < 2 && token + 1 < tokens->n; i++) {
        if (!kz_id_is(f, token, ",") || !kz_id_adjoins(f, token - 1, token) || !kz_id_adjoins(f, token, token + 1))
            return;
        kz_match m;
        uint32_t next = token + 1;
        if (kz_is_postcode(f, next) && !a->postcode.n) {
            a->postcode = kz_postcode_at(f, next);
            a->span.end = tokens->at[next].core_end;
            token = next + 1;
            continue;
        }
        bool name = tokens->at[next].kind == KZ_T_WORD && tokens->at[next].flags & KZ_F_CAPITAL &&
                    next + 1 < tokens->n && kz_id_adjoins(f, next, next + 1);
        if (!name || a->parts[KZ_ADDRESS_TOWN].n || !kz_address_word(f, tokens->at[next + 1].span.start, &m) ||
            kz_id_class(&m) != KZ_ADDRESS_TOWN)
            return;
        a->parts[KZ_ADDRESS_TOWN] = kz_address_written(f, next, next + 1, &m);
        a->span.end = m.end;
        token = next + 2;
    }
}

/* --------------------------------------------------------- the whole of it */

/* The part that says it, and by which other identifiers know it. */
static const struct {
    uint8_t part, key;
} fields[] = {
    {KZ_ADDRESS_REGION, KZ_FIELD_REGION},
    {KZ_ADDRESS_TOWN, KZ_FIELD_TOWN},
    {KZ_ADDRESS_DISTRICT, KZ_FIELD_DISTRICT},
    {KZ_ADDRESS_VILLAGE, KZ_FIELD_VILLAGE},
    {KZ_ADDRESS_MICRODISTRICT, KZ_FIELD_MICRODISTRICT},
    {KZ_ADDRESS_STREET, KZ_FIELD_STREET},
    {KZ_ADDRESS_HOUSE, KZ_FIELD_HOUSE},
    {KZ_ADDRESS_BLOCK, KZ_FIELD_BLOCK},
    {KZ_ADDRESS_ENTRANCE, KZ_FIELD_ENTRANCE},
    {KZ_ADDRESS_FLOOR, KZ_FIELD_FLOOR},
    {KZ_ADDRESS_FLAT, KZ_FIELD_FLAT},
    {KZ_ADDRESS_OFFICE, KZ_FIELD_OFFICE},
};

static void put_part(kz_buffer *out, uint32_t part, kz_slice value) {
    if (out->n)
        kz_buffer_add(out, ", ", 2);
    kz_buffer_slice(out, value);
    if (!is_number_part(part))
        return;
    const char *word = kz_address_names[part];
    kz_buffer_byte(out, '-');
    kz_buffer_add(out, word, (uint32_t)strlen(word));
}

static void add_address(kz_id_finder *f, const address *a) {
    kz_draft d = kz_draft_new(f->arena, KZ_ID_ADDRESS);
    kz_buffer value;
    kz_buffer_init(&value, f->arena, 96);
    d.span = a->span;
    kz_draft_add(&d, KZ_FIELD_POSTCODE, a->postcode);
    kz_buffer_slice(&value, a->postcode);
    for (uint32_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        kz_slice part = a->parts[fields[i].part];
        if (!part.n)
            continue;
        kz_draft_add(&d, (kz_field_key)fields[i].key, part);
        put_part(&value, fields[i].part, part);
    }
    d.value = kz_buffer_done(&value);
    kz_add_identifier(f, &d);
}

/* The head of a street or a small district that ends right before the token, past a comma, the house's word, № or
 * «бойындағы». */
static bool street_before(const kz_id_finder *f, uint32_t token, head *h) {
    enum { MOST = 4 };
    for (uint32_t i = token; i > 0 && token - i < MOST && kz_id_adjoins(f, i - 1, i); i--) {
        kz_match cue;
        if (kz_is_stop_of(f, i - 1, KZ_ADDRESS_STREET))
            continue;
        bool word = read_head(f, i, h);
        if (word && (h->part == KZ_ADDRESS_STREET || h->part == KZ_ADDRESS_MICRODISTRICT))
            return true;
        bool along = kz_id_word_at(&kz_identifier_cues, f->s->lower, f->s->tokens.at[i - 1].span.start, &cue) &&
                     cue.value & KZ_CUE_ALONG;
        bool house = word && h->part == KZ_ADDRESS_HOUSE;
        if (!house && !along && !kz_id_is(f, i - 1, ",") && !kz_id_is(f, i - 1, "№"))
            return false;
    }
    return false;
}

/* «, «Министрліктер үйі»,»: the building's name between its number and the rest; `at` if there is none. */
static uint32_t building_end(kz_slice text, uint32_t at) {
    enum { LONGEST = 80 };
    static const kz_slice open = KZ_LIT("«"), close = KZ_LIT("»");
    uint32_t start = kz_skip_blank(text, at);
    if (start >= text.n || text.at[start] != ',')
        return at;
    start = kz_skip_blank(text, start + 1);
    if (!kz_starts((kz_slice){text.at + start, text.n - start}, open))
        return at;
    for (uint32_t i = start + open.n; i < text.n && i - start < LONGEST && text.at[i] != '\n'; i++)
        if (kz_starts((kz_slice){text.at + i, text.n - i}, close))
            return i + close.n;
    return at;
}

/* Where the next part may begin: past a comma, and right after the street past «бойындағы». */
static uint32_t unit_start(const kz_id_finder *f, uint32_t at, bool first) {
    kz_slice text = f->s->text;
    kz_match cue;
    uint32_t start = kz_skip_blank(text, first ? at : building_end(text, at));
    if (start < text.n && text.at[start] == ',')
        start = kz_skip_blank(text, start + 1);
    bool along = first && kz_id_word_at(&kz_identifier_cues, f->s->lower, start, &cue) && cue.value & KZ_CUE_ALONG;
    return along ? kz_skip_blank(text, cue.end) : start;
}

/* 2019 is a year. */
static bool may_be_house(const kz_id_finder *f, const unit *u) {
    enum { LONGEST = 12, MOST_DIGITS = 3 };
    bool digits = kz_id_digits(u->number, 0, LONGEST) == u->number.n;
    return u->number.n <= (digits ? MOST_DIGITS : LONGEST) && stands_alone(f, u->end);
}

/* What stands after the street: at least a house. */
static bool read_units(const kz_id_finder *f, uint32_t at, bool may_be_bare, address *a) {
    enum { MOST_UNITS = 6 };
    unit next;
    for (uint32_t i = 0; i < MOST_UNITS; i++) {
        if (!read_unit(f, unit_start(f, at, i == 0), &next) || a->parts[next.part].n ||
            (next.bare && (i > 0 || !may_be_bare || !may_be_house(f, &next))))
            break;
        a->parts[next.part] = next.number;
        a->span.end = at = next.end;
    }
    return a->parts[KZ_ADDRESS_HOUSE].n > 0;
}

bool kz_find_address(kz_id_finder *f, uint32_t token) {
    enum { LONGEST_NAME = 4 };
    head h;
    uint32_t name;
    if (!street_before(f, token, &h))
        return false;
    kz_slice place = read_place(f, &h, LONGEST_NAME, &name);
    if (!place.n)
        return false;
    address a = {.span = {f->s->tokens.at[name].span.start, h.m.end}};
    a.parts[h.part] = place;
    const kz_tail *ending = &h.m.ending;
    bool plain = ending->case_ == KZ_CASE_NOM && !ending->plural && ending->derivation == KZ_DERIVED_NOT;
    if (!read_units(f, h.m.end, plain, &a))
        return false;
    read_places_before(f, name, &a);
    read_places_after(f, token, &a);
    add_address(f, &a);
    return true;
}
