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

/* Tokens [*first, end) are one part: «Астана қ.», «3-ықшамаудан», «Алматы». */
static bool read_place_before(const kz_id_finder *f, uint32_t end, address *out, uint32_t *first) {
    enum { LONGEST_NAME = 3 };
    uint32_t head = end - 1;
    const kz_token *t = &f->s->tokens.at[head];
    kz_match m;
    if (t->kind == KZ_T_NUMBER && t->core_end < t->span.end && kz_address_word(f, t->core_end + 1, &m) &&
        kz_id_class(&m) == KZ_ADDRESS_MICRODISTRICT && !out->parts[KZ_ADDRESS_MICRODISTRICT].n) {
        out->parts[KZ_ADDRESS_MICRODISTRICT] = kz_sub(f->s->text, (kz_span){t->span.start, m.key_end});
        *first = head;
        return true;
    }
    for (uint32_t words = 1; words <= 2 && end >= words; words++) {
        head = end - words;
        t = &f->s->tokens.at[head];
        if (!kz_address_word(f, t->span.start, &m) || m.end < f->s->tokens.at[end - 1].span.end ||
            kz_id_class(&m) > KZ_ADDRESS_MICRODISTRICT)
            continue;
        uint32_t part = kz_id_class(&m),
                 name = kz_address_name(f, head, LONGEST_NAME, part == KZ_ADDRESS_MICRODISTRICT);
        if (name == head || out->parts[part].n)
            return false;
        out->parts[part] = kz_address_written(f, name, head, &m);
        *first = name;
        return true;
    }
    if (kz_is_postcode(f, end - 1) && !out->postcode.n) {
        out->postcode = kz_postcode_at(f, end - 1);
        *first = end - 1;
        return true;
    }
    if (is_bare_town(f, end - 1) && !out->parts[KZ_ADDRESS_TOWN].n) {
        out->parts[KZ_ADDRESS_TOWN] = kz_token_text(f->s, end - 1);
        *first = end - 1;
        return true;
    }
    return false;
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
    static const char *const words[] = {"үй", "блок", "кіреберіс", "қабат", "пәтер", "кеңсе"};
    if (out->n)
        kz_buffer_add(out, ", ", 2);
    kz_buffer_slice(out, value);
    if (!is_number_part(part))
        return;
    const char *word = words[part - KZ_ADDRESS_HOUSE];
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

/* The token at which the head of a street or a small district begins that ends right before this token, past a comma,
 * the house's word, № or «бойындағы»; the token itself if there is none. */
static uint32_t street_before(const kz_id_finder *f, uint32_t token, kz_match *m) {
    enum { MOST = 4 };
    for (uint32_t i = token; i > 0 && token - i < MOST && kz_id_adjoins(f, i - 1, i); i--) {
        const kz_token *t = &f->s->tokens.at[i - 1];
        if (kz_is_stop_of(f, i - 1, KZ_ADDRESS_STREET))
            continue;
        bool glued = t->kind == KZ_T_NUMBER && t->core_end < t->span.end;
        uint32_t at = glued ? t->core_end + 1 : t->span.start;
        bool word = kz_address_word(f, at, m);
        uint32_t part = word ? kz_id_class(m) : (uint32_t)KZ_ADDRESS_NAME;
        /* «тас жол», «шағын аудан»: two tokens */
        if ((!word || part == KZ_ADDRESS_NAME) && i > 1 && kz_id_adjoins(f, i - 2, i - 1) &&
            kz_address_word(f, f->s->tokens.at[i - 2].span.start, m) && m->end >= t->span.end) {
            part = kz_id_class(m);
            if (part == KZ_ADDRESS_STREET || part == KZ_ADDRESS_MICRODISTRICT)
                return i - 2;
        }
        if (word && m->end < t->span.end)
            return token;
        if ((part == KZ_ADDRESS_STREET && !glued) || part == KZ_ADDRESS_MICRODISTRICT)
            return i - 1;
        kz_match cue;
        bool along = kz_id_word_at(&kz_identifier_cues, f->s->lower, t->span.start, &cue) && cue.value & KZ_CUE_ALONG;
        if (part != KZ_ADDRESS_HOUSE && !along && !kz_id_is(f, i - 1, ",") && !kz_id_is(f, i - 1, "№"))
            return token;
    }
    return token;
}

/* What stands after the street: at least a house. */
static bool read_units(const kz_id_finder *f, uint32_t at, bool may_be_bare, address *a) {
    enum { MOST_UNITS = 6, LONGEST_BARE = 12 };
    kz_slice text = f->s->text;
    kz_match cue;
    for (uint32_t i = 0; i < MOST_UNITS; i++) {
        uint32_t start = kz_skip_blank(text, at);
        if (start < text.n && text.at[start] == ',')
            start = kz_skip_blank(text, start + 1);
        if (i == 0 && kz_id_word_at(&kz_identifier_cues, f->s->lower, start, &cue) && cue.value & KZ_CUE_ALONG)
            start = kz_skip_blank(text, cue.end);
        unit next;
        if (!read_unit(f, start, &next) || a->parts[next.part].n ||
            (next.bare && (i > 0 || !may_be_bare || !stands_alone(f, next.end) || next.number.n > LONGEST_BARE)))
            break;
        if (next.bare && next.number.n > 3 && kz_id_digits(next.number, 0, 9) == next.number.n)
            break; /* 2019 is a year */
        a->parts[next.part] = next.number;
        a->span.end = at = next.end;
    }
    return a->parts[KZ_ADDRESS_HOUSE].n > 0;
}

bool kz_find_address(kz_id_finder *f, uint32_t token) {
    enum { LONGEST_NAME = 4 };
    kz_match m;
    uint32_t head = street_before(f, token, &m);
    if (head == token)
        return false;
    const kz_token *t = &f->s->tokens.at[head];
    uint32_t part = kz_id_class(&m);
    bool glued = t->kind == KZ_T_NUMBER;
    uint32_t name = glued ? head : kz_address_name(f, head, LONGEST_NAME, part == KZ_ADDRESS_MICRODISTRICT);
    if (name == head && !glued)
        return false;
    address a = {.span = {f->s->tokens.at[name].span.start, m.end}};
    a.parts[part] =
        glued ? kz_sub(f->s->text, (kz_span){t->span.start, m.key_end}) : kz_address_written(f, name, head, &m);
    bool plain = m.ending.case_ == KZ_CASE_NOM && !m.ending.plural && m.ending.derivation == KZ_DERIVED_NOT;
    if (!read_units(f, m.end, plain, &a))
        return false;
    read_places_before(f, name, &a);
    read_places_after(f, token, &a);
    add_address(f, &a);
    return true;
}
