/* A text of a Latin alphabet or of töte in Cyrillic: word by word, each form once. What is no word of the alphabet
 * stays: addresses, handles, Roman numerals, Latin names and words. */
#include "morph/morph.h"
#include "script/parts.h"
#include "segment/segment.h"

enum {
    FIRST_SLOTS = 1024,
    MOST_FORMS = 1 << 18, /* remembered; a text has fewer, but for a hostile one */
    LONGEST_FORM = 200,   /* bytes of a word; what is longer is no word and is read in pieces */
    SHORTEST_CAMEL = 3
};

/* A form that has been read: where it and its Cyrillic stand in `bytes`. */
typedef struct form {
    uint32_t hash, key, written;
    uint16_t key_length, written_length;
    uint8_t state, after; /* what it depended on, and what it leaves */
} form;

struct kz_reverser {
    kz_arena *arena;
    kz_buffer bytes;
    form *slots;
    uint32_t mask, n;
};

/* What a word's Cyrillic depends on beside its letters. */
enum {
    STATE_SCHEME = 7,
    STATE_FRONT = 8,    /* an ending after a front word and a hyphen */
    STATE_STARTS = 16,  /* töte: a sentence begins here */
    STATE_LATIN = 32,   /* a Latin word that was kept stands before it: New York Times */
    STATE_INITIAL = 64, /* a full stop follows: V. may be В. */
    STATE_ENDING = 128  /* a hyphen stands before it */
};
enum { AFTER_FRONT = 1, AFTER_KEPT = 2 };

kz_reverser *kz_reverser_new(kz_arena *arena) {
    kz_reverser *r = kz_arena_zeroed(arena, sizeof *r);
    r->arena = arena;
    kz_buffer_init(&r->bytes, arena, 4096);
    r->slots = kz_arena_zeroed(arena, FIRST_SLOTS * sizeof *r->slots);
    r->mask = FIRST_SLOTS - 1;
    return r;
}

static form *slot_for(kz_reverser *r, kz_slice word, uint8_t state, uint32_t hash) {
    uint32_t slot = (hash ^ hash >> 15) & r->mask;
    for (; r->slots[slot].key_length; slot = (slot + 1) & r->mask) {
        form *f = &r->slots[slot];
        if (f->hash == hash && f->state == state && kz_same((kz_slice){r->bytes.at + f->key, f->key_length}, word))
            break;
    }
    return &r->slots[slot];
}

static void grow_slots(kz_reverser *r) {
    form *old = r->slots;
    uint32_t n = r->mask + 1;
    r->slots = kz_arena_zeroed(r->arena, (size_t)n * 2 * sizeof *old);
    r->mask = n * 2 - 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t slot = (old[i].hash ^ old[i].hash >> 15) & r->mask;
        while (old[i].key_length && r->slots[slot].key_length)
            slot = (slot + 1) & r->mask;
        if (old[i].key_length)
            r->slots[slot] = old[i];
    }
}

/* ---- one word ---- */

static bool is_ascii(kz_slice word) {
    for (uint32_t i = 0; i < word.n; i++)
        if ((unsigned char)word.at[i] >= 0x80)
            return false;
    return true;
}

static bool has_bytes(kz_slice text, const char *part) {
    uint32_t n = (uint32_t)strlen(part);
    for (uint32_t at = 0; at + n <= text.n; at++)
        if (memcmp(text.at + at, part, n) == 0)
            return true;
    return false;
}

/* iPhone, eBay: a small letter before a capital. YouTube and the like are in the list; АйТи and ҚазТАГ are Kazakh. */
static bool is_camel(kz_slice word) {
    return word.n >= SHORTEST_CAMEL && (word.at[0] == 'i' || word.at[0] == 'e') && word.at[1] >= 'A' &&
           word.at[1] <= 'Z';
}

/* TikTok */
static bool has_inner_capital(kz_slice word) {
    for (uint32_t i = 1; i < word.n; i++)
        if (word.at[i] >= 'A' && word.at[i] <= 'Z' && word.at[i - 1] >= 'a' && word.at[i - 1] <= 'z')
            return true;
    return false;
}

