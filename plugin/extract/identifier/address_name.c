/* Names of streets and towns, leftwards from their heads, and post codes. */
#include "extract/identifier/address.h"

/* The token of the opening quotation mark, `close` if there is none near. */
static uint32_t opening_quote(const kz_id_finder *f, uint32_t close) {
    enum { MOST = 6 };
    for (uint32_t i = close; i > 0 && close - i < MOST; i--)
        if (kz_id_is(f, i - 1, "«") || kz_id_is(f, i - 1, "“"))
            return kz_id_adjoins(f, i - 1, i) ? i - 1 : close;
    return close;
}

static bool is_name_word(const kz_id_finder *f, uint32_t token, bool *capital) {
    const kz_token *t = &f->s->tokens.at[token];
    kz_match m;
    if (t->kind == KZ_T_INITIAL || (t->kind == KZ_T_WORD && t->flags & KZ_F_CAPITAL)) {
        *capital = true;
        return true;
    }
    bool word = t->kind == KZ_T_WORD || t->kind == KZ_T_ABBREVIATION;
    *capital = t->flags & KZ_F_CAPITAL;
    return word && kz_address_word(f, t->span.start, &m) && kz_id_class(&m) == KZ_ADDRESS_NAME;
}

/* «Бүгін Абай көшесінде»: the capital of a sentence's first word, if it is a word and no name, says nothing. */
static bool only_starts_sentence(const kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    uint32_t lexicon = kz_lexicon(kz_token_core(f->s, token));
    return t->flags & KZ_F_SENTENCE_START && lexicon & KZ_LEX_WORD && !(lexicon & KZ_LEX_NAME);
}

/* «28 Панфилов», «1 Мамыр» */
static bool is_name_number(const kz_id_finder *f, uint32_t token) {
    enum { MOST = 3 };
    const kz_token *t = &f->s->tokens.at[token];
    return t->kind == KZ_T_NUMBER && t->core_end == t->span.end &&
           kz_id_digits(f->s->text, t->span.start, MOST) == t->span.end;
}

bool kz_is_stop_of(const kz_id_finder *f, uint32_t token, uint32_t part) {
    kz_match m;
    return token > 0 && kz_id_is(f, token, ".") && kz_id_adjoins(f, token - 1, token) &&
           kz_address_word(f, f->s->tokens.at[token - 1].span.start, &m) && kz_id_class(&m) == part &&
           m.end == f->s->tokens.at[token].span.end;
}

static bool is_genitive(const kz_id_finder *f, uint32_t token) {
    kz_reading reading;
    return kz_analyse(kz_token_lower(f->s, token), &reading, 1) && reading.case_ == KZ_CASE_GEN;
}

/* A name that ends in a small letter: «8 наурыз көшесі», «Мәңгілік ел даңғылы». */
static uint32_t lower_name(const kz_id_finder *f, uint32_t head) {
    if (head < 2 || !kz_id_adjoins(f, head - 1, head) || !kz_id_adjoins(f, head - 2, head - 1) ||
        f->s->tokens.at[head - 1].kind != KZ_T_WORD)
        return head;
    const kz_token *t = &f->s->tokens.at[head - 2];
    bool capital = t->kind == KZ_T_WORD && t->flags & KZ_F_CAPITAL && !(t->flags & KZ_F_SENTENCE_START) &&
                   t->core_end == t->span.end;
    kz_match m;
    bool part = kz_address_word(f, t->span.start, &m) && kz_id_class(&m) != KZ_ADDRESS_NAME;
    return (capital && !part && !is_genitive(f, head - 2)) || is_name_number(f, head - 2) ? head - 2 : head;
}

/* Z05T9D3 */
static bool is_new_postcode(kz_slice text, uint32_t at) {
    static const char pattern[] = "addadad";
    bool alike = false;
    for (uint32_t i = 0; i + 1 < sizeof pattern; i++) {
        uint32_t length = 0, cp = at < text.n ? kz_utf8_at(text, at, &length) : 0;
        bool fits = pattern[i] == 'd' ? cp >= '0' && cp <= '9' : kz_id_capital(cp, &alike) != 0;
        if (!fits)
            return false;
        at += length;
    }
    return kz_id_free_after(text, at);
}

/* May the token stand before one that is in the name already, or before its head? */
static bool joins_name(const kz_id_finder *f, uint32_t token, uint32_t head, bool *capital) {
    const kz_token *t = &f->s->tokens.at[token], *next = &f->s->tokens.at[token + 1];
    kz_match m;
    /* КМҚК Павлодар қаласы: what stands in capitals before the name is none of it */
    bool shouted = token + 1 < head && t->flags & KZ_F_ALL_CAPITALS && !(next->flags & KZ_F_ALL_CAPITALS);
    if (shouted || !is_name_word(f, token, capital) ||
        (t->kind == KZ_T_WORD && is_new_postcode(f->s->text, t->span.start)))
        return false;
    /* a part of its own: «Алматы қаласы Абай көшесі» */
    return !(kz_address_word(f, t->span.start, &m) && kz_id_class(&m) != KZ_ADDRESS_NAME && m.ending.possessive);
}

