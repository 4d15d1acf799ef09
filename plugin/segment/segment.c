#include "segment/segment.h"

const char *kz_token_kind_name(kz_token_kind kind) {
    static const char *const names[] = {"word", "initial", "abbreviation", "number", "time", "date", "suffix", "url", "email", "phone", "handle", "hashtag", "punct", "symbol"};
    return names[kind];
}
void kz_segment(kz_arena *arena, kz_slice text, const kz_span *spans, uint32_t n, kz_segments *out) {
    (void)spans, (void)n;
    out->text = text;
    out->lower = kz_lowered(arena, text);
}
