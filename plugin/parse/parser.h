/* Inside the stage: the parser's memory of forms. */
#ifndef KZ_PARSE_PARSER_H
#define KZ_PARSE_PARSER_H

#include "parse/tagger.h"

struct kz_parser {
    kz_arena *arena;
    const int16_t *weights;
    uint32_t *slots; /* entry + 1, 0 where empty; open addressing */
    uint32_t mask;
    KZ_VEC(kz_entry) entries;
    KZ_VEC(kz_candidate) pool;
    KZ_VEC(char) letters;
    KZ_VEC(kz_choice) sentence;
    KZ_VEC(kz_step) steps;
};

/* Fills parser->sentence with the words [first, end) and their candidates. */
void kz_parser_meet(kz_parser *parser, kz_slice lower, const kz_words *words, uint32_t first, uint32_t end);

#endif
