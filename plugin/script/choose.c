/* Which Cyrillic word is meant: stems of the lexicon that are spelled as the word begins, with the endings read by the
 * default rule, against the default rule for the whole; what the grammar of morph/ can read wins. */
#include "morph/joint.h"
#include "morph/lexicon_table.h"
#include "morph/readings.h"
#include "script/parts.h"

/* What a reading is worth. Known beats unknown; between known words the usual one, and the one by the default rule. */
enum {
    WORTH_KNOWN = KZ_SURE,
    WORTH_USUAL = 12,     /* a step of how usual the stem is */
    WORTH_STEM_BYTE = 1,  /* Тюмень rather than ти with endings */
    WORTH_WHOLE = 20,     /* no ending at all */
    COST_CUT = 60,        /* a stem as it is before endings only, where another word may be meant: Гес for ГЭС */
    COST_MADE = 60,       /* a derived stem or a compound */
    COST_ENDING = 3,      /* a step of what the grammar counts for the endings */
    COST_OTHER_RULE = 40, /* the letters are not those of the default rule */
    COST_OTHER_TOTE = 26, /* … in töte, whose rule knows less */
    COST_BROKEN = 60,     /* töte: the endings are of another harmony than the stem */
    WORTH_HARMONY = 30,   /* … or of that of a long stem */
    COST_SILENT = 40,     /* partia for партия, outside of töte */
    COST_LOST_SIGN = 60,  /* ь where the alphabet would write it */
    COST_SMALL_NAME = 30, /* a name without its capital, where there are capitals */
    COST_NO_HAMZA = 450,  /* töte: it would be written with a hamza, which some leave out */
    COST_HAMZA = 3000,    /* … the hamza that is there has no reason */
    COST_JOINT = 2000,    /* йа and йу, where я and ю are written; аи, ьі */
    WORTH_SURNAME = 600,  /* a name by its ending alone: -ов */
    WORTH_NAME = 60,
    WORTH_FOREIGN_NAME = 30, /* with a capital */
    WORTH_CAPITAL = 30,      /* … where another word may be meant too, as at the beginning of a sentence */
    WORTH_LOAN = 1020,
    WORTH_USUAL_SPELLING = 80, /* of a name that the lexicon has in another spelling, too: Таиланд, Тайланд; КЭС */
    COST_LOAN_ENDING = 60,              /* a loan with an ending, where a native word may be meant */
    WORTH_PARTS = 500,                  /* two known stems make the word */
    WORTH_STEM = 300,                   /* a known stem, and an end that nobody knows */
    WORTH_LETTER = 10,                  /* a letter of the stem in those cases */
    SHORTEST_PART = 3,                  /* symbols of a stem in a compound that the lexicon does not have */
    LONG_PART = 4,                      /* … beside which the other may be shorter by one: Есболат */
    SHORTEST_STEM = 5,                  /* … of a stem before an unknown end */
    LONG_STEM = 6,                      /* … whose last letter and what follows could be one: қызмет|ш */
    SURE_STEM = 7,                      /* … whose sign at the end is guessed: октябрь|ское */
    LONGEST_WORD = KZ_LONGEST_FORM / 2, /* symbols; more are no word */
    LONGEST_COMPOUND = 40,
    TRIED = 12
};

typedef struct chooser {
    const kz_units *units;
    kz_choice *best;
    uint64_t tried[TRIED]; /* hashes of what has been judged */
    uint32_t n_tried;
    kz_spelled by_rule;
    uint32_t first_letters; /* of the first part of a compound */
} chooser;

static bool same_letters(const kz_spelled *a, const kz_spelled *b) {
    return a->n == b->n && memcmp(a->letter, b->letter, a->n) == 0;
}

static char symbol_at(const chooser *c, uint32_t at) {
    return at < c->units->n ? c->units->at[at].symbol : 0;
}

/* The first y of yya and yyu is not in a skeleton: see tools/lib/skeleton.lua. */
static bool is_silent(const chooser *c, uint32_t at) {
    char after = symbol_at(c, at + 2);
    return symbol_at(c, at) == 'y' && symbol_at(c, at + 1) == 'y' && (after == 'a' || after == 'u');
}

static void hash_from(const chooser *c, uint32_t from, uint32_t *hashes) {
    uint32_t hash = (uint32_t)KZ_HASH_START;
    for (uint32_t i = from; i < c->units->n; i++) {
        if (c->units->at[i].symbol != '\'' && !is_silent(c, i))
            hash = kz_hash_more(hash, &c->units->at[i].symbol, 1);
        hashes[i + 1] = hash;
    }
}