/* IT, where the alphabet of 2018 would let it be ИТ. */
static bool is_it(kz_slice word) {
    return word.n == 2 && word.at[0] == 'I' && word.at[1] >= 'A' && word.at[1] <= 'Z';
}

/* A q that no u follows, as hardly any other language has it. */
static bool has_kazakh_q(kz_slice lower) {
    for (uint32_t i = 0; i < lower.n; i++)
        if (lower.at[i] == 'q' && (i + 1 == lower.n || lower.at[i + 1] != 'u'))
            return true;
    return false;
}

/* An ASCII word that may be of another language. `known`: it is a Kazakh word, too. `official`: the alphabet is one of
 * the three of the state. `after_latin`: such a word stands before it. */
static bool is_foreign(kz_slice word, bool known, bool official, bool after_latin) {
    char lower[LONGEST_FORM];
    if (!is_ascii(word))
        return false;
    if (kz_roman_value(word) > 0 && !(word.n == 1 && word.at[0] == 'I'))
        return true;
    kz_lower_into(lower, word);
    kz_slice small = {lower, word.n};
    bool latin = kz_lexicon(small) & KZ_LEX_LATIN;
    if (after_latin && word.at[0] >= 'A' && word.at[0] <= 'Z' && (latin || !known))
        return true; /* New York Times, Google Maps */
    if (known)
        return latin && (is_it(word) || has_inner_capital(word));
    if (latin || is_camel(word))
        return true;
    official = official && !memchr(word.at, '\'', word.n) && !has_kazakh_q(small); /* ay' of 2017 is ау */
    for (uint32_t i = 0; official && i < KZ_FOREIGN_SEQUENCES; i++)
        if (has_bytes(small, kz_foreign_sequences[i]))
            return true;
    return false;
}

/* Capitals stand where they stood: a letter is one where its spelling began in one. Töte has none: what töte's words
 * get is `capital`, and АҚШ. */
static void write_cased(kz_buffer *out, const kz_units *units, const kz_spelled *word, bool capital) {
    char *room = kz_buffer_room(out, word->n * 4 + 4);
    uint32_t n = kz_spell_out(word, 0, room);
    bool acronym = units->arabic && kz_table_find(&kz_sure_acronyms, (kz_slice){room, n}) >= 0;
    n = 0;
    for (uint32_t i = 0; i < word->n; i++) {
        uint32_t cp = kz_letter_cp[word->letter[i]];
        bool sign = word->letter[i] == KZ_L_SOFT || word->letter[i] == KZ_L_HARD;
        bool upper = sign ? units->capitals : units->at[word->unit[i]].upper;
        n += kz_utf8_put(room + n, upper || acronym || (capital && i == 0) ? kz_to_upper(cp) : cp);
    }
    out->n += n;
}

static bool ends_front(const kz_spelled *word) {
    const uint64_t front = KZ_LETTER(AE) | KZ_LETTER(OE) | KZ_LETTER(UE) | KZ_LETTER(DOTTED_I) | KZ_LETTER(E);
    const uint64_t back =
        KZ_LETTER(A) | KZ_LETTER(O) | KZ_LETTER(SHORT_U) | KZ_LETTER(Y) | KZ_LETTER(YA) | KZ_LETTER(Q);
    for (uint32_t i = word->n; i > 0; i--) {
        if (front >> word->letter[i - 1] & 1)
            return true;
        if (back >> word->letter[i - 1] & 1)
            return false;
    }
    return false;
}

