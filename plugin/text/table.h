/* Read-only look-up tables from byte strings to 32-bit values, made by tools/lib/cwriter.lua. */
#ifndef KZ_TEXT_TABLE_H
#define KZ_TEXT_TABLE_H

#include "text/slice.h"

typedef struct kz_table {
    const char *keys;
    const uint32_t *offsets; /* count + 1 */
    const uint32_t *values;
    const uint32_t *slots; /* entry + 1 and the top bits of the hash, 0 where empty; open addressing */
    uint32_t count, mask;
} kz_table;

/* A slot's bits from here up are the hash's, so that another key is mostly told without a look at it: keys lie far
 * away, and most look-ups find none. */
enum { KZ_TABLE_TAG_SHIFT = 20 };

enum { KZ_HASH_START = (int)2166136261u };

/* FNV-1a; a key's hash can be continued byte by byte: the prefixes of a word cost one pass. */
static inline uint32_t kz_hash_more(uint32_t hash, const char *at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)at[i]) * 16777619u;
    return hash;
}

static inline uint32_t kz_hash(kz_slice key) {
    return kz_hash_more((uint32_t)KZ_HASH_START, key.at, key.n);
}

/* Memory that will be read soon: what is far away comes while other work is done. */
static inline void kz_fetch(const void *at) {
#ifdef __GNUC__
    __builtin_prefetch(at);
#else
    (void)at;
#endif
}

static inline uint32_t kz_table_slot(const kz_table *table, uint32_t hash) {
    return (hash ^ hash >> 15) & table->mask;
}

/* Before a look-up by this hash. */
static inline void kz_table_fetch(const kz_table *table, uint32_t hash) {
    kz_fetch(&table->slots[kz_table_slot(table, hash)]);
}

/* kz_table_find_hashed, from a slot that is not empty. */
int32_t kz_table_search(const kz_table *table, kz_slice key, uint32_t hash, uint32_t slot);

/* The entry's index, or -1. Most look-ups find an empty slot. */
static inline int32_t kz_table_find_hashed(const kz_table *table, kz_slice key, uint32_t hash) {
    uint32_t slot = kz_table_slot(table, hash);
    return table->slots[slot] ? kz_table_search(table, key, hash, slot) : -1;
}

int32_t kz_table_find(const kz_table *table, kz_slice key);
/* Of a table whose keys are looked for at the start of words, another has the first bytes of the keys. By these two
 * letters most words are told that begin with none. */
enum { KZ_START = 4 };
static inline bool kz_may_start(const kz_table *starts, kz_slice word) {
    bool cyrillic = word.n >= KZ_START && ((unsigned char)word.at[0] & 0xFC) == 0xD0;
    kz_slice start = {word.at, KZ_START};
    return !cyrillic || kz_table_find_hashed(starts, start, kz_hash(start)) >= 0;
}

/* The value of the entry, or `none`. */
uint32_t kz_table_value(const kz_table *table, kz_slice key, uint32_t none);
kz_slice kz_table_key(const kz_table *table, uint32_t entry);

#endif
