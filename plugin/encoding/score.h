/* Inside the stage: how well bytes read as text in a code page. */
#ifndef KZ_ENCODING_SCORE_H
#define KZ_ENCODING_SCORE_H

#include "encoding/encoding.h"
#include "encoding/encoding_table.h"

/* The code pages that are told apart: all but windows-1252, which is no page of Cyrillic text. */
enum { KZ_TOLD_APART = KZ_CODEPAGES - 1 };

typedef struct kz_scores {
    uint64_t cost[KZ_TOLD_APART]; /* eighths of a bit */
    uint64_t pairs;               /* pairs of characters that these are the cost of: all with a byte over 0x7F */
} kz_scores;

/* Adds the scores of the bytes, of a long text those of samples. */
void kz_score(kz_slice bytes, kz_scores *scores);
/* The cost in one page, of all bytes. */
uint64_t kz_page_cost(kz_slice bytes, uint32_t page, uint64_t *pairs);
bool kz_cost_reads_well(uint64_t cost, uint64_t pairs);
/* The page of least cost; of equal ones the first. */
uint32_t kz_best_page(const kz_scores *scores);
/* The best of the three pages of Windows where it is about as good as the best of all, else that. */
uint32_t kz_best_windows_page(const kz_scores *scores);
/* The three pages that differ in Kazakh letters alone: windows-1251, kz-1048, ptcp154. */
static inline bool kz_is_windows_page(uint32_t page) {
    return page <= KZ_PTCP154 - KZ_WINDOWS_1251;
}
/* Where only those are close, takes words into account that the lexicon knows in one of these three pages and not in
 * another: what settles a short text. */
void kz_score_words(kz_slice bytes, kz_scores *scores);
/* Whether a page's reading is text at all, not chance. */
bool kz_reads_well(const kz_scores *scores, uint32_t page);
/* How sure it is that the page is meant and none that reads these bytes otherwise, 0 to 100. */
uint8_t kz_page_confidence(const kz_scores *scores, uint32_t page);

/* The UTF-8 of a byte over 0x7F; 3 bytes of room. */
static inline uint32_t kz_put_byte(char *out, uint32_t page, unsigned char byte) {
    return kz_utf8_put(out, kz_codepages[page][byte - 0x80]);
}

#endif
