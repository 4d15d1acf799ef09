/* Numbers and times: in order, made of whole tokens, with values. */
#include "cut.h"
#include "extract/time/time.h"

static void work(void *context) {
    fuzz_input *in = context;
    kz_segments s = fuzz_cut(in);
    kz_numbers numbers = {0};
    kz_find_numbers(&in->arena, &s, &numbers);
    uint32_t token = 0, at = 0;
    for (uint32_t i = 0; i < numbers.n; i++) {
        const kz_number *x = &numbers.at[i];
        /* two numbers may share a token: «екі-үш», 4-5 */
        PROMISE(x->span.start >= at && x->span.end > x->span.start && x->first + 1 >= token && x->end > x->first &&
                x->end <= s.tokens.n && fuzz_whole(s.text, x->span));
        PROMISE(x->value_end > x->first && x->value_end <= x->end);
        PROMISE(x->value == x->value && kz_number_kind_name((kz_number_kind)x->kind));
        token = x->end;
        at = x->span.end;
    }
    kz_times times = {0};
    kz_date published = {2024, 3, 12};
    kz_find_times(&in->arena, &s, &numbers, published, &times);
    token = at = 0;
    for (uint32_t i = 0; i < times.n; i++) {
        const kz_time *t = &times.at[i];
        PROMISE(t->span.start >= at && t->first + 1 >= token && t->end > t->first && t->end <= s.tokens.n &&
                fuzz_whole(s.text, t->span));
        PROMISE(t->value.n > 0 && kz_time_type_name((kz_time_type)t->type));
        char text[KZ_INSTANT_ROOM];
        PROMISE(!t->begin.month == !t->finish.month && kz_instant_write(&t->begin, text) < KZ_INSTANT_ROOM);
        PROMISE(t->begin.month <= 12 && t->finish.month <= 12 && t->begin.hour < 24 && t->finish.minute < 60);
        token = t->end;
        at = t->span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
