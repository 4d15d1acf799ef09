/* Words of running text: what is one word (tests/data/parse_words.tsv), the parser's memory, CoNLL-U. */
#include "check.h"
#include "document/document.h"
#include "morph/inflect.h"
#include "morph/lexicon_table.h"

/* ---- Words ---- */

static void segment_lines(kz_arena *arena, kz_slice text, kz_segments *out) {
    KZ_VEC(kz_span) spans = {0};
    for (uint32_t at = 0; at < text.n;) {
        const char *newline = memchr(text.at + at, '\n', text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - text.at) : text.n;
        if (end > at)
            *kz_push(arena, &spans) = (kz_span){at, end};
        at = end + 1;
    }
    *out = (kz_segments){0};
    kz_segment(arena, text, spans.at, spans.n, out);
}

static kz_words parse(kz_parser *parser, kz_arena *arena, kz_slice text) {
    kz_segments segments;
    kz_words words;
    segment_lines(arena, text, &segments);
    kz_parse(parser, arena, &segments, &words);
    return words;
}

typedef struct row {
    kz_arena *arena;
    char **cells;
} row;

static void check_words(void *context) {
    row *r = context;
    kz_slice text = check_slice(r->cells[0]);
    kz_words words = parse(kz_parser_new(r->arena, 0), r->arena, text);
    kz_buffer got;
    kz_buffer_init(&got, r->arena, 256);
    for (uint32_t i = 0; i < words.n; i++) {
        if (i)
            kz_buffer_slice(&got, words.at[i].sentence_start ? KZ_LIT(" / ") : KZ_LIT(" "));
        for (uint32_t at = words.at[i].span.start; at < words.at[i].span.end; at++)
            kz_buffer_byte(&got, text.at[at] == ' ' ? '_' : text.at[at]);
    }
    check_about(r->cells[0]);
    CHECK_TEXT(kz_buffer_done(&got), r->cells[1]);
    CHECK(words.n > 0 && words.at[0].sentence_start);
}

static void in_arena(char **cells, int n, void *work) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {&arena, cells};
    CHECK(n == 2);
    CHECK_RUN(&arena, *(void (**)(void *))work, &r);
    kz_arena_free(&arena);
}

/* ---- The parser's memory ---- */

static bool same_words(const kz_words *a, const kz_words *b) {
    bool same = a->n == b->n;
    for (uint32_t i = 0; i < a->n && same; i++) {
        const kz_word *x = &a->at[i], *y = &b->at[i];
        const kz_word_reading *p = &x->reading, *q = &y->reading;
        same = x->span.start == y->span.start && x->span.end == y->span.end && x->suffix_at == y->suffix_at &&
               x->kind == y->kind && x->traits == y->traits && x->sentence_start == y->sentence_start;
        same = same && p->feats == q->feats && p->tail_feats == q->tail_feats && p->entry == q->entry &&
               p->upos == q->upos && p->source == q->source && p->lemma_end == q->lemma_end && p->cost == q->cost;
    }
    return same;
}

static const char *const PARTS[] = {"көл", "бала", "тас", "жүрек", "қазан", "терезе", "мектеп", "бұлақ"};
static const char *const ENDS[] = {"",    "лар", "дер", "ын",   "інің", "ға", "ке",  "дан",   "мен",   "сыз",
                                   "лық", "ды",  "ген", "атын", "еді",  "іп", "сын", "масын", "шының", "дағы"};

/* `n` words, most of them never seen before, in sentences of fifteen. */
static kz_slice many_forms(kz_arena *arena, uint32_t n, uint32_t first) {
    enum { PART_COUNT = sizeof PARTS / sizeof *PARTS, END_COUNT = sizeof ENDS / sizeof *ENDS };
    kz_buffer out;
    kz_buffer_init(&out, arena, n * 24);
    for (uint32_t i = first; i < first + n; i++) {
        kz_buffer_slice(&out, check_slice(PARTS[i % PART_COUNT]));
        kz_buffer_slice(&out, check_slice(ENDS[i / PART_COUNT % END_COUNT]));
        kz_buffer_slice(&out, check_slice(ENDS[i / PART_COUNT / END_COUNT % END_COUNT]));
        kz_buffer_slice(&out, check_slice(ENDS[i / PART_COUNT / END_COUNT / END_COUNT % END_COUNT]));
        kz_buffer_slice(&out, i % 15 ? KZ_LIT(" ") : KZ_LIT(".\n"));
    }
    return kz_buffer_done(&out);
}

