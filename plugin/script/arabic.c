/* Cyrillic to töte, word by word: where the hamza stands, and the punctuation of the Arabic script.
 *
 * The letters ا و ۇ ى are а о ұ ы in back words and ә ө ү і in front ones. A front word is known by ك گ or ە in it; one
 * without them begins with a hamza: ٴبىلىم. What counts is the word's first open vowel: Әбілқасым has a hamza, but
 * قازىر (қазір) and مۇعالىم (мұғалім) are written without, as the press writes them. */
#include "script/parts.h"
#include "segment/segment.h"

static const char HAMZA[] = "ٴ";
enum { HAMZA_BYTES = sizeof HAMZA - 1, GROWTH = 4 };

typedef enum sound { SOUND_OTHER, SOUND_BACK, SOUND_FRONT, SOUND_TELLS } sound;

static sound sound_of(uint32_t cp) {
    switch (cp) {
    case 0x430: /* а */
    case 0x43E: /* о */
    case 0x44B: /* ы */
    case 0x4B1: /* ұ */
        return SOUND_BACK;
    case 0x456: /* і */
    case 0x4AF: /* ү */
    case 0x4D9: /* ә */
    case 0x4E9: /* ө */
        return SOUND_FRONT;
    case 0x433: /* г */
    case 0x435: /* е */
    case 0x43A: /* к */
    case 0x44D: /* э */
        return SOUND_TELLS;
    default:
        return SOUND_OTHER;
    }
}

bool kz_takes_hamza(kz_slice word) {
    sound first = SOUND_OTHER;
    uint32_t length;
    for (uint32_t at = 0; at < word.n; at += length) {
        sound s = sound_of(kz_to_lower(kz_utf8_at(word, at, &length)));
        if (s == SOUND_TELLS)
            return false;
        if (first == SOUND_OTHER)
            first = s;
    }
    return first == SOUND_FRONT;
}

char kz_arabic_sign_of(uint32_t cp) {
    for (uint32_t i = 0; i < KZ_ARABIC_SIGNS; i++)
        if (kz_arabic_signs[i].sign == cp)
            return kz_arabic_signs[i].cyrillic;
    return 0;
}

static bool is_word_part(kz_slice text, uint32_t at, uint32_t *length) {
    unsigned char c = (unsigned char)text.at[at];
    *length = 1;
    if (c < 0xCC || c > 0xD3)
        return false;
    uint32_t cp = kz_utf8_at(text, at, length);
    return (cp >= 0x400 && cp < 0x500 && kz_is_letter(cp)) || (cp >= 0x300 && cp < 0x370);
}

static uint32_t word_end(kz_slice text, uint32_t at) {
    uint32_t length;
    while (at < text.n && is_word_part(text, at, &length))
        at += length;
    return at;
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
    uint32_t length;
    unsigned char second = (unsigned char)word.at[at + 1];
    if ((unsigned char)word.at[at] != 0xD0 || (second != 0xB8 && second != 0x98))
        return false; /* not и, which most letters are not */
    if (at == 0 || kz_to_lower(kz_utf8_at(word, at, &length)) != 0x438 || at + length >= word.n)
        return false;
    uint32_t next = kz_to_lower(kz_utf8_at(word, at + length, &length));
    return next == 0x44F || next == 0x44E;
}

static void write_letters(kz_buffer *out, kz_slice letters) {
    char *room = kz_buffer_room(out, letters.n * GROWTH + 16);
    out->n += kz_write_word(room, letters, KZ_ARAB);
}

static void write_word(kz_buffer *out, kz_slice word) {
    if (kz_takes_hamza(word) && kz_roman_value(word) == 0)
        kz_buffer_add(out, HAMZA, HAMZA_BYTES);
    uint32_t start = 0;
    for (uint32_t at = 0; at + 3 < word.n; at += 2) {
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
        uint32_t end = (c & 0xFC) == 0xD0 ? word_end(text, at) : at;
        if (end > at) {
            write_word(out, (kz_slice){text.at + at, end - at});
            kazakh = after = true;
            at = end;
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
