/* Addresses, handles, hashtags. */
#include "segment/lex.h"
#include "segment/segment_table.h"

/* RFC 5321: a local part has at most 64 bytes, a domain 255. */
enum { LONGEST_LOCAL_PART = 64, LONGEST_DOMAIN = 255, LONGEST_TOP = 16 };

static bool ascii_alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* labels with a dot between them whose last one is a known top-level domain; 0 if there is none */
static uint32_t domain_end(kz_slice s, uint32_t at) {
    uint32_t limit = at + LONGEST_DOMAIN, end = at, label = at, found = 0;
    while (end < s.n && end < limit) {
        if (ascii_alnum(s.at[end]) || (s.at[end] == '-' && end > label)) {
            end++;
            continue;
        }
        if (s.at[end] != '.' || end == label || end + 1 >= s.n || !ascii_alnum(s.at[end + 1]))
            break;
        label = ++end;
    }
    while (end > label && s.at[end - 1] == '-')
        end--;
    char top[LONGEST_TOP];
    if (label > at && end > label && end - label <= sizeof top) {
        kz_lower_into(top, kz_sub(s, (kz_span){label, end}));
        if (kz_table_find(&kz_domains, (kz_slice){top, end - label}) >= 0)
            found = end;
    }
    return found;
}

static bool ends_address(uint32_t cp) {
    return kz_is_space(cp) || cp == 0xAB || cp == 0xBB || (cp >= 0x201C && cp <= 0x201F) || cp == '"' || cp == '<' ||
           cp == '>' || cp == '|' || cp == '\\' || cp == '^' || cp == '`' || cp == '{' || cp == '}' ||
           cp == KZ_INVALID || cp < 0x20;
}

/* The path after a domain, without the punctuation that ends a clause. A bracket belongs to it if its pair does. */
static uint32_t path_end(kz_slice s, uint32_t at) {
    uint32_t length, end = at, open = 0;
    while (at < s.n) {
        uint32_t cp = kz_lex_peek(s, at, &length);
        if (ends_address(cp) || (cp == ')' && open == 0))
            break;
        open += cp == '(';
        open -= cp == ')';
        at += length;
        if (cp >= 0x80 || strchr(".,;:!?('*[", (int)cp) == NULL)
            end = at;
    }
    return end;
}

static uint32_t mail_end(kz_slice s, uint32_t at) {
    uint32_t end = at;
    while (end < s.n && end - at < LONGEST_LOCAL_PART && (ascii_alnum(s.at[end]) || strchr("._%+-", s.at[end])))
        end++;
    return end > at && end < s.n && s.at[end] == '@' ? domain_end(s, end + 1) : 0;
}

static uint32_t scheme_end(kz_slice s, uint32_t at) {
    static const char *const schemes[] = {"https://", "http://", "ftp://", "www."};
    for (uint32_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        uint32_t n = (uint32_t)strlen(schemes[i]);
        char start[8];
        if (s.n - at <= n)
            continue;
        kz_lower_into(start, (kz_slice){s.at + at, n});
        if (memcmp(start, schemes[i], n) == 0)
            return at + n;
    }
    return 0;
}

uint32_t kz_lex_address(kz_slice s, uint32_t at, kz_token_kind *kind, uint32_t *core_end) {
    uint32_t end = mail_end(s, at);
    *kind = end ? KZ_T_EMAIL : KZ_T_URL;
    if (!end) {
        uint32_t scheme = scheme_end(s, at);
        uint32_t host = domain_end(s, scheme ? scheme : at);
        if (!host && !scheme)
            return 0;
        end = host ? host : path_end(s, scheme);
        if (host && host < s.n &&
            (s.at[host] == '/' || s.at[host] == '?' || s.at[host] == '#' ||
             (s.at[host] == ':' && kz_lex_digit_at(s, host + 1))))
            end = path_end(s, host);
        if (!host && end == scheme)
            return 0;
    }
    /* zakon.kzде: letters that go on make it no address */
    if (kz_lex_letter_at(s, end) && kz_script_of(kz_lex_cp(s, end)) == KZ_S_LATIN)
        return 0;
    *core_end = end;
    uint32_t ending = kz_lex_hyphenated(s, end);
    return ending ? ending : end;
}

uint32_t kz_address_end(kz_slice s, uint32_t at) {
    kz_token_kind kind;
    uint32_t end = 0;
    return kz_lex_address(s, at, &kind, &end) ? end : 0;
}

uint32_t kz_lex_tag(kz_slice s, uint32_t at) {
    uint32_t length, end = at + 1;
    while (end < s.n) {
        uint32_t cp = kz_lex_peek(s, end, &length);
        kz_char_class class = kz_class(cp);
        if (!(class >= KZ_C_LOWER && class <= KZ_C_DIGIT) && cp != '_' &&
            !(s.at[at] == '@' && cp == '.' && end + 1 < s.n && ascii_alnum(s.at[end + 1])))
            break;
        end += length;
    }
    return end > at + 1 ? end : 0;
}
