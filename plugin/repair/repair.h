/* Repair of letters, invisible characters, punctuation and space. Takes any bytes; gives valid UTF-8. */
#ifndef KZ_REPAIR_REPAIR_H
#define KZ_REPAIR_REPAIR_H

#include "text/text.h"

/* Each rule is a bit in kz_edit.rules. KZ_RULE_NAMES in data/repair/rules.tsv gives name and reason of each. */
typedef enum kz_rule {
    KZ_RULE_INVALID_BYTES, /* invalid UTF-8, a replacement character stands for it */
    KZ_RULE_COMPOSE,       /* и + breve is й */
    KZ_RULE_INVISIBLE,     /* soft hyphen, zero-width character, BOM, control character */
    KZ_RULE_LATIN,         /* a Latin look-alike in a Cyrillic word */
    KZ_RULE_CYRILLIC,      /* a letter of another Cyrillic alphabet for a Kazakh one (ї for і, ќ for қ) */
    KZ_RULE_GREEK,         /* a look-alike of any other alphabet, symbols (¥ for Ұ) too */
    KZ_RULE_DIGIT,         /* a digit for a letter: 3аңды */
    KZ_RULE_WORD,          /* a whole word of look-alikes: AEK, aca */
    KZ_RULE_QUOTES,
    KZ_RULE_DASH,
    KZ_RULE_SPACE,     /* doubled, no-break or stray space */
    KZ_RULE_SPACING,   /* a space missing after or standing before punctuation */
    KZ_RULE_LINE_ENDS, /* CR LF, NEL and their kind become LF */
    KZ_RULE_HYPHENATION, /* a word divided over a line end (language/layout) */
    KZ_RULE_UNWRAP,      /* a line end inside a paragraph (language/layout) */
    KZ_RULE_COUNT
} kz_rule;
#define KZ_RULE_BIT(rule) (UINT64_C(1) << (rule))

const char *kz_rule_name(kz_rule rule);   /* as in data/repair/rules.tsv: "latin-lookalike" */
const char *kz_rule_reason(kz_rule rule); /* a sentence for people */
/* The rules that change a word's letters, as against its spacing and punctuation. */
#define KZ_LETTER_RULES                                                                                                \
    (KZ_RULE_BIT(KZ_RULE_COMPOSE) | KZ_RULE_BIT(KZ_RULE_INVISIBLE) | KZ_RULE_BIT(KZ_RULE_LATIN) |                      \
     KZ_RULE_BIT(KZ_RULE_CYRILLIC) | KZ_RULE_BIT(KZ_RULE_GREEK) | KZ_RULE_BIT(KZ_RULE_DIGIT) |                         \
     KZ_RULE_BIT(KZ_RULE_WORD) | KZ_RULE_BIT(KZ_RULE_HYPHENATION))

/* The repaired text in the arena (bytes.at itself where nothing changed) and the edits that lead to it. Line ends are
 * kept one for one (as LF), so lines can be told apart afterwards; tabs stay at a line's start only. Running it
 * twice is the same as once. */
kz_slice kz_repair(kz_arena *arena, kz_slice bytes, kz_edits *edits);

#endif
