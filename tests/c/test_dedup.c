/* Texts that came before: sketches, the index in its bounded memory, verdicts. */
#include "check.h"
#include "corpus/dedup.h"

enum { TEXT_ROOM = 64 * 1024 };

/* A generator of texts: words of a small vocabulary, drawn by a seed. */
typedef struct maker {
    uint32_t seed;
    char text[TEXT_ROOM];
} maker;

static uint32_t draw(maker *m, uint32_t n) {
    m->seed = m->seed * 1664525 + 1013904223;
    return (m->seed >> 8) % n;
}

static kz_slice make_text(maker *m, uint32_t seed, uint32_t words) {
    uint32_t n = 0;
    m->seed = seed * 2654435761u + 1;
    for (uint32_t i = 0; i < words; i++)
        n += (uint32_t)snprintf(m->text + n, TEXT_ROOM - n, "сөз%u ", draw(m, 5000));
    return (kz_slice){m->text, n};
}

static uint32_t sketch_of(const char *text, uint8_t *sketch) {
    kz_sketcher *s = calloc(1, sizeof *s);
    uint32_t words = s ? kz_sketch(s, check_slice(text), sketch) : 0;
    free(s);
    return words;
}

static void check_sketches(void) {
    uint8_t a[KZ_SKETCH], b[KZ_SKETCH];
    check_about("what makes no difference");
    static const char *const same[][2] = {
        {"Қар жауды, жол жабылды.", "ҚАР ЖАУДЫ\n\tжол – жабылды!!!"},
        {"ата-ана", "«Ата» ана"},
        {"мек\xC2\xADтеп", "мектеп"},
        {"бір", "Бір"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        uint32_t words = sketch_of(same[i][0], a);
        CHECK(words > 0 && words == sketch_of(same[i][1], b) && memcmp(a, b, KZ_SKETCH) == 0);
        uint32_t n, m;
        CHECK(kz_hash_text(check_slice(same[i][0]), &n) == kz_hash_text(check_slice(same[i][1]), &m) && n == m);
    }
    check_about("what does");
    static const char *const other[][2] = {{"қар жауды", "жауды қар"}, {"бір екі", "бірекі"}, {"кіл", "кил"}};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        uint32_t n;
        sketch_of(other[i][0], a);
        sketch_of(other[i][1], b);
        CHECK(kz_sketch_agree(a, b) < KZ_SKETCH);
        CHECK(kz_hash_text(check_slice(other[i][0]), &n) != kz_hash_text(check_slice(other[i][1]), &n));
    }
    check_about("no words");
    CHECK(sketch_of("", a) == 0);
    CHECK(sketch_of("— ... 🙂 \xFF", a) == 0);
}

/* Of sets of n shingles that share a part, the estimate is as far off as that of 256 independent permutations: three
 * standard errors are 0.094 at most. */
static void check_estimates(void) {
    enum { TRIES = 40 };
    kz_sketcher *s = calloc(1, sizeof *s);
    maker *m = malloc(sizeof *m);
    check_about("estimates");
    for (uint32_t words = 4; words <= 1024; words *= 4) {
        double sum = 0, worst = 0;
        for (uint32_t i = 0; i < TRIES && s && m; i++) {
            /* half of the words are others: of n distinct words and n - 1 pairs, n/2 and n/2 - 1 stay */
            uint8_t a[KZ_SKETCH], b[KZ_SKETCH];
            uint32_t n = 0, half = words / 2;
            for (uint32_t w = 0; w < words; w++)
                n += (uint32_t)snprintf(m->text + n, TEXT_ROOM - n, "ж%ub%u ", i, w);
            kz_sketch(s, (kz_slice){m->text, n}, a);
            n = 0;
            for (uint32_t w = 0; w < words; w++)
                n += (uint32_t)snprintf(m->text + n, TEXT_ROOM - n, w < half ? "ж%ub%u " : "т%ub%u ", i, w);
            kz_sketch(s, (kz_slice){m->text, n}, b);
            double stays = 2.0 * half - 1, is = stays / (2 * (2.0 * words - 1) - stays);
            double off = kz_sketch_similarity(kz_sketch_agree(a, b)) - is;
            sum += off;
            worst = fabs(off) > worst ? fabs(off) : worst;
        }
        CHECK(worst < 0.12);
        CHECK(fabs(sum / TRIES) < 0.015);
    }
    CHECK(kz_sketch_similarity(KZ_SKETCH) == 1 && kz_sketch_similarity(0) == 0);
    for (double similarity = 0.01; similarity <= 1; similarity += 0.01) {
        uint32_t places = kz_sketch_places(similarity);
        CHECK(kz_sketch_similarity(places) >= similarity - 1e-9 &&
              (places == 1 || kz_sketch_similarity(places - 1) < similarity));
    }
    CHECK(kz_bands_for(0.48) == 64 && kz_bands_for(0.7) == 17 && kz_bands_for(0.8) == 9 && kz_bands_for(1) == 1);
    free(s);
    free(m);
}

/* ---- Memory: an allocator that counts, and fails where it is told to ---- */

