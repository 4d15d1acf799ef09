/* Endings of the last word that is said. */
#include "extract/number/match.h"
#include "morph/inflect.h"
#include "spell/saying.h"

/* Where the last word begins: after a space, a hyphen or a dash. */
static uint32_t last_word(const kz_saying *s) {
    kz_slice said = kz_buffer_done(&s->words);
    uint32_t at = said.n, length;
    while (at > 0) {
        uint32_t cp = kz_utf8_before(said, at, &length);
        if (!kz_is_letter(cp))
            break;
        at -= length;
    }
    return at;
}

kz_slice kz_last_said(const kz_saying *s) {
    uint32_t at = last_word(s);
    return (kz_slice){s->words.at + at, s->words.n - at};
}

/* ---- What was written ---- */

static uint64_t case_feature(uint8_t case_) {
    static const uint64_t features[] = {
        0, KZ_UD_CASE_GEN, KZ_UD_CASE_DAT, KZ_UD_CASE_ACC, KZ_UD_CASE_LOC, KZ_UD_CASE_ABL, KZ_UD_CASE_INS};
    return features[case_];
}

static const uint64_t HIS = KZ_UD_NUMBER_PSOR_PLUR_SING | KZ_UD_PERSON_PSOR_3;

/* -нан and -нен are the ablative of what ends in a nasal, else that of a possessive: 10-нан, but 1-нен is бірінен. */
static bool is_his_ablative(kz_slice ending, kz_slice word) {
    if (!kz_same(ending, KZ_LIT("нан")) && !kz_same(ending, KZ_LIT("нен")))
        return false;
    return !kz_ends(word, KZ_LIT("н")) && !kz_ends(word, KZ_LIT("ң")) && !kz_ends(word, KZ_LIT("м"));
}

static bool read_nominal(kz_slice ending, kz_said_ending *out) {
    kz_reading r;
    if (!kz_ending(ending, &r) || r.copula || r.possessor == 1 || r.possessor == 2 || r.possessor > 3)
        return false;
    if (r.attributive && r.case_ != KZ_CASE_LOC)
        return false;
    if (r.like && !kz_ends(ending, kz_said_words[KZ_SAID_LIKE]))
        return false;
    out->feats = case_feature(r.case_) | (r.ordinal ? KZ_UD_NUMTYPE_ORD : 0) | (r.plural ? KZ_UD_NUMBER_PLUR : 0) |
                 (r.possessor == 3 ? HIS : 0);
    out->derivation = r.like ? KZ_SAID_ALIKE : KZ_SAID_AS_IS;
    out->attributive = r.attributive;
    return true;
}

static bool read_derivation(const kz_tail *tail, kz_said_ending *out) {
    if (tail->derivation == KZ_DERIVED_LIKE)
        out->derivation = KZ_SAID_ALIKE;
    else if (tail->derivation == KZ_DERIVED_MANY)
        out->derivation = KZ_SAID_MANIFOLD;
    else if (tail->derivation == KZ_DERIVED_ADJECTIVE)
        out->derivation = KZ_SAID_QUALITY;
    else if (tail->derivation == KZ_DERIVED_COLLECTIVE)
        out->derivation = KZ_SAID_TOGETHER;
    else
        return false;
    out->feats = case_feature(tail->case_) | (tail->possessive ? HIS : 0);
    out->attributive = tail->attributive;
    return !tail->plural;
}

bool kz_read_said_ending(kz_slice ending, kz_slice word, kz_said_ending *out) {
    *out = (kz_said_ending){0};
    if (ending.n == 0)
        return false;
    if (!is_his_ablative(ending, word) && read_nominal(ending, out))
        return true;
    *out = (kz_said_ending){0};
    kz_tail tail;
    if (kz_read_tail(ending, false, &tail) && read_derivation(&tail, out))
        return true;
    if (!kz_read_tail(ending, true, &tail) || tail.derivation || tail.plural || tail.possessive || !tail.case_)
        return false;
    out->feats = HIS | case_feature(tail.case_);
    out->attributive = tail.attributive;
    return true;
}

/* ---- What is said ---- */

static bool is_number_word(kz_slice word) {
    return kz_table_find(&kz_number_words, word) >= 0;
}

