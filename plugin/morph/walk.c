#include "morph/walk.h"

/* Costs of breaking a rule. Loans and foreign names break harmony freely, assimilation less so. */
enum { COST_HARMONY = 9, COST_ASSIMILATION = KZ_MISFIT_SOUND };

static uint8_t letter_sound(uint32_t cp) {
    return cp >= 0x400 && cp <= 0x4FF ? kz_letter_sounds[cp - 0x400] : 0;
}

static bool is_sign(uint32_t cp) {
    return cp == 0x44C || cp == 0x44A; /* ь ъ */
}

kz_stem_sound kz_sound_of(kz_slice stem) {
    kz_stem_sound sound = {KZ_CLASSES, 0, false, 0};
    for (uint32_t at = stem.n; at > 0;) {
        uint32_t length, cp = kz_utf8_before(stem, at, &length);
        at -= length;
        if (sound.letters < 255)
            sound.letters++;
        uint8_t bits = letter_sound(cp);
        if (sound.class_ == KZ_CLASSES && (bits & 15) && !is_sign(cp))
            sound.class_ = (uint8_t)((bits & 15) - 1);
        if (sound.harmony == 0)
            sound.harmony = bits >> 4;
        /* и, у and ю are vowels too, though endings treat them as glides. */
        if (bits >> 4 || cp == 0x438 || cp == 0x443 || cp == 0x44E)
            sound.has_vowel = true;
    }
    return sound;
}

bool kz_fits_well(uint16_t fits, kz_stem_sound sound) {
    if (sound.class_ == KZ_CLASSES)
        return false;
    uint32_t pair = fits >> (sound.class_ * 2) & 3;
    return sound.harmony ? (pair & sound.harmony) != 0 : pair != 0;
}

uint8_t kz_misfit(const kz_chain *chain, kz_stem_sound sound) {
    if (sound.class_ == KZ_CLASSES)
        return 0;
    uint8_t needed = sound.class_ == KZ_CLASS_VOWEL ? 1 : 2;
    if (!(chain->needs & needed))
        return KZ_MISFIT_IMPOSSIBLE;
    uint32_t fits = chain->fits >> (sound.class_ * 2) & 3;
    if (!fits) {
        bool any_harmony = (chain->fits & 0x5555) && (chain->fits & 0xAAAA);
        bool wrong = !any_harmony && sound.harmony && !(chain->fits & (sound.harmony == 1 ? 0x5555 : 0xAAAA));
        return wrong ? COST_ASSIMILATION + COST_HARMONY : COST_ASSIMILATION;
    }
    return sound.harmony && !(fits & sound.harmony) ? COST_HARMONY : 0;
}
