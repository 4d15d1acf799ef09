/* Inside the stage: UTF-8 that was read by a code page, character by character. */
#ifndef KZ_ENCODING_CHAINS_H
#define KZ_ENCODING_CHAINS_H

#include "encoding/encoding.h"

/* Characters in a row that are, by the bytes of one code page, UTF-8 characters in a row. */
typedef struct kz_chain {
    kz_span span;
    uint32_t line;
    uint32_t units, good; /* UTF-8 characters; those that Kazakh, Russian or Western text may have */
    uint8_t page;
    bool bounded; /* no letter over 0x7F stands beside it */
} kz_chain;
typedef KZ_VEC(kz_chain) kz_chains;

typedef struct kz_chain_line {
    uint32_t strong;  /* pages (a bit each) of which a chain is too long for chance */
    uint32_t units;   /* of those chains */
    uint32_t outside; /* letters over 0x7F that are in no chain */
} kz_chain_line;

typedef struct kz_chain_search {
    kz_chains chains;
    KZ_VEC(kz_chain_line) lines;
} kz_chain_search;

/* Too long for chance. */
bool kz_chain_is_strong(const kz_chain *chain);
/* The chain at `at` by this page; of no units if there is none. */
kz_chain kz_follow_chain(kz_slice text, uint32_t at, uint32_t page);
/* The longest chain at `at` by any page; false if there is none. */
bool kz_chain_at(kz_slice text, uint32_t at, kz_chain *chain);
void kz_find_chains(kz_arena *arena, kz_slice text, kz_chain_search *search);
/* The UTF-8 character that begins with the character at `at`, by the bytes of this page: its bytes in out (room for 4),
 * its length and where the text goes on after it; false if there is none. */
bool kz_read_unit(kz_slice text, uint32_t at, uint32_t page, char *out, uint32_t *length, uint32_t *end);

#endif
