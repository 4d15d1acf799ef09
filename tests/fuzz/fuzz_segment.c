/* Segmentation: tokens and sentences cover the text in order, and every token has its sentence. */
#include "cut.h"

static void work(void *context) {
    kz_segments s = fuzz_cut(context);
    fuzz_check_segments(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