/* Reads the word, and again with a digraph of it as two letters (асхана, Шыңғысхан) where it is no word otherwise. */
static bool choose(kz_slice word, kz_scheme scheme, kz_place place, kz_units *units, kz_choice *choice) {
    enum { MOST_SPLITS = 3 };
    kz_units other;
    kz_choice second;
    if (!kz_read_units(word, scheme, 0, units))
        return false;
    kz_choose_spelling(units, scheme, place, choice);
    uint32_t splits = choice->score < KZ_SURE ? units->splits : 0;
    for (uint32_t i = splits; i > 0 && i + MOST_SPLITS > splits; i--) {
        if (!kz_read_units(word, scheme, i, &other))
            continue;
        kz_choose_spelling(&other, scheme, place, &second);
        if (second.known && second.score > choice->score) {
            *units = other;
            *choice = second;
        }
    }
    return true;
}

/* Appends the word in Cyrillic, or as it is; returns AFTER_ flags. */
static uint8_t write_word(kz_buffer *out, kz_slice word, uint8_t state) {
    kz_scheme scheme = (kz_scheme)(state & STATE_SCHEME);
    kz_units units;
    kz_choice choice;
    kz_place place = {(state & STATE_FRONT) != 0, (state & STATE_ENDING) != 0, (state & STATE_INITIAL) != 0};
    if (!choose(word, scheme, place, &units, &choice) ||
        (!(place.initial && word.n == 1) && scheme != KZ_ARAB && scheme != KZ_ISO9 &&
         is_foreign(word, choice.known, scheme != KZ_BGN, state & STATE_LATIN))) {
        kz_buffer_slice(out, word);
        return AFTER_KEPT;
    }
    write_cased(out, &units, &choice.word, (state & STATE_STARTS) || (units.arabic && choice.proper));
    return ends_front(&choice.word) ? AFTER_FRONT : 0;
}

bool kz_word_back(kz_slice word, kz_scheme from, kz_buffer *out) {
    kz_units units;
    kz_choice choice;
    if (word.n > LONGEST_FORM || !choose(word, from, (kz_place){false, false, false}, &units, &choice))
        return false;
    write_cased(out, &units, &choice.word, false);
    return true;
}

/* The same, each form but once. */
static uint8_t write_form(kz_reverser *r, kz_buffer *out, kz_slice word, uint8_t state) {
    uint32_t hash = kz_hash(word) ^ state * 0x9E3779B1u;
    form *f = slot_for(r, word, state, hash);
    if (!f->key_length) {
        if (r->n == MOST_FORMS)
            return write_word(out, word, state);
        if (r->n * 2 > r->mask) {
            grow_slots(r);
            f = slot_for(r, word, state, hash);
        }
        uint32_t key = r->bytes.n;
        kz_buffer_slice(&r->bytes, word);
        uint32_t written = r->bytes.n;
        uint8_t after = write_word(&r->bytes, word, state);
        *f = (form){hash, key, written, (uint16_t)word.n, (uint16_t)(r->bytes.n - written), state, after};
        r->n++;
    }
    kz_buffer_add(out, r->bytes.at + f->written, f->written_length);
    return f->after;
}

/* ---- the text ---- */

typedef struct walker {
    kz_reverser *r;
    kz_buffer *out;
    kz_slice text;
    kz_scheme from;
    uint32_t at;
    bool starts; /* töte: the next word begins a sentence */
    bool front;  /* the last word ended so */
    bool kept;   /* it was Latin, and nothing but a space stands between it and here */
    bool hyphen; /* nothing but a hyphen stands between it and here */
    bool ends;   /* the last word may end a sentence: it is no initial, no млн */
} walker;

static bool is_small_word_sign(const walker *w, uint32_t at, uint32_t cp) {
    bool upper;
    uint32_t as = kz_script_fold(cp, w->from, &upper), length;
    if (w->from == KZ_LATN_2017 && as == '\'') {
        char before = at > 0 ? (char)(w->text.at[at - 1] | 32) : 0;
        return before && strchr("agnouyisc", before) != NULL;
    }
    if (cp == 0x2B9 || cp == 0x2BA)
        return true;
    if (as == cp && !(cp == 0xB7 && w->from == KZ_BGN))
        return false;
    /* the soft sign of BGN and ISO 9 as an apostrophe: only inside a word */
    kz_utf8_at(w->text, at, &length);
    return w->from != KZ_ARAB && at + length < w->text.n && kz_is_letter(kz_utf8_at(w->text, at + length, &length));
}

