/* Verbs of speech, by data/quotes/verbs.tsv: де-, айт-, атап өт-. */
#include "extract/people/speech.h"

enum { LONGEST_KEY = 96 /* bytes */ };

int32_t kz_speech_verb(const kz_segments *s, uint32_t token, uint32_t end, uint32_t *words) {
    char key[LONGEST_KEY];
    kz_slice first = kz_token_lower(s, token);
    uint32_t n = 0, most = kz_may_start(&kz_speech_starts, first) ? kz_table_value(&kz_speech_firsts, first, 0) : 0;
    int32_t found = -1;
    for (uint32_t i = 0; i < most && token + i < end; i++) {
        kz_slice word = kz_token_lower(s, token + i);
        if (!kz_is_word(s, token + i) || n + word.n + 1 > LONGEST_KEY)
            break;
        if (i)
            key[n++] = ' ';
        memcpy(key + n, word.at, word.n);
        n += word.n;
        int32_t entry = kz_table_find(&kz_speech_forms, (kz_slice){key, n});
        if (entry >= 0) {
            found = (int32_t)kz_speech_forms.values[entry];
            *words = i + 1;
        }
    }
    return found;
}

int32_t kz_speech_kind_of(int32_t verb) {
    return verb < 0 ? -1 : verb & ((1 << KZ_SPEECH_FORM_SHIFT) - 1);
}

bool kz_has_speech_verb(const kz_segments *s, uint32_t from, uint32_t end) {
    uint32_t words;
    for (uint32_t t = from; t < end; t++) {
        int32_t kind = kz_speech_kind_of(kz_speech_verb(s, t, end, &words));
        if (kind == KZ_SPEECH_SAY || kind == KZ_SPEECH_SPEAK)
            return true;
    }
    return false;
}

const char *kz_speech_verb_name(uint32_t type) {
    static const char *const names[KZ_SPEECH_VERBS] = {"say-finite",   "say-converb",   "say-participle",
                                                       "speak-finite", "speak-converb", "speak-participle",
                                                       "name-finite",  "name-converb",  "name-participle"};
    return names[type];
}

void kz_find_speech_verbs(kz_arena *arena, const kz_segments *s, kz_found_verbs *out) {
    const kz_token *tokens = s->tokens.at;
    for (uint32_t t = 0, words = 1; t < s->tokens.n; t += words, words = 1) {
        int32_t verb = kz_speech_verb(s, t, s->tokens.n, &words);
        if (verb < 0)
            continue;
        kz_found_verb found = {.first = t, .end = t + words};
        found.span = (kz_span){tokens[t].span.start, tokens[t + words - 1].span.end};
        found.type = (uint8_t)(kz_speech_kind_of(verb) * KZ_SPEECH_FORMS + (verb >> KZ_SPEECH_FORM_SHIFT));
        *kz_push(arena, out) = found;
    }
}
