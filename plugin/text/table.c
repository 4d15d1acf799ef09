#include "text/table.h"

int32_t kz_table_search(const kz_table *table, kz_slice key, uint32_t hash, uint32_t slot) {
    for (; table->slots[slot]; slot = (slot + 1) & table->mask) {
        uint32_t held = table->slots[slot];
        if ((held ^ hash) >> KZ_TABLE_TAG_SHIFT)
            continue;
        uint32_t entry = (held & ((1u << KZ_TABLE_TAG_SHIFT) - 1)) - 1;
        if (kz_same(kz_table_key(table, entry), key))
            return (int32_t)entry;
    }
    return -1;
}

int32_t kz_table_find(const kz_table *table, kz_slice key) {
    return kz_table_find_hashed(table, key, kz_hash(key));
}

uint32_t kz_table_value(const kz_table *table, kz_slice key, uint32_t none) {
    int32_t entry = kz_table_find(table, key);
    return entry < 0 ? none : table->values[entry];
}

kz_slice kz_table_key(const kz_table *table, uint32_t entry) {
    return (kz_slice){table->keys + table->offsets[entry], table->offsets[entry + 1] - table->offsets[entry]};
}
