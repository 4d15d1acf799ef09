/* Quality as numbers, personal data masked. */
#include "check.h"
#include "corpus/mask.h"
#include "corpus/quality.h"

typedef struct work {
    kz_arena arena;
    kz_slice text, done;
    kz_quality quality;
    kz_masking how;
    kz_edits edits;
} work;

static void run_quality(void *context) {
    work *w = context;
    kz_measure_quality(&w->arena, w->text, &w->quality);
}

static void measure(work *w, kz_slice text) {
    kz_arena_free(&w->arena);
    kz_arena_init(&w->arena, kz_alloc_libc, 0);
    w->text = text;
    CHECK_RUN(&w->arena, run_quality, w);
}

static double signal_of(work *w, const char *text, kz_signal signal) {
    measure(w, check_slice(text));
    return w->quality.of[signal];
}

static void check_signals(work *w) {
    const double *of = w->quality.of;
    measure(w, check_slice("Бұл 1-сынып. Ол Kazахша оқиды!\n- бірінші\n- бірінші\n\nСоңы...\n"));
    check_about("counts");
    CHECK_NUMBER(of[KZ_Q_CHARACTERS], 60);
    CHECK_NUMBER(of[KZ_Q_WORDS], 9);
    CHECK_NUMBER(of[KZ_Q_LINES], 4);
    CHECK_NUMBER(of[KZ_Q_PARAGRAPHS], 2);
    CHECK_NUMBER(of[KZ_Q_MEAN_WORD_LENGTH], 41.0 / 9);
    CHECK_NUMBER(of[KZ_Q_MIXED_SCRIPT_WORDS], 1.0 / 9);
    check_about("lines");
    CHECK_NUMBER(of[KZ_Q_LINE_PUNCTUATION], 0.5);
    CHECK_NUMBER(of[KZ_Q_BULLET_LINES], 0.5);
    CHECK_NUMBER(of[KZ_Q_ELLIPSIS_LINES], 0.25);
    CHECK_NUMBER(of[KZ_Q_SHORT_LINES], 1);
    CHECK_NUMBER(of[KZ_Q_DUPLICATE_LINES], 0.25);
    CHECK_NUMBER(of[KZ_Q_DUPLICATE_LINE_CHARACTERS], 9.0 / 60);
    CHECK_NUMBER(of[KZ_Q_NEW_LINE_RATIO], 5.0 / 9);
    check_about("words");
    CHECK_NUMBER(of[KZ_Q_STOP_WORDS], 2.0 / 9);
    CHECK_NUMBER(of[KZ_Q_STOP_WORD_KINDS], 2);
    CHECK_NUMBER(of[KZ_Q_ALPHA_WORDS], 8.0 / 10);
    check_about("single signals");
    CHECK_NUMBER(signal_of(w, "{ a }", KZ_Q_CURLY_BRACKETS), 2);
    CHECK_NUMBER(signal_of(w, "Lorem ipsum dolor, lorem ipsum", KZ_Q_LOREM_IPSUM), 2);
    CHECK_NUMBER(signal_of(w, "enable JavaScript сайтта", KZ_Q_WEB_WORDS), 1.0 / 3);
    CHECK_NUMBER(signal_of(w, "а\xFF\xEF\xBF\xBD", KZ_Q_REPLACEMENT_CHARACTERS), 2);
    CHECK_NUMBER(signal_of(w, "әғ вё aB", KZ_Q_KAZAKH_LETTERS), 2.0 / 6);
    CHECK_NUMBER(signal_of(w, "әғ вё aB", KZ_Q_RUSSIAN_LETTERS), 2.0 / 6);
    CHECK_NUMBER(signal_of(w, "әғ вё aB", KZ_Q_LATIN), 2.0 / 6);
    CHECK_NUMBER(signal_of(w, "ӘҒ вё aB", KZ_Q_UPPER_CASE), 3.0 / 6);
    CHECK_NUMBER(signal_of(w, "# бір … екі", KZ_Q_SYMBOL_WORDS), 1);
    CHECK_NUMBER(signal_of(w, "мектепте кітаптар фывапрол", KZ_Q_UNKNOWN_WORDS), 1.0 / 3);
    CHECK(signal_of(w, "РєР°Р»Р° С‚С–Р»С– С‚С–Р»С–", KZ_Q_MOJIBAKE) > 0.5);
    CHECK_NUMBER(signal_of(w, "Қала тілі", KZ_Q_MOJIBAKE), 0);
    CHECK(signal_of(w, "Бүгін ауа райы жақсы болды.", KZ_Q_KAZAKH) > 0.9);
    CHECK_NUMBER(signal_of(w, "Сегодня хорошая погода.", KZ_Q_KAZAKH), 0);
}