typedef struct counting {
    size_t now, peak;
    uint32_t calls, fail_at; /* 0: never */
} counting;

static void *count_realloc(void *userdata, void *old, size_t old_size, size_t new_size) {
    counting *c = userdata;
    if (new_size == 0) {
        c->now -= old ? old_size : 0;
        free(old);
        return NULL;
    }
    if (++c->calls == c->fail_at)
        return NULL;
    c->now += new_size - (old ? old_size : 0);
    c->peak = c->now > c->peak ? c->now : c->peak;
    return realloc(old, new_size);
}

static void check_window(bool near) {
    enum { MOST = 3000, TEXTS = 8000 };
    counting c = {0};
    kz_dedup d;
    kz_verdict v;
    maker *m = malloc(sizeof *m);
    size_t budget = MOST * kz_dedup_bytes(near, 0.8) + (near ? KZ_DEDUP_BESIDE : 0);
    check_about(near ? "a full window, near" : "a full window, exact");
    CHECK(kz_dedup_open(&d, (kz_alloc){count_realloc, &c}, near, 0.8, budget) == KZ_OK);
    CHECK(d.exact.most == MOST);
    uint32_t wrong = 0;
    for (uint32_t i = 1; i <= TEXTS && m; i++) {
        wrong += kz_dedup_see(&d, make_text(m, i, 30), &v) != KZ_OK || v.sameness != KZ_NEW;
        wrong += v.left != (i > MOST ? i - MOST : 0);
    }
    CHECK(wrong == 0);
    CHECK(c.peak <= budget);
    CHECK(kz_index_kept(&d.exact) == MOST);
    /* the last ones are known by their numbers, those before are not */
    uint64_t known = 0, right = 0;
    for (uint32_t i = TEXTS; i > TEXTS - MOST && m; i--) {
        kz_dedup_see(&d, make_text(m, i, 30), &v);
        known += v.sameness == KZ_SAME;
        right += v.of == i;
    }
    CHECK(known == MOST && right == MOST);
    kz_dedup_see(&d, make_text(m, TEXTS - MOST, 30), &v);
    CHECK(v.sameness == KZ_NEW);
    kz_dedup_close(&d);
    CHECK(c.now == 0);
    CHECK(kz_dedup_open(&d, (kz_alloc){count_realloc, &c}, near, 0.8, 100) == KZ_TOO_LARGE);
    kz_dedup_close(&d);
    free(m);
}

/* Each allocation fails once: what was known stays known, and the same call succeeds when there is memory again. */
static void check_failures(void) {
    enum { TEXTS = 2500 };
    maker *m = malloc(sizeof *m);
    check_about("memory fails");
    for (uint32_t fail_at = 1; fail_at <= 12 && m; fail_at++) {
        counting c = {.fail_at = fail_at};
        kz_dedup d;
        kz_verdict v;
        uint32_t failed = 0, wrong = 0;
        kz_status status = kz_dedup_open(&d, (kz_alloc){count_realloc, &c}, true, 0.5, 16 * 1024 * 1024);
        if (status != KZ_OK) {
            CHECK(status == KZ_NO_MEMORY);
            kz_dedup_close(&d);
            continue;
        }
        for (uint32_t i = 1; i <= TEXTS; i++) {
            kz_slice text = make_text(m, i, 20);
            if (kz_dedup_see(&d, text, &v) == KZ_NO_MEMORY) {
                failed++;
                wrong += kz_dedup_see(&d, text, &v) != KZ_OK;
            }
            wrong += v.sameness != KZ_NEW;
        }
        for (uint32_t i = 1; i <= TEXTS; i++)
            wrong += kz_dedup_see(&d, make_text(m, i, 20), &v) != KZ_OK || v.of != i;
        CHECK(failed <= 1 && wrong == 0);
        kz_dedup_close(&d);
        CHECK(c.now == 0);
    }
    free(m);
}

static void check_verdicts(void) {
    kz_dedup d;
    kz_verdict v;
    check_about("verdicts");
    CHECK(kz_dedup_open(&d, kz_alloc_libc, true, 0.48, 1024 * 1024) == KZ_OK);
    CHECK(kz_dedup_see(&d, check_slice("Облыс әкімі биыл ауылға қосымша қаржы бөлінетінін айтты"), &v) == KZ_OK);
    CHECK(v.sameness == KZ_NEW);
    kz_dedup_see(&d, check_slice("ОБЛЫС ӘКІМІ: «биыл ауылға қосымша қаржы бөлінетінін» айтты."), &v);
    CHECK(v.sameness == KZ_SAME && v.of == 1 && v.similarity == 1);
    kz_dedup_see(&d, check_slice("Облыс әкімі былтыр ауылға қосымша қаржы бөлінетінін айтты"), &v);
    CHECK(v.sameness == KZ_ALIKE && v.of == 1 && v.similarity > 0.5 && v.similarity < 0.8);
    kz_dedup_see(&d, check_slice("Кітапхана ашылды, оған тұрғындар келді"), &v);
    CHECK(v.sameness == KZ_NEW);
    kz_dedup_see(&d, check_slice("* * *"), &v);
    CHECK(v.sameness == KZ_WORDLESS);
    kz_dedup_see(&d, check_slice("* * *"), &v);
    CHECK(v.sameness == KZ_WORDLESS && d.seen == 6 && d.exact.count == 2);
    kz_dedup_close(&d);
}

