/* Names: the nominative of a form, the endings that tell surnames and patronymics, bare endings. */
#include "morph/chains.h"
#include "morph/lexicon.h"
#include "morph/reader.h"

/* The longest name ending that the stem ends in, with something before it. */
static uint32_t telling_end(kz_slice stem) {
    uint32_t best = 0;
    uint32_t longest = stem.n < KZ_LONGEST_NAME_ENDING ? stem.n : KZ_LONGEST_NAME_ENDING;
    for (uint32_t n = 4; n <= longest && stem.n >= n + 4; n += 2) {
        uint32_t value = kz_table_value(&kz_name_endings, (kz_slice){stem.at + stem.n - n, n}, 0);
        if (value)
            best = value;
    }
    return best;
}

static void fill(kz_name_form *out, uint32_t value, uint32_t end, uint8_t case_) {
    uint32_t gender = value >> KZ_NE_GENDER_SHIFT & 3;
    bool patronymic = value & KZ_NE_PATRONYMIC;
    *out = (kz_name_form){
        .kind = patronymic ? KZ_NAME_PATRONYMIC : KZ_NAME_SURNAME,
        .male = gender & 1,
        .female = gender >> 1,
        .either = patronymic && value & KZ_NE_SURNAME,
        .sure = value & (patronymic ? KZ_NE_SURE_PATRONYMIC : KZ_NE_SURE_SURNAME),
        .case_ = case_,
        .nominative_end = (uint16_t)end,
    };
}

/* A name in another case than the nominative, or with a possessive that is not its own end. */
static void find_inflected(kz_slice lower, kz_name_form *out) {
    kz_walk walk;
    kz_chain chains[KZ_MAX_CHAINS];
    kz_walk_listen(&walk, lower, 0);
    uint32_t n = kz_chains_of(&walk, 1, chains), lowest = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        const kz_chain *chain = &chains[i];
        bool his = chain->possessor == 3;
        uint32_t cost = (uint32_t)chain->misfit + chain->cost;
        if (chain->plural || (chain->possessor && !his) || cost >= lowest)
            continue;
        uint32_t value = telling_end((kz_slice){lower.at, chain->possessive_end}) & ~(uint32_t)KZ_NE_PLACE;
        if (!value || his != ((value & KZ_NE_HIS) != 0))
            continue;
        kz_name_form found;
        fill(&found, value, chain->possessive_end, chain->case_);
        if (found.sure || out->kind == KZ_NAME_NONE) {
            lowest = cost;
            *out = found;
        }
    }
}

bool kz_name_as_it_is(kz_slice lower, kz_name_form *out) {
    *out = (kz_name_form){0};
    uint32_t value = telling_end(lower) & ~(uint32_t)KZ_NE_PLACE;
    if (value)
        fill(out, value, lower.n, KZ_CASE_NOM);
    return out->kind != KZ_NAME_NONE;
}

bool kz_name_ending(kz_slice lower, kz_name_form *out) {
    *out = (kz_name_form){0};
    if (lower.n > KZ_LONGEST_FORM)
        return false;
    kz_name_as_it_is(lower, out);
    if (!out->sure)
        find_inflected(lower, out);
    return out->kind != KZ_NAME_NONE;
}

/* A guess of one letter or of -ын, жаңылс-ын, зейі-н, cuts into more names than it is right for. */
static bool too_bold(kz_slice form, const kz_reading *reading) {
    uint32_t ending = form.n - reading->stem_end;
    return !reading->known && (ending == 2 || (ending == 4 && reading->possessor == 3));
}

/* A name in a case is read before an ordinary word that looks the same, Қайратты before қайратты, unless the word is
 * far more usual. */
enum { NAME_MARGIN = 60 };

static const kz_reading *name_reading(const kz_reading *readings, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        const kz_reading *r = &readings[i];
        if (r->lexicon & KZ_LEX_NAME && !r->possessor && !r->plural && !r->verb && !r->copula && !r->like)
            return r->score + NAME_MARGIN >= readings[0].score ? r : NULL;
    }
    return NULL;
}

static const kz_reading *plain_reading(kz_slice form, const kz_reading *readings, uint32_t n) {
    bool place = telling_end(form) & KZ_NE_PLACE;
    for (uint32_t i = 0; i < n; i++) {
        const kz_reading *r = &readings[i];
        if (!r->known && place)
            return NULL;
        if (!r->verb && !r->copula && !r->like && !too_bold(form, r))
            return r;
    }
    return NULL;
}

uint32_t kz_nominative(kz_slice form, kz_keep keep) {
    if (form.n > KZ_LONGEST_FORM || kz_lexicon(form) & KZ_LEX_NAME)
        return form.n;
    kz_name_form name;
    if (kz_name_ending(form, &name) && name.sure)
        return name.nominative_end;
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(form, readings, KZ_MAX_READINGS);
    const kz_reading *best = name_reading(readings, n);
    if (!best)
        best = plain_reading(form, readings, n);
    if (!best)
        return form.n;
    return keep == KZ_KEEP_POSSESSIVE ? best->possessive_end : best->stem_end;
}

/* The longest chain that leaves nothing before it or an ordinal ending; the cheapest of those, NULL if there is none.
 */
static const kz_chain *whole_ending(kz_slice ending, const kz_chain *chains, uint32_t n) {
    const kz_chain *best = NULL;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t start = chains[i].start;
        if (best && best->start == start) /* the cheapest stands first */
            continue;
        if (start == 0 || kz_table_find(&kz_ordinal_endings, (kz_slice){ending.at, start}) >= 0)
            best = &chains[i];
    }
    return best;
}

bool kz_ending(kz_slice ending, kz_reading *out) {
    if (ending.n == 0 || ending.n > KZ_LONGEST_FORM)
        return false;
    kz_walk walk;
    kz_chain chains[KZ_MAX_CHAINS];
    kz_chain nothing = {
        .start = (uint16_t)ending.n, .plural_end = (uint16_t)ending.n, .possessive_end = (uint16_t)ending.n};
    const kz_chain *best = &nothing;
    if (kz_table_find(&kz_ordinal_endings, ending) < 0) {
        kz_walk_listen(&walk, ending, 0);
        best = whole_ending(ending, chains, kz_chains_of(&walk, 0, chains));
    }
    if (!best)
        return false;
    *out = kz_chain_reading(best, best->start);
    out->ordinal = best->start > 0;
    out->score = 100;
    return true;
}
