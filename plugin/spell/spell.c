/* One number, amount, date or time by itself; its endings in letters, and behind digits. */
#include "spell/spell.h"

#include "morph/inflect.h"
#include "morph/lexicon.h"
#include "spell/saying.h"

static kz_slice trimmed(kz_slice text) {
    return kz_sub(text, kz_trim(text, (kz_span){0, text.n}));
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool only_digits(kz_slice text) {
    for (uint32_t i = 0; i < text.n; i++)
        if (!is_digit(text.at[i]))
            return false;
    return text.n > 0;
}

static bool has_digit(kz_slice text) {
    for (uint32_t i = 0; i < text.n; i++)
        if (is_digit(text.at[i]))
            return true;
    return false;
}

/* The text in words, with nothing left that could be said; empty where there is no number in it. */
static kz_slice in_words(kz_arena *arena, kz_slice text) {
    kz_verbalizing all = {0};
    kz_edits edits;
    kz_slice said = kz_verbalize(arena, text, &all, &edits);
    return edits.n && !has_digit(said) ? said : (kz_slice){"", 0};
}

static void say_one_by_one(kz_saying *s, kz_slice text) {
    for (uint32_t i = 0; i < text.n; i++)
        if (is_digit(text.at[i]))
            kz_say_digits(s, (kz_slice){text.at + i, 1});
}

/* «екі-екіден» */
static bool say_each(kz_arena *arena, kz_saying *s) {
    kz_slice once = kz_copy(arena, kz_buffer_done(&s->words));
    kz_say_joint(s, KZ_LIT("-"));
    kz_say(s, once);
    return kz_say_feats(s, KZ_UD_CASE_ABL);
}

static kz_spelled put_endings(kz_arena *arena, kz_saying *s, const kz_spell_options *how) {
    uint64_t feats = how->feats;
    bool fine = true;
    if (how->each)
        return say_each(arena, s) && feats == 0 ? KZ_SPELLED : KZ_SPELLED_NO_FORM;
    if (how->nearly) {
        fine = kz_say_feats(s, KZ_UD_CASE_DAT);
        kz_say_word(s, KZ_SAID_NEARLY);
    }
    if ((feats & KZ_UD_NUMTYPE) == KZ_UD_NUMTYPE_COLL) {
        kz_said_ending together = {.feats = feats & ~KZ_UD_NUMTYPE, .derivation = KZ_SAID_TOGETHER};
        return kz_say_ending(s, &together) ? KZ_SPELLED : KZ_SPELLED_NO_FORM;
    }
    return fine && kz_say_feats(s, feats) ? KZ_SPELLED : KZ_SPELLED_NO_FORM;
}

kz_spelled kz_spell(kz_arena *arena, kz_slice text, const kz_spell_options *how, kz_slice *out) {
    kz_saying s;
    kz_slice written = trimmed(text);
    kz_saying_start(&s, arena);
    bool whole = only_digits(written);
    if (!has_digit(written) && in_words(arena, written).n == 0)
        return KZ_SPELLED_NO_NUMBER;
    if (how->digits) {
        say_one_by_one(&s, written);
    } else if (whole && written.at[0] != '0') {
        if (!kz_say_integer(&s, written))
            return KZ_SPELLED_TOO_LARGE;
    } else {
        kz_slice said = in_words(arena, written);
        if (said.n == 0)
            return KZ_SPELLED_NO_NUMBER;
        kz_say(&s, said);
    }
    kz_spelled done = put_endings(arena, &s, how);
    *out = kz_buffer_done(&s.words);
    return done;
}

/* ---- Endings behind digits ---- */

/* «інші» of бесінші, «сыншы» of жиырмасыншы: what the ordinal has that the number has not. Of қырқыншы, which is no
 * longer қырық in front, the last four letters. */
static bool full_ordinal(kz_arena *arena, kz_slice written, kz_slice spoken, kz_slice *out) {
    enum { FOUR_LETTERS = 8 };
    char form[KZ_FORM_ROOM];
    kz_slice ordinal = {form, kz_inflect(spoken, KZ_POS_NUM, KZ_UD_NUMTYPE_ORD, form)};
    if (ordinal.n <= FOUR_LETTERS)
        return false;
    uint32_t at = kz_starts(ordinal, spoken) ? spoken.n : ordinal.n - FOUR_LETTERS;
    kz_buffer b;
    kz_buffer_init(&b, arena, written.n + ordinal.n);
    kz_buffer_slice(&b, written);
    kz_buffer_byte(&b, '-');
    kz_buffer_slice(&b, kz_sub(ordinal, (kz_span){at, ordinal.n}));
    *out = kz_buffer_done(&b);
    return true;
}

/* The last word as it is said: a Latin letter by its name. */
static kz_slice last_spoken(kz_arena *arena, kz_slice said) {
    kz_saying s;
    kz_saying_start(&s, arena);
    kz_say(&s, kz_lowered(arena, said));
    kz_slice word = kz_last_said(&s);
    uint32_t name = kz_table_value(&kz_letter_names, word, UINT32_MAX);
    return name == UINT32_MAX ? word : kz_letter_names_said[name];
}

bool kz_suffix(kz_arena *arena, kz_slice text, uint64_t feats, bool full, kz_slice *out) {
    char *form = kz_arena_get(arena, KZ_FORM_ROOM);
    kz_slice written = trimmed(text), said = in_words(arena, written);
    uint32_t n = 0;
    if (written.n == 0 || written.n > KZ_LONGEST_LEMMA)
        return false;
    if (said.n == 0) {
        n = kz_inflect(written, KZ_POS_X, feats, form);
    } else {
        kz_slice spoken = last_spoken(arena, said);
        uint8_t upos = feats & KZ_UD_NUMTYPE ? KZ_POS_NUM : KZ_POS_X;
        if (full && feats == KZ_UD_NUMTYPE_ORD)
            return full_ordinal(arena, written, spoken, out);
        n = kz_inflect_as(written, spoken, upos, feats, form);
    }
    *out = (kz_slice){form, n};
    return n > 0;
}