static bool is_word_part(const walker *w, uint32_t at, uint32_t *length) {
    unsigned char c = (unsigned char)w->text.at[at];
    if (c < 0x80 && c != '\'' && c != '`' && c != '"') {
        *length = 1;
        return w->from != KZ_ARAB && (c | 32) >= 'a' && (c | 32) <= 'z';
    }
    uint32_t cp = kz_utf8_at(w->text, at, length);
    kz_script script = kz_script_of(cp);
    if (w->from == KZ_ARAB)
        return (script == KZ_S_ARABIC && (kz_is_letter(cp) || kz_class(cp) == KZ_C_MARK)) || cp == 0x640 ||
               cp == 0x674 || cp == 0x621;
    if (script == KZ_S_LATIN && kz_is_letter(cp))
        return true;
    bool sign = at > 0 && !kz_is_upper(cp) && !kz_is_lower(cp);
    return sign && ((cp >= 0x300 && cp < 0x370) || is_small_word_sign(w, at, cp));
}

static uint32_t word_end(const walker *w, uint32_t at) {
    uint32_t length;
    if (!kz_is_letter(kz_utf8_at(w->text, at, &length)))
        return at; /* no mark or apostrophe begins a word */
    uint32_t most = w->text.n - at > LONGEST_FORM ? at + LONGEST_FORM + 1 : w->text.n; /* time is linear */
    while (at < most && is_word_part(w, at, &length))
        at += length;
    return at;
}

/* 'qazaqs'a': the apostrophe at the end closes what one before the word opened. */
static uint32_t without_closing_quote(const walker *w, uint32_t start, uint32_t end) {
    if (w->from == KZ_LATN_2017 && start > 0 && w->text.at[start - 1] == '\'' && w->text.at[end - 1] == '\'')
        return end - 1;
    return end;
}