/* Signed by one memory and judged by another, texts get the verdicts that they get when they are seen. */
static void check_signatures(void) {
    static const char *const texts[] = {
        "Облыс әкімі биыл ауылға қосымша қаржы бөлінетінін айтты",
        "ОБЛЫС ӘКІМІ: «биыл ауылға қосымша қаржы бөлінетінін» айтты.",
        "Облыс әкімі былтыр ауылға қосымша қаржы бөлінетінін айтты",
        "* * *",
        "Кітапхана ашылды, оған тұрғындар келді",
        "",
    };
    check_about("signatures");
    for (int near = 0; near < 2; near++) {
        kz_dedup signs, judges, sees;
        CHECK(kz_dedup_open(&signs, kz_alloc_libc, near, 0.48, 1024 * 1024) == KZ_OK);
        CHECK(kz_dedup_open(&judges, kz_alloc_libc, near, 0.48, 1024 * 1024) == KZ_OK);
        CHECK(kz_dedup_open(&sees, kz_alloc_libc, near, 0.48, 1024 * 1024) == KZ_OK);
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            kz_signature signature;
            kz_verdict judged, seen;
            kz_dedup_sign(&signs, check_slice(texts[i]), &signature);
            CHECK(kz_dedup_judge(&judges, &signature, &judged) == KZ_OK);
            CHECK(kz_dedup_see(&sees, check_slice(texts[i]), &seen) == KZ_OK);
            CHECK(judged.sameness == seen.sameness && judged.of == seen.of && judged.left == seen.left);
            CHECK(judged.similarity == seen.similarity);
        }
        CHECK(signs.seen == 0 && judges.seen == sees.seen);
        kz_dedup_close(&signs);
        kz_dedup_close(&judges);
        kz_dedup_close(&sees);
    }
}

/* Exact verdicts count each set of words once, in whatever order they come. */
static void check_order(void) {
    enum { TEXTS = 600, KINDS = 97 };
    maker *m = malloc(sizeof *m);
    uint32_t kept[2] = {0};
    check_about("order");
    for (uint32_t turn = 0; turn < 2 && m; turn++) {
        kz_dedup d;
        kz_verdict v;
        CHECK(kz_dedup_open(&d, kz_alloc_libc, false, 1, 1024 * 1024) == KZ_OK);
        for (uint32_t i = 0; i < TEXTS; i++) {
            uint32_t text = turn ? TEXTS - 1 - i : i;
            kz_dedup_see(&d, make_text(m, text * text % KINDS, 8), &v);
            kept[turn] += v.sameness == KZ_NEW;
        }
        kz_dedup_close(&d);
    }
    CHECK(kept[0] == kept[1] && kept[0] > 1);
    free(m);
}

static void check_hostile(void) {
    uint32_t size = getenv("KAZTEXT_QUICK") ? 100000 : 10000000;
    char *text = malloc(size);
    kz_dedup d;
    kz_verdict v;
    check_about("hostile texts");
    CHECK(text && kz_dedup_open(&d, kz_alloc_libc, true, 0.48, 4 * 1024 * 1024) == KZ_OK);
    if (!text)
        return;
    for (uint32_t i = 0; i + 1 < size; i += 2)
        memcpy(text + i, "ы", 2);
    CHECK(kz_dedup_see(&d, (kz_slice){text, size}, &v) == KZ_OK && v.sameness == KZ_NEW);
    CHECK(kz_dedup_see(&d, (kz_slice){text, size}, &v) == KZ_OK && v.sameness == KZ_SAME);
    for (uint32_t i = 0; i < size; i++)
        text[i] = "ab "[i % 3];
    CHECK(kz_dedup_see(&d, (kz_slice){text, size}, &v) == KZ_OK && v.sameness == KZ_NEW);
    CHECK(kz_dedup_see(&d, (kz_slice){text, size - 3}, &v) == KZ_OK && v.sameness == KZ_ALIKE && v.of == 3);
    maker m = {.seed = 1};
    for (uint32_t i = 0; i < size; i++)
        text[i] = (char)draw(&m, 256);
    CHECK(kz_dedup_see(&d, (kz_slice){text, size}, &v) == KZ_OK && v.sameness == KZ_NEW);
    CHECK(kz_dedup_see(&d, (kz_slice){text, 1}, &v) == KZ_OK);
    uint32_t new = 0;
    for (uint32_t i = 0; i < size / 10; i++) {
        kz_dedup_see(&d, KZ_LIT("Бір жол"), &v);
        new += v.sameness == KZ_NEW;
    }
    CHECK(new == 1);
    kz_dedup_close(&d);
    free(text);
}

int main(void) {
    check_sketches();
    check_estimates();
    check_verdicts();
    check_signatures();
    check_order();
    check_window(false);
    check_window(true);
    check_failures();
    check_hostile();
    return check_done();
}
