#include "extract/identifier/parts.h"

const char *kz_identifier_kind_name(kz_identifier_kind kind) {
    static const char *const names[KZ_ID_KINDS] = {"phone", "email", "url",      "handle",  "iin", "bin", "iban",
                                                   "bic",   "plate", "postcode", "address", "law", "card"};
    return names[kind];
}

const char *kz_field_name(kz_field_key key) {
    static const char *const names[KZ_FIELDS] = {
        [KZ_FIELD_TYPE] = "type",
        [KZ_FIELD_NAME] = "name",
        [KZ_FIELD_EXTENSION] = "extension",
        [KZ_FIELD_UNRESOLVED] = "unresolved",
        [KZ_FIELD_HOST] = "host",
        [KZ_FIELD_ASCII] = "ascii",
        [KZ_FIELD_NETWORK] = "network",
        [KZ_FIELD_ACCOUNT] = "account",
        [KZ_FIELD_BORN] = "born",
        [KZ_FIELD_CENTURY] = "century",
        [KZ_FIELD_SEX] = "sex",
        [KZ_FIELD_REGISTERED] = "registered",
        [KZ_FIELD_UNIT] = "unit",
        [KZ_FIELD_COUNTRY] = "country",
        [KZ_FIELD_BANK] = "bank",
        [KZ_FIELD_REPAIRED] = "repaired",
        [KZ_FIELD_STANDARD] = "standard",
        [KZ_FIELD_CODE] = "code",
        [KZ_FIELD_POSTCODE] = "postcode",
        [KZ_FIELD_REGION] = "region",
        [KZ_FIELD_DISTRICT] = "district",
        [KZ_FIELD_TOWN] = "town",
        [KZ_FIELD_VILLAGE] = "village",
        [KZ_FIELD_MICRODISTRICT] = "microdistrict",
        [KZ_FIELD_STREET] = "street",
        [KZ_FIELD_HOUSE] = "house",
        [KZ_FIELD_BLOCK] = "block",
        [KZ_FIELD_ENTRANCE] = "entrance",
        [KZ_FIELD_FLOOR] = "floor",
        [KZ_FIELD_FLAT] = "flat",
        [KZ_FIELD_OFFICE] = "office",
        [KZ_FIELD_ACT] = "act",
        [KZ_FIELD_ISSUER] = "issuer",
        [KZ_FIELD_TITLE] = "title",
        [KZ_FIELD_DATE] = "date",
        [KZ_FIELD_NUMBER] = "number",
        [KZ_FIELD_SECTION] = "section",
        [KZ_FIELD_CHAPTER] = "chapter",
        [KZ_FIELD_ARTICLE] = "article",
        [KZ_FIELD_PART] = "part",
        [KZ_FIELD_ITEM] = "item",
        [KZ_FIELD_SUBITEM] = "subitem",
        [KZ_FIELD_PARAGRAPH] = "paragraph",
    };
    return names[key];
}

typedef struct problem_text {
    const char *code, *message;
} problem_text;

static const problem_text problems[] = {
    [KZ_FINE] = {"OK", "nothing is wrong"},
    [KZ_BAD_LENGTH] = {"BAD_LENGTH", "the number of characters is wrong"},
    [KZ_BAD_CHARACTER] = {"BAD_CHARACTER", "a character does not belong there"},
    [KZ_BAD_CENTURY] = {"BAD_CENTURY", "the seventh digit is none that tells a century and a sex"},
    [KZ_BAD_DATE] = {"BAD_DATE", "the first digits are no date"},
    [KZ_BAD_TYPE] = {"BAD_TYPE", "the fifth and the sixth digit are of no type of entity"},
    [KZ_BAD_CHECKSUM] = {"BAD_CHECKSUM", "the checksum does not fit"},
    [KZ_OTHER_SCHEME] = {"OTHER_SCHEME", "the fifth digit is of the other scheme: IIN 0 to 3, BIN 4 to 6"},
    [KZ_BAD_COUNTRY] = {"BAD_COUNTRY", "no country with such accounts has these letters"},
    [KZ_BAD_STRUCTURE] = {"BAD_STRUCTURE", "letters and digits do not stand as they do in the country's accounts"},
    [KZ_BAD_CODE] = {"BAD_CODE", "no operator, town or network of cards has this code"},
    [KZ_NO_CODE] = {"NO_CODE", "a local number, without the code of its town"},
};

