/* Corpora: sketches and verdicts of any bytes, signals that are numbers, masks that stay when they are done again. */
#include "corpus/dedup.h"
#include "corpus/mask.h"
#include "corpus/quality.h"
#include "fuzz.h"
#include <math.h>

static void check_quality(fuzz_input *in) {
    kz_quality quality;
    kz_measure_quality(&in->arena, in->text, &quality);
    for (int i = 0; i < KZ_SIGNALS; i++)
        PROMISE(isfinite(quality.of[i]) && quality.of[i] >= 0);
    for (int i = KZ_Q_TOP_2_GRAMS; i <= KZ_Q_DUPLICATE_10_GRAMS; i++)
        PROMISE(quality.of[i] <= 1);
    uint32_t words;
    kz_hash_text(in->text, &words);
    PROMISE(words == quality.of[KZ_Q_WORDS]);
}

static void check_mask(fuzz_input *in) {
    kz_masking how = {.kinds = in->text.n % 2 ? KZ_MASK_USUAL : (1u << KZ_ID_KINDS) - 1,
                      .style = (kz_mask_style)(in->text.n % 3)};
    kz_edits edits, again;
    kz_slice masked = kz_mask(&in->arena, in->text, &how, &edits);
    fuzz_check_edits(&edits, in->text, masked);
    for (uint32_t i = 0; i < edits.n; i++)
        PROMISE(fuzz_whole(in->text, (kz_span){edits.at[i].from, edits.at[i].from_end}));
    kz_mask(&in->arena, masked, &how, &again);
    PROMISE(again.n == 0);
}

/* Lines of the input one after the other, in a window that they overflow; then the last ones again. */
static void check_dedup(fuzz_input *in) {
    kz_dedup d;
    kz_verdict v;
    double threshold = 0.3 + in->text.n % 7 / 10.0;
    size_t budget = KZ_FEWEST_KEPT * kz_dedup_bytes(true, threshold) + KZ_DEDUP_BESIDE;
    PROMISE(kz_dedup_open(&d, kz_alloc_libc, true, threshold, budget) == KZ_OK);
    for (uint32_t start = 0; start < in->text.n;) {
        const char *newline = memchr(in->text.at + start, '\n', in->text.n - start);
        kz_span line = {start, newline ? (uint32_t)(newline - in->text.at) : in->text.n};
        PROMISE(kz_dedup_see(&d, kz_sub(in->text, line), &v) == KZ_OK);
        PROMISE(v.sameness == KZ_WORDLESS || v.sameness == KZ_NEW || (v.of > 0 && v.of < d.seen));
        bool wordless = v.sameness == KZ_WORDLESS;
        PROMISE(kz_dedup_see(&d, kz_sub(in->text, line), &v) == KZ_OK);
        PROMISE(wordless ? v.sameness == KZ_WORDLESS : v.sameness == KZ_SAME || v.sameness == KZ_ALIKE);
        start = line.end + 1;
    }
    PROMISE(d.exact.bytes + d.near.bytes + sizeof *d.sketcher <= budget);
    kz_dedup_close(&d);
}

static void work(void *context) {
    fuzz_input *in = context;
    check_quality(in);
    check_mask(in);
    kz_identifier card;
    PROMISE(kz_check_card(&in->arena, in->text, &card) != KZ_FINE || card.value.n > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_input in = {.text = fuzz_text(data, size)};
    fuzz_run(data, size, work);
    check_dedup(&in);
    return 0;
}
