/* What letters of other Cyrillic alphabets stand for in a text: the words that are known with one of the meanings
 * show it for those that are not. The same letter means different ones in different kinds of damage: є is ә or ғ. */
#ifndef KZ_REPAIR_SURVEY_H
#define KZ_REPAIR_SURVEY_H

#include "repair/word.h"

typedef struct kz_survey {
    bool made;
    uint32_t votes[KZ_TWINS][KZ_TWIN_MEANINGS]; /* words that are known with this meaning; a letter's small form */
    uint32_t unknown[KZ_TWINS];                 /* words that are known with none */
    uint32_t words, unknown_words;              /* known and unknown ones with such letters */
    bool kz1048;                                /* a letter that only a wrong code page puts there was seen */
} kz_survey;

/* Reads the text, once. */
void kz_survey_make(kz_survey *survey, kz_slice text);
/* The meaning that most words of the text show; where none does, the first, or that of KZ-1048 read as cp1251. */
uint8_t kz_survey_meaning(const kz_survey *survey, const kz_twin *twin);
/* Whether the text shows that this letter stands for another one at all. */
bool kz_survey_shows(const kz_survey *survey, const kz_twin *twin);
/* Whether the words with such letters may be damaged Kazakh ones: not too many are unknown. */
bool kz_survey_plausible(const kz_survey *survey);
/* Whether enough words of the text show that its letters are damaged. */
bool kz_survey_damaged(const kz_survey *survey);

/* Chooses a meaning for each look-alike of the run: the usual ones (for letters of other alphabets, those of the
 * survey), or others if only they give a well known word, or if only they give a known one. Returns kz_run_knowledge of
 * the result. */
kz_knowledge kz_choose(const kz_survey *survey, kz_run *run);

/* Whether the line at `at` is in another language that has these letters: it holds frequent words of one, or its words
 * are unknown. */
typedef struct kz_line_view {
    kz_span line; /* the line that was looked at last */
    bool foreign;
    uint32_t familiar, strange; /* words that are Kazakh, whatever the letters stand for, and that are not */
} kz_line_view;
bool kz_line_is_foreign(kz_line_view *view, const kz_survey *survey, kz_slice text, uint32_t at);
/* Whether most of its words are no Kazakh ones: Tatar, Altai, Yakut share letters with it. A word that is `known` needs
 * less of a Kazakh line. */
bool kz_line_is_strange(kz_line_view *view, const kz_survey *survey, kz_slice text, uint32_t at, bool known);

#endif
