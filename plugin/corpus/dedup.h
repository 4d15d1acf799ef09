/* Texts that came before: the same words, or nearly the same. A text that is told as a duplicate is not added, so that
 * each duplicate leads to one that was kept, and likeness never goes from text to text in a chain. */
#ifndef KZ_CORPUS_DEDUP_H
#define KZ_CORPUS_DEDUP_H

#include "corpus/lsh.h"

typedef enum kz_sameness {
    KZ_NEW,
    KZ_SAME,    /* the same words in the same order: hashes of 64 bits are compared */
    KZ_ALIKE,   /* the sketches agree as much as the threshold asks for */
    KZ_WORDLESS /* nothing to compare; it is not added */
} kz_sameness;
const char *kz_sameness_name(kz_sameness sameness); /* exact, near */

typedef struct kz_verdict {
    kz_sameness sameness;
    uint64_t of;       /* the earlier text, by its number */
    double similarity; /* 1 for KZ_SAME */
    uint64_t left;     /* the text that was forgotten for this one, 0 for none */
} kz_verdict;

/* What is compared of a text. Making it is most of the work, and needs nothing of the texts before. */
typedef struct kz_signature {
    bool has_words; /* nothing is compared where there are none */
    uint64_t hash;  /* of the words in their order */
    uint8_t sketch[KZ_SKETCH];
} kz_signature;

typedef struct kz_dedup {
    kz_alloc alloc;
    kz_index exact, near;
    kz_sketcher *sketcher; /* NULL where only the same words count */
    uint32_t least;        /* places of the sketches that must agree */
    uint64_t seen;         /* texts so far: the number of the last one */
} kz_dedup;

/* The memory that one text may take, at most. */
size_t kz_dedup_bytes(bool near, double threshold);
enum { KZ_DEDUP_BESIDE = 64 * 1024 /* bytes that near duplicates take besides */ };

/* KZ_TOO_LARGE where the budget is under that of KZ_FEWEST_KEPT texts. The threshold is over 0, at most 1. To be closed
 * whatever is returned. */
kz_status kz_dedup_open(kz_dedup *d, kz_alloc alloc, bool near, double threshold, size_t budget);
void kz_dedup_close(kz_dedup *d);

/* The signature of a text; its sketch is only set where nearly the same words count, too. Nothing is remembered. */
void kz_dedup_sign(kz_dedup *d, kz_slice text, kz_signature *signature);
/* As kz_dedup_see, by the signature that kz_dedup_sign made for a memory of the same kind. */
kz_status kz_dedup_judge(kz_dedup *d, const kz_signature *signature, kz_verdict *verdict);

/* Judges the text and, if it is new, adds it. Each text has the next number, from 1 on. After a failure nothing was
 * added. */
kz_status kz_dedup_see(kz_dedup *d, kz_slice text, kz_verdict *verdict);

#endif
