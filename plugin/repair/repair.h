/* Repair of letters, invisible characters, punctuation and space. Takes any bytes; gives valid UTF-8.
 *
 * Three passes, each a rewrite of the text before it: characters (UTF-8, invisible characters, line ends), letters
 * (look-alikes, word by word), punctuation (quotation marks, dashes, spaces, line by line). A pass first looks for
 * suspicious pairs of bytes (scan.h); what has none is not looked at closer. */
#ifndef KZ_REPAIR_REPAIR_H
#define KZ_REPAIR_REPAIR_H

#include "text/text.h"

/* Each rule is a bit in kz_edit.rules; data/repair/rules.tsv, in the same order, gives name and reason of each. */
typedef enum kz_rule {
    KZ_RULE_INVALID_BYTES, /* not UTF-8: one replacement character for each unbroken run of such bytes */
    KZ_RULE_COMPOSE,       /* и + breve is й */
    KZ_RULE_INVISIBLE,     /* soft hyphen, zero-width character, direction mark, control character inside a word */
    KZ_RULE_LATIN,         /* a Latin look-alike in a Cyrillic word */
    KZ_RULE_CYRILLIC,      /* a letter of another Cyrillic alphabet for a Kazakh one (ї for і, ќ for қ) */
    KZ_RULE_GREEK,         /* a look-alike of any other alphabet, symbols (¥ for Ұ) too */
    KZ_RULE_DIGIT,         /* a digit for a letter: 3аңды */
    KZ_RULE_WORD,          /* a whole word of look-alikes: AEK, aca */
    KZ_RULE_QUOTES,
    KZ_RULE_DASH,        /* a hyphen between spaces; U+2010 and U+2011 become the plain hyphen */
    KZ_RULE_SPACE,       /* doubled, no-break or stray space */
    KZ_RULE_SPACING,     /* a space missing after or standing before punctuation */
    KZ_RULE_LINE_ENDS,   /* CR LF, CR, NEL, U+2028, U+2029, VT and FF become LF */
    KZ_RULE_HYPHENATION, /* a word divided over a line end (language/layout) */
    KZ_RULE_UNWRAP,      /* a line end inside a paragraph (language/layout) */
    KZ_RULE_STRAY,       /* what KZ_RULE_INVISIBLE removes, but in no word: BOM, zero-width space beside a space */
    KZ_RULE_TO_LATIN,    /* a Cyrillic look-alike in a Latin word or a Roman numeral */
    KZ_RULE_RESTORE,     /* a Kazakh letter that was typed as a Russian one (restore/restore.h) */
    KZ_RULE_MARKS,       /* heaps of signs: ,, is one comma, !!!!!! are three, . . . is ... */
    KZ_RULE_APOSTROPHE,  /* a grave accent between letters */
    KZ_RULE_ENCODING,    /* bytes of another encoding, read as it (encoding) */
    KZ_RULE_MOJIBAKE,    /* text that was read by a wrong code page, read again (encoding) */
    KZ_RULE_HTML,        /* tags taken away, references replaced (html) */
    KZ_RULE_COUNT
} kz_rule;
#define KZ_RULE_BIT(rule) (UINT64_C(1) << (rule))

const char *kz_rule_name(kz_rule rule);   /* as in data/repair/rules.tsv: "latin-lookalike" */
const char *kz_rule_reason(kz_rule rule); /* a sentence for people */
/* The rules that change a word's letters, as against its spacing and punctuation. */
#define KZ_LETTER_RULES                                                                                                \
    (KZ_RULE_BIT(KZ_RULE_COMPOSE) | KZ_RULE_BIT(KZ_RULE_INVISIBLE) | KZ_RULE_BIT(KZ_RULE_LATIN) |                      \
     KZ_RULE_BIT(KZ_RULE_CYRILLIC) | KZ_RULE_BIT(KZ_RULE_GREEK) | KZ_RULE_BIT(KZ_RULE_DIGIT) |                         \
     KZ_RULE_BIT(KZ_RULE_WORD) | KZ_RULE_BIT(KZ_RULE_HYPHENATION) | KZ_RULE_BIT(KZ_RULE_TO_LATIN) |                    \
     KZ_RULE_BIT(KZ_RULE_RESTORE) | KZ_RULE_BIT(KZ_RULE_MOJIBAKE))

/* The repaired text in the arena (bytes.at itself where nothing changed) and the edits that lead to it. Line ends are
 * kept one for one (as LF), so lines can be told apart afterwards. White space at a line's start stays, each kind as
 * it is (an indent says something about the layout); elsewhere tabs become spaces. Running it twice is the same as
 * once. Linear in time and memory. `without`: a bit for each rule that must not act; what it would have changed stays.
 */
kz_slice kz_repair(kz_arena *arena, kz_slice bytes, uint64_t without, kz_edits *edits);

/* The rule of this name (as kz_rule_name gives it); KZ_RULE_COUNT if there is none. */
kz_rule kz_rule_named(kz_slice name);
/* The rules that a profile of data/repair/profiles.tsv leaves out; false if there is no such profile. */
bool kz_profile_named(kz_slice name, uint64_t *without);

/* The replacement character for each run of bytes that are not UTF-8, and no other change. */
kz_slice kz_replace_invalid(kz_arena *arena, kz_slice bytes, kz_edits *edits);

#endif
