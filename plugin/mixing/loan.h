/* Inside the stage: Russian stems with Kazakh endings. */
#ifndef KZ_MIXING_LOAN_H
#define KZ_MIXING_LOAN_H

#include "text/text.h"

/* Whether the word is a stem that the lexicon does not know and that reads as Russian, with a Kazakh ending; `stem` is
 * in the word. */
bool kz_is_loan(kz_slice word, kz_span *stem);

#endif