static void check_memory(void *context) {
    kz_arena *arena = context;
    check_about("what a parser has met changes nothing");
    kz_slice first = many_forms(arena, 300, 0), second = many_forms(arena, 3000, 200);
    kz_parser *parser = kz_parser_new(arena, 0);
    kz_words once = parse(parser, arena, first), again = parse(parser, arena, first);
    CHECK(once.n > 300 && same_words(&once, &again));
    /* far more forms than the smallest memory holds: it is forgotten on the way */
    kz_words crowded = parse(parser, arena, second);
    kz_parser *large = kz_parser_new(arena, 100000);
    kz_words roomy = parse(large, arena, second);
    CHECK(crowded.n > 3000 && same_words(&crowded, &roomy));
    again = parse(parser, arena, first);
    CHECK(same_words(&once, &again));
    kz_words empty = parse(parser, arena, KZ_LIT(""));
    CHECK(empty.n == 0);
    /* the same letters in another guise are another word */
    kz_words guises = parse(parser, arena, KZ_LIT("Ол Асқар мен асқар туралы айтты."));
    CHECK(guises.n == 7 && guises.at[1].reading.upos == KZ_POS_PROPN && guises.at[3].reading.upos != KZ_POS_PROPN);
}

/* ---- Tokens that somebody else has cut ---- */

static void check_tokens(void *context) {
    kz_arena *arena = context;
    check_about("tokens stay as they are");
    kz_slice text = KZ_LIT("51 %-ға барған жоқ ?! 17-үйде \xE2\x80\x8B Біз А.Б. 20°С");
    kz_span tokens[24];
    bool ends[24] = {false};
    uint32_t n = 0;
    for (uint32_t at = 0; at < text.n; n++) {
        uint32_t end = at;
        while (end < text.n && text.at[end] != ' ')
            end++;
        tokens[n] = (kz_span){at, end};
        at = end + 1;
    }
    ends[3] = ends[6] = ends[n - 1] = true;
    kz_words words;
    kz_slice lower = kz_lowered(arena, text);
    kz_parse_tokens(kz_parser_new(arena, 0), arena, text, lower, tokens, ends, n, &words);
    bool kept = CHECK(words.n == n);
    for (uint32_t i = 0; i < n && kept; i++) {
        kept = words.at[i].span.start == tokens[i].start && words.at[i].span.end == tokens[i].end;
        kept = kept && words.at[i].sentence_start == (i == 0 || ends[i - 1]);
    }
    CHECK(kept);
    kz_parse_tokens(kz_parser_new(arena, 0), arena, text, lower, tokens, ends, 0, &words);
    CHECK(words.n == 0);
}

/* ---- CoNLL-U ---- */

static void conllu_is(const char *text, bool tokens, const char *wanted) {
    kz_options options = {.plain = true, .raw = true, .tokens = tokens};
    kz_document doc;
    kz_slice got = {0};
    check_about("CoNLL-U");
    CHECK(kz_document_open(&doc, kz_alloc_libc, check_slice(text), &options) == KZ_OK);
    CHECK(kz_document_conllu(&doc, &got) == KZ_OK);
    CHECK_TEXT(got, wanted);
    kz_document_close(&doc);
}

#define PAST "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"

static void check_conllu(void) {
    conllu_is("", false, "");
    conllu_is(" \t\r\n \n", false, "");
    conllu_is("", true, "");
    conllu_is("\n\n \n", true, "");
    conllu_is("Арыстан өтті.", false,
              "# text = Арыстан өтті.\n"
              "1\tАрыстан\tарыстан\tNOUN\t_\tCase=Nom\t_\t_\t_\t_\n"
              "2\tөтті\tөт\tVERB\t_\t" PAST "\t_\t_\t_\tSpaceAfter=No\n"
              "3\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_\n\n");
    conllu_is("Мен шопанмын", false,
              "# text = Мен шопанмын\n"
              "1\tМен\tмен\tPRON\t_\tCase=Nom|Number=Sing|Person=1|PronType=Prs\t_\t_\t_\t_\n"
              "2-3\tшопанмын\t_\t_\t_\t_\t_\t_\t_\t_\n"
              "2\tшопан\tшопан\tNOUN\t_\tCase=Nom\t_\t_\t_\t_\n"
              "3\tмын\tе\tAUX\t_\tAspect=Hab|Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin\t_\t_\t_\t_\n\n");
    conllu_is("тас\r\n\r\nсу\n", true,
              "# text = тас\n1\tтас\tтас\tNOUN\t_\tCase=Nom\t_\t_\t_\t_\n\n"
              "# text = су\n1\tсу\tсу\tNOUN\t_\tCase=Nom\t_\t_\t_\t_\n\n");
}

