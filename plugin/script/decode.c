/* The default rule: what letter a symbol stands for where no word of the lexicon tells, by the letters beside it.
 *
 * й stands beside vowels and и between consonants; ы and і, а and ә, о and ө, ұ and ү follow the harmony of the word,
 * which is open in töte alone; a sequence that could be a Russian letter (ts, ia) is one at a word's start and after a
 * vowel. */
#include "script/parts.h"

#define VOWELS                                                                                                         \
    (KZ_LETTER(A) | KZ_LETTER(AE) | KZ_LETTER(E) | KZ_LETTER(YO) | KZ_LETTER(I) | KZ_LETTER(O) | KZ_LETTER(OE) |       \
     KZ_LETTER(U) | KZ_LETTER(SHORT_U) | KZ_LETTER(UE) | KZ_LETTER(Y) | KZ_LETTER(DOTTED_I) | KZ_LETTER(EH) |          \
     KZ_LETTER(YU) | KZ_LETTER(YA))
#define OPEN_VOWELS /* in töte */                                                                                     \
    (KZ_LETTER(A) | KZ_LETTER(AE) | KZ_LETTER(O) | KZ_LETTER(OE) | KZ_LETTER(SHORT_U) | KZ_LETTER(UE) | KZ_LETTER(Y) | \
     KZ_LETTER(DOTTED_I))
#define FRONT_VOWELS                                                                                                   \
    (KZ_LETTER(AE) | KZ_LETTER(OE) | KZ_LETTER(UE) | KZ_LETTER(DOTTED_I) | KZ_LETTER(E) | KZ_LETTER(EH))
#define BACK_VOWELS (KZ_LETTER(A) | KZ_LETTER(O) | KZ_LETTER(SHORT_U) | KZ_LETTER(Y) | KZ_LETTER(YA) | KZ_LETTER(YO))

typedef struct decoder {
    const kz_units *units;
    kz_spelled *word;
    uint32_t at;
    bool front;
    uint64_t loan; /* и, which is front in the stems of loans, not in endings: дамиды */
    bool syllable; /* an open vowel has been written: the next one is not the word's first */
} decoder;

static inline bool in(uint8_t letter, uint64_t set) {
    return set >> letter & 1;
}

static char symbol_at(const decoder *d, uint32_t at) {
    while (at < d->units->n && d->units->at[at].symbol == '\'')
        at++;
    return at < d->units->n ? d->units->at[at].symbol : 0;
}

static bool allows(const decoder *d, uint32_t at, uint64_t letters) {
    return at < d->units->n && (d->units->at[at].mask & letters) != 0;
}

/* The letter before, KZ_LETTERS at the word's start; `back` letters further. */
static uint8_t before(const decoder *d, uint32_t back) {
    return d->word->n > back ? d->word->letter[d->word->n - 1 - back] : KZ_LETTERS;
}

static bool after_vowel(const decoder *d) {
    uint8_t letter = before(d, 0);
    return letter < KZ_LETTERS && in(letter, VOWELS);
}

/* What a letter does to the harmony of those after it. */
static void hear(decoder *d, uint8_t letter) {
    if (in(letter, FRONT_VOWELS | d->loan | KZ_LETTER(SOFT) | KZ_LETTER(K) | KZ_LETTER(G)))
        d->front = true;
    else if (in(letter, BACK_VOWELS) || letter == KZ_L_Q || letter == KZ_L_GH)
        d->front = false;
    d->syllable |= in(letter, OPEN_VOWELS);
}

static void write(decoder *d, uint8_t letter, uint32_t symbols) {
    kz_spelled *word = d->word;
    word->letter[word->n] = letter;
    word->unit[word->n++] = (uint8_t)d->at;
    d->at += symbols;
    hear(d, letter);
}

/* ---- harmony, for töte ---- */

/* What a symbol tells of the harmony of its word: 1 front, -1 back, 0 nothing. */
static int told_by(char symbol) {
    if (symbol && strchr("kge", symbol))
        return 1;
    return symbol && strchr("qGa", symbol) ? -1 : 0;
}

