/* How the matcher asks a regular expression of another module: what kaztext.pcre makes begins with this. The matcher
 * itself links no PCRE2. */
#ifndef KZ_RULE_TESTER_H
#define KZ_RULE_TESTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tells a module of another build: raised whenever kz_tester changes. */
enum { KZ_TESTER_VERSION = 0x6B7A0001 };

typedef struct kz_tester {
    uint32_t version;
    /* Whether the text holds a match. Allocates nothing of Lua, never fails: over its limit there is none. */
    bool (*test)(struct kz_tester *self, const char *text, size_t n);
} kz_tester;

#endif
