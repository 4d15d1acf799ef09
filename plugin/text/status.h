/* What a call of the pure C can end with. The names (kz_status_name) are the third value that a failing
 * Lua function returns. */
#ifndef KZ_TEXT_STATUS_H
#define KZ_TEXT_STATUS_H

typedef enum kz_status {
    KZ_OK = 0,
    KZ_NO_MEMORY, /* the allocator gave nothing */
    KZ_TOO_LARGE, /* the input, or the memory it needs, is over the limit that the caller set */
    KZ_BAD_VALUE  /* an option or a date that cannot be read */
} kz_status;

const char *kz_status_name(kz_status status);
const char *kz_status_message(kz_status status);

#endif
