/* The three passes of kz_repair. Each takes the text of the one before and notes its edits in the rewriter; the first
 * takes any bytes, the others valid UTF-8. */
#ifndef KZ_REPAIR_PASSES_H
#define KZ_REPAIR_PASSES_H

#include "repair/quotes.h"
#include "repair/rewriter.h"
#include "repair/scan.h"
#include "repair/survey.h"

/* Each pass: what it knows, and a function that looks at the place `found`, where kz_scan has found a suspicious pair,
 * repairs what needs it, and gives the offset up to which the text needs no other look (> found). */
typedef struct kz_characters_pass {
    kz_rewriter r;
    uint32_t done; /* characters before this have been looked at */
} kz_characters_pass;

typedef struct kz_letters_pass {
    kz_rewriter r;
    uint32_t done; /* words before this have been looked at */
    kz_survey survey;
    kz_line_view line;
} kz_letters_pass;

typedef struct kz_punctuation_pass {
    kz_rewriter r;
    uint32_t done; /* lines before this have been looked at */
    kz_quotes quotes;
    kz_span line;
    bool cyrillic;           /* the line has Cyrillic letters */
    uint32_t guillemet_line; /* the end of the line whose guillemets have been followed … */
    bool guillemet_open;     /* … and whether one is open there */
} kz_punctuation_pass;

uint32_t kz_look_at_character(kz_characters_pass *p, uint32_t found);
uint32_t kz_look_at_word(kz_letters_pass *p, uint32_t found);
uint32_t kz_look_at_punctuation(kz_punctuation_pass *p, uint32_t found);

/* What the end of the text may need: a character that was cut off, white space. */
void kz_end_characters(kz_characters_pass *p);
void kz_end_punctuation(kz_punctuation_pass *p);

#endif
