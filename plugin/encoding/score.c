#include "encoding/score.h"

#include "repair/word.h"

enum {
    SAMPLE = 64 * 1024,  /* of a long text so much is read … */
    EVERY = 512 * 1024,  /* … of each so many bytes */
    CAPITAL_INSIDE = 32, /* what a capital letter after a small one costs: еЛ */
    CAPITAL_FIRST = 4,   /* … and one that begins a word: of two readings the plainer one */
    MOST_A_PAIR = 48,    /* eighths of a bit: text comes to 30 or less, chance to 60 and more */
    KNOWN_WORD = 40,     /* what a known word is worth */
    MOST_WORDS = 400,    /* more words than that are not looked up: pairs have long decided */
    CLOSE = 8 * 100,     /* pages whose costs differ by less are settled by words */
    SURE_BITS = 8 * 12   /* the difference that is as good as certain */
};

static uint32_t cost_of_capital(uint8_t before) {
    if (before >= KZ_CLASS_CAPITAL)
        return 0;
    return before >= KZ_CLASS_FIRST_LETTER ? CAPITAL_INSIDE : CAPITAL_FIRST;
}

uint64_t kz_page_cost(kz_slice bytes, uint32_t page, uint64_t *pairs) {
    const uint8_t *classes = kz_codepage_classes[page];
    uint64_t kazakh = 0, neighbours = 0, capitals = 0;
    uint8_t before = KZ_CLASS_BOUNDARY;
    unsigned char last = 0;
    *pairs = 0;
    for (uint32_t i = 0; i <= bytes.n; i++) {
        unsigned char byte = i < bytes.n ? (unsigned char)bytes.at[i] : '\n';
        uint8_t class = classes[byte];
        if ((byte | last) & 0x80) {
            uint32_t both = kz_pair_costs[before & (KZ_CLASS_CAPITAL - 1)][class & (KZ_CLASS_CAPITAL - 1)];
            kazakh += both & 0xFFFF;
            neighbours += both >> 16;
            if (class >= KZ_CLASS_CAPITAL)
                capitals += cost_of_capital(before);
            ++*pairs;
        }
        before = class;
        last = byte;
    }
    return capitals + (kazakh < neighbours ? kazakh : neighbours);
}

static void score_sample(kz_slice bytes, kz_scores *scores) {
    uint64_t pairs;
    for (uint32_t page = 0; page < KZ_TOLD_APART; page++)
        scores->cost[page] += kz_page_cost(bytes, page, &pairs);
    scores->pairs += pairs;
}

void kz_score(kz_slice bytes, kz_scores *scores) {
    uint32_t at = 0;
    for (; bytes.n - at > EVERY; at += EVERY)
        score_sample((kz_slice){bytes.at + at, SAMPLE}, scores);
    uint32_t n = bytes.n - at;
    score_sample((kz_slice){bytes.at + at, at > 0 && n > SAMPLE ? SAMPLE : n}, scores);
}

bool kz_cost_reads_well(uint64_t cost, uint64_t pairs) {
    return pairs > 0 && cost <= pairs * MOST_A_PAIR;
}

uint32_t kz_best_page(const kz_scores *scores) {
    uint32_t best = 0;
    for (uint32_t page = 1; page < KZ_TOLD_APART; page++)
        if (scores->cost[page] < scores->cost[best])
            best = page;
    return best;
}

uint32_t kz_best_windows_page(const kz_scores *scores) {
    uint32_t best = kz_best_page(scores), windows = 0;
    for (uint32_t page = 1; kz_is_windows_page(page); page++)
        if (scores->cost[page] < scores->cost[windows])
            windows = page;
    return scores->cost[windows] < scores->cost[best] + CLOSE ? windows : best;
}

/* The word of letters over 0x7F at `at`, in lower case; its end in *end. Nothing where the pages read it the same way,
 * or it is too long. */
static kz_slice read_word(kz_slice bytes, uint32_t at, uint32_t page, char *out, uint32_t *end) {
    uint32_t n = 0, letters = 0;
    for (; at < bytes.n && (unsigned char)bytes.at[at] >= 0x80; at++) {
        unsigned char byte = (unsigned char)bytes.at[at];
        if ((kz_codepage_classes[page][byte] & (KZ_CLASS_CAPITAL - 1)) < KZ_CLASS_FIRST_LETTER)
            break;
        if (letters++ < KZ_MAX_WORD)
            n += kz_utf8_put(out + n, kz_to_lower(kz_codepages[page][byte - 0x80]));
    }
    *end = at;
    return (kz_slice){out, letters <= KZ_MAX_WORD ? n : 0};
}

static bool pages_differ(kz_slice bytes) {
    for (uint32_t i = 0; i < bytes.n; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte < 0x80)
            continue;
        uint16_t a = kz_codepages[0][byte - 0x80];
        if (a != kz_codepages[1][byte - 0x80] || a != kz_codepages[2][byte - 0x80])
            return true;
    }
    return false;
}

static void score_words_in(kz_slice bytes, uint32_t page, kz_scores *scores) {
    uint32_t words = 0, known = 0, end;
    for (uint32_t at = 0; at < bytes.n && words<MOST_WORDS; at = end> at ? end : at + 1) {
        char lower[KZ_MAX_WORD * 4];
        kz_slice word = read_word(bytes, at, page, lower, &end);
        if (word.n == 0 || !pages_differ((kz_slice){bytes.at + at, end - at}))
            continue;
        words++;
        known += (uint32_t)kz_how_known(word);
    }
    uint64_t worth = (uint64_t)known * KNOWN_WORD / KZ_KNOWN_WELL;
    scores->cost[page] = scores->cost[page] > worth ? scores->cost[page] - worth : 0;
}

void kz_score_words(kz_slice bytes, kz_scores *scores) {
    uint32_t best = kz_best_page(scores), close = 0;
    for (uint32_t page = 0; page < KZ_TOLD_APART; page++) {
        bool is_close = scores->cost[page] < scores->cost[best] + CLOSE;
        if (is_close && !kz_is_windows_page(page))
            return;
        close += is_close;
    }
    if (close < 2)
        return;
    for (uint32_t page = 0; kz_is_windows_page(page); page++)
        score_words_in(bytes, page, scores);
}

bool kz_reads_well(const kz_scores *scores, uint32_t page) {
    return kz_cost_reads_well(scores->cost[page], scores->pairs);
}

uint8_t kz_page_confidence(const kz_scores *scores, uint32_t page) {
    uint64_t nearest = UINT64_MAX;
    for (uint32_t other = 0; other < KZ_TOLD_APART; other++) {
        uint64_t more = scores->cost[other] - scores->cost[page];
        if (other != page && scores->cost[other] != scores->cost[page] && more < nearest)
            nearest = more;
    }
    uint32_t sure = nearest < SURE_BITS ? 50 + (uint32_t)nearest * 49 / SURE_BITS : 99;
    return (uint8_t)(kz_reads_well(scores, page) ? sure : sure / 2);
}