/* By hand, as datatrove counts: a, b … are words of one letter. */
static void check_repetition(work *w) {
    check_about("repetition");
    CHECK_NUMBER(signal_of(w, "a b c d e", KZ_Q_TOP_2_GRAMS), 0);
    CHECK_NUMBER(signal_of(w, "a b c a b d", KZ_Q_TOP_2_GRAMS), 6.0 / 11);
    CHECK_NUMBER(signal_of(w, "aa b aa b c d c d", KZ_Q_TOP_2_GRAMS), 8.0 / 17);
    CHECK_NUMBER(signal_of(w, "a b c a b c", KZ_Q_TOP_3_GRAMS), 10.0 / 11);
    CHECK_NUMBER(signal_of(w, "a b c d e a b c d e", KZ_Q_DUPLICATE_5_GRAMS), 5.0 / 19);
    CHECK_NUMBER(signal_of(w, "a a a a a a a a a a a a", KZ_Q_DUPLICATE_5_GRAMS), 10.0 / 23);
    CHECK_NUMBER(signal_of(w, "a b c d e f", KZ_Q_DUPLICATE_5_GRAMS), 0);
}

static void check_hostile(work *w) {
    uint32_t size = getenv("KAZTEXT_QUICK") ? 100000 : 10000000;
    char *text = malloc(size);
    check_about("hostile texts");
    if (!CHECK(text != NULL))
        return;
    measure(w, (kz_slice){"", 0});
    for (int i = 0; i < KZ_SIGNALS; i++)
        CHECK(w->quality.of[i] == 0);
    measure(w, (kz_slice){"\xD0", 1});
    CHECK(w->quality.of[KZ_Q_REPLACEMENT_CHARACTERS] == 1);
    static const char *const units[] = {"\n", "ы", "а\n", "... ", "\xFF", "{", "a b c "};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        size_t n = strlen(units[u]);
        for (uint32_t i = 0; i < size; i++)
            text[i] = units[u][i % n];
        measure(w, (kz_slice){text, size});
        bool sane = true;
        for (int i = KZ_Q_LETTERS; i < KZ_SIGNALS; i++)
            sane = sane && w->quality.of[i] >= 0 && isfinite(w->quality.of[i]);
        CHECK(sane);
    }
    free(text);
}

/* ---- Masking ---- */

static void run_mask(void *context) {
    work *w = context;
    w->done = kz_mask(&w->arena, w->text, &w->how, &w->edits);
}

static void check_mask_of(work *w, const char *text, kz_mask_style style, const char *wanted) {
    w->text = check_slice(text);
    w->how = (kz_masking){.kinds = KZ_MASK_USUAL, .style = style, .key = kz_sip_key_of(KZ_LIT("құпия сөз"))};
    CHECK_RUN(&w->arena, run_mask, w);
    if (wanted)
        CHECK_TEXT(w->done, wanted);
    CHECK((w->edits.n == 0) == (w->done.at == w->text.at));
    kz_slice once = w->done;
    w->text = once;
    CHECK_RUN(&w->arena, run_mask, w);
    CHECK_SLICE(w->done, once);
    CHECK(w->edits.n == 0);
}

