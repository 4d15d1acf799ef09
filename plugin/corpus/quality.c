#include "corpus/quality.h"
#include "corpus/corpus_table.h"
#include "corpus/repetition.h"
#include "encoding/encoding.h"
#include "repair/word.h"

const char *kz_signal_name(kz_signal signal) {
    static const char *const names[KZ_SIGNALS] = {
        [KZ_Q_BYTES] = "bytes",
        [KZ_Q_CHARACTERS] = "characters",
        [KZ_Q_WORDS] = "words",
        [KZ_Q_LINES] = "lines",
        [KZ_Q_PARAGRAPHS] = "paragraphs",
        [KZ_Q_MEAN_WORD_LENGTH] = "mean_word_length",
        [KZ_Q_LETTERS] = "letters",
        [KZ_Q_DIGITS] = "digits",
        [KZ_Q_PUNCTUATION] = "punctuation",
        [KZ_Q_SYMBOLS] = "symbols",
        [KZ_Q_CYRILLIC] = "cyrillic",
        [KZ_Q_LATIN] = "latin",
        [KZ_Q_ARABIC] = "arabic",
        [KZ_Q_KAZAKH_LETTERS] = "kazakh_letters",
        [KZ_Q_RUSSIAN_LETTERS] = "russian_letters",
        [KZ_Q_UPPER_CASE] = "upper_case",
        [KZ_Q_STOP_WORDS] = "stop_words",
        [KZ_Q_STOP_WORD_KINDS] = "stop_word_kinds",
        [KZ_Q_ALPHA_WORDS] = "alpha_words",
        [KZ_Q_SYMBOL_WORDS] = "symbol_words",
        [KZ_Q_MIXED_SCRIPT_WORDS] = "mixed_script_words",
        [KZ_Q_UNKNOWN_WORDS] = "unknown_words",
        [KZ_Q_WEB_WORDS] = "web_words",
        [KZ_Q_LINE_PUNCTUATION] = "line_punctuation",
        [KZ_Q_ELLIPSIS_LINES] = "ellipsis_lines",
        [KZ_Q_BULLET_LINES] = "bullet_lines",
        [KZ_Q_SHORT_LINES] = "short_lines",
        [KZ_Q_NEW_LINE_RATIO] = "new_line_ratio",
        [KZ_Q_DUPLICATE_LINES] = "duplicate_lines",
        [KZ_Q_DUPLICATE_LINE_CHARACTERS] = "duplicate_line_characters",
        [KZ_Q_DUPLICATE_PARAGRAPHS] = "duplicate_paragraphs",
        [KZ_Q_DUPLICATE_PARAGRAPH_CHARACTERS] = "duplicate_paragraph_characters",
        [KZ_Q_TOP_2_GRAMS] = "top_2_grams",
        [KZ_Q_TOP_3_GRAMS] = "top_3_grams",
        [KZ_Q_TOP_4_GRAMS] = "top_4_grams",
        [KZ_Q_DUPLICATE_5_GRAMS] = "duplicate_5_grams",
        [KZ_Q_DUPLICATE_6_GRAMS] = "duplicate_6_grams",
        [KZ_Q_DUPLICATE_7_GRAMS] = "duplicate_7_grams",
        [KZ_Q_DUPLICATE_8_GRAMS] = "duplicate_8_grams",
        [KZ_Q_DUPLICATE_9_GRAMS] = "duplicate_9_grams",
        [KZ_Q_DUPLICATE_10_GRAMS] = "duplicate_10_grams",
        [KZ_Q_REPLACEMENT_CHARACTERS] = "replacement_characters",
        [KZ_Q_MOJIBAKE] = "mojibake",
        [KZ_Q_CURLY_BRACKETS] = "curly_brackets",
        [KZ_Q_LOREM_IPSUM] = "lorem_ipsum",
        [KZ_Q_KAZAKH] = "kazakh",
        [KZ_Q_CONFIDENCE] = "confidence",
    };
    return names[signal];
}

enum {
    SHORT_LINE = 30,    /* characters, as in FineWeb */
    LOOKED_UP = 1000,   /* the first words, of which it is asked whether the lexicon has them */
    SHORTEST_KNOWN = 6, /* bytes: shorter ones are mostly known whatever they are */
    LONGEST_KNOWN = 120
};

