/* Bytes to text: own sentences in every encoding and misread by every page, neighbours' text that must stay, promises
 * for any input. */
#include "check.h"
#include "encoding/encoding.h"
#include "encoding/encoding_table.h"
#include "encoding/marks.h"

static const char KAZAKH[] =
    "Көктем шыққалы ауыл іргесіндегі өзен арнасына сыймай, тұрғындар жағаға құм толтырған қап үйіп жатыр.\n"
    "«Түнде су тағы көтерілсе, Әбдіхан ақсақалдың үйі бірінші болып қалады», – деді көршісі Һәкім.\n"
    "Аудан әкімдігі екі жүк көлігін, он шақты жұмысшыны жіберіпті; ертең таңертең тағы ғимарат босатылады.";
static const char RUSSIAN[] =
    "Весной река снова вышла из берегов, и жители посёлка третий день укладывают мешки с песком вдоль дороги.\n"
    "«Если ночью вода поднимется ещё на полметра, школу придётся закрыть», – сказал директор Яков Юрьевич.";

typedef struct job {
    kz_arena *arena;
    kz_slice bytes;
    kz_encoding label;
    kz_decoded out;
} job;

static void decode(void *context) {
    job *j = context;
    j->out = kz_decode(j->arena, j->bytes, j->label, true);
}

static void renew(kz_arena *arena) {
    kz_arena_free(arena);
    kz_arena_init(arena, kz_alloc_libc, 0);
}

/* The log leads from one text to the other: what lies between the edits is the same in both. */
static bool log_is_true(const kz_edits *edits, kz_slice before, kz_slice after) {
    uint32_t from = 0, to = 0;
    for (uint32_t i = 0; i < edits->n; i++) {
        const kz_edit *e = &edits->at[i];
        if (e->from < from || e->to < to || e->from_end > before.n || e->to_end > after.n || !e->rules ||
            !kz_same(kz_sub(before, (kz_span){from, e->from}), kz_sub(after, (kz_span){to, e->to})))
            return false;
        from = e->from_end;
        to = e->to_end;
    }
    return kz_same(kz_sub(before, (kz_span){from, before.n}), kz_sub(after, (kz_span){to, after.n}));
}

static kz_decoded run(kz_arena *arena, kz_slice bytes, kz_encoding label) {
    job j = {arena, bytes, label, {{NULL, 0}, {0}, KZ_UTF_8, 0, false}};
    CHECK_RUN(arena, decode, &j);
    CHECK(log_is_true(&j.out.edits, bytes, j.out.text));
    CHECK(!j.out.valid || kz_utf8_valid(j.out.text) == j.out.text.n);
    return j.out;
}

enum { ROOM = 16384 };

/* Characters that the page has not are left out of the truth too. */
static uint32_t encode(const char *text, uint32_t page, char *bytes, char *truth) {
    kz_slice s = check_slice(text);
    uint32_t n = 0, kept = 0, length;
    for (uint32_t at = 0; at < s.n; at += length) {
        uint32_t cp = kz_utf8_at(s, at, &length);
        unsigned char byte = cp < 0x80 ? (unsigned char)cp : kz_page_bytes[kz_byte_row(cp)][page];
        if (!byte)
            continue;
        bytes[n++] = (char)byte;
        memcpy(truth + kept, s.at + at, length);
        kept += length;
    }
    truth[kept] = 0;
    return n;
}

static uint32_t misread(kz_slice bytes, uint32_t page, char *out) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < bytes.n; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        n += kz_utf8_put(out + n, byte < 0x80 ? byte : kz_codepages[page][byte - 0x80]);
    }
    return n;
}

static uint32_t widen(const char *text, uint32_t width, bool big, bool mark, char *out) {
    kz_slice s = check_slice(text);
    uint32_t n = 0, length;
    for (uint32_t at = 0, first = mark; at < s.n; at += first ? 0 : length, first = 0) {
        uint32_t cp = first ? 0xFEFF : kz_utf8_at(s, at, &length);
        for (uint32_t i = 0; i < width; i++)
            out[n++] = (char)(cp >> 8 * (big ? width - 1 - i : i));
    }
    return n;
}

static void check_names(void) {
    check_about("names");
    for (int i = 0; i < KZ_ENCODINGS; i++)
        CHECK(kz_encoding_named(check_slice(kz_encoding_name((kz_encoding)i))) == (kz_encoding)i);
    CHECK(kz_encoding_named(KZ_LIT("STRK1048-2002")) == KZ_KZ_1048);
    CHECK(kz_encoding_named(KZ_LIT("Cp 1251")) == KZ_WINDOWS_1251);
    CHECK(kz_encoding_named(KZ_LIT("auto")) == KZ_ENCODING_AUTO);
    CHECK(kz_encoding_named(KZ_LIT("koi7")) == KZ_ENCODING_UNKNOWN);
    CHECK(kz_encoding_named(KZ_LIT("")) == KZ_ENCODING_UNKNOWN);
}

