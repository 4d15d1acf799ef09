/* The form of the model of languages: for each alphabet a table from grams to the weights of its languages. The grams
 * stand in buckets of KZ_BUCKET places; of a gram that is not there nothing is known. */
#ifndef KZ_LANGUAGE_MODEL_H
#define KZ_LANGUAGE_MODEL_H

#include <stdint.h>

enum { KZ_BUCKET = 4, KZ_MOST_CLASSES = 24 };

typedef struct kz_language_model {
    const uint16_t *tags;     /* a place each; 0 is an empty one */
    const int8_t *weights;    /* blocks times 8 for each place */
    const uint8_t *languages; /* kz_language of each class */
    uint32_t buckets, classes, blocks;
    float unit; /* a vote is worth unit / sqrt(letters + 1) */
} kz_language_model;

#endif
