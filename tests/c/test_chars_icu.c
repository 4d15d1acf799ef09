/* The generated character tables against ICU, code point by code point. Characters that came after the Unicode
 * version of the tables, or that this ICU does not know yet, are left out. */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "check.h"
#include "text/chars_table.h"

static const uint8_t TABLES_UNICODE = 15; /* .0, of the unicode-data package that the tables were made from */

static bool comparable(uint32_t cp) {
    UVersionInfo age;
    u_charAge((UChar32)cp, age);
    bool known = age[0] > 0 && (age[0] < TABLES_UNICODE || (age[0] == TABLES_UNICODE && age[1] == 0));
    return known && !(cp >= 0xD800 && cp <= 0xDFFF);
}

static kz_char_class class_of(uint32_t cp) {
    switch (u_charType((UChar32)cp)) {
    case U_LOWERCASE_LETTER:
        return KZ_C_LOWER;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return KZ_C_UPPER;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
        return KZ_C_LETTER;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return KZ_C_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return KZ_C_DIGIT;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return KZ_C_NUMERIC;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return KZ_C_SPACE;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
        return KZ_C_PUNCT;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
        return KZ_C_SYMBOL;
    case U_FORMAT_CHAR:
        return KZ_C_FORMAT;
    default:
        return u_isUWhiteSpace((UChar32)cp) ? KZ_C_SPACE : KZ_C_OTHER;
    }
}

/* Counts, with the first difference named, rather than a check for each code point. */
static void compare(const char *about, uint32_t (*ours)(uint32_t), uint32_t (*theirs)(uint32_t)) {
    uint32_t compared = 0, differ = 0;
    for (uint32_t cp = 0; cp < KZ_CHARS_END; cp++) {
        if (!comparable(cp))
            continue;
        compared++;
        if (ours(cp) == theirs(cp))
            continue;
        bool mapped_to_newer = theirs(cp) >= 0x80 && !comparable(theirs(cp)); /* a capital for an old small letter */
        if (!mapped_to_newer && differ++ < 5)
            printf("# U+%04X: %X here, %X in ICU\n", cp, ours(cp), theirs(cp));
    }
    check_about(about);
    CHECK(compared > 30000);
    CHECK(differ == 0);
}

static uint32_t our_class(uint32_t cp) {
    return kz_class(cp);
}
static uint32_t their_class(uint32_t cp) {
    return class_of(cp);
}
static uint32_t their_lower(uint32_t cp) {
    return (uint32_t)u_tolower((UChar32)cp);
}
static uint32_t their_upper(uint32_t cp) {
    return (uint32_t)u_toupper((UChar32)cp);
}

/* Every pair that we compose must compose so in ICU, and every pair of a letter of these scripts with a mark that ICU
 * composes must compose here. */
static void compare_compositions(void) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    uint32_t pairs = 0, differ = 0;
    check_about("composition");
    if (!CHECK(U_SUCCESS(status)))
        return;
    for (uint32_t cp = 'A'; cp < 0x2200; cp++) {
        bool letter =
            kz_script_of(cp) == KZ_S_LATIN || kz_script_of(cp) == KZ_S_CYRILLIC || kz_script_of(cp) == KZ_S_GREEK;
        for (uint32_t mark = 0x300; letter && mark < 0x370; mark++) {
            UChar32 theirs = unorm2_composePair(nfc, (UChar32)cp, (UChar32)mark);
            uint32_t ours = kz_compose(cp, mark);
            pairs += ours != 0;
            if (ours != (theirs < 0 ? 0 : (uint32_t)theirs) && differ++ < 5)
                printf("# U+%04X U+%04X: %X here, %X in ICU\n", cp, mark, ours, (unsigned)theirs);
        }
    }
    CHECK(pairs > 700);
    CHECK(differ == 0);
    CHECK(kz_compose(0x438, 0x306) == 0x439);
}

int main(void) {
    compare("class", our_class, their_class);
    compare("lower case", kz_to_lower, their_lower);
    compare("upper case", kz_to_upper, their_upper);
    compare_compositions();
    return check_done();
}
