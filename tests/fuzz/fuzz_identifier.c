/* Identifiers: in order, whole characters, with values; the checks of single ones take anything. */
#include "cut.h"
#include "extract/identifier/identifier.h"

static void check_field(const kz_field *field) {
    PROMISE(field->key < KZ_FIELDS && kz_field_name((kz_field_key)field->key));
    PROMISE(kz_field_is_mark((kz_field_key)field->key) || field->value.n > 0);
}

static void check_identifier(const kz_identifier *id) {
    PROMISE(id->kind < KZ_ID_KINDS && id->value.n > 0);
    for (uint32_t i = 0; i < id->n; i++)
        check_field(&id->fields[i]);
}

static void work(void *context) {
    fuzz_input *in = context;
    kz_segments s = fuzz_cut(in);
    kz_numbers numbers = {0};
    kz_times times = {0};
    kz_identifiers found = {0};
    kz_find_numbers(&in->arena, &s, &numbers);
    kz_find_times(&in->arena, &s, &numbers, (kz_date){2024, 3, 12}, &times);
    kz_find_identifiers(&in->arena, &s, &numbers, &times, &found);
    uint32_t at = 0;
    for (uint32_t i = 0; i < found.n; i++) {
        const kz_identifier *id = &found.at[i];
        PROMISE(id->span.start >= at && id->span.end > id->span.start && fuzz_whole(s.text, id->span));
        check_identifier(id);
        at = id->span.end;
    }
    kz_problem (*const checks[])(kz_arena *, kz_slice, kz_identifier *) = {kz_check_iin, kz_check_bin, kz_check_iban,
                                                                           kz_check_phone};
    for (uint32_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        kz_identifier id;
        if (checks[i](&in->arena, in->text, &id) == KZ_FINE)
            check_identifier(&id);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
