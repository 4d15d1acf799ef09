#include "parse/tagger_table.h"
const int16_t kz_tagger_weights[KZ_TAGGER_WEIGHTS] = {0};
