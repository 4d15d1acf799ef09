#include "morph/morph.h"

uint32_t kz_lexicon(kz_slice stem) {
    (void)stem;
    return 0;
}
uint32_t kz_analyse(kz_slice form, kz_reading *out, uint32_t max) {
    (void)form, (void)out, (void)max;
    return 0;
}
uint32_t kz_lemma_of(kz_slice form, const kz_reading *reading, char *out) {
    (void)reading;
    memcpy(out, form.at, form.n);
    return form.n;
}
uint32_t kz_nominative(kz_slice form, kz_keep keep) {
    (void)keep;
    return form.n;
}