static void check_pages(kz_arena *arena) {
    static char bytes[ROOM], truth[ROOM];
    for (int e = KZ_WINDOWS_1251; e <= KZ_X_MAC_CYRILLIC; e++) {
        bool kazakh = e == KZ_KZ_1048 || e == KZ_PTCP154;
        kz_slice in = {bytes, encode(kazakh ? KAZAKH : RUSSIAN, (uint32_t)(e - KZ_WINDOWS_1251), bytes, truth)};
        check_about(kz_encoding_name((kz_encoding)e));
        kz_decoded found = run(arena, in, KZ_ENCODING_AUTO), labelled = run(arena, in, (kz_encoding)e);
        CHECK(found.encoding == (kz_encoding)e && found.confidence >= 90);
        CHECK_TEXT(found.text, truth);
        CHECK_TEXT(labelled.text, truth);
        renew(arena);
    }
}

static void check_wide(kz_arena *arena) {
    static char bytes[ROOM];
    static const kz_encoding all[] = {KZ_UTF_16LE, KZ_UTF_16BE, KZ_UTF_32LE, KZ_UTF_32BE};
    for (int i = 0; i < 8; i++) {
        kz_encoding e = all[i % 4];
        check_about(kz_encoding_name(e));
        kz_slice in = {bytes, widen(KAZAKH, i % 4 < 2 ? 2 : 4, i % 2, i >= 4, bytes)};
        kz_decoded found = run(arena, in, KZ_ENCODING_AUTO);
        CHECK(found.encoding == e && found.confidence >= 90);
        CHECK_TEXT(found.text, KAZAKH);
        in.n--; /* the last unit is cut off */
        found = run(arena, in, KZ_ENCODING_AUTO);
        CHECK(found.encoding == e && kz_ends(found.text, KZ_LIT("\xEF\xBF\xBD")) &&
              kz_utf8_valid(found.text) == found.text.n);
        renew(arena);
    }
    check_about("surrogates");
    kz_decoded pair = run(arena, KZ_LIT("\x3D\xD8\x4D\xDC\x3D\xD8"), KZ_UTF_16LE);
    CHECK_TEXT(pair.text, "👍\xEF\xBF\xBD");
    renew(arena);
}

/* UTF-8 misread once and twice. */
static void check_misread(kz_arena *arena) {
    static char once[ROOM], twice[ROOM * 3];
    for (uint32_t i = 0; i < KZ_READERS; i++) {
        uint32_t page = kz_readers[i];
        check_about(kz_encoding_name((kz_encoding)(KZ_WINDOWS_1251 + page)));
        kz_slice first = {once, misread(check_slice(KAZAKH), page, once)};
        kz_slice second = {twice, misread(first, page, twice)};
        CHECK_TEXT(run(arena, first, KZ_ENCODING_AUTO).text, KAZAKH);
        CHECK_TEXT(run(arena, second, KZ_ENCODING_AUTO).text, KAZAKH);
        renew(arena);
    }
}

/* Code pages misread by others: written, read. */
static void check_recoded(kz_arena *arena) {
    static const kz_encoding cases[][2] = {{KZ_KZ_1048, KZ_WINDOWS_1251},
                                           {KZ_PTCP154, KZ_WINDOWS_1251},
                                           {KZ_KZ_1048, KZ_WINDOWS_1252},
                                           {KZ_PTCP154, KZ_WINDOWS_1252},
                                           {KZ_WINDOWS_1251, KZ_WINDOWS_1252}};
    static char bytes[ROOM], truth[ROOM], out[ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kz_encoding written = cases[i][0], read = cases[i][1];
        check_about(kz_encoding_name(written));
        kz_slice b = {bytes,
                      encode(written == KZ_WINDOWS_1251 ? RUSSIAN : KAZAKH, written - KZ_WINDOWS_1251, bytes, truth)};
        kz_slice in = {out, misread(b, read - KZ_WINDOWS_1251, out)};
        CHECK_TEXT(run(arena, in, KZ_ENCODING_AUTO).text, truth);
        renew(arena);
    }
}