static void check_masks(work *w) {
    static const char *const rows[][3] = {
        {"Тел.: 8 701 123 45 67, хат: Kense@mail.kz-ке", "Тел.: <PHONE>, хат: <EMAIL>-ке",
         "Тел.: 0 000 000 00 00, хат: Xxxxx@xxxx.xx-ке"},
        {"ЖСН 990101300122, карта 4400 4300 0000 0007", "ЖСН <IIN>, карта <CARD>",
         "ЖСН 000000000000, карта 0000 0000 0000 0000"},
        {"Шот KZ86 125K ZT50 0410 0100.", "Шот <IBAN>.", "Шот XX00 000X XX00 0000 0000."},
        {"Тел.: 55-55-55, 55-55-56", "Тел.: <PHONE>, <PHONE>", "Тел.: 00-00-00, 00-00-00"},
        {"БСН 040540000123, 2024 жылғы 12 наурыз, 990101300123", "БСН 040540000123, 2024 жылғы 12 наурыз, 990101300123",
         "БСН 040540000123, 2024 жылғы 12 наурыз, 990101300123"},
        {"Өрт шықса 101-ге хабарласыңыз", "Өрт шықса 101-ге хабарласыңыз", "Өрт шықса 101-ге хабарласыңыз"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_about(rows[i][0]);
        check_mask_of(w, rows[i][0], KZ_MASK_TAG, rows[i][1]);
        check_mask_of(w, rows[i][0], KZ_MASK_SHAPE, rows[i][2]);
        check_mask_of(w, rows[i][0], KZ_MASK_PSEUDONYM, NULL);
    }
}

/* One value has one pseudonym, however it is written; another key or value has another. */
static void check_pseudonyms(work *w) {
    check_about("pseudonyms");
    w->text = KZ_LIT("Тел.: 8 701 123 45 67\nТел.: +7(701)1234567\nТел.: 8 701 123 45 68\n");
    w->how = (kz_masking){.kinds = KZ_MASK_USUAL, .style = KZ_MASK_PSEUDONYM, .key = kz_sip_key_of(KZ_LIT("бір"))};
    CHECK_RUN(&w->arena, run_mask, w);
    if (!CHECK(w->edits.n == 3))
        return;
    kz_slice tags[3];
    for (uint32_t i = 0; i < 3; i++)
        tags[i] = kz_sub(w->done, (kz_span){w->edits.at[i].to, w->edits.at[i].to_end});
    CHECK(kz_same(tags[0], tags[1]) && !kz_same(tags[0], tags[2]));
    CHECK(kz_starts(tags[0], KZ_LIT("<PHONE-")) && tags[0].n == 24);
    w->how.key = kz_sip_key_of(KZ_LIT("екі"));
    CHECK_RUN(&w->arena, run_mask, w);
    CHECK(!kz_same(tags[0], kz_sub(w->done, (kz_span){w->edits.at[0].to, w->edits.at[0].to_end})));
    check_about("SipHash-2-4, the vectors of its paper");
    char message[15];
    for (int i = 0; i < 15; i++)
        message[i] = (char)i;
    kz_sip_key key = {UINT64_C(0x0706050403020100), UINT64_C(0x0F0E0D0C0B0A0908)};
    CHECK(kz_siphash(key, (kz_slice){message, 15}) == UINT64_C(0xA129CA6149BE45E5));
    CHECK(kz_siphash(key, (kz_slice){message, 0}) == UINT64_C(0x726FDB47DD0E0E31));
}

int main(void) {
    work *w = calloc(1, sizeof *w);
    if (!w)
        return 1;
    kz_arena_init(&w->arena, kz_alloc_libc, 0);
    check_signals(w);
    check_repetition(w);
    check_masks(w);
    check_pseudonyms(w);
    check_hostile(w);
    kz_arena_free(&w->arena);
    free(w);
    return check_done();
}