/* ---- stems ---- */

typedef struct stem {
    char text[KZ_LONGEST_FORM * 2];
    uint32_t n;
    uint32_t kind, number;
} stem;

static const kz_table *table_of(uint32_t kind) {
    switch (kind) {
    case KZ_STEM_OTHERWISE:
        return &kz_stem_variants;
    case KZ_STEM_VERB:
        return &kz_verb_variants;
    case KZ_STEM_CLOSED:
        return &kz_closed_table;
    case KZ_STEM_LOAN:
        return &kz_loans;
    default:
        return &kz_lexicon_table;
    }
}

static void voice(stem *s) {
    static const char pairs[][2][3] = {{"п", "б"}, {"к", "г"}, {"қ", "ғ"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (memcmp(s->text + s->n - 2, pairs[i][0], 2) == 0) {
            memcpy(s->text + s->n - 2, pairs[i][1], 2);
            return;
        }
    }
}

static bool load(stem *s, uint32_t value) {
    s->kind = value >> KZ_STEM_KIND_SHIFT & 7;
    s->number = value & ((1u << KZ_STEM_KIND_SHIFT) - 1);
    kz_slice key = kz_table_key(table_of(s->kind), s->number);
    if (key.n > sizeof s->text)
        return false;
    memcpy(s->text, key.at, key.n);
    s->n = key.n;
    if (s->kind == KZ_STEM_VOICED)
        voice(s);
    return true;
}

/* The symbols that a letter takes from `at` on, in *taken; false if it cannot stand there. */
static bool takes(const chooser *c, uint8_t letter, uint8_t next, uint32_t at, uint32_t end, uint32_t *taken) {
    const kz_unit *units = c->units->at;
    const char *symbols = kz_letter_symbols[letter];
    *taken = (uint32_t)strlen(symbols);
    if (*taken == 0) { /* ь, written or not */
        *taken = at < end && units[at].symbol == '\'';
        return true;
    }
    if (at + *taken > end || units[at].symbol != symbols[0] || !(units[at].mask >> letter & 1))
        return false;
    bool inside = at > 0 && !strchr("aeoUuy", units[at - 1].symbol);
    if (letter == KZ_L_I && (next == KZ_L_YA || next == KZ_L_YU) && symbol_at(c, at + 1) != 'y') {
        if (!inside)
            return false;
        *taken = 0; /* one sign for ия */
    }
    return *taken < 2 || (units[at + 1].symbol == symbols[1] && units[at + 1].mask >> kz_letter_tail[letter] & 1);
}

/* Whether two letters meet here whose spelling is that of one: контсессия for концессия, Қамтшыбек for Қамчыбек. */
static bool parts_letter(const chooser *c, uint32_t at) {
    static const uint8_t pairs[] = {KZ_L_TS, KZ_L_CH, KZ_L_SHCH};
    if (at == 0 || at >= c->units->n)
        return false;
    const kz_unit *u = &c->units->at[at - 1];
    for (uint32_t i = 0; i < sizeof pairs; i++) {
        const char *symbols = kz_letter_symbols[pairs[i]];
        if (u[0].symbol == symbols[0] && u[1].symbol == symbols[1] && u[0].mask >> pairs[i] & 1 &&
            u[1].mask >> kz_letter_tail[pairs[i]] & 1)
            return true;
    }
    return false;
}

static uint8_t letter_of(const stem *s, uint32_t at) {
    if (at + 1 >= s->n)
        return KZ_LETTERS;
    uint32_t cp = (uint32_t)(s->text[at] & 0x1F) << 6 | (uint32_t)(s->text[at + 1] & 0x3F);
    return (uint8_t)(kz_letter_number[cp - 0x400] - 1);
}

/* Whether the symbols from `at` up to `end` can be this stem; its letters go behind those of `word`. */
static bool spell_stem(const chooser *c, const stem *s, uint32_t at, uint32_t end, kz_spelled *word) {
    for (uint32_t i = 0; i < s->n; i += 2) {
        uint8_t letter = letter_of(s, i);
        uint32_t taken;
        if (!takes(c, letter, letter_of(s, i + 2), at, end, &taken) || word->n == sizeof word->letter)
            return false;
        bool written = taken > 0 || at == 0 || letter == KZ_L_I;
        word->letter[word->n] = letter;
        word->unit[word->n++] = (uint8_t)(written ? at : at - 1);
        at += taken;
    }
    return at == end;
}

/* ---- what a word is worth ---- */

static bool was_tried(chooser *c, kz_slice word) {
    uint64_t key = (uint64_t)kz_hash(word) << 32 | word.n;
    for (uint32_t i = 0; i < c->n_tried && i < TRIED; i++)
        if (c->tried[i] == key)
            return true;
    c->tried[c->n_tried++ % TRIED] = key;
    return false;
}

static void keep(chooser *c, const kz_spelled *word, int32_t score, bool known, bool proper) {
    if (score <= c->best->score)
        return;
    c->best->word = *word;
    c->best->score = score;
    c->best->known = known;
    c->best->proper = proper;
}

/* Letters that Kazakh spelling does not put together. */
static bool never_joined(uint8_t a, uint8_t b) {
    const uint64_t vowels = KZ_LETTER(A) | KZ_LETTER(AE) | KZ_LETTER(E) | KZ_LETTER(O) | KZ_LETTER(OE) |
                            KZ_LETTER(SHORT_U) | KZ_LETTER(UE) | KZ_LETTER(Y) | KZ_LETTER(DOTTED_I);
    if (a == KZ_L_SHORT_I)
        return b == KZ_L_A || b == KZ_L_U;
    if (b == KZ_L_I)
        return vowels >> a & 1;
    return a == KZ_L_SOFT && (b == KZ_L_DOTTED_I || b == KZ_L_Y);
}

/* A sign that the spelling does not show. */
static bool is_guessed_sign(const chooser *c, const kz_spelled *word, uint32_t at) {
    return word->letter[at] == KZ_L_SOFT && c->units->at[word->unit[at]].symbol != '\'';
}

/* What tells against a word; `joint` is where its stem ends. */
static int32_t misfit(const chooser *c, const kz_spelled *word, kz_slice text, uint32_t joint) {
    int32_t cost = same_letters(word, &c->by_rule) ? 0 : c->units->arabic ? COST_OTHER_TOTE : COST_OTHER_RULE;
    for (uint32_t i = 1; !c->units->arabic && i < word->n; i++)
        if (word->letter[i - 1] == KZ_L_I && word->unit[i - 1] == word->unit[i])
            cost += COST_SILENT;
    for (uint32_t i = 0; c->units->signs && i < word->n; i++)
        cost += is_guessed_sign(c, word, i) ? COST_LOST_SIGN : 0;
    if (c->units->arabic && kz_takes_hamza(text) != c->units->hamza)
        cost += c->units->hamza ? COST_HAMZA : COST_NO_HAMZA;
    if (joint > 0 && joint < word->n && never_joined(word->letter[joint - 1], word->letter[joint]))
        cost += COST_JOINT;
    return cost;
}

/* A name that is no ordinary word as well. */
static bool is_proper(kz_slice text, const kz_word_reading *r) {
    char lemma[KZ_WORD_ROOM + 32];
    return r->upos == KZ_POS_PROPN && !(kz_lexicon((kz_slice){lemma, kz_reading_lemma(text, r, lemma)}) & KZ_LEX_WORD);
}

/* A stem as it is before endings only: грам of грамм. */
static bool is_cut(kz_slice text, const kz_word_reading *r) {
    char lemma[KZ_WORD_ROOM + 32];
    return r->restored && kz_reading_lemma(text, r, lemma) != text.n;
}

static int32_t worth_of(kz_slice text, const kz_word_reading *r) {
    int32_t worth = WORTH_KNOWN + WORTH_USUAL * r->usual - COST_ENDING * r->cost;
    worth += r->stem_end * WORTH_STEM_BYTE;
    if (r->stem_end == text.n)
        worth += is_cut(text, r) ? -COST_CUT : WORTH_WHOLE;
    return r->source == KZ_SOURCE_MADE ? worth - COST_MADE : worth;
}

/* What a name gets for the capital before it, where that is all that tells: I of 2018, Іле rather than иле. */
static int32_t for_name(const chooser *c) {
    if (!c->units->at[0].upper)
        return c->units->arabic ? 0 : -COST_SMALL_NAME;
    return c->units->at[0].symbol == 'y' ? WORTH_NAME : WORTH_CAPITAL;
}

/* The best of a word's readings that come from the lexicon, and a bonus; `unknown` is what it is worth without one. */
static void judge(chooser *c, const kz_spelled *word, uint32_t joint, int32_t bonus, int32_t unknown) {
    char room[KZ_WORD_ROOM];
    kz_slice text = {room, kz_spell_out(word, 0, room)};
    if (text.n > KZ_LONGEST_FORM || was_tried(c, text))
        return;
    /* small letters prove nothing: names may be written with them, and töte has no others */
    kz_word_reading r[KZ_MAX_WORD_READINGS];
    uint32_t n = kz_readings(text, 0, KZ_WORD_CAPITAL | KZ_WORD_FIRST, r, KZ_MAX_WORD_READINGS);
    const kz_word_reading *best = NULL;
    int32_t worth = unknown;
    for (uint32_t i = 0; i < n; i++) {
        bool surname = r[i].source == KZ_SOURCE_MADE && r[i].upos == KZ_POS_PROPN; /* of any stem */
        int32_t this = surname ? WORTH_SURNAME : worth_of(text, &r[i]) + bonus;
        this += r[i].upos == KZ_POS_PROPN ? for_name(c) : 0;
        if (r[i].source != KZ_SOURCE_GUESS && (!best || this > worth)) {
            best = &r[i];
            worth = this;
        }
    }
    int32_t score = worth - misfit(c, word, text, joint);
    keep(c, word, score, best != NULL, best && c->units->arabic && is_proper(text, best));
}

static void judge_loan(chooser *c, const kz_spelled *word, const stem *s, uint32_t stem_letters) {
    char room[KZ_WORD_ROOM], whole[KZ_WORD_ROOM];
    kz_slice ending = {room, kz_spell_out(word, stem_letters, room)};
    kz_slice text = {whole, kz_spell_out(word, 0, whole)};
    kz_reading r;
    if (ending.n > 0 && !kz_ending(ending, &r))
        return;
    uint32_t is = kz_loans.values[s->number];
    if (ending.n > 0 && is == KZ_LOAN_ACRONYM)
        return;
    int32_t score = WORTH_LOAN + (int32_t)stem_letters;
    bool unsure = is != KZ_LOAN_USUAL && (ending.n > 0 || c->units->arabic); /* in töte more words look alike */
    score -= unsure ? COST_LOAN_ENDING : 0;
    bool name = is == KZ_LOAN_NAME || is == KZ_LOAN_USUAL;
    bool acronym = is == KZ_LOAN_ACRONYM && c->units->capitals;
    score += is == KZ_LOAN_USUAL || acronym ? WORTH_USUAL_SPELLING : 0;
    if (name && !c->units->arabic)
        score += c->units->at[0].upper ? WORTH_FOREIGN_NAME : -COST_SMALL_NAME;
    keep(c, word, score - misfit(c, word, text, stem_letters), true, name);
}

/* ---- candidates ---- */

/* The stem as it stands in the dictionary: қауіп of қауп-, дамы of дам-. */
static kz_slice dictionary_form(const stem *s) {
    if (s->kind == KZ_STEM_OTHERWISE)
        return kz_table_key(&kz_lexicon_table, kz_stem_variants.values[s->number] >> 2);
    if (s->kind == KZ_STEM_VERB)
        return kz_table_key(&kz_lexicon_table, kz_verb_variants.values[s->number]);
    return (kz_slice){s->text, s->n};
}

/* The harmony that a stem leaves its endings, where the alphabet does not write it. */
static bool leaves_front(const chooser *c, const stem *s) {
    enum { FRONT = 2 };
    return c->units->arabic && kz_harmony_of(dictionary_form(s)) == FRONT;
}

/* Endings of the other harmony, as their own letters show: ұйымде. */
static bool breaks_harmony(const kz_spelled *word, uint32_t letters, bool front) {
    const uint64_t fronts = KZ_LETTER(AE) | KZ_LETTER(E) | KZ_LETTER(UE) | KZ_LETTER(OE) | KZ_LETTER(DOTTED_I);
    const uint64_t backs = KZ_LETTER(A) | KZ_LETTER(O) | KZ_LETTER(SHORT_U) | KZ_LETTER(Y);
    for (uint32_t i = letters; i < word->n; i++) {
        if ((front ? backs : fronts) >> word->letter[i] & 1)
            return true;
        if ((front ? fronts : backs) >> word->letter[i] & 1)
            return false;
    }
    return false;
}

/* The endings are in the harmony of the stem, which a long one knows better than the rule does. */
static int32_t harmony_bonus(const stem *s, uint32_t symbols) {
    if (s->kind == KZ_STEM_VARIANT) /* which the grammar hears as it is written: қауп- of қауіп */
        return COST_BROKEN + WORTH_HARMONY;
    return (int32_t)symbols + (symbols >= SHORTEST_STEM ? WORTH_HARMONY : COST_OTHER_TOTE);
}

/* A name or an acronym in small letters, too short to be known by its letters, and not by the default rule. */
static bool is_small_name(const chooser *c, const stem *s, const kz_spelled *word, uint32_t letters) {
    if (c->units->arabic || c->units->at[0].upper || letters >= LONG_STEM || same_letters(word, &c->by_rule))
        return false;
    if (s->kind == KZ_STEM_LOAN)
        return kz_loans.values[s->number] != KZ_LOAN_WORD;
    kz_slice form = dictionary_form(s);
    uint32_t is = kz_lexicon(form);
    return (is & KZ_LEX_NAME && !(is & KZ_LEX_WORD)) || kz_table_find(&kz_sure_acronyms, form) >= 0;
}

/* Whether the stem is likely to be meant although nobody knows what follows it. */
static bool stem_tells(const chooser *c, const stem *s, const kz_spelled *word, uint32_t end) {
    uint32_t is = kz_lexicon(dictionary_form(s));
    if (word->n < SHORTEST_STEM || (is & KZ_LEX_NAME && !(is & KZ_LEX_WORD) && !c->units->at[0].upper))
        return false;
    return (word->n >= LONG_STEM || !parts_letter(c, end)) &&
           (word->n >= SURE_STEM || !is_guessed_sign(c, word, word->n - 1));
}

static void with_rest(chooser *c, const stem *s, kz_spelled *word, uint32_t end) {
    uint32_t letters = word->n, left = c->units->n - end;
    if (left > 0 && s->kind == KZ_STEM_CLOSED)
        return;
    bool front = leaves_front(c, s), tells = s->kind != KZ_STEM_LOAN && stem_tells(c, s, word, end);
    kz_decode_letters(c->units, end, front, word);
    if (is_small_name(c, s, word, letters))
        return;
    if (s->kind == KZ_STEM_LOAN) {
        judge_loan(c, word, s, letters);
        return;
    }
    int32_t bonus = c->units->arabic ? harmony_bonus(s, end) : 0;
    if (c->units->arabic && breaks_harmony(word, letters, front))
        bonus = -COST_BROKEN;
    judge(c, word, letters, bonus, tells ? WORTH_STEM + WORTH_LETTER * (int32_t)end : 0);
}

/* Calls take(c, stem, letters so far, end) for each stem that the symbols from `at` up to an end can be, the longest
 * first. */
static void each_stem(chooser *c, uint32_t at, uint32_t shortest, const kz_spelled *head,
                      void (*take)(chooser *, const stem *, kz_spelled *, uint32_t)) {
    uint32_t hashes[KZ_LONGEST_UNITS + 1];
    hash_from(c, at, hashes);
    for (uint32_t end = c->units->n; end >= at + shortest; end--) {
        if (end < c->units->n && c->units->at[end].symbol == '\'')
            continue; /* the sign belongs to the letter before it */
        uint32_t hash = hashes[end], tag = hash >> KZ_STEM_TAG_SHIFT | 1;
        for (uint32_t slot = (hash ^ hash >> 15) & (KZ_STEM_SLOTS - 1); kz_stem_slots[slot];
             slot = (slot + 1) & (KZ_STEM_SLOTS - 1)) {
            stem s;
            kz_spelled word;
            if (kz_stem_slots[slot] >> KZ_STEM_TAG_SHIFT != tag || !load(&s, kz_stem_slots[slot]))
                continue;
            word.n = head->n;
            memcpy(word.letter, head->letter, head->n);
            memcpy(word.unit, head->unit, head->n);
            if (spell_stem(c, &s, at, end, &word))
                take(c, &s, &word, end);
        }
    }
}

/* A part of a compound in töte whose vowels are front for no reason: андамән. кө- and such have one,
 * and so have names. */
static bool is_odd_part(const kz_spelled *word, uint32_t from) {
    const uint64_t front = KZ_LETTER(AE) | KZ_LETTER(OE) | KZ_LETTER(UE), reason = KZ_LETTER(K) | KZ_LETTER(G);
    for (uint32_t i = from; i < word->n; i++)
        if (front >> word->letter[i] & 1)
            return i == 0 || !(reason >> word->letter[i - 1] & 1);
    return false;
}

/* The second part of a compound: with what follows it, an ending or nothing. */
static void second_part(chooser *c, const stem *s, kz_spelled *word, uint32_t end) {
    if (s->kind == KZ_STEM_VERB || s->kind == KZ_STEM_LOAN || (s->kind == KZ_STEM_CLOSED && end < c->units->n))
        return;
    uint32_t letters = word->n;
    kz_decode_letters(c->units, end, leaves_front(c, s), word);
    char room[KZ_WORD_ROOM];
    kz_slice ending = {room, kz_spell_out(word, letters, room)}, text;
    kz_reading r;
    if (ending.n > 0 && !kz_ending(ending, &r))
        return;
    text = (kz_slice){room, kz_spell_out(word, 0, room)};
    bool name = s->kind == KZ_STEM_WHOLE && kz_lexicon((kz_slice){s->text, s->n}) & KZ_LEX_GIVEN;
    if (c->units->arabic && !name && is_odd_part(word, c->first_letters))
        return;
    keep(c, word, WORTH_PARTS + WORTH_LETTER * (int32_t)end - misfit(c, word, text, c->first_letters), false,
         name && c->units->arabic);
}

static void first_part(chooser *c, const stem *s, kz_spelled *word, uint32_t end) {
    bool short_part = end < SHORTEST_PART && c->units->n - end < LONG_PART;
    if (short_part || end + SHORTEST_PART > c->units->n || parts_letter(c, end) ||
        is_guessed_sign(c, word, word->n - 1) || s->kind == KZ_STEM_LOAN || s->kind == KZ_STEM_VERB ||
        s->kind == KZ_STEM_VOICED)
        return;
    c->first_letters = word->n;
    each_stem(c, end, SHORTEST_PART, word, second_part);
}

bool kz_is_known(const kz_spelled *word) {
    char room[KZ_WORD_ROOM];
    kz_slice text = {room, kz_spell_out(word, 0, room)};
    kz_word_reading r[KZ_MAX_WORD_READINGS];
    uint32_t n = text.n <= KZ_LONGEST_FORM ? kz_readings(text, 0, 0, r, KZ_MAX_WORD_READINGS) : 0;
    return n > 0 && r[0].source != KZ_SOURCE_GUESS;
}

static bool is_certain(const kz_units *units, kz_scheme scheme) {
    if (scheme != KZ_ISO9)
        return false;
    for (uint32_t i = 0; i < units->n; i++)
        if (units->at[i].mask & (units->at[i].mask - 1))
            return false;
    return true;
}

/* An ending after a hyphen; a letter before a full stop, of which И is oftener one than І. Says whether it is
 * either. */
static bool is_plain(chooser *c, kz_place place) {
    char room[KZ_WORD_ROOM];
    kz_slice text = {room, kz_spell_out(&c->by_rule, 0, room)};
    kz_reading r;
    if (place.initial && c->units->n == 1) {
        if (c->units->at[0].mask & KZ_LETTER(I) && c->units->at[0].mask & KZ_LETTER(DOTTED_I))
            c->best->word.letter[0] = KZ_L_I;
        return true;
    }
    return place.ending && text.n < KZ_LONGEST_FORM && kz_ending(text, &r);
}

void kz_choose_spelling(const kz_units *units, kz_scheme scheme, kz_place place, kz_choice *out) {
    chooser c; /* what was tried is set before it is read */
    static const kz_spelled empty = {.n = 0};
    c.units = units;
    c.best = out;
    c.n_tried = 0;
    c.by_rule.n = 0;
    kz_decode_letters(units, 0, units->arabic && kz_begins_front(units, 0, place.front), &c.by_rule);
    out->word = c.by_rule;
    out->score = INT32_MIN;
    out->known = out->proper = false;
    out->certain = is_certain(units, scheme);
    if (out->certain || units->n > LONGEST_WORD)
        return;
    if (is_plain(&c, place)) {
        out->score = KZ_SURE;
        out->known = true;
        return;
    }
    each_stem(&c, 0, units->n < 2 ? 1 : 2, &empty, with_rest);
    judge(&c, &c.by_rule, 0, 0, 0);
    if (!out->known && units->n <= LONGEST_COMPOUND)
        each_stem(&c, 0, SHORTEST_PART - 1, &empty, first_part);
}