const char *kz_problem_code(kz_problem problem) {
    return problems[problem].code;
}

const char *kz_problem_message(kz_problem problem) {
    return problems[problem].message;
}

/* ------------------------------------------------------------------ drafts */

void kz_draft_add(kz_draft *d, kz_field_key key, kz_slice value) {
    if ((value.n || kz_field_is_mark(key)) && d->n < KZ_MOST_FIELDS)
        d->fields[d->n++] = (kz_field){value, (uint8_t)key};
}

void kz_draft_text(kz_draft *d, kz_field_key key, const char *value) {
    kz_draft_add(d, key, (kz_slice){value, (uint32_t)strlen(value)});
}

kz_identifier kz_draft_done(const kz_draft *d) {
    kz_identifier id = {d->span, d->value, NULL, d->n, d->kind};
    if (d->n) {
        id.fields = kz_arena_get(d->arena, d->n * sizeof *id.fields);
        memcpy(id.fields, d->fields, d->n * sizeof *id.fields);
    }
    return id;
}

void kz_add_identifier(kz_id_finder *f, const kz_draft *d) {
    *kz_push(f->arena, f->out) = kz_draft_done(d);
    f->done = d->span.end;
}

/* ------------------------------------------------------------------- bytes */

static bool joins(uint32_t cp) {
    return cp == '_' || cp == '@' || cp == '\\' || cp == '=' || cp == '&' || cp == '#' || cp == '%';
}

bool kz_id_free_before(kz_slice s, uint32_t at) {
    uint32_t length;
    if (at == 0)
        return true;
    uint32_t cp = kz_utf8_before(s, at, &length);
    kz_char_class class = kz_class(cp);
    if ((class >= KZ_C_LOWER && class <= KZ_C_NUMERIC) || joins(cp) || cp == '/' || cp == '+')
        return false;
    bool dotted = cp == '-' || cp == '.' || cp == ',';
    return !(dotted && at > length && kz_is_digit(kz_utf8_before(s, at - length, &length)));
}

bool kz_id_free_after(kz_slice s, uint32_t at) {
    uint32_t length;
    if (at >= s.n)
        return true;
    uint32_t cp = kz_utf8_at(s, at, &length), next = kz_id_cp(s, at + length);
    kz_char_class class = kz_class(cp);
    if ((class >= KZ_C_LOWER && class <= KZ_C_NUMERIC) || joins(cp))
        return false;
    if (cp == '-' || cp == '/')
        return !kz_is_digit(next) && !(kz_is_letter(next) && kz_script_of(next) == KZ_S_LATIN);
    return !((cp == '.' || cp == ',') && kz_is_digit(next) && cp == '.');
}