/* The text as far as it was read. */
typedef struct gauge {
    kz_arena *arena;
    kz_slice text, lower;
    kz_quality *out;
    /* characters of each class and script, and letters of one alphabet alone */
    uint32_t of_class[KZ_C_FORMAT + 1], of_script[KZ_S_OTHER + 1], of_alphabet[KZ_LETTER_RUSSIAN + 1];
    /* the word */
    uint32_t word_start, word_end, word_characters;
    uint64_t word_hash;
    unsigned word_scripts; /* a bit each */
    kz_units words;
    uint32_t word_letters, stop_words, web_words, mixed, asked, unknown;
    bool seen_stop[KZ_STOP_WORDS];
    uint32_t stop_kinds;
    /* what stands between white space */
    uint32_t pieces, alpha_pieces;
    bool in_piece, alpha_piece;
    /* the line, from its first character that is no white space to its last one */
    uint32_t line_characters, line_until; /* until the last that is no white space */
    uint64_t line_hash, line_hash_until;
    uint32_t first, last, before_last[2];
    kz_units lines;
    uint32_t ended, cut_off, bullets, short_lines, new_lines;
    /* the paragraph: lines without an empty one between */
    kz_unit paragraph;
    kz_units paragraphs;
    uint32_t signs; /* # and … */
} gauge;

/* ---- Words ---- */

static bool is_lorem_ipsum(const gauge *g, kz_slice word) {
    static const kz_slice lorem = KZ_LIT("lorem"), after = KZ_LIT(" ipsum");
    kz_slice rest = {g->lower.at + g->word_end, g->lower.n - g->word_end};
    return kz_same(word, lorem) && kz_starts(rest, after);
}

static bool is_stop_word(gauge *g, kz_slice word) {
    uint32_t stop = kz_table_value(&kz_stop_words, word, KZ_STOP_WORDS);
    if (stop == KZ_STOP_WORDS)
        return false;
    g->stop_words++;
    g->stop_kinds += !g->seen_stop[stop];
    g->seen_stop[stop] = true;
    return true;
}

static void ask_lexicon(gauge *g, kz_slice word) {
    if (g->asked == LOOKED_UP || word.n < SHORTEST_KNOWN || word.n > LONGEST_KNOWN)
        return;
    g->asked++;
    g->unknown += kz_how_known(word) < KZ_KNOWN;
}

static void end_word(gauge *g) {
    const unsigned cyrillic = 1u << KZ_S_CYRILLIC, both = cyrillic | 1u << KZ_S_LATIN;
    if (!g->word_characters)
        return;
    kz_slice word = kz_sub(g->lower, (kz_span){g->word_start, g->word_end});
    *kz_push(g->arena, &g->words) = (kz_unit){kz_mix(g->word_hash), g->word_characters};
    g->word_letters += g->word_characters;
    g->mixed += (g->word_scripts & both) == both;
    bool stop = is_stop_word(g, word);
    g->web_words += kz_table_find(&kz_web_words, word) >= 0;
    g->out->of[KZ_Q_LOREM_IPSUM] += is_lorem_ipsum(g, word);
    if (!stop && !(g->word_scripts & ~(cyrillic | 1u << KZ_S_NONE)))
        ask_lexicon(g, word);
    g->word_characters = 0;
}

static void read_word(gauge *g, uint32_t at, uint32_t length, uint32_t cp) {
    kz_char_class class = kz_class(cp);
    if (!kz_is_word_class(class)) {
        if (class != KZ_C_FORMAT)
            end_word(g);
        return;
    }
    if (!g->word_characters) {
        g->word_start = at;
        g->word_hash = KZ_GOLDEN;
        g->word_scripts = 0;
    }
    g->word_end = at + length;
    g->word_characters++;
    g->word_hash = kz_hash_char(g->word_hash, kz_folded(cp));
    g->word_scripts |= 1u << kz_script_of(cp);
}

static void end_piece(gauge *g) {
    g->pieces += g->in_piece;
    g->alpha_pieces += g->alpha_piece;
    g->in_piece = g->alpha_piece = false;
}

/* ---- Lines and paragraphs ---- */

static bool ends_sentence(uint32_t cp) {
    switch (cp) {
    case '.':
    case '!':
    case '?':
    case '"':
    case '\'':
    case ':':
    case ';':
    case 0xBB:   /* » */
    case 0x2019: /* ’ */
    case 0x201D: /* ” */
    case 0x2026: /* … */
    case 0x61F:  /* Arabic question mark */
    case 0x6D4:  /* Arabic full stop */
        return true;
    default:
        return false;
    }
}

static bool is_bullet(uint32_t cp) {
    return cp == '-' || cp == '*' || cp == 0x2022 || cp == 0x2023 || cp == 0x25B6 || cp == 0x25CF || cp == 0x25CB ||
           cp == 0x25A0 || cp == 0x25A1 || cp == 0x25AA || cp == 0x25AB || cp == 0x2013 || cp == 0xB7;
}

static bool is_cut_off(const gauge *g) {
    return g->last == 0x2026 || (g->last == '.' && g->before_last[0] == '.' && g->before_last[1] == '.');
}

