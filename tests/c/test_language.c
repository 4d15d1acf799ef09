/* The language of sentences: tests/data/language_cases.tsv. */
#include "check.h"
#include "language/language.h"

static void check_cases(const char *path) {
    char line[2048], about[2100];
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    bool named = false;
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab)
            continue;
        *tab = '\0';
        if (named) {
            uint8_t confidence;
            kz_language language = kz_language_of((kz_slice){tab + 1, (uint32_t)strlen(tab + 1)}, &confidence);
            snprintf(about, sizeof about, "%s", tab + 1);
            check_about(about);
            CHECK(strcmp(kz_language_code(language), line) == 0);
            CHECK(confidence <= 100 && (language == KZ_UND) == (confidence == 0));
        }
        named = true;
    }
    check_about(NULL);
    if (file)
        fclose(file);
}

/* A long sentence leaves less doubt than a word. */
static void check_confidence(void) {
    uint8_t word, sentence;
    CHECK(kz_language_of(KZ_LIT("Спорт"), &word) != KZ_UND);
    CHECK(kz_language_of(KZ_LIT("Кеше кешке қарай ауылға жаңбыр жауып, егіншілер қуанып қалды."), &sentence) == KZ_KK);
    CHECK(sentence > word && sentence > 90);
}

/* Any bytes are read to their end. */
static void check_odd_bytes(void) {
    uint8_t confidence = 1;
    CHECK(kz_language_of(KZ_LIT(""), &confidence) == KZ_UND && confidence == 0);
    CHECK(kz_language_of(KZ_LIT("\xFF\xFE\0\xD0"), &confidence) == KZ_UND);
}

int main(void) {
    check_cases("tests/data/language_cases.tsv");
    check_confidence();
    check_odd_bytes();
    return check_done();
}
