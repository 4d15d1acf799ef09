/* Encodings: the edit log is true whatever the bytes are, valid UTF-8 stays valid, and every label is obeyed. */
#include "encoding/encoding.h"
#include "fuzz.h"

static void work(void *context) {
    fuzz_input *in = context;
    for (int label = KZ_UTF_8; label <= KZ_ENCODING_AUTO; label++) {
        kz_decoded d = kz_decode(&in->arena, in->text, (kz_encoding)label, true);
        fuzz_check_edits(&d.edits, in->text, d.text);
        PROMISE(!d.valid || kz_utf8_valid(d.text) == d.text.n);
        PROMISE(d.encoding < KZ_ENCODINGS && d.confidence <= 100);
        if (label == KZ_ENCODING_AUTO && kz_utf8_valid(in->text) == in->text.n)
            PROMISE(kz_utf8_valid(d.text) == d.text.n);
        else if (label != KZ_UTF_8 && label != KZ_ENCODING_AUTO)
            PROMISE(kz_utf8_valid(d.text) == d.text.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
