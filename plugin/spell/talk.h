/* Inside the stage: one run over a text, and the readers of its parts. */
#ifndef KZ_SPELL_TALK_H
#define KZ_SPELL_TALK_H

#include "extract/number/match.h"
#include "spell/figure.h"
#include "spell/spell.h"

typedef struct kz_talk {
    kz_arena *arena;
    const kz_segments *s;
    kz_verbalizing options;
    kz_saying said;          /* the part at hand */
    uint32_t start, end;     /* the bytes that it stands for */
    uint8_t kind;            /* kz_said_kind */
    uint32_t clock_sentence; /* in this sentence 16.30 is a clock time; UINT32_MAX: in none */
} kz_talk;

/* Each reads what begins at the token: fills `said`, `start`, `end` and `kind`, and says whether it is something. */
bool kz_talk_amount(kz_talk *t, uint32_t token);   /* digits with what belongs to them */
bool kz_talk_prefixed(kz_talk *t, uint32_t token); /* $5, №5, §5, -5, +5 */
bool kz_talk_clock(kz_talk *t, uint32_t token);
bool kz_talk_date(kz_talk *t, uint32_t token);
bool kz_talk_phone(kz_talk *t, uint32_t token);
bool kz_talk_pair(kz_talk *t, uint32_t token);  /* 3:2, 1/2, 5x5 */
bool kz_talk_mixed(kz_talk *t, uint32_t token); /* COVID-19, 5G, 5x5 in one token */
bool kz_talk_roman(kz_talk *t, uint32_t token);
bool kz_talk_short(kz_talk *t, uint32_t token); /* abbreviations, units behind number words */
bool kz_talk_acronym(kz_talk *t, uint32_t token);

/* ---- What stands around ---- */

/* Bits of kz_said_heads of the word behind byte `at`, 0 if it is none. */
uint32_t kz_heads_at(const kz_talk *t, uint32_t at, kz_match *m);
/* Are the figures from token `token` to `last` (f, with no ending of its own) ordinals by what stands around them? */
bool kz_is_said_ordinal(const kz_talk *t, uint32_t token, uint32_t last, const kz_figure *f);
/* The token is a dash with no space around it, or UINT32_MAX; `number`: the token before it. */
bool kz_joined_by_dash(const kz_talk *t, uint32_t token);
bool kz_joins_numbers(uint32_t cp);
/* Right behind each other? */
bool kz_touch(const kz_talk *t, uint32_t token);
/* A token of this kind. */
static inline bool kz_is_token(const kz_talk *t, uint32_t token, kz_token_kind kind) {
    return token < t->s->tokens.n && t->s->tokens.at[token].kind == kind;
}
/* The sign that a token is, 0 if it is more than one code point. */
uint32_t kz_sign_of(const kz_talk *t, uint32_t token);
/* An abbreviation in lower case, without spaces inside: т. б. is т.б.; empty where it is too long to be one. */
enum { KZ_LONGEST_SHORT = 48 };
kz_slice kz_short_form(const kz_talk *t, uint32_t token, char room[KZ_LONGEST_SHORT]);
/* The unit written at `at`, in lower case with its full stop where that is not the sentence's; NULL if there is none.
 */
const kz_said_unit *kz_unit_at(const kz_talk *t, uint32_t at, bool after_digits, uint32_t *end);
/* The place behind a hyphen that stands at `at`, or `at`: people write 300-ге and 300ге. */
uint32_t kz_behind_hyphen(const kz_talk *t, uint32_t at);
/* Reads an ending at `at` (a hyphen and letters, or letters right behind a sign) and gives it to what is said. Returns
 * the end, or `at` where there is none. */
uint32_t kz_take_ending(kz_talk *t, uint32_t at, bool hyphen);

#endif