static void end_paragraph(gauge *g) {
    if (g->paragraph.characters)
        *kz_push(g->arena, &g->paragraphs) = g->paragraph;
    g->paragraph = (kz_unit){0};
}

static void end_line(gauge *g) {
    if (!g->line_until) {
        end_paragraph(g);
        g->line_characters = 0;
        return;
    }
    *kz_push(g->arena, &g->lines) = (kz_unit){g->line_hash_until, g->line_until};
    g->ended += ends_sentence(g->last);
    g->cut_off += is_cut_off(g);
    g->bullets += is_bullet(g->first);
    g->short_lines += g->line_until <= SHORT_LINE;
    g->paragraph.hash = kz_mix(g->paragraph.hash + g->line_hash_until);
    g->paragraph.characters += g->line_until;
    g->line_characters = g->line_until = 0;
}

static void read_line(gauge *g, uint32_t cp, bool space) {
    if (!g->line_until) {
        if (space)
            return;
        g->first = cp;
        g->line_hash = 0;
        g->last = g->before_last[0] = 0;
    }
    g->line_characters++;
    g->line_hash = kz_hash_char(g->line_hash, cp);
    if (space)
        return;
    g->line_until = g->line_characters;
    g->line_hash_until = g->line_hash;
    g->before_last[1] = g->before_last[0];
    g->before_last[0] = g->last;
    g->last = cp;
}

/* ---- The text ---- */

static void count_letter(gauge *g, uint32_t cp) {
    g->of_script[kz_script_of(cp)]++;
    uint32_t place = kz_folded(cp) - KZ_CORPUS_LETTERS;
    if (place < KZ_CORPUS_LETTERS_N)
        g->of_alphabet[kz_corpus_letters[place]]++;
}

static void read_char(gauge *g, uint32_t at, uint32_t length, uint32_t cp) {
    kz_char_class class = cp == KZ_INVALID ? KZ_C_OTHER : kz_class(cp);
    bool letter = class >= KZ_C_LOWER && class <= KZ_C_LETTER, space = class == KZ_C_SPACE;
    g->of_class[class]++;
    if (letter)
        count_letter(g, cp);
    g->signs += cp == '#' || cp == 0x2026;
    g->out->of[KZ_Q_CURLY_BRACKETS] += cp == '{' || cp == '}';
    g->out->of[KZ_Q_REPLACEMENT_CHARACTERS] += cp == 0xFFFD || cp == KZ_INVALID;
    if (space) {
        end_piece(g);
    } else {
        g->in_piece = true;
        g->alpha_piece = g->alpha_piece || letter;
    }
    read_word(g, at, length, cp);
    if (cp == '\n') {
        g->new_lines++;
        end_line(g);
    } else {
        read_line(g, cp, space);
    }
}

static uint32_t read_text(gauge *g) {
    uint32_t length, characters = 0;
    for (uint32_t at = 0; at < g->text.n; at += length, characters++) {
        uint32_t cp = kz_utf8_at(g->text, at, &length);
        read_char(g, at, length, cp);
    }
    end_word(g);
    end_piece(g);
    end_line(g);
    end_paragraph(g);
    return characters;
}

/* ---- What comes of it ---- */

static double share(double part, double whole) {
    if (whole <= 0)
        return 0;
    return part < whole ? part / whole : 1;
}

/* Of a text without words as of one with one. */
static double for_each_word(const gauge *g, double part) {
    return part / (g->words.n ? g->words.n : 1);
}

static void tell_characters(const gauge *g, double *of) {
    const uint32_t *class = g->of_class;
    double letters = class[KZ_C_LOWER] + class[KZ_C_UPPER] + class[KZ_C_LETTER];
    double visible = of[KZ_Q_CHARACTERS] - class[KZ_C_SPACE];
    of[KZ_Q_LETTERS] = share(letters, visible);
    of[KZ_Q_DIGITS] = share(class[KZ_C_DIGIT], visible);
    of[KZ_Q_PUNCTUATION] = share(class[KZ_C_PUNCT], visible);
    of[KZ_Q_SYMBOLS] = share(class[KZ_C_SYMBOL], visible);
    of[KZ_Q_CYRILLIC] = share(g->of_script[KZ_S_CYRILLIC], letters);
    of[KZ_Q_LATIN] = share(g->of_script[KZ_S_LATIN], letters);
    of[KZ_Q_ARABIC] = share(g->of_script[KZ_S_ARABIC], letters);
    of[KZ_Q_KAZAKH_LETTERS] = share(g->of_alphabet[KZ_LETTER_KAZAKH], letters);
    of[KZ_Q_RUSSIAN_LETTERS] = share(g->of_alphabet[KZ_LETTER_RUSSIAN], letters);
    of[KZ_Q_UPPER_CASE] = share(class[KZ_C_UPPER], class[KZ_C_LOWER] + class[KZ_C_UPPER]);
}

