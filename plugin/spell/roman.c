/* Roman numerals: ordinals, «жиырма бірінші ғасыр». */
#include "spell/talk.h"

static kz_slice core_of(const kz_talk *t, uint32_t token) {
    const kz_token *k = &t->s->tokens.at[token];
    return kz_sub(t->s->text, (kz_span){k->span.start, k->core_end});
}

static uint32_t value_of(const kz_talk *t, uint32_t token) {
    return kz_is_token(t, token, KZ_T_WORD) ? kz_roman_value(core_of(t, token)) : 0;
}

static bool has_flag(const kz_talk *t, uint32_t token, uint32_t flag) {
    return token < t->s->tokens.n && t->s->tokens.at[token].flags & flag;
}

static bool is_cyrillic_word(const kz_talk *t, uint32_t token) {
    return (kz_is_token(t, token, KZ_T_WORD) || kz_is_token(t, token, KZ_T_ABBREVIATION)) &&
           has_flag(t, token, KZ_F_CYRILLIC);
}

/* Letters that are no usual numeral of a century, a congress or a king: L, C, D, M. */
static bool has_large_digit(kz_slice core) {
    for (uint32_t i = 0; i < core.n; i++)
        if (strchr("LCDM", core.at[i]) && core.at[i])
            return true;
    return false;
}

static bool is_alone(const kz_talk *t, uint32_t token) {
    const kz_sentence *sentence = &t->s->sentences.at[t->s->tokens.at[token].sentence];
    return sentence->end - sentence->first == 1;
}

static bool beside_another(const kz_talk *t, uint32_t token) {
    bool after = kz_joined_by_dash(t, token) && value_of(t, token + 2);
    return after || (token >= 2 && kz_joined_by_dash(t, token - 2) && value_of(t, token - 2));
}

/* Петр I, at the end: no other letter, which would be an initial. */
static bool behind_name(const kz_talk *t, uint32_t token) {
    return value_of(t, token) == 1 && token > 0 && is_cyrillic_word(t, token - 1) &&
           has_flag(t, token - 1, KZ_F_CAPITAL) && !has_flag(t, token - 1, KZ_F_ALL_CAPITALS);
}

/* A letter or two may be anything: an initial, a class, a size. */
static bool is_numeral(const kz_talk *t, uint32_t token) {
    kz_slice core = core_of(t, token);
    uint32_t length;
    bool one = kz_utf8_at(core, 0, &length) && length == core.n;
    bool small_word = is_cyrillic_word(t, token + 1) && !has_flag(t, token + 1, KZ_F_CAPITAL);
    bool latin_before = token > 0 && has_flag(t, token - 1, KZ_F_LATIN) && !value_of(t, token - 1) &&
                        kz_is_token(t, token - 1, KZ_T_WORD);
    kz_match m;
    if (kz_heads_at(t, t->s->tokens.at[token].span.end, &m) & KZ_HEAD_CENTURY)
        return true;
    if (latin_before && !small_word)
        return false;
    if (small_word || t->s->tokens.at[token].core_end < t->s->tokens.at[token].span.end)
        return !latin_before || !one;
    if (has_large_digit(core))
        return false;
    return !one || beside_another(t, token) || behind_name(t, token) || is_alone(t, token) ||
           (is_cyrillic_word(t, token + 1) && kz_is_token(t, token + 1, KZ_T_WORD) && core.n == 1);
}

static bool say_roman(kz_talk *t, uint32_t value) {
    kz_say_value(&t->said, value);
    return kz_say_ordinal(&t->said);
}

/* The ending or the noun behind the hyphen: ХХІ-ге, ІІ-ші (whose ordinal is said already), V-тоқсан. */
static uint32_t take_tail(kz_talk *t, uint32_t token) {
    const kz_token *k = &t->s->tokens.at[token];
    if (k->core_end == k->span.end)
        return k->span.end;
    kz_span tail = {kz_behind_hyphen(t, k->core_end), k->span.end};
    kz_said_ending ending;
    if (kz_read_said_ending(kz_sub(t->s->lower, tail), kz_last_said(&t->said), &ending)) {
        ending.feats &= ~KZ_UD_NUMTYPE;
        return kz_say_ending(&t->said, &ending) ? k->span.end : k->core_end;
    }
    kz_say(&t->said, kz_sub(t->s->text, tail));
    return k->span.end;
}

/* XX-XXI or ІІ-тоқсан in one token. */
static bool say_hyphenated(kz_talk *t, uint32_t token) {
    kz_slice core = core_of(t, token);
    const char *hyphen = memchr(core.at, '-', core.n);
    if (!hyphen)
        return false;
    uint32_t length, n = (uint32_t)(hyphen - core.at);
    kz_slice behind = {hyphen + 1, core.n - n - 1};
    uint32_t from = kz_roman_value((kz_slice){core.at, n}), to = kz_roman_value(behind);
    bool noun = behind.n && kz_is_lower(kz_utf8_at(behind, 0, &length)) &&
                kz_script_of(kz_utf8_at(behind, 0, &length)) == KZ_S_CYRILLIC;
    if (!from || (!to && !noun))
        return false;
    say_roman(t, from);
    if (to)
        kz_say_joint(&t->said, KZ_LIT("-"));
    else
        kz_say(&t->said, behind);
    if (to)
        say_roman(t, to);
    return true;
}

/* ХҮІІІ ғасыр: Ү and У are typed for V, which is told by the century alone. */
static uint32_t typed_value(const kz_talk *t, uint32_t token) {
    enum { ROOM = 32, Y_STRAIGHT = 0x4AE, U = 0x423 };
    char room[ROOM];
    uint32_t n = 0, length;
    kz_match m;
    kz_slice core = core_of(t, token);
    bool century = kz_heads_at(t, t->s->tokens.at[token].span.end, &m) & KZ_HEAD_CENTURY;
    if (!century || core.n > ROOM)
        return 0;
    for (uint32_t at = 0; at < core.n; at += length) {
        uint32_t cp = kz_utf8_at(core, at, &length);
        if (cp == Y_STRAIGHT || cp == U) {
            room[n++] = 'V';
            continue;
        }
        memcpy(room + n, core.at + at, length);
        n += length;
    }
    return kz_roman_value((kz_slice){room, n});
}

bool kz_talk_roman(kz_talk *t, uint32_t token) {
    t->kind = KZ_SAID_ROMAN;
    t->end = t->s->tokens.at[token].span.end;
    if (say_hyphenated(t, token)) {
        t->end = take_tail(t, token);
        return true;
    }
    uint32_t value = value_of(t, token);
    if (value && !is_numeral(t, token))
        return false;
    if (!value)
        value = typed_value(t, token);
    if (!value || !say_roman(t, value))
        return false;
    t->end = take_tail(t, token);
    return true;
}
