/* Texts as they are said: the edits lead back to the text, in order and of whole characters. */
#include "fuzz.h"
#include "morph/grammar_table.h"
#include "spell/spell.h"

static void work(void *context) {
    fuzz_input *in = context;
    kz_verbalizing options = {.acronyms = in->text.n % 3};
    kz_edits edits;
    kz_slice said = kz_verbalize(&in->arena, in->text, &options, &edits);
    fuzz_check_edits(&edits, in->text, said);
    for (uint32_t i = 0; i < edits.n; i++)
        PROMISE(fuzz_whole(in->text, (kz_span){edits.at[i].from, edits.at[i].from_end}));
    PROMISE(kz_utf8_valid(in->text) < in->text.n || kz_utf8_valid(said) == said.n);
    kz_slice out = {"", 0};
    kz_spell_options how = {.feats = in->text.n % 2 ? KZ_UD_CASE_DAT : 0, .each = in->text.n % 5 == 0};
    kz_spelled done = kz_spell(&in->arena, in->text, &how, &out);
    PROMISE(done != KZ_SPELLED || out.n > 0);
    PROMISE(!kz_suffix(&in->arena, in->text, KZ_UD_CASE_DAT, in->text.n % 2, &out) || out.n > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