/* Text in languages that have the letters which mojibake is made of. */
static void check_neighbours(kz_arena *arena) {
    static const char *const texts[] = {
        "Її ґанок виходить на південь, а в'їзд до обійстя – з боку Рівного; є ще й хвіртка. РІВНЕ, СІЛЬ, ЇЖА.",
        "У нас ёсць ўласны сад, і яшчэ ў ім растуць вішні. Ў вёсцы ціха.",
        "Љубав је њена ћерка, а Ђорђе је још у џепу нашао ѕвоно. ЈЕЗИК, ЊЕГА.",
        "Ќе одиме со ѓерданот на ѕидот; џебот е полн, љубов.",
        "Öğüş çığı, ÄÖÜ äöüß, élève naïve – ÉÉÉ, «Ñandú» À bientôt, Łódź, 20 °C ± 2, 5 µm, ¼ ½.",
        "Тіл – халықтың жаны. ТІСІ, ТІЛІ; «ҚР» – 15 м³, ±3 °C.",
        "“А” мен “Б” нұсқасы – –Ия, —Сен келдің бе?",
        "ё Ё і І ї Ї є Є",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_about(texts[i]);
        kz_slice in = check_slice(texts[i]);
        kz_decoded found = run(arena, in, KZ_ENCODING_AUTO);
        CHECK(found.text.at == in.at && found.text.n == in.n && found.encoding == KZ_UTF_8);
        renew(arena);
    }
}

static kz_slice join(char *out, const kz_slice *parts, int n) {
    uint32_t length = 0;
    for (int i = 0; i < n; i++) {
        memcpy(out + length, parts[i].at, parts[i].n);
        length += parts[i].n;
    }
    return (kz_slice){out, length};
}

/* Wherever it stands, and at whatever length of text, a byte that is no UTF-8 is seen. */
static void check_every_place(kz_arena *arena) {
    enum { LONGEST_TEXT = 200 };
    uint32_t missed = 0, invented = 0;
    for (uint32_t n = 1; n <= LONGEST_TEXT; n++) {
        char *text = malloc(n); /* a block of its own size, so that a look past an end is seen */
        for (uint32_t i = 0; i < n; i++)
            text[i] = (char)(i % 2 ? 0xB0 : 0xD0);
        if (n % 2)
            text[n - 1] = '.';
        kz_marks clean = kz_find_marks((kz_slice){text, n});
        invented += clean.invalid + clean.control + clean.western + clean.moved + clean.chained;
        for (uint32_t i = 0; i < n; i++) {
            char byte = text[i];
            text[i] = (char)0xFF;
            missed += kz_find_marks((kz_slice){text, n}).invalid == 0;
            text[i] = (char)0xE2;
            missed += kz_find_marks((kz_slice){text, n}).invalid == 0;
            text[i] = 4;
            missed += kz_find_marks((kz_slice){text, n}).control == 0;
            text[i] = byte;
        }
        free(text);
    }
    check_about("every place");
    CHECK(missed == 0);
    CHECK(invented == 0);
    renew(arena);
}

/* So is a character that another one cuts off, among ASCII text too, and misread text that begins there. */
static void check_cut_everywhere(kz_arena *arena) {
    static const char *const cut[] = {"\xC2", "\xD0", "\xE2", "\xE2\x80", "\xF0", "\xF0\x9F", "\xF0\x9F\x98"};
    const kz_slice misread = KZ_LIT("тАЩтАЩтАЩ"); /* ’’’ by the code page of DOS */
    enum { LENGTH = 200 };
    char text[LENGTH];
    uint32_t missed = 0, chains_missed = 0;
    for (uint32_t i = 0; i + 4 < LENGTH; i++) {
        for (size_t c = 0; c < sizeof cut / sizeof *cut; c++) {
            memset(text, 'a', LENGTH);
            memcpy(text + i, cut[c], strlen(cut[c]));
            missed += kz_find_marks((kz_slice){text, LENGTH}).invalid == 0;
        }
        if (i + misread.n > LENGTH)
            continue;
        memset(text, 'a', LENGTH);
        memcpy(text + i, misread.at, misread.n);
        chains_missed += !kz_find_marks((kz_slice){text, LENGTH}).chained;
    }
    check_about("cut everywhere");
    CHECK(missed == 0);
    CHECK(chains_missed == 0);
    renew(arena);
}

