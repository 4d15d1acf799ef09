#include "text/status.h"

const char *kz_status_name(kz_status status) {
    static const char *const names[] = {"OK", "NO_MEMORY", "TOO_LARGE", "BAD_VALUE"};
    return names[status];
}

const char *kz_status_message(kz_status status) {
    static const char *const messages[] = {"no error", "not enough memory", "the text is over the size limit",
                                           "a value cannot be read"};
    return messages[status];
}