bool kz_begins_front(const kz_units *units, uint32_t at, bool otherwise) {
    if (units->hamza && at == 0)
        return true;
    for (uint32_t i = at; i < units->n; i++) {
        int told = told_by(units->at[i].symbol);
        if (told)
            return told > 0;
    }
    return otherwise;
}

/* In a word with a hamza the first syllable is front; elsewhere the letters beside it tell, as in other words. */
static bool fronted(const decoder *d, char symbol, uint8_t front) {
    if (d->units->hamza && !d->syllable)
        return true;
    const char question[2] = {symbol, 0};
    return kz_guess(d->units, d->at, question) == front;
}

static uint8_t one_of(const decoder *d, uint8_t back, uint8_t front) {
    uint64_t mask = d->units->at[d->at].mask;
    if (!in(front, mask))
        return back;
    if (!in(back, mask))
        return front;
    return fronted(d, d->units->at[d->at].symbol, front) ? front : back;
}

static uint8_t y_or_i(const decoder *d) {
    uint64_t mask = d->units->at[d->at].mask;
    if (!in(KZ_L_DOTTED_I, mask))
        return KZ_L_Y;
    if (!in(KZ_L_Y, mask))
        return KZ_L_DOTTED_I;
    char next = symbol_at(d, d->at + 1);
    return d->front && next != 'q' && next != 'G' ? KZ_L_DOTTED_I : KZ_L_Y;
}

/* ---- и, й, and the letters of loans ---- */

static bool beside_vowel(const decoder *d) {
    char next = symbol_at(d, d->at + 1);
    uint8_t last = before(d, 0);
    if (d->word->n == 0 && allows(d, d->at, KZ_LETTER(DOTTED_I)))
        return true; /* I of 2018: an unknown name begins in И oftener than in І */
    if (last == KZ_L_I && d->units->signs)
        return !next || strchr("aeou", next); /* BGN writes и apart: Дмитрий, қиян, but жиып */
    return (after_vowel(d) && last != KZ_L_U && last != KZ_L_YU) || (next && strchr("aeo", next)) ||
           (d->word->n == 0 && next == 'u');
}

/* я of ia, ю of iu, ё of io: if the guess is the whole letter. */
static bool write_pair(decoder *d, const char *question, uint8_t whole, uint64_t tail) {
    if (symbol_at(d, d->at + 1) != question[1] || !in(whole, d->units->at[d->at].mask) || !allows(d, d->at + 1, tail))
        return false;
    bool begins = d->word->n == 0 && whole != KZ_L_YO; /* Я- and Ю-; but йо- */
    if (!begins && kz_guess(d->units, d->at, question) != whole)
        return false;
    write(d, whole, 2);
    return true;
}

/* Töte after a consonant: ия and ию, whose и is not written. */
static bool write_after_silent(decoder *d) {
    char next = symbol_at(d, d->at + 1);
    uint8_t last = before(d, 0);
    if (!d->units->arabic || (next != 'a' && next != 'u') || last == KZ_LETTERS || in(last, VOWELS) ||
        last == KZ_L_SHORT_I)
        return false;
    write(d, KZ_L_I, 0);
    write(d, next == 'a' ? KZ_L_YA : KZ_L_YU, 2);
    return true;
}

static void write_i(decoder *d) {
    uint64_t mask = d->units->at[d->at].mask;
    if (write_after_silent(d))
        return;
    if (write_pair(d, "ia", KZ_L_YA, KZ_LETTER(A)) || write_pair(d, "iu", KZ_L_YU, KZ_LETTER(U)) ||
        write_pair(d, "io", KZ_L_YO, KZ_LETTER(O)))
        return;
    if (d->word->n > 0 && !after_vowel(d) && in(KZ_L_I, mask))
        write(d, KZ_L_I, 1);
    else if (!in(KZ_L_SHORT_I, mask) || !in(KZ_L_I, mask))
        write(d, in(KZ_L_I, mask) ? KZ_L_I : KZ_L_SHORT_I, 1);
    else
        write(d, kz_guess(d->units, d->at, "i") == KZ_L_SHORT_I ? KZ_L_SHORT_I : KZ_L_I, 1);
}