static bool ascii_alnum(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The end of a Latin word with hyphens that the lexicon has: Wi-Fi, e-mail; 0 if there is none. */
static uint32_t hyphenated_end(const walker *w) {
    enum { LONGEST = 24 };
    char lower[LONGEST];
    uint32_t end = w->at, found = 0;
    while (end < w->text.n && end - w->at < LONGEST && (ascii_alnum(w->text.at[end]) || w->text.at[end] == '-'))
        end++;
    kz_lower_into(lower, kz_sub(w->text, (kz_span){w->at, end}));
    for (uint32_t n = 1; n <= end - w->at; n++)
        if ((n == end - w->at || lower[n] == '-') && memchr(lower, '-', n) &&
            kz_lexicon((kz_slice){lower, n}) & KZ_LEX_LATIN)
            found = w->at + n;
    return found;
}

/* The G of 5G; not the letter of a class, 9A. */
static bool is_after_digit(const walker *w) {
    if (w->at == 0 || w->from == KZ_ISO9)
        return false;
    const char whole[2] = {w->text.at[w->at - 1], (char)(w->text.at[w->at] | 32)};
    return whole[0] >= '0' && whole[0] <= '9' && kz_lexicon((kz_slice){whole, 2}) & KZ_LEX_LATIN;
}

/* The end of what stays as it is from here on: an address, a name with hyphens, the G of 5G. */
static uint32_t kept_end(const walker *w, uint32_t end) {
    char next = end < w->text.n ? w->text.at[end] : 0, first = w->text.at[w->at];
    if (end - w->at == 1 && first >= 'A' && first <= 'Z' && is_after_digit(w))
        return end;
    uint32_t hyphenated = next == '-' && w->from != KZ_ISO9 ? hyphenated_end(w) : 0;
    if (hyphenated)
        return hyphenated;
    if (!next || !strchr(".:@/_%+-0123456789", next) || (unsigned char)w->text.at[w->at] >= 0x80)
        return 0;
    if (w->text.n - end > 2 && memcmp(w->text.at + end, "://", 3) == 0) { /* of any scheme */
        while (end < w->text.n && (unsigned char)w->text.at[end] > ' ')
            end++;
        return end;
    }
    return kz_address_end(w->text, w->at);
}

static uint32_t handle_end(const walker *w, uint32_t at) {
    uint32_t end = at + 1;
    while (end < w->text.n && (ascii_alnum(w->text.at[end]) || w->text.at[end] == '_'))
        end++;
    return end;
}

/* &lt; and the like. */
static uint32_t entity_end(const walker *w, uint32_t at) {
    enum { LONGEST_ENTITY = 10 };
    uint32_t end = at + 1;
    while (end < w->text.n && end - at < LONGEST_ENTITY && ascii_alnum(w->text.at[end]))
        end++;
    return end > at + 1 && end < w->text.n && w->text.at[end] == ';' ? end + 1 : at + 1;
}

static void keep(walker *w, uint32_t end) {
    kz_buffer_add(w->out, w->text.at + w->at, end - w->at);
    w->at = end;
}

/* Letters of the word that begins here, up to `most`; its end in *end. */
static uint32_t letters_at(const walker *w, uint32_t at, uint32_t most, uint32_t *end) {
    uint32_t n = 0, length;
    for (; at < w->text.n && n < most && is_word_part(w, at, &length); at += length)
        n += kz_utf8_at(w->text, at, &length) != 0x674;
    *end = at;
    return n;
}

/* Töte: one letter with a full stop, and after one or two such a name: ا. بايتۇرسىنۇلى. Not a year's ج. */
static bool is_initial(const walker *w) {
    enum { MOST_INITIALS = 3, SHORTEST_NAME = 3 };
    uint32_t at = w->at, end;
    bool after_digit = at > 1 && w->text.at[at - 1] == ' ' && w->text.at[at - 2] >= '0' && w->text.at[at - 2] <= '9';
    for (uint32_t i = 0; i < MOST_INITIALS && !after_digit; i++) {
        if (letters_at(w, at, SHORTEST_NAME, &end) != 1 || end >= w->text.n || w->text.at[end] != '.')
            return i > 0 && end > at && letters_at(w, at, SHORTEST_NAME, &end) == SHORTEST_NAME;
        at = end + 1;
        at += at < w->text.n && w->text.at[at] == ' ';
    }
    return false;
}

/* The end of a piece of a word that is too long. */
static uint32_t piece_end(const walker *w, uint32_t end) {
    if (end - w->at <= LONGEST_FORM)
        return end;
    end = w->at + LONGEST_FORM;
    while (((unsigned char)w->text.at[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* The same for something that may have an ending after a hyphen. */
static void keep_word(walker *w, uint32_t end) {
    keep(w, end);
    w->hyphen = w->starts = w->front = false;
    w->kept = w->ends = true;
}

/* More than a letter, and a vowel in it. */
static bool may_end(kz_slice word) {
    uint32_t letters = 0, length;
    bool vowel = false;
    for (uint32_t at = 0; at < word.n && !(vowel && letters > 1); at += length) {
        uint32_t cp = kz_utf8_at(word, at, &length);
        letters += cp != 0x674;
        vowel |= cp == 0x627 || cp == 0x6D5 || cp == 0x648 || cp == 0x6C7 || cp == 0x649 || cp == 0x64A || cp == 0x6CB;
    }
    return vowel && letters > 1;
}

static void word(walker *w, uint32_t end) {
    uint8_t state = (uint8_t)w->from;
    state |= w->hyphen ? STATE_ENDING : 0;
    state |= end < w->text.n && w->text.at[end] == '.' && end - w->at == 1 ? STATE_INITIAL : 0;
    if (w->from == KZ_ARAB) {
        state |= (w->hyphen && w->front ? STATE_FRONT : 0);
        state |= (w->starts || is_initial(w) ? STATE_STARTS : 0);
    }
    state |= w->kept ? STATE_LATIN : 0;
    uint8_t after = write_form(w->r, w->out, (kz_slice){w->text.at + w->at, end - w->at}, state);
    w->kept = after & AFTER_KEPT;
    w->front = after & AFTER_FRONT;
    w->ends = w->from == KZ_ARAB && may_end(kz_sub(w->text, (kz_span){w->at, end}));
    w->hyphen = w->starts = false;
    w->at = end;
}

/* A line of töte that is a sentence or a title, and not one word of a list. */
static bool has_words(kz_slice text, uint32_t at) {
    bool letter = false, gap = false;
    for (; at < text.n && text.at[at] != '\n'; at++) {
        unsigned char c = (unsigned char)text.at[at];
        if (c == ' ' || c == '.' || c == '!') {
            gap = letter;
            if (gap && c != ' ')
                return true;
        } else if (c >= 0xD8) {
            if (gap)
                return true;
            letter = true;
        }
    }
    return false;
}

static bool ends_sentence(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x61F || cp == 0x2026;
}

/* The harmony of the endings of the number that ends before `at`: 5-тен, 6-дан, 20%-ын. */
static bool number_is_front(kz_slice text, uint32_t at) {
    static const char digits[] = "1234578", tens[] = "578"; /* бір екі үш төрт бес жеті сегіз; елу жетпіс сексен */
    uint32_t zeros = 0;
    while (at > 0 && text.at[at - 1] == '0') {
        zeros++;
        at--;
    }
    if (at == 0 || zeros > 2)
        return false; /* мың, миллион; пайыз is back, too */
    char last = text.at[at - 1];
    return last && (zeros == 2 || strchr(zeros ? tens : digits, last));
}

static void other(walker *w) {
    uint32_t length, cp = kz_utf8_at(w->text, w->at, &length);
    char sign = w->from == KZ_ARAB && cp >= 0x600 ? kz_arabic_sign_of(cp) : 0;
    if (w->from == KZ_ARAB) {
        bool space = w->at + length >= w->text.n || kz_is_space((unsigned char)w->text.at[w->at + length]);
        if (cp == '\n')
            w->starts = has_words(w->text, w->at + 1);
        else if (ends_sentence(cp) && space && w->ends)
            w->starts = true;
        else if (cp == 0xAB && w->at > 1 && w->text.at[w->at - 1] == ' ' && w->text.at[w->at - 2] == ':')
            w->starts = true; /* direct speech */
        else if (cp < 0x80 && cp > '/' && cp != ':' && cp != '<' && cp != '[')
            w->starts = false; /* a number or a Latin word began it */
    }
    w->hyphen = cp == '-' || cp == 0x2011;
    if (w->hyphen && w->at > 0 && (w->text.at[w->at - 1] == '%' || ascii_alnum(w->text.at[w->at - 1])))
        w->front = number_is_front(w->text, w->at);
    else if (!w->hyphen)
        w->front = false;
    w->kept = w->kept && cp == ' ';
    if (!w->hyphen)
        w->front = false;
    if (sign) {
        kz_buffer_byte(w->out, sign);
        w->at += length;
    } else {
        keep(w, w->at + length);
    }
}

void kz_read_back(kz_reverser *r, kz_buffer *out, kz_slice text, kz_scheme from) {
    walker w = {.r = r, .out = out, .text = text, .from = from};
    w.starts = from == KZ_ARAB && has_words(text, 0);
    while (w.at < text.n) {
        uint32_t end = word_end(&w, w.at);
        if (end == w.at) {
            if (text.at[w.at] == '@')
                keep(&w, handle_end(&w, w.at));
            else if (text.at[w.at] == '&')
                keep(&w, entity_end(&w, w.at));
            else
                other(&w);
            continue;
        }
        uint32_t kept = kept_end(&w, end);
        if (kept > w.at)
            keep_word(&w, kept);
        else
            word(&w, piece_end(&w, without_closing_quote(&w, w.at, end)));
    }
}