char kz_id_capital(uint32_t cp, bool *alike) {
    /* the capitals that look the same in both alphabets, and І, Ѕ, Ј, Ү */
    static const struct {
        uint16_t cyrillic;
        char latin;
    } twins[] = {{0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'},
                 {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'},
                 {0x406, 'I'}, {0x405, 'S'}, {0x408, 'J'}, {0x4AE, 'Y'}};
    if (cp >= 'A' && cp <= 'Z')
        return (char)cp;
    for (uint32_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i].cyrillic == cp) {
            *alike = true;
            return twins[i].latin;
        }
    return 0;
}

/* ------------------------------------------------------------------- words */

static bool is_cue(const kz_id_finder *f, uint32_t at, uint32_t cue, kz_match *m) {
    return kz_id_word_at(&kz_identifier_cues, f->s->lower, at, m) && m->value & cue & 0xFFFF &&
           m->ending.derivation == KZ_DERIVED_NOT;
}

bool kz_cue_before(const kz_id_finder *f, uint32_t token, uint32_t cue, uint32_t most, uint32_t *end) {
    const kz_token *tokens = f->s->tokens.at;
    kz_match m;
    for (uint32_t i = token; i > 0 && token - i < most && tokens[i - 1].block == tokens[token].block; i--)
        if (tokens[i - 1].kind != KZ_T_PUNCT && is_cue(f, tokens[i - 1].span.start, cue, &m) &&
            m.end <= tokens[token].span.start) {
            if (end)
                *end = m.end;
            return true;
        }
    return false;
}

bool kz_cue_after(const kz_id_finder *f, uint32_t at, uint32_t cue, uint32_t most) {
    kz_slice lower = f->s->lower;
    kz_match m;
    for (uint32_t i = 0; i < most; i++) {
        uint32_t word = kz_skip_blank(lower, at);
        if (word < lower.n && lower.at[word] == '(')
            word++;
        if (is_cue(f, word, cue, &m) && (!(cue & KZ_CUE_SERVICE) || !(m.value & KZ_CUE_SERVICE) ||
                                         m.ending.possessive || m.value & KZ_KEY_NO_ENDING))
            return true;
        at = kz_word_end(lower, word);
        if (at == word)
            return false;
    }
    return false;
}

/* ------------------------------------------------------------------- finding */

static bool find_word(kz_id_finder *f, uint32_t i) {
    const kz_token *t = &f->s->tokens.at[i];
    unsigned char last = (unsigned char)f->s->text.at[t->core_end - 1];
    bool digit_in = t->flags & (KZ_F_CAPITAL | KZ_F_LATIN) || (last >= '0' && last <= '9');
    if (!digit_in)
        return kz_find_dotted_host(f, i);
    if (t->span.end - t->span.start == 1)
        return kz_find_act(f, i) || kz_find_plate(f, i); /* N 123, A 123 BCD */
    return kz_find_iban(f, i) || kz_find_plate(f, i) || kz_find_postcode(f, i) || kz_find_bic(f, i) ||
           kz_find_dotted_host(f, i);
}

static bool find_number(kz_id_finder *f, uint32_t i) {
    if (f->s->tokens.at[i].core_end - f->s->tokens.at[i].span.start == 1 && kz_find_bracketed_phone(f, i))
        return true;
    return kz_find_national(f, i) || kz_find_card(f, i) || kz_find_plate(f, i) || kz_find_clause(f, i) ||
           kz_find_address(f, i) || kz_find_short_number(f, i) || kz_find_postcode(f, i);
}

/* A number in words: only a law's. */
static void find_spelled(kz_id_finder *f, uint32_t *number, uint32_t token) {
    const kz_numbers *all = f->numbers;
    while (*number < all->n && all->at[*number].first < token)
        ++*number;
    if (*number < all->n && all->at[*number].first == token && all->at[*number].spelled)
        kz_find_clause(f, token);
}

void kz_find_identifiers(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                         kz_identifiers *out) {
    kz_id_finder f = {.arena = arena, .s = s, .numbers = numbers, .times = times, .out = out};
    uint32_t number = 0;
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        const kz_token *t = &s->tokens.at[i];
        if (t->span.start < f.done)
            continue;
        switch (t->kind) {
        case KZ_T_URL:
        case KZ_T_EMAIL:
            kz_find_web(&f, i);
            break;
        case KZ_T_HANDLE:
            if (!kz_find_web(&f, i))
                kz_find_dotted_mail(&f, i);
            break;
        case KZ_T_PHONE:
            if (!kz_find_phone(&f, i))
                kz_find_bracketed_phone(&f, i);
            break;
        case KZ_T_NUMBER:
            find_number(&f, i);
            break;
        case KZ_T_PUNCT:
            if (s->text.at[t->span.start] == '(')
                kz_find_bracketed_phone(&f, i);
            break;
        case KZ_T_SYMBOL:
            if (!kz_find_act(&f, i) && s->text.at[t->span.start] == '+')
                kz_find_bracketed_phone(&f, i);
            break;
        case KZ_T_WORD:
        case KZ_T_INITIAL:
            if (!find_word(&f, i))
                find_spelled(&f, &number, i);
            break;
        default:
            break;
        }
    }
}
