/* Cyrillic to töte, word by word: where the hamza stands, and the punctuation of the Arabic script.
 *
 * The letters ا و ۇ ى are а о ұ ы in back words and ә ө ү і in front ones. A front word is known by ك گ or ە in it; one
 * without them begins with a hamza: ٴبىلىم. What counts is the word's first open vowel: Әбілқасым has a hamza, but
 * قازىر (қазір) and مۇعالىم (мұғалім) are written without, as the press writes them. */
#include "script/parts.h"
#include "segment/segment.h"

static const char HAMZA[] = "ٴ";
enum { HAMZA_BYTES = sizeof HAMZA - 1, GROWTH = 4 };

static inline bool is_cyrillic(kz_slice text, uint32_t at) {
    return at + 1 < text.n && ((unsigned char)text.at[at] & 0xFC) == 0xD0 &&
           ((unsigned char)text.at[at + 1] & 0xC0) == 0x80;
}

static inline uint8_t traits_at(kz_slice text, uint32_t at) {
    return kz_letter_traits[(text.at[at] & 3) << 6 | (text.at[at + 1] & 0x3F)];
}

/* A word, as far as its letters tell how it is written. */
typedef struct look {
    uint32_t end;
    uint8_t first; /* the traits of the first letter that is open or tells */
    bool tells, silent;
} look;

/* й as и and a breve; the mark is looked at with the letters. */
static bool is_mark(kz_slice text, uint32_t at) {
    return at + 1 < text.n && ((unsigned char)text.at[at] == 0xCC || (unsigned char)text.at[at] == 0xCD) &&
           kz_utf8_valid((kz_slice){text.at + at, 2}) == 2;
}

static look look_at(kz_slice text, uint32_t at) {
    look w = {at, 0, false, false};
    uint8_t before = 0;
    for (; is_cyrillic(text, w.end) || (w.end > at && is_mark(text, w.end)); w.end += 2) {
        if (!is_cyrillic(text, w.end))
            continue;
        uint8_t traits = traits_at(text, w.end);
        if (!traits)
            break;
        w.tells |= (traits & KZ_TRAIT_TELLS) != 0;
        if (!w.first)
            w.first = traits & (KZ_TRAIT_BACK | KZ_TRAIT_FRONT);
        w.silent |= (traits & KZ_TRAIT_IOTATED) && (before & KZ_TRAIT_I);
        before = traits;
    }
    return w;
}

static bool begins_with_hamza(const look *w) {
    return !w->tells && w->first == KZ_TRAIT_FRONT;
}

bool kz_takes_hamza(kz_slice word) {
    look w = look_at(word, 0);
    return begins_with_hamza(&w);
}

char kz_arabic_sign_of(uint32_t cp) {
    for (uint32_t i = 0; i < KZ_ARABIC_SIGNS; i++)
        if (kz_arabic_signs[i].sign == cp)
            return kz_arabic_signs[i].cyrillic;
    return 0;
}

/* Whether a comma, semicolon or question mark here belongs to Kazakh words: not inside a number or an address. `after`
 * is whether a Cyrillic word stands right before it. */
static bool is_punctuation(kz_slice text, uint32_t at, bool after) {
    if (at + 1 >= text.n)
        return true;
    uint32_t length, next = kz_utf8_at(text, at + 1, &length);
    return after || kz_is_space(next) || next == 0xBB || next == 0x201D;
}

static void write_sign(kz_buffer *out, char c) {
    for (uint32_t i = 0; i < KZ_ARABIC_SIGNS; i++) {
        if (kz_arabic_signs[i].write && kz_arabic_signs[i].cyrillic == c) {
            out->n += kz_utf8_put(kz_buffer_room(out, 4), kz_arabic_signs[i].sign);
            return;
        }
    }
    kz_buffer_byte(out, c);
}

/* и before я and ю, which begin with ي themselves, inside a word: партия is پارتيا, сияқты سياقتى. */
static bool is_silent(kz_slice word, uint32_t at) {
    return at > 0 && is_cyrillic(word, at) && is_cyrillic(word, at + 2) && traits_at(word, at) & KZ_TRAIT_I &&
           traits_at(word, at + 2) & KZ_TRAIT_IOTATED;
}

static void write_letters(kz_buffer *out, kz_slice letters) {
    char *room = kz_buffer_room(out, letters.n * GROWTH + 16);
    out->n += kz_write_word(room, letters, KZ_ARAB);
}

static void write_word(kz_buffer *out, kz_slice word, const look *w) {
    if (begins_with_hamza(w) && kz_roman_value(word) == 0)
        kz_buffer_add(out, HAMZA, HAMZA_BYTES);
    uint32_t start = 0;
    for (uint32_t at = 0; w->silent && at + 3 < word.n; at += 2) {
        if (!is_silent(word, at))
            continue;
        write_letters(out, (kz_slice){word.at + start, at - start});
        start = at + 2;
    }
    write_letters(out, (kz_slice){word.at + start, word.n - start});
}

void kz_write_arabic(kz_buffer *out, kz_slice text) {
    bool kazakh = false, after = false; /* a Cyrillic word stands in this line; right here */
    uint32_t at = 0;
    while (at < text.n) {
        unsigned char c = (unsigned char)text.at[at];
        look w = look_at(text, at);
        if (w.end > at) {
            write_word(out, (kz_slice){text.at + at, w.end - at}, &w);
            kazakh = after = true;
            at = w.end;
            continue;
        }
        if (kazakh && (c == ',' || c == ';' || c == '?') && is_punctuation(text, at, after))
            write_sign(out, (char)c);
        else
            kz_buffer_byte(out, (char)c);
        after = false;
        kazakh = kazakh && c != '\n';
        at++;
    }
}