static void tell_words(const gauge *g, double *of) {
    double words = g->words.n;
    of[KZ_Q_WORDS] = words;
    of[KZ_Q_MEAN_WORD_LENGTH] = words > 0 ? g->word_letters / words : 0;
    of[KZ_Q_STOP_WORDS] = share(g->stop_words, words);
    of[KZ_Q_STOP_WORD_KINDS] = g->stop_kinds;
    of[KZ_Q_ALPHA_WORDS] = share(g->alpha_pieces, g->pieces);
    of[KZ_Q_SYMBOL_WORDS] = for_each_word(g, g->signs);
    of[KZ_Q_MIXED_SCRIPT_WORDS] = share(g->mixed, words);
    of[KZ_Q_UNKNOWN_WORDS] = share(g->unknown, g->asked);
    of[KZ_Q_WEB_WORDS] = share(g->web_words, words);
}

static void tell_lines(const gauge *g, double *of) {
    double lines = g->lines.n;
    kz_repeated repeated = kz_repeated_units(g->arena, &g->lines);
    kz_repeated paragraphs = kz_repeated_units(g->arena, &g->paragraphs);
    of[KZ_Q_LINES] = lines;
    of[KZ_Q_PARAGRAPHS] = g->paragraphs.n;
    of[KZ_Q_LINE_PUNCTUATION] = share(g->ended, lines);
    of[KZ_Q_ELLIPSIS_LINES] = share(g->cut_off, lines);
    of[KZ_Q_BULLET_LINES] = share(g->bullets, lines);
    of[KZ_Q_SHORT_LINES] = share(g->short_lines, lines);
    of[KZ_Q_NEW_LINE_RATIO] = for_each_word(g, g->new_lines);
    of[KZ_Q_DUPLICATE_LINES] = share((double)repeated.units, lines);
    of[KZ_Q_DUPLICATE_LINE_CHARACTERS] = share((double)repeated.characters, of[KZ_Q_CHARACTERS]);
    of[KZ_Q_DUPLICATE_PARAGRAPHS] = share((double)paragraphs.units, g->paragraphs.n);
    of[KZ_Q_DUPLICATE_PARAGRAPH_CHARACTERS] = share((double)paragraphs.characters, of[KZ_Q_CHARACTERS]);
}

static void tell_grams(const gauge *g, double *of) {
    enum { FEWEST = 2, FEWEST_REPEATED = 5, MOST_REPEATED = 10 };
    kz_grams grams;
    kz_grams_init(&grams, g->arena, &g->words);
    for (uint32_t n = FEWEST; n < FEWEST_REPEATED; n++)
        of[KZ_Q_TOP_2_GRAMS + n - FEWEST] = share((double)kz_top_gram(&grams, n), of[KZ_Q_CHARACTERS]);
    for (uint32_t n = FEWEST_REPEATED; n <= MOST_REPEATED; n++)
        of[KZ_Q_DUPLICATE_5_GRAMS + n - FEWEST_REPEATED] =
            share((double)kz_repeated_grams(&grams, n), of[KZ_Q_CHARACTERS]);
}

/* The share of the bytes that were read by a wrong code page, as kz_decode finds it. */
static double misread(kz_arena *arena, kz_slice text) {
    kz_decoded decoded = kz_decode(arena, text, KZ_ENCODING_AUTO, true);
    uint32_t bytes = 0;
    for (uint32_t i = 0; i < decoded.edits.n; i++)
        if (decoded.edits.at[i].rules & KZ_RULE_BIT(KZ_RULE_MOJIBAKE))
            bytes += decoded.edits.at[i].from_end - decoded.edits.at[i].from;
    return share(bytes, text.n);
}

void kz_measure_quality(kz_arena *arena, kz_slice text, kz_quality *out) {
    gauge *g = kz_arena_zeroed(arena, sizeof *g);
    uint8_t confidence;
    *out = (kz_quality){0};
    g->arena = arena;
    g->text = text;
    g->lower = kz_lowered(arena, text);
    g->out = out;
    out->of[KZ_Q_BYTES] = text.n;
    out->of[KZ_Q_CHARACTERS] = read_text(g);
    tell_characters(g, out->of);
    tell_words(g, out->of);
    tell_lines(g, out->of);
    tell_grams(g, out->of);
    out->of[KZ_Q_MOJIBAKE] = misread(arena, text);
    out->language = kz_language_of(text, &confidence);
    out->of[KZ_Q_CONFIDENCE] = confidence / 100.0;
    out->of[KZ_Q_KAZAKH] = out->language == KZ_KK ? confidence / 100.0 : 0;
}
