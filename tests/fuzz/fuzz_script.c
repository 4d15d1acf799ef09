/* Alphabets, of any bytes: what is written is UTF-8 where the text was, Cyrillic comes back from ISO 9 letter by
 * letter, a second time nothing changes, and the scheme that is said to be found is one. */
#include "fuzz.h"
#include "script/script.h"

static void check_there_and_back(fuzz_input *in, kz_slice cyrillic, kz_scheme scheme) {
    kz_slice there = kz_translit(&in->arena, cyrillic, scheme, KZ_CYRL, NULL);
    kz_slice back = kz_translit(&in->arena, there, KZ_CYRL, scheme, NULL);
    PROMISE((there.n == 0) == (cyrillic.n == 0));
    PROMISE((kz_utf8_valid(cyrillic) == cyrillic.n) == (kz_utf8_valid(there) == there.n));
    PROMISE(kz_utf8_valid(there) < there.n || kz_utf8_valid(back) == back.n);
}

static void work(void *context) {
    fuzz_input *in = context;
    /* two schemes an input, told by its length, so that more inputs are tried */
    for (uint32_t i = 0; i < 2; i++) {
        int scheme = (int)((in->text.n + i * 3) % KZ_SCHEMES);
        kz_scheme found;
        kz_slice read = kz_translit(&in->arena, in->text, KZ_CYRL, (kz_scheme)scheme, &found);
        PROMISE(found == (kz_scheme)scheme);
        PROMISE(kz_utf8_valid(in->text) < in->text.n || kz_utf8_valid(read) == read.n);
        kz_slice again = kz_translit(&in->arena, read, KZ_CYRL, KZ_CYRL, NULL);
        PROMISE(again.at == read.at && again.n == read.n);
        if (scheme != KZ_CYRL)
            check_there_and_back(in, in->text, (kz_scheme)scheme);
        kz_translit(&in->arena, in->text, (kz_scheme)scheme, KZ_SCHEME_AUTO, &found);
        PROMISE(found <= KZ_SCHEME_AUTO);
        for (int wanted = KZ_UPPER_CASE; wanted <= KZ_TITLE_CASE; wanted++) {
            kz_slice cased = kz_change_case(&in->arena, in->text, (kz_letter_case)wanted, (kz_scheme)scheme);
            PROMISE(kz_utf8_valid(in->text) < in->text.n || kz_utf8_valid(cased) == cased.n);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