static bool change_word(kz_saying *s, uint8_t upos, uint64_t feats) {
    char form[KZ_FORM_ROOM];
    uint32_t at = last_word(s);
    uint32_t n = kz_inflect((kz_slice){s->words.at + at, s->words.n - at}, upos, feats, form);
    if (n == 0)
        return false;
    s->words.n = at;
    kz_buffer_add(&s->words, form, n);
    return true;
}

static bool make_ordinal(kz_saying *s) {
    kz_slice word = kz_last_said(s);
    uint32_t known = kz_table_value(&kz_said_ordinals, word, UINT32_MAX);
    if (known == UINT32_MAX)
        return change_word(s, KZ_POS_NUM, KZ_UD_NUMTYPE_ORD);
    s->words.n -= word.n;
    kz_buffer_slice(&s->words, kz_said_ordinals_said[known]);
    return true;
}

/* An ordinal is made first and then takes its endings as a noun does: жиырмасыншы, жиырмасыншыдан. */
bool kz_say_feats(kz_saying *s, uint64_t feats) {
    bool number = is_number_word(kz_last_said(s));
    if (feats & KZ_UD_NUMTYPE) {
        if (!number || (feats & KZ_UD_NUMTYPE) != KZ_UD_NUMTYPE_ORD || !make_ordinal(s))
            return false;
        feats &= ~KZ_UD_NUMTYPE;
        number = false;
    }
    return feats == 0 || change_word(s, number ? KZ_POS_NUM : KZ_POS_X, feats);
}

bool kz_say_ordinal(kz_saying *s) {
    return kz_say_feats(s, KZ_UD_NUMTYPE_ORD);
}

/* жүз-де, and what stands behind it: жүздей, жүздеген; жүзд-ік. Behind vowels and р it is -лік. */
static bool say_derivation(kz_saying *s, uint8_t derivation) {
    uint32_t length;
    kz_slice word = kz_last_said(s);
    uint32_t bare = s->words.n, last = word.n ? kz_utf8_before(word, word.n, &length) : 0;
    bool light = last == 0x44B || last == 0x456 || last == 0x430 || last == 0x435 || last == 0x443 || last == 0x440;
    if (!kz_say_feats(s, KZ_UD_CASE_LOC))
        return false;
    bool front = kz_ends(kz_buffer_done(&s->words), KZ_LIT("е"));
    if (derivation == KZ_SAID_ALIKE) {
        kz_buffer_slice(&s->words, kz_said_words[KZ_SAID_LIKE]);
        return true;
    }
    if (derivation == KZ_SAID_MANIFOLD) {
        kz_buffer_slice(&s->words, kz_said_words[front ? KZ_SAID_MANY_FRONT : KZ_SAID_MANY_BACK]);
        return true;
    }
    s->words.n -= 2; /* the vowel of the locative */
    if (light) {
        s->words.n = bare;
        kz_buffer_slice(&s->words, kz_said_words[KZ_SAID_LIGHT]);
    }
    kz_buffer_slice(&s->words, kz_said_words[front ? KZ_SAID_QUALITY_FRONT : KZ_SAID_QUALITY_BACK]);
    return true;
}

/* екеу: a word of its own. */
static bool say_together(kz_saying *s, uint64_t feats) {
    kz_slice word = kz_last_said(s);
    for (uint32_t i = 1; i < 10; i++) {
        if (!kz_same(word, kz_said_units[i]) || kz_said_collectives[i].n == 0)
            continue;
        s->words.n -= word.n;
        kz_buffer_slice(&s->words, kz_said_collectives[i]);
        return feats == 0 || change_word(s, KZ_POS_X, feats);
    }
    return false;
}

bool kz_say_ending(kz_saying *s, const kz_said_ending *ending) {
    if (ending->derivation == KZ_SAID_TOGETHER)
        return say_together(s, ending->feats);
    if (ending->derivation && !say_derivation(s, ending->derivation))
        return false;
    if (!kz_say_feats(s, ending->feats))
        return false;
    if (ending->attributive) {
        bool front = kz_ends(kz_buffer_done(&s->words), KZ_LIT("е"));
        kz_buffer_slice(&s->words, kz_said_words[front ? KZ_SAID_OF_FRONT : KZ_SAID_OF_BACK]);
    }
    return true;
}
