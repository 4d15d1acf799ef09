/* Languages: of any text; stretches are in order, whole characters, hold all words, and agree with the counts. */
#include "fuzz.h"
#include "mixing/mixing.h"

static void work(void *context) {
    fuzz_input *in = context;
    uint8_t confidence;
    kz_language language = kz_language_of(in->text, &confidence);
    PROMISE(language < KZ_LANGUAGES && confidence <= 100);
    PROMISE((language == KZ_UND) == (confidence == 0));
    kz_mixing mixing = {0};
    kz_find_mixing(&in->arena, in->text, &mixing);
    uint32_t at = 0, words = 0;
    for (uint32_t i = 0; i < mixing.spans.n; i++) {
        const kz_language_span *s = &mixing.spans.at[i];
        PROMISE(s->span.start >= at && s->span.end > s->span.start && fuzz_whole(in->text, s->span));
        PROMISE(s->language < KZ_LANGUAGES && s->confidence <= 100 && s->words > 0);
        at = s->span.end;
        words += s->words;
    }
    PROMISE(words == mixing.all);
    for (uint32_t i = 0; i < mixing.mixed.n; i++)
        PROMISE(fuzz_whole(in->text, mixing.mixed.at[i].span) && fuzz_whole(in->text, mixing.mixed.at[i].stem));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