/* Files of two encodings, cut files, bytes that are nothing. */
static void check_mixed(kz_arena *arena) {
    static char bytes[ROOM], truth[ROOM], in[ROOM * 3], wanted[ROOM * 3], mojibake[ROOM];
    kz_slice kz = {bytes, encode(KAZAKH, KZ_KZ_1048 - KZ_WINDOWS_1251, bytes, truth)}, line_end = KZ_LIT("\n");
    kz_slice utf8 = check_slice(KAZAKH), misread_utf8 = {mojibake, misread(utf8, 0, mojibake)};
    check_about("UTF-8, KZ-1048 and mojibake in one file");
    kz_slice text = join(in, (kz_slice[]){utf8, line_end, kz, line_end, misread_utf8, line_end, utf8}, 7);
    CHECK_SLICE(run(arena, text, KZ_ENCODING_AUTO).text,
                join(wanted, (kz_slice[]){utf8, line_end, utf8, line_end, utf8, line_end, utf8}, 7));
    check_about("UTF-8 that is cut off");
    kz_slice cut = {KAZAKH, utf8.n - 3};
    kz_decoded found = run(arena, (kz_slice){KAZAKH, 151}, KZ_ENCODING_AUTO);
    CHECK(found.text.at == KAZAKH && found.text.n == 151 && found.encoding == KZ_UTF_8);
    check_about("mojibake that is cut off");
    kz_slice misread_cut = {mojibake, misread(cut, 0, mojibake)};
    found = run(arena, misread_cut, KZ_ENCODING_AUTO);
    CHECK(kz_starts(found.text, (kz_slice){KAZAKH, utf8.n - 4}));
    check_about("what is no text");
    static const char *const nothing[] = {"\xFF", "\xD0", "a\xFF\xFE b", "caf\xE9", "\x80\x81\x82\x83\x84\x85\x86\x87"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        kz_slice n = check_slice(nothing[i]);
        CHECK(run(arena, n, KZ_ENCODING_AUTO).text.at == n.at);
    }
    check_about("byte order mark");
    CHECK_TEXT(run(arena, KZ_LIT("\xEF\xBB\xBFҚазақ"), KZ_ENCODING_AUTO).text, "Қазақ");
    CHECK_TEXT(run(arena, KZ_LIT("\xEF\xBB\xBFҚазақ"), KZ_UTF_8).text, "Қазақ");
    renew(arena);
}

/* What mojibake and other encodings are made of, in any order. */
static const char *const pieces[] = {"Р°", "Рљ", "С‚",   "Т›",       "В«",   "РЎ",   "Ð°",   "Ñ\xC2\x81", "â€“",
                                     "╨░", "╤В", "п╟",   "я┌",       "–∞",   "—Г",   "“Ы",   "ќ",         "ѓ",
                                     "ј",  "Ёё", "Ті",   "ТІ",       "тХи",  "вАУ",  "қа",   "ы",         " ",
                                     "\n", "i",  "\xE9", "\xEA\xE0", "\xD2", "\xB3", "\xBE", "0",         "\0\x04"};

static void check_promises(kz_arena *arena) {
    enum { TEXTS = 20000 };
    uint32_t state = 1, untrue = 0, invalid = 0;
    for (int i = 0; i < TEXTS; i++) {
        char text[512];
        uint32_t n = 0;
        for (uint32_t left = 1 + (state >> 8) % 40; left > 0; left--) {
            state = state * 1664525u + 1013904223u;
            const char *piece = pieces[(state >> 12) % (sizeof pieces / sizeof *pieces)];
            uint32_t length = *piece ? (uint32_t)strlen(piece) : 2;
            memcpy(text + n, piece, length);
            n += length;
        }
        job j = {arena, {text, n}, KZ_ENCODING_AUTO, {{NULL, 0}, {0}, KZ_UTF_8, 0, false}};
        bool done = kz_arena_run(arena, decode, &j) == KZ_OK;
        untrue += !done || !log_is_true(&j.out.edits, j.bytes, j.out.text);
        /* valid text stays so */
        bool valid = kz_utf8_valid(j.out.text) == j.out.text.n;
        invalid += (kz_utf8_valid(j.bytes) == n || j.out.valid) && !valid;
        renew(arena);
    }
    check_about("any pieces in any order");
    CHECK(untrue == 0);
    CHECK(invalid == 0);
}

/* One piece over and over, on one line: must end in a moment. */
static void check_long(kz_arena *arena) {
    enum { TIMES = 100000 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        uint32_t length = *pieces[i] ? (uint32_t)strlen(pieces[i]) : 2;
        char *text = malloc((size_t)length * TIMES);
        for (uint32_t k = 0; k < TIMES; k++)
            memcpy(text + (size_t)k * length, pieces[i], length);
        check_about(pieces[i]);
        run(arena, (kz_slice){text, length * TIMES}, KZ_ENCODING_AUTO);
        renew(arena);
        free(text);
    }
}

int main(void) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    check_names();
    check_pages(&arena);
    check_wide(&arena);
    check_misread(&arena);
    check_recoded(&arena);
    check_neighbours(&arena);
    check_mixed(&arena);
    check_every_place(&arena);
    check_cut_everywhere(&arena);
    check_promises(&arena);
    check_long(&arena);
    kz_arena_free(&arena);
    return check_done();
}
