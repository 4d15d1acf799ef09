/* Harmony of stems, and what changes where an ending is put behind one. */
#include "morph/joint.h"

#include "morph/lexicon.h"

enum { BACK = 1, FRONT = 2 };

static uint8_t sound_of(uint32_t cp) {
    return cp >= 0x400 && cp <= 0x4FF ? kz_letter_sounds[cp - 0x400] : 0;
}

/* The longest ending of data/morph/harmony.tsv that the word has, 0 if it has none. */
static uint8_t exception_of(kz_slice word) {
    for (uint32_t n = word.n; n > 0; n--) {
        uint32_t value = kz_table_value(&kz_harmonies, (kz_slice){word.at + word.n - n, n}, 0);
        bool whole = n == word.n;
        if (value & 4 ? whole && value : value)
            return value & 3;
    }
    return 0;
}

uint8_t kz_harmony_of(kz_slice word) {
    uint8_t found = exception_of(word);
    if (found)
        return found;
    for (uint32_t at = word.n, length; at > 0; at -= length) {
        uint32_t cp = kz_utf8_before(word, at, &length);
        uint8_t bits = sound_of(cp);
        if (bits >> 4)
            return bits >> 4;
        if (cp == 0x438) /* и */
            return FRONT;
    }
    return BACK;
}

/* The class of the last sound; signs are skipped. */
static uint8_t class_of(kz_slice word) {
    for (uint32_t at = word.n, length; at > 0; at -= length) {
        uint32_t cp = kz_utf8_before(word, at, &length);
        if (cp == 0x44C || cp == 0x44A)
            continue;
        uint8_t bits = sound_of(cp);
        return bits & 15 ? (uint8_t)((bits & 15) - 1) : KZ_CLASSES;
    }
    return KZ_CLASSES;
}

void kz_growth_start(kz_growth *g, kz_slice stem, kz_slice spoken, bool verb) {
    memcpy(g->at, stem.at, stem.n);
    g->n = stem.n;
    g->class_ = class_of(spoken);
    g->harmony = kz_harmony_of(spoken);
    g->verb = verb;
    g->bare = true;
    g->entry = kz_table_find(&kz_lexicon_table, stem);
    g->steady = kz_table_find(&kz_steady_stems, stem) >= 0;
}

static kz_slice last_letter(const kz_growth *g) {
    return (kz_slice){g->at + g->n - 2, 2};
}

static bool ends_in(const kz_growth *g, kz_slice letters) {
    return kz_ends((kz_slice){g->at, g->n}, letters);
}

/* The letters of a spelling. */
static kz_slice text_of(uint32_t spelling) {
    return (kz_slice){kz_spelling_text + kz_spelling_offsets[spelling], kz_spellings[spelling].length};
}

/* ---- Stems before endings ---- */

/* орын before ы is орн: the written stem that data/morph/alternations.tsv and its like give, into g. */
static bool take_variant(kz_growth *g, const kz_table *variants, bool verb, uint32_t before) {
    for (uint32_t i = 0; g->entry >= 0 && i < variants->count; i++) {
        uint32_t value = variants->values[i];
        bool same = verb ? value == (uint32_t)g->entry : value >> 2 == (uint32_t)g->entry && value & before;
        if (!same)
            continue;
        kz_slice written = kz_table_key(variants, i);
        memcpy(g->at, written.at, written.n);
        g->n = written.n;
        return true;
    }
    return false;
}

static void voice_last(kz_growth *g) {
    static const char pairs[][2][3] = {{"қ", "ғ"}, {"к", "г"}, {"п", "б"}};
    for (size_t i = 0; g->n >= 2 && i < sizeof pairs / sizeof *pairs; i++) {
        if (memcmp(last_letter(g).at, pairs[i][0], 2) == 0) {
            memcpy(g->at + g->n - 2, pairs[i][1], 2);
            return;
        }
    }
}

static bool is_sign_last(const kz_growth *g) {
    return g->n > 2 && (ends_in(g, KZ_LIT("ь")) || ends_in(g, KZ_LIT("ъ")));
}

