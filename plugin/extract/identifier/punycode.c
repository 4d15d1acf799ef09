#include "extract/identifier/punycode.h"

enum { LONGEST_LABEL = 63, BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, BIAS = 72, FIRST = 0x80 };

static uint32_t adapted(uint32_t delta, uint32_t points, bool first) {
    uint32_t k = 0;
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    for (; delta > (BASE - TMIN) * TMAX / 2; k += BASE)
        delta /= BASE - TMIN;
    return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static void put_digit(kz_buffer *out, uint32_t digit) {
    kz_buffer_byte(out, (char)(digit < 26 ? 'a' + digit : '0' + digit - 26));
}

/* A number of variable length. */
static void put_delta(kz_buffer *out, uint32_t delta, uint32_t bias) {
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
        if (delta < t)
            break;
        put_digit(out, t + (delta - t) % (BASE - t));
        delta = (delta - t) / (BASE - t);
    }
    put_digit(out, delta);
}

static uint32_t next_point(const uint32_t *points, uint32_t n, uint32_t from) {
    uint32_t next = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++)
        if (points[i] >= from && points[i] < next)
            next = points[i];
    return next;
}

static void put_label(kz_buffer *out, const uint32_t *points, uint32_t n) {
    uint32_t done = 0, delta = 0, bias = BIAS, point = FIRST;
    for (uint32_t i = 0; i < n; i++)
        if (points[i] < FIRST) {
            kz_buffer_byte(out, (char)points[i]);
            done++;
        }
    uint32_t basic = done;
    if (basic)
        kz_buffer_byte(out, '-');
    while (done < n) {
        uint32_t next = next_point(points, n, point);
        delta += (next - point) * (done + 1);
        for (uint32_t i = 0; i < n; i++) {
            delta += points[i] < next;
            if (points[i] != next)
                continue;
            put_delta(out, delta, bias);
            bias = adapted(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
        delta++;
        point = next + 1;
    }
}

kz_slice kz_host_to_ascii(kz_arena *arena, kz_slice host) {
    kz_buffer out;
    uint32_t points[LONGEST_LABEL], n = 0, length, start = 0;
    bool ascii = true;
    kz_buffer_init(&out, arena, host.n * 2 + 8);
    for (uint32_t at = 0; at <= host.n; at += length) {
        uint32_t cp = at < host.n ? kz_utf8_at(host, at, &length) : '.';
        if (cp == KZ_INVALID || (n == LONGEST_LABEL && cp != '.'))
            return (kz_slice){0};
        if (cp != '.') {
            points[n++] = cp;
            ascii = ascii && cp < FIRST;
            continue;
        }
        length = 1;
        if (ascii) {
            kz_buffer_slice(&out, kz_sub(host, (kz_span){start, at}));
        } else {
            kz_buffer_add(&out, "xn--", 4);
            put_label(&out, points, n);
        }
        if (at < host.n)
            kz_buffer_byte(&out, '.');
        start = at + 1;
        n = 0;
        ascii = true;
    }
    return kz_buffer_done(&out);
}
