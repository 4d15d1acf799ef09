#include "corpus/dedup.h"

enum { EXACT_BANDS = 1, EXACT_SIZE = sizeof(uint64_t) };

const char *kz_sameness_name(kz_sameness sameness) {
    static const char *const names[] = {"new", "exact", "near", "wordless"};
    return names[sameness];
}

size_t kz_dedup_bytes(bool near, double threshold) {
    size_t each = kz_index_bytes(EXACT_BANDS, EXACT_SIZE);
    return near ? each + kz_index_bytes(kz_bands_for(threshold), KZ_SKETCH) : each;
}

kz_status kz_dedup_open(kz_dedup *d, kz_alloc alloc, bool near, double threshold, size_t budget) {
    *d = (kz_dedup){.alloc = alloc};
    size_t beside = near ? KZ_DEDUP_BESIDE : 0;
    size_t most = budget < beside ? 0 : (budget - beside) / kz_dedup_bytes(near, threshold);
    if (most < KZ_FEWEST_KEPT)
        return KZ_TOO_LARGE;
    if (most > UINT32_MAX / 4)
        most = UINT32_MAX / 4;
    kz_index_open(&d->exact, alloc, EXACT_BANDS, EXACT_SIZE, (uint32_t)most);
    if (!near)
        return KZ_OK;
    kz_index_open(&d->near, alloc, kz_bands_for(threshold), KZ_SKETCH, (uint32_t)most);
    d->least = kz_sketch_places(threshold);
    d->sketcher = alloc.realloc(alloc.userdata, NULL, 0, sizeof *d->sketcher);
    if (!d->sketcher)
        return KZ_NO_MEMORY;
    memset(d->sketcher, 0, sizeof *d->sketcher);
    return KZ_OK;
}

void kz_dedup_close(kz_dedup *d) {
    if (d->sketcher)
        d->alloc.realloc(d->alloc.userdata, d->sketcher, sizeof *d->sketcher, 0);
    kz_index_close(&d->near);
    kz_index_close(&d->exact);
    memset(d, 0, sizeof *d);
}

static bool find(const kz_index *index, const uint8_t *signature, uint32_t least, kz_sameness sameness, kz_verdict *v) {
    kz_found found = kz_index_find(index, signature, least);
    if (!found.found)
        return false;
    v->sameness = sameness;
    v->of = found.id;
    v->similarity = sameness == KZ_SAME ? 1 : kz_sketch_similarity(found.agree);
    return true;
}

static void hash(kz_slice text, kz_signature *signature) {
    uint32_t words;
    signature->hash = kz_hash_text(text, &words);
    signature->has_words = words > 0;
}

void kz_dedup_sign(kz_dedup *d, kz_slice text, kz_signature *signature) {
    hash(text, signature);
    if (signature->has_words && d->sketcher)
        kz_sketch(d->sketcher, text, signature->sketch);
}

/* Of an unsketched text, which is given, the sketch is made where the hash does not settle it. */
static kz_status judge(kz_dedup *d, kz_signature *made, kz_slice text, const kz_signature *given, kz_verdict *verdict) {
    uint8_t hash_bytes[EXACT_SIZE];
    memcpy(hash_bytes, &given->hash, sizeof given->hash);
    *verdict = (kz_verdict){.sameness = given->has_words ? KZ_NEW : KZ_WORDLESS};
    kz_status status = kz_index_reserve(&d->exact);
    if (status == KZ_OK && d->sketcher)
        status = kz_index_reserve(&d->near);
    if (status != KZ_OK)
        return status;
    d->seen++;
    if (!given->has_words || find(&d->exact, hash_bytes, EXACT_SIZE, KZ_SAME, verdict))
        return KZ_OK;
    if (d->sketcher) {
        if (made)
            kz_sketch(d->sketcher, text, made->sketch);
        if (find(&d->near, given->sketch, d->least, KZ_ALIKE, verdict))
            return KZ_OK;
        kz_index_add(&d->near, given->sketch, d->seen);
    }
    verdict->left = kz_index_add(&d->exact, hash_bytes, d->seen);
    return KZ_OK;
}

kz_status kz_dedup_judge(kz_dedup *d, const kz_signature *signature, kz_verdict *verdict) {
    return judge(d, NULL, (kz_slice){0}, signature, verdict);
}

kz_status kz_dedup_see(kz_dedup *d, kz_slice text, kz_verdict *verdict) {
    kz_signature signature;
    hash(text, &signature);
    return judge(d, &signature, text, &signature, verdict);
}