/* The stem as it is written before a vowel. тап is тау before ып, таб before the others. */
static void before_vowel(kz_growth *g, kz_slice ending) {
    if (g->bare && g->verb) {
        bool narrow = kz_starts(ending, KZ_LIT("ы")) || kz_starts(ending, KZ_LIT("і"));
        if (ends_in(g, KZ_LIT("п"))) {
            if (narrow && ending.n == 4 && kz_ends(ending, KZ_LIT("п")) && take_variant(g, &kz_verb_variants, true, 0))
                return;
        } else if (ends_in(g, KZ_LIT("қ")) || ends_in(g, KZ_LIT("к"))) {
            if (take_variant(g, &kz_verb_variants, true, 0))
                return;
        }
    } else if (g->bare && !g->steady && take_variant(g, &kz_stem_variants, false, 1)) {
        return;
    }
    if (g->bare && is_sign_last(g))
        g->n -= 2;
    if (!g->steady)
        voice_last(g);
}

/* What a verb's stem asks of the ending: those in ы, і and й give their last sound to some. */
static bool merges(const kz_growth *g, uint8_t begins, bool back, kz_slice ending) {
    bool y = ends_in(g, KZ_LIT("ы")) || ends_in(g, KZ_LIT("і"));
    bool j = ends_in(g, KZ_LIT("й")), i = ends_in(g, KZ_LIT("и"));
    bool yu = kz_starts(ending, KZ_LIT("ю")), ya = kz_starts(ending, KZ_LIT("я"));
    if (begins == KZ_BEGINS_MERGED_Y)
        return y;
    if (begins == KZ_BEGINS_MERGED_J)
        return (j || i) && (yu || (ya && back));
    bool u = kz_starts(ending, KZ_LIT("у")), a = kz_starts(ending, KZ_LIT("а"));
    if (y)
        return !u && !kz_starts(ending, KZ_LIT("й"));
    return !((j || i) && (u || (a && back)));
}

/* ---- Endings ---- */

static int32_t spelling_of(const kz_growth *g, uint32_t row) {
    for (uint32_t i = kz_row_first[row]; i < kz_row_first[row + 1]; i++) {
        uint32_t spelling = kz_row_spellings[i];
        const kz_spelling *s = &kz_spellings[spelling];
        if (s->voicing == 2)
            continue; /* made by voice_last where a vowel follows */
        bool fits = g->class_ == KZ_CLASSES || s->fits >> (g->class_ * 2) & g->harmony;
        if (s->begins >= KZ_BEGINS_MERGED_Y)
            fits = (s->fits & (g->harmony == BACK ? 0x5555 : 0xAAAA)) != 0;
        if (fits)
            return (int32_t)spelling;
    }
    return -1;
}

/* факт is факті before all endings, съезд съез. */
static void before_any(kz_growth *g) {
    for (uint32_t i = 0; g->entry >= 0 && i < kz_stem_variants.count; i++) {
        if (kz_stem_variants.values[i] == ((uint32_t)g->entry << 2 | 3)) {
            kz_slice written = kz_table_key(&kz_stem_variants, i);
            memcpy(g->at, written.at, written.n);
            g->n = written.n;
            g->class_ = class_of(written);
            g->harmony = kz_harmony_of(written);
            g->entry = -1;
        }
    }
}

bool kz_growth_add(kz_growth *g, const kz_morph *row) {
    if (g->bare && !g->verb)
        before_any(g);
    int32_t spelling = spelling_of(g, (uint32_t)(row - kz_morphs));
    if (spelling < 0)
        return false;
    uint8_t begins = kz_spellings[spelling].begins;
    kz_slice ending = text_of((uint32_t)spelling);
    bool merged = begins >= KZ_BEGINS_MERGED_Y;
    if (merged && !(g->verb && g->bare))
        return false;
    if (g->verb && g->bare && !merges(g, begins, g->harmony == BACK, ending))
        return false;
    if (merged && !ends_in(g, KZ_LIT("и")))
        g->n -= 2;
    else if (begins == KZ_BEGINS_VOWEL)
        before_vowel(g, ending);
    else if (g->bare && !g->verb)
        take_variant(g, &kz_stem_variants, false, 2);
    if (g->n + ending.n > sizeof g->at)
        return false;
    memcpy(g->at + g->n, ending.at, ending.n);
    g->n += ending.n;
    g->bare = false;
    g->class_ = class_of(ending);
    for (uint32_t at = ending.n, length; at > 0; at -= length) {
        uint8_t bits = sound_of(kz_utf8_before(ending, at, &length));
        if (bits >> 4) {
            g->harmony = bits >> 4;
            break;
        }
    }
    return true;
}