/* ---- A word alone ---- */

/* The lemma of a lemma is that lemma, the stem of a stem that stem; both fit into the room that is asked for. */
static bool settles(kz_slice form) {
    for (uint32_t kind = 0; kind < 3; kind++) {
        char *first = malloc(form.n + 64); /* of their own, so that a sanitizer sees what is written behind them */
        uint32_t n = kind < 2 ? kz_lemma(form, kind, first) : kz_stem(form, first);
        char *second = malloc(n + 64);
        uint32_t again =
            kind < 2 ? kz_lemma((kz_slice){first, n}, kind, second) : kz_stem((kz_slice){first, n}, second);
        bool same = n > 0 && kz_same((kz_slice){first, n}, (kz_slice){second, again});
        if (!same)
            printf("# %s of «%.*s»: «%.*s», of that «%.*s»\n", kind < 2 ? "lemma" : "stem", (int)form.n, form.at,
                   (int)n, first, (int)again, second);
        free(first);
        free(second);
        if (!same)
            return false;
    }
    return true;
}

static void check_alone(void) {
    static const uint64_t feats[] = {KZ_UD_CASE_GEN,
                                     KZ_UD_CASE_DAT | KZ_UD_NUMBER_PLUR,
                                     KZ_UD_CASE_ABL | KZ_UD_PERSON_PSOR_3,
                                     KZ_UD_PERSON_PSOR_1,
                                     KZ_UD_TENSE_PAST,
                                     KZ_UD_TENSE_PAST | KZ_UD_VERBFORM_PART | KZ_UD_VOICE_PASS,
                                     KZ_UD_VERBFORM_GER | KZ_UD_CASE_DAT | KZ_UD_POLARITY_NEG,
                                     KZ_UD_VERBFORM_CONV};
    uint32_t step = getenv("KAZTEXT_QUICK") ? 997 : 11, wrong = 0, made = 0;
    check_about("lemmas and stems are their own");
    for (uint32_t entry = 0; entry < kz_lexicon_table.count; entry += step) {
        bool verb = (kz_lexicon_table.values[entry] & KZ_LEX_VERB) != 0;
        char form[KZ_FORM_ROOM];
        uint32_t n = kz_inflect(kz_table_key(&kz_lexicon_table, entry), verb ? KZ_POS_VERB : KZ_POS_NOUN,
                                feats[entry % 4 + (verb ? 4 : 0)], form);
        made += n > 0;
        wrong += n > 0 && !settles((kz_slice){form, n});
        wrong += !settles(kz_table_key(&kz_lexicon_table, entry));
    }
    CHECK(made > kz_lexicon_table.count / step / 2 && wrong == 0);
    check_about("long and strange words");
    static char longest[2 * KZ_LONGEST_FORM];
    static const char *const pieces[] = {"ы", "лық", "шылық", "-бала", "б", "тағы", "\xD0", "5", "-"};
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        for (size_t i = 0; i < sizeof longest; i++)
            longest[i] = pieces[k][i % strlen(pieces[k])];
        for (uint32_t n = 1; n <= sizeof longest; n++)
            wrong += !settles((kz_slice){longest, n});
    }
    CHECK(wrong == 0);
    char out[64];
    CHECK(kz_lemma(KZ_LIT(""), false, out) == 0 && kz_stem(KZ_LIT(""), out) == 0);
}

int main(void) {
    void (*work)(void *) = check_words;
    check_table("tests/data/parse_words.tsv", in_arena, &work);
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, check_memory, &arena);
    CHECK_RUN(&arena, check_tokens, &arena);
    kz_arena_free(&arena);
    check_conllu();
    check_alone();
    return check_done();
}
