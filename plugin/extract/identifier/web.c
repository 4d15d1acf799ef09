/* Web and mail addresses, and the accounts that they lead to. The segmenter finds them; here they are read. */
#include "extract/identifier/parts.h"
#include "extract/identifier/punycode.h"

enum { LONGEST_HOST = 253 };

/* Where the scheme ends: after «://», or the start of the host. */
static uint32_t scheme_end(kz_slice s) {
    enum { LONGEST = 8 };
    for (uint32_t i = 0; i + 3 <= s.n && i < LONGEST; i++)
        if (memcmp(s.at + i, "://", 3) == 0)
            return i + 3;
    return 0;
}

static uint32_t host_end(kz_slice s, uint32_t at) {
    while (at < s.n && strchr("/?#:", s.at[at]) == NULL)
        at++;
    return at;
}

static void add_host(kz_draft *d, kz_slice host) {
    host = kz_lowered(d->arena, host);
    kz_draft_add(d, KZ_FIELD_HOST, host);
    bool ascii = true;
    for (uint32_t i = 0; i < host.n; i++)
        ascii = ascii && (unsigned char)host.at[i] < 0x80;
    if (!ascii && host.n <= LONGEST_HOST)
        kz_draft_add(d, KZ_FIELD_ASCII, kz_host_to_ascii(d->arena, host));
}

static bool in_account(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '-' || c == '@' || c == '+';
}

/* t.me/name, instagram.com/name: the first part of the path, if nothing else follows it than a stroke or a query. */
static void add_account(kz_draft *d, kz_slice url, uint32_t start, uint32_t end) {
    static const kz_slice WWW = KZ_LIT("www.");
    kz_slice host = kz_lowered(d->arena, kz_sub(url, (kz_span){start, end}));
    if (kz_starts(host, WWW))
        host = (kz_slice){host.at + WWW.n, host.n - WWW.n};
    uint32_t network = kz_table_value(&kz_networks, host, 0), at = end + 1, stop = at;
    if (!network)
        return;
    kz_draft_add(d, KZ_FIELD_NETWORK, kz_id_text(network));
    while (stop < url.n && in_account(url.at[stop]))
        stop++;
    bool whole = stop == url.n || url.at[stop] == '?' || (url.at[stop] == '/' && stop + 1 == url.n);
    at += at < stop && url.at[at] == '@';
    kz_slice name = kz_sub(url, (kz_span){at, stop});
    bool own = name.n && name.at[0] != '+' && kz_table_find(&kz_own_paths, name) < 0;
    if (whole && own)
        kz_draft_add(d, KZ_FIELD_ACCOUNT, name);
}

/* False where the host has no full stop: «http://www» is a piece of one. */
static bool read_url(kz_draft *d, kz_slice url) {
    uint32_t start = scheme_end(url), end = host_end(url, start);
    kz_slice host = kz_sub(url, (kz_span){start, end});
    if (!memchr(host.at, '.', host.n))
        return false;
    kz_buffer value;
    kz_buffer_init(&value, d->arena, url.n + 8);
    if (!start)
        kz_buffer_add(&value, "http://", 7);
    kz_buffer_slice(&value, kz_lowered(d->arena, kz_sub(url, (kz_span){0, end})));
    kz_buffer_slice(&value, kz_sub(url, (kz_span){end, url.n}));
    d->value = kz_buffer_done(&value);
    add_host(d, host);
    if (end < url.n && url.at[end] == '/')
        add_account(d, url, start, end);
    return true;
}

/* The domain knows no capitals; what stands before @ may. */
static void read_mail(kz_draft *d, kz_slice mail) {
    const char *sign = memchr(mail.at, '@', mail.n);
    uint32_t local = sign ? (uint32_t)(sign - mail.at) + 1 : 0;
    kz_slice host = kz_lowered(d->arena, (kz_slice){mail.at + local, mail.n - local});
    kz_buffer value;
    kz_buffer_init(&value, d->arena, mail.n);
    kz_buffer_add(&value, mail.at, local);
    kz_buffer_slice(&value, host);
    d->value = kz_buffer_done(&value);
    add_host(d, host);
}

/* Names of accounts are Latin letters, digits, _ and full stops, with a letter among them. */
static bool is_account(kz_slice name) {
    enum { FEWEST = 2, MOST = 40 };
    bool letter = false;
    for (uint32_t i = 0; i < name.n; i++) {
        if (!in_account(name.at[i]))
            return false;
        letter = letter || (name.at[i] | 0x20) >= 'a';
    }
    return letter && name.n >= FEWEST && name.n <= MOST;
}

/* Without an ending that goes on after the name: @kaztext-ке is one token or two. */
static kz_slice account_of(kz_slice handle) {
    uint32_t n = 1;
    while (n < handle.n && in_account(handle.at[n]))
        n++;
    while (n > 1 && (handle.at[n - 1] == '.' || handle.at[n - 1] == '-'))
        n--;
    return (kz_slice){handle.at + 1, n - 1};
}

