/* Identifiers and contacts: telephone numbers, addresses of all kinds, numbers with a checksum, number plates, and
 * references to laws. Codes and words are in data/identifiers/. */
#ifndef KZ_EXTRACT_IDENTIFIER_H
#define KZ_EXTRACT_IDENTIFIER_H

#include "extract/time/time.h"

typedef enum kz_identifier_kind {
    KZ_ID_PHONE,
    KZ_ID_EMAIL,
    KZ_ID_URL,
    KZ_ID_HANDLE,
    KZ_ID_IIN,
    KZ_ID_BIN,
    KZ_ID_IBAN,
    KZ_ID_BIC,
    KZ_ID_PLATE,
    KZ_ID_POSTCODE,
    KZ_ID_ADDRESS,
    KZ_ID_LAW,
    KZ_ID_CARD,
    KZ_ID_KINDS
} kz_identifier_kind;
const char *kz_identifier_kind_name(kz_identifier_kind kind); /* phone, email … */

typedef enum kz_field_key {
    KZ_FIELD_TYPE,
    KZ_FIELD_NAME, /* operator, town, service, bank */
    KZ_FIELD_EXTENSION,
    KZ_FIELD_UNRESOLVED, /* a mark: a number without its town's code */
    KZ_FIELD_HOST,
    KZ_FIELD_ASCII,   /* the host in Punycode */
    KZ_FIELD_NETWORK, /* social, or of payment cards */
    KZ_FIELD_ACCOUNT,
    KZ_FIELD_BORN,
    KZ_FIELD_CENTURY, /* a number */
    KZ_FIELD_SEX,
    KZ_FIELD_REGISTERED,
    KZ_FIELD_UNIT,
    KZ_FIELD_COUNTRY,
    KZ_FIELD_BANK,
    KZ_FIELD_REPAIRED, /* a mark: look-alike letters were replaced */
    KZ_FIELD_STANDARD,
    KZ_FIELD_CODE,
    KZ_FIELD_POSTCODE,
    KZ_FIELD_REGION,
    KZ_FIELD_DISTRICT,
    KZ_FIELD_TOWN,
    KZ_FIELD_VILLAGE,
    KZ_FIELD_MICRODISTRICT,
    KZ_FIELD_STREET,
    KZ_FIELD_HOUSE,
    KZ_FIELD_BLOCK,
    KZ_FIELD_ENTRANCE,
    KZ_FIELD_FLOOR,
    KZ_FIELD_FLAT,
    KZ_FIELD_OFFICE,
    KZ_FIELD_ISSUER,
    KZ_FIELD_ACT,
    KZ_FIELD_TITLE,
    KZ_FIELD_DATE,
    KZ_FIELD_NUMBER,
    KZ_FIELD_SECTION,
    KZ_FIELD_CHAPTER,
    KZ_FIELD_ARTICLE,
    KZ_FIELD_PART,
    KZ_FIELD_ITEM,
    KZ_FIELD_SUBITEM,
    KZ_FIELD_PARAGRAPH,
    KZ_FIELDS
} kz_field_key;
const char *kz_field_name(kz_field_key key);
/* A mark is true or not there; all others have a text, of which this one is a number. */
static inline bool kz_field_is_mark(kz_field_key key) {
    return key == KZ_FIELD_UNRESOLVED || key == KZ_FIELD_REPAIRED;
}
static inline bool kz_field_is_number(kz_field_key key) {
    return key == KZ_FIELD_CENTURY;
}

typedef struct kz_field {
    kz_slice value;
    uint8_t key;
} kz_field;

typedef struct kz_identifier {
    kz_span span;   /* without endings after it: info@mail.kz of info@mail.kz-ке; of an address and a law with them */
    kz_slice value; /* the one form that all ways of writing it share: +77172555555, KZ86125KZT5004100100 */
    kz_field *fields;
    uint8_t n;
    uint8_t kind;
} kz_identifier;
typedef KZ_VEC(kz_identifier) kz_identifiers;

/* In order, not overlapping. Only what is sure is listed: a checksum that fails, a date that is none, a code that was
 * not given to anybody leave a number out. */
void kz_find_identifiers(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                         kz_identifiers *out);

/* Whether the number belongs to the identifier and counts nothing: all kinds but addresses and laws. */
static inline bool kz_identifier_is_code(const kz_identifier *id) {
    return id->kind != KZ_ID_ADDRESS && id->kind != KZ_ID_LAW;
}

/* What is wrong with a text that should be an identifier. */
typedef enum kz_problem {
    KZ_FINE,
    KZ_BAD_LENGTH,
    KZ_BAD_CHARACTER,
    KZ_BAD_CENTURY,
    KZ_BAD_DATE,
    KZ_BAD_TYPE, /* no entity is of this type */
    KZ_BAD_CHECKSUM,
    KZ_OTHER_SCHEME, /* a business's number was given for a person's, or the other way round */
    KZ_BAD_COUNTRY,
    KZ_BAD_STRUCTURE, /* a letter where the country's accounts have a digit */
    KZ_BAD_CODE,      /* of an operator, a town or a network of cards: nobody has it */
    KZ_NO_CODE        /* a local number, without the code of its town */
} kz_problem;
const char *kz_problem_code(kz_problem problem); /* BAD_LENGTH … */
const char *kz_problem_message(kz_problem problem);

/* Each reads a text that is nothing but the identifier, white space around it apart. `out` is filled if it is fine. */
kz_problem kz_check_iin(kz_arena *arena, kz_slice text, kz_identifier *out);
kz_problem kz_check_bin(kz_arena *arena, kz_slice text, kz_identifier *out);
/* Groups may have spaces between them. Cyrillic letters that look like Latin ones are taken for them, and marked. */
kz_problem kz_check_iban(kz_arena *arena, kz_slice text, kz_identifier *out);
/* Digits in one piece or in groups, with spaces or hyphens between them. */
kz_problem kz_check_card(kz_arena *arena, kz_slice text, kz_identifier *out);
/* Digits with spaces, hyphens and brackets, an extension after them. */
kz_problem kz_check_phone(kz_arena *arena, kz_slice text, kz_identifier *out);

#endif