static void write_y(decoder *d) {
    uint64_t mask = d->units->at[d->at].mask;
    const uint64_t wide = KZ_LETTER(Y) | KZ_LETTER(DOTTED_I), narrow = KZ_LETTER(I) | KZ_LETTER(SHORT_I);
    if (!(mask & (wide | narrow)))
        write(d, in(KZ_L_YO, mask) ? KZ_L_YO : in(KZ_L_YU, mask) ? KZ_L_YU : KZ_L_YA, 2);
    else if (mask & wide && (!(mask & narrow) || !beside_vowel(d)))
        write(d, y_or_i(d), 1);
    else
        write_i(d);
}

/* A letter that was read as two symbols, or may have been. */
static bool write_double(decoder *d, const char *question, uint8_t whole) {
    uint64_t mask = d->units->at[d->at].mask;
    if (symbol_at(d, d->at + 1) != question[1] || !in(whole, mask))
        return false;
    bool certain = mask == UINT64_C(1) << whole;
    if (!certain && (before(d, 0) == KZ_L_SHORT_I || kz_guess(d->units, d->at, question) != whole))
        return false; /* айтса, айтшы */
    write(d, whole, 2);
    return true;
}

static uint8_t first_of(uint64_t mask) {
    uint8_t letter = 0;
    while (letter < KZ_LETTERS && !in(letter, mask))
        letter++;
    return letter;
}

static void write_guessed(decoder *d, const char *question) {
    uint64_t mask = d->units->at[d->at].mask;
    uint8_t usual = first_of(mask); /* е before э, х before һ */
    if (mask & (mask - 1)) {
        uint8_t guess = kz_guess(d->units, d->at, question);
        usual = guess < KZ_LETTERS && in(guess, mask) ? guess : usual;
    }
    write(d, usual, 1);
}

/* э stands after a consonant in names (Мэри) and in loans that the lexicon has. */
static bool is_never_eh(const decoder *d) {
    return d->word->n > 0 && !after_vowel(d) && !d->units->at[0].upper && !d->units->at[d->at].upper &&
           !d->units->arabic;
}

static void write_symbol(decoder *d) {
    const kz_unit *u = &d->units->at[d->at];
    switch (u->symbol) {
    case 'a':
        write(d, one_of(d, KZ_L_A, KZ_L_AE), 1);
        break;
    case 'o':
        write(d, one_of(d, KZ_L_O, KZ_L_OE), 1);
        break;
    case 'U':
        write(d, one_of(d, KZ_L_SHORT_U, KZ_L_UE), 1);
        break;
    case 'y':
        write_y(d);
        break;
    case 'e':
        if (is_never_eh(d))
            write(d, first_of(u->mask), 1);
        else
            write_guessed(d, "e");
        break;
    case 'h':
        write_guessed(d, "h");
        break;
    case 't':
        if (!write_double(d, "ts", KZ_L_TS) && !write_double(d, "tS", KZ_L_CH))
            write(d, KZ_L_T, 1);
        break;
    case 'S':
        if (!write_double(d, "SS", KZ_L_SHCH))
            write(d, KZ_L_SH, 1);
        break;
    default:
        write(d, first_of(u->mask), 1);
    }
}

/* ь and ъ, which most alphabets leave out. */
static void write_sign(decoder *d) {
    uint32_t last = d->at - 1;
    if (d->units->sign[last] == KZ_LETTERS)
        return;
    d->word->letter[d->word->n] = d->units->sign[last];
    d->word->unit[d->word->n++] = (uint8_t)last;
}

void kz_decode_letters(const kz_units *units, uint32_t at, bool front, kz_spelled *word) {
    decoder d = {units, word, at, front, word->n ? 0 : KZ_LETTER(I), false};
    for (uint32_t i = 0; i < word->n; i++)
        d.syllable |= in(word->letter[i], OPEN_VOWELS);
    while (d.at < units->n) {
        write_symbol(&d);
        write_sign(&d);
    }
}

uint32_t kz_spell_out(const kz_spelled *word, uint32_t from, char *out) {
    uint32_t n = 0;
    for (uint32_t i = from; i < word->n; i++)
        n += kz_utf8_put(out + n, kz_letter_cp[word->letter[i]]);
    return n;
}