/* The capitals before the head, with the small words among them. */
static uint32_t first_name_word(const kz_id_finder *f, uint32_t head, uint32_t most) {
    uint32_t first = head, strongest = head;
    while (first > 0 && head - first < most && kz_id_adjoins(f, first - 1, first)) {
        bool capital = false;
        if (first > 1 && kz_is_stop_of(f, first - 1, KZ_ADDRESS_NAME)) {
            first -= 2;
            strongest = first;
            continue;
        }
        if (!joins_name(f, first - 1, head, &capital))
            break;
        first--;
        strongest = capital ? first : strongest;
    }
    return strongest;
}

/* «28 Панфилов», «Тәуелсіздіктің 10 жылдығы»: with the number, and with whose it is. */
static uint32_t with_number(const kz_id_finder *f, uint32_t first) {
    if (first == 0 || !kz_id_adjoins(f, first - 1, first) || !is_name_number(f, first - 1))
        return first;
    bool owner = first > 1 && kz_id_adjoins(f, first - 2, first - 1) &&
                 f->s->tokens.at[first - 2].flags & KZ_F_CAPITAL && is_genitive(f, first - 2);
    return owner ? first - 2 : first - 1;
}

uint32_t kz_address_name(const kz_id_finder *f, uint32_t head, uint32_t most, bool numbered) {
    if (head > 0 && kz_id_adjoins(f, head - 1, head) && (kz_id_is(f, head - 1, "»") || kz_id_is(f, head - 1, "”"))) {
        uint32_t open = opening_quote(f, head - 1);
        return open < head - 1 ? open : head;
    }
    if (numbered && with_number(f, head) < head)
        return head - 1;
    uint32_t first = first_name_word(f, head, most);
    if (first == head) {
        first = lower_name(f, head);
        return first < head && f->s->tokens.at[first].kind == KZ_T_NUMBER ? with_number(f, first + 1) : first;
    }
    if (first + 1 < head && f->s->tokens.at[first + 1].flags & KZ_F_CAPITAL && only_starts_sentence(f, first))
        return first + 1;
    return with_number(f, first);
}

kz_slice kz_numbered_place(const kz_id_finder *f, kz_span number, uint32_t word, const kz_match *m) {
    enum { POSSESSIVE = 2 }; /* bytes of «ы» at the end of «шағынауданы» */
    kz_slice full = kz_id_full(m->value);
    bool short_form = m->value & (KZ_KEY_SHORT | KZ_KEY_NO_ENDING);
    kz_buffer out;
    kz_buffer_init(&out, f->arena, 48);
    kz_buffer_slice(&out, kz_sub(f->s->text, number));
    kz_buffer_byte(&out, '-');
    if (short_form)
        kz_buffer_slice(&out, (kz_slice){full.at, full.n - POSSESSIVE});
    else
        kz_buffer_slice(&out, kz_sub(f->s->lower, (kz_span){word, m->key_end}));
    return kz_buffer_done(&out);
}

kz_slice kz_address_written(const kz_id_finder *f, uint32_t first, uint32_t head, const kz_match *m) {
    const kz_token *tokens = f->s->tokens.at;
    if (first + 1 == head && tokens[first].kind == KZ_T_NUMBER)
        return kz_numbered_place(f, tokens[first].span, tokens[head].span.start, m);
    kz_buffer out;
    kz_buffer_init(&out, f->arena, 64);
    for (uint32_t i = first; i < head; i++) {
        kz_buffer_slice(&out, kz_sub(f->s->text, tokens[i].span));
        if (i + 1 == head || tokens[i + 1].span.start > tokens[i].span.end)
            kz_buffer_byte(&out, ' ');
    }
    kz_buffer_slice(&out, kz_id_full(m->value));
    return kz_buffer_done(&out);
}

/* ------------------------------------------------------------- post codes */

bool kz_is_postcode(const kz_id_finder *f, uint32_t token) {
    enum { DIGITS = 6 };
    const kz_token *t = &f->s->tokens.at[token];
    kz_slice text = f->s->text;
    uint32_t start = t->span.start;
    if (t->kind == KZ_T_WORD)
        return is_new_postcode(text, start);
    bool digits = t->kind == KZ_T_NUMBER && t->core_end - start == DIGITS &&
                  kz_id_digits(text, start, DIGITS) == t->core_end && kz_id_free_after(text, t->core_end);
    /* the first two digits are a region's: 01 to 16 */
    return digits && ((text.at[start] == '0' && text.at[start + 1] != '0') ||
                      (text.at[start] == '1' && text.at[start + 1] <= '6'));
}

kz_slice kz_postcode_at(const kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    kz_buffer out;
    kz_buffer_init(&out, f->arena, 8);
    for (uint32_t at = t->span.start, length; at < t->core_end; at += length) {
        bool alike;
        uint32_t cp = kz_utf8_at(f->s->text, at, &length);
        kz_buffer_byte(&out, cp < 0x80 ? (char)cp : kz_id_capital(cp, &alike));
    }
    return kz_buffer_done(&out);
}

bool kz_find_postcode(kz_id_finder *f, uint32_t token) {
    enum { NEAR = 3 };
    const kz_token *t = &f->s->tokens.at[token];
    if (!kz_is_postcode(f, token) || !kz_cue_before(f, token, KZ_CUE_POSTCODE, NEAR, NULL))
        return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_POSTCODE);
    d.span = (kz_span){t->span.start, t->core_end};
    d.value = kz_postcode_at(f, token);
    kz_add_identifier(f, &d);
    return true;
}