bool kz_find_web(kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    kz_slice text = kz_sub(f->s->text, (kz_span){t->span.start, t->core_end});
    kz_identifier_kind kind = t->kind == KZ_T_URL ? KZ_ID_URL : t->kind == KZ_T_EMAIL ? KZ_ID_EMAIL : KZ_ID_HANDLE;
    kz_draft d = kz_draft_new(f->arena, kind);
    d.span = (kz_span){t->span.start, t->core_end};
    if (kind == KZ_ID_HANDLE) {
        kz_slice name = account_of(text);
        if (!is_account(name) || !kz_id_free_before(f->s->text, t->span.start) ||
            !kz_id_free_after(f->s->text, t->span.start + 1 + name.n))
            return false;
        d.span.end = t->span.start + 1 + name.n;
        d.value = kz_sub(f->s->text, d.span);
    } else if (kind == KZ_ID_EMAIL) {
        read_mail(&d, text);
    } else if (!read_url(&d, text)) {
        return false;
    }
    kz_add_identifier(f, &d);
    return true;
}

/* ---------------------------------------------------------- мысал.қаз */

static bool in_label(uint32_t cp) {
    kz_char_class c = kz_class(cp);
    return c == KZ_C_LOWER || c == KZ_C_DIGIT || cp == '-';
}

static bool is_cyrillic_domain(kz_slice text, uint32_t start, uint32_t end) {
    return kz_table_find(&kz_cyrillic_domains, kz_sub(text, (kz_span){start, end})) >= 0;
}

/* Labels of small letters with full stops between them, the last one a country's in Cyrillic; 0 if there are none. */
static uint32_t cyrillic_host_end(kz_slice text, uint32_t at) {
    uint32_t length, start = at, label = at;
    while (at < text.n && at - start < LONGEST_HOST) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        if (cp == '-' && label > start && kz_class(kz_id_cp(text, at + 1)) == KZ_C_LOWER) {
            /* an ending after the host: мысал.қаз-ға */
            if (is_cyrillic_domain(text, label, at))
                break;
        }
        if (in_label(cp)) {
            at += length;
            continue;
        }
        if (cp != '.' || at == label || !in_label(kz_id_cp(text, at + 1)))
            break;
        label = ++at;
    }
    return label > start && is_cyrillic_domain(text, label, at) ? at : 0;
}

/* «келді.қаз қонды»: a sentence's verb, and a full stop without its space. */
static bool is_verb(const kz_id_finder *f, uint32_t token) {
    kz_reading reading;
    return kz_analyse(kz_token_lower(f->s, token), &reading, 1) && reading.verb && reading.known;
}

bool kz_find_dotted_host(kz_id_finder *f, uint32_t token) {
    const kz_token *t = &f->s->tokens.at[token];
    kz_slice text = f->s->text;
    if (t->span.end + 1 >= text.n || text.at[t->span.end] != '.' || (unsigned char)text.at[t->span.end + 1] < 0x80 ||
        !kz_id_free_before(text, t->span.start))
        return false;
    if (is_verb(f, token))
        return false;
    uint32_t end = cyrillic_host_end(text, t->span.start), path = end;
    if (!end || kz_is_letter(kz_id_cp(text, end)))
        return false;
    if (path < text.n && text.at[path] == '/')
        while (path < text.n && (in_account(text.at[path]) || text.at[path] == '/'))
            path++;
    while (path > end && strchr(".-", text.at[path - 1]))
        path--;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_URL);
    d.span = (kz_span){t->span.start, path};
    if (!read_url(&d, kz_sub(text, d.span)))
        return false;
    kz_add_identifier(f, &d);
    return true;
}

/* Where the part before @ begins: letters, digits and what may join them; `at` if nothing stands there. */
static uint32_t local_start(kz_slice text, uint32_t at) {
    enum { LONGEST = 128 };
    uint32_t start = at, length;
    while (start > 0 && at - start < LONGEST) {
        uint32_t cp = kz_utf8_before(text, start, &length);
        bool inside = kz_is_letter(cp) || (cp >= '0' && cp <= '9') || (cp && cp < 0x80 && strchr("._+-", (int)cp));
        if (!inside)
            break;
        start -= length;
    }
    while (start < at && (text.at[start] == '.' || text.at[start] == '-'))
        start++;
    return start;
}

/* info@мысал.қаз, from its @. */
bool kz_find_dotted_mail(kz_id_finder *f, uint32_t token) {
    kz_slice text = f->s->text;
    uint32_t at = f->s->tokens.at[token].span.start, start = local_start(text, at);
    uint32_t end = start < at && start >= f->done ? cyrillic_host_end(text, at + 1) : 0;
    if (!end || kz_is_letter(kz_id_cp(text, end)))
        return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_EMAIL);
    d.span = (kz_span){start, end};
    read_mail(&d, kz_sub(text, d.span));
    kz_add_identifier(f, &d);
    return true;
}
