#include "document/meta.h"

const char *kz_meta_name(kz_meta meta) {
    static const char *const names[KZ_METAS] = {"title", "author", "date", "site", "url", "description", "language"};
    return names[meta];
}
