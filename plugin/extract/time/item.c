#include "extract/time/item.h"

#include "segment/segment_table.h"

enum {
    LONGEST_WORD = 64,
    LAST_YEAR = 2199,
    FIRST_YEAR = 1000,
    /* a bare number between these is a year where it stands alone in brackets or has an ending */
    FIRST_NEAR_YEAR = 1700,
    LAST_NEAR_YEAR = 2100
};

static void add_terminal(kz_item *item, uint32_t terminal) {
    item->is.bits[terminal / 64] |= (uint64_t)1 << terminal % 64;
}

static void add_word(kz_item *item, const kz_time_word *word) {
    for (uint32_t i = 0; i < KZ_TERMINAL_WORDS; i++)
        item->is.bits[i] |= word->is.bits[i];
    if (item->value == 0)
        item->value = word->value;
}

static bool may_inflect(kz_slice word) {
    if (word.n < KZ_TIME_SHORTEST_STEM)
        return false;
    uint32_t hash = kz_hash_more((uint32_t)KZ_HASH_START, word.at, KZ_TIME_SHORTEST_STEM - 1);
    for (uint32_t i = KZ_TIME_SHORTEST_STEM - 1; i < word.n && i < KZ_TIME_LONGEST_STEM; i++) {
        hash = kz_hash_more(hash, word.at + i, 1);
        bool whole = i + 1 == word.n || ((unsigned char)word.at[i + 1] & 0xC0) != 0x80;
        if (whole && kz_table_find_hashed(&kz_time_stems, (kz_slice){word.at, i + 1}, hash) >= 0)
            return true;
    }
    return false;
}

static const kz_time_word *word_of_stem(kz_slice form, const kz_reading *reading) {
    char lemma[LONGEST_WORD + 4];
    uint32_t n = kz_lemma_of(form, reading, lemma);
    uint32_t at = kz_table_value(&kz_time_forms, (kz_slice){lemma, n}, UINT32_MAX);
    return at != UINT32_MAX && kz_time_words[at].inflects ? &kz_time_words[at] : NULL;
}

/* Adds what data/times knows of the word (lower case), as it stands and without its endings. */
static bool look_up(kz_item *item, kz_slice word) {
    uint32_t at = kz_table_value(&kz_time_forms, word, UINT32_MAX);
    if (at != UINT32_MAX) {
        add_word(item, &kz_time_words[at]);
        item->bare = kz_time_words[at].inflects;
        if (item->bare || kz_item_is(item, KZ_IS_NOT))
            return true;
    }
    if (word.n > LONGEST_WORD || !may_inflect(word))
        return at != UINT32_MAX;
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(word, readings, KZ_MAX_READINGS);
    for (uint32_t i = 0; i < n; i++) {
        const kz_time_word *stem = readings[i].verb || readings[i].copula ? NULL : word_of_stem(word, &readings[i]);
        if (!stem)
            continue;
        add_word(item, stem);
        item->case_ = readings[i].case_;
        item->plural = readings[i].plural;
        item->possessive = readings[i].possessor != 0;
        item->attributive = readings[i].attributive;
        return true;
    }
    return at != UINT32_MAX;
}

static kz_item new_item(const kz_segments *s, uint32_t token, kz_span span) {
    kz_item item = {.span = span, .first = token, .end = token + 1};
    uint16_t flags = s->tokens.at[token].flags;
    item.leads_sentence = token == s->sentences.at[s->tokens.at[token].sentence].first;
    item.capital = (flags & KZ_F_CAPITAL) && !(flags & (KZ_F_SENTENCE_START | KZ_F_ALL_CAPITALS));
    return item;
}

/* ---- numbers ---- */

typedef struct number_facts {
    double value;
    uint32_t digits; /* how many, where the number is one group of digits; else 0 */
    bool ordinal;
    bool spelled;
} number_facts;

static void classify_number(kz_item *item, const number_facts *f) {
    item->number = f->value;
    add_terminal(item, f->ordinal ? KZ_IS_ORD : KZ_IS_NUM);
    if (f->value < 0 || f->value > LAST_YEAR)
        return;
    /* «алты жарым» */
    if (f->value <= 24 && !f->digits && f->value - 0.5 == (double)(uint32_t)f->value) {
        add_terminal(item, KZ_IS_HOUR);
        if (f->spelled && f->value > 1 && f->value <= 13)
            add_terminal(item, KZ_IS_HALF_HOUR);
    }
    if (f->value != (double)(uint32_t)f->value)
        return;
    uint32_t value = (uint32_t)f->value;
    bool short_digits = f->digits ? f->digits <= 2 : f->spelled; /* 20.00 is neither */
    if (short_digits && value >= 1 && value <= 31)
        add_terminal(item, KZ_IS_DAY);
    if (value >= 1)
        add_terminal(item, KZ_IS_ANYYEAR);
    if (f->digits == 3 && !f->ordinal)
        add_terminal(item, KZ_IS_YEAR3);
    if (value >= FIRST_NEAR_YEAR && value <= LAST_NEAR_YEAR && (f->digits == 4 || f->spelled))
        add_terminal(item, KZ_IS_NEARYEAR);
    if (f->digits && short_digits && value >= 1 && !f->ordinal)
        add_terminal(item, KZ_IS_PART_NUMBER);
    if (value >= FIRST_YEAR && (f->digits == 4 || (f->digits == 0 && f->ordinal))) {
        add_terminal(item, KZ_IS_YEAR);
        if (value % 10 == 0)
            add_terminal(item, KZ_IS_YEARTENS);
    }
    if (f->digits == 2)
        add_terminal(item, KZ_IS_YEAR_TAIL);
    if (value >= 10 && value <= 99 && f->ordinal)
        add_terminal(item, KZ_IS_YEAR2);
    if (value >= 10 && value <= 90 && value % 10 == 0 && (f->ordinal || f->digits == 2))
        add_terminal(item, KZ_IS_TENS);
    if (short_digits && value <= 24 && !f->ordinal)
        add_terminal(item, KZ_IS_HOUR);
    if (short_digits && value <= 59 && !f->ordinal)
        add_terminal(item, KZ_IS_MINUTE);
}

static uint32_t count_digits(kz_slice core) {
    for (uint32_t i = 0; i < core.n; i++)
        if (core.at[i] < '0' || core.at[i] > '9')
            return 0;
    return core.n;
}

static double digits_value(kz_slice core) {
    enum { MOST = 15 };
    double value = 0;
    for (uint32_t i = 0; i < core.n && i < MOST; i++)
        value = value * 10 + (core.at[i] - '0');
    return value;
}

/* 9.45, 10.00: hours and minutes with a full stop */
static void classify_decimal(kz_item *item, kz_slice core) {
    uint32_t dot = core.n == 4 ? 1 : 2;
    if (core.n < 4 || core.n > 5 || core.at[dot] != '.')
        return;
    uint32_t hour = count_digits((kz_slice){core.at, dot}) ? (uint32_t)digits_value((kz_slice){core.at, dot}) : 99;
    kz_slice minutes = {core.at + dot + 1, 2};
    if (!count_digits(minutes))
        return;
    uint8_t day = (uint8_t)hour, month = (uint8_t)digits_value(minutes);
    if (day >= 1 && month >= 1 && month <= 12 && day <= kz_days_in_month(2000, month)) {
        add_terminal(item, KZ_IS_DAY_MONTH);
        item->date = (kz_date){0, month, day};
    }
    if (hour > 24 || digits_value(minutes) > 59)
        return;
    add_terminal(item, KZ_IS_DECIMAL);
    item->hour = (uint8_t)hour;
    item->minute = (uint8_t)digits_value(minutes);
    if (item->minute % 15 == 0)
        add_terminal(item, KZ_IS_FULL_DECIMAL);
}

/* The bytes of -ыншы, -нші, -ші at the start of an ending, 0 if it does not begin so. */
static uint32_t ordinal_mark(kz_slice ending) {
    static const kz_slice marks[] = {{"ншы", 6}, {"нші", 6}, {"шы", 4}, {"ші", 4}};
    enum { MOST_BEFORE = 4 }; /* a vowel, or a consonant and a vowel: 20-сыншы */
    for (uint32_t skip = 0; skip <= MOST_BEFORE && skip <= ending.n; skip += 2)
        for (uint32_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (kz_starts((kz_slice){ending.at + skip, ending.n - skip}, marks[i]))
                return skip + marks[i].n;
    return 0;
}

/* The case of a number in digits, from what stands behind the hyphen. */
static void read_ending(kz_item *item, kz_slice ending) {
    uint32_t skip = ordinal_mark(ending);
    uint32_t what = kz_table_value(&kz_endings, (kz_slice){ending.at + skip, ending.n - skip}, 0);
    item->case_ = what & KZ_ENDING_CASE;
    item->possessive = what & KZ_ENDING_POSSESSIVE;
    item->plural = what & KZ_ENDING_PLURAL;
    item->attributive = what & KZ_ENDING_ATTRIBUTIVE;
}

/* A number with a word behind a hyphen, 2018-жылы: two items. */
static bool split_number(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    const kz_token *t = &s->tokens.at[token];
    if (t->core_end + 1 >= t->span.end || s->text.at[t->core_end] != '-')
        return false;
    kz_slice word = kz_sub(s->lower, (kz_span){t->core_end + 1, t->span.end});
    kz_item second = new_item(s, token, (kz_span){t->core_end + 1, t->span.end});
    if (kz_table_find(&kz_endings, word) >= 0 || !look_up(&second, word)) /* 2-ақ күн */
        return false;
    kz_slice core = kz_token_core(s, token);
    kz_item first = new_item(s, token, (kz_span){t->span.start, t->core_end});
    number_facts facts = {digits_value(core), count_digits(core), true, false}; /* 45-минут is the 45th */
    if (!facts.digits)
        return false;
    classify_number(&first, &facts);
    *kz_push(arena, out) = first;
    *kz_push(arena, out) = second;
    return true;
}

static void digits_item(kz_arena *arena, const kz_segments *s, uint32_t token, const kz_number *number, kz_items *out) {
    if (split_number(arena, s, token, out))
        return;
    const kz_token *t = &s->tokens.at[token];
    kz_slice core = kz_token_core(s, token), ending = kz_sub(s->lower, (kz_span){t->core_end, t->span.end});
    kz_item item = new_item(s, token, t->span);
    number_facts facts = {0, count_digits(core), false, false};
    facts.value = number ? number->value : digits_value(core);
    if (ending.n) {
        if (*ending.at == '-')
            ending.at++, ending.n--;
        facts.ordinal = ordinal_mark(ending) > 0;
        read_ending(&item, ending);
    }
    if (number || facts.digits)
        classify_number(&item, &facts);
    classify_decimal(&item, core);
    *kz_push(arena, out) = item;
}

static void add_roman(const kz_segments *s, uint32_t token, kz_item *item) {
    const kz_token *t = &s->tokens.at[token];
    if (!(t->flags & KZ_F_ROMAN))
        return;
    add_terminal(item, KZ_IS_ROMAN);
    item->number = kz_roman_value(kz_sub(s->text, (kz_span){t->span.start, t->core_end}));
}

/* The case of a number in words, from its last word. */
static uint8_t number_case(kz_slice word) {
    kz_reading readings[KZ_MAX_READINGS];
    if (word.n > LONGEST_WORD)
        return KZ_CASE_NOM;
    uint32_t n = kz_analyse(word, readings, KZ_MAX_READINGS);
    for (uint32_t i = 0; i < n; i++)
        if (readings[i].lexicon & KZ_LEX_NUM)
            return readings[i].case_;
    return n ? readings[0].case_ : KZ_CASE_NOM;
}

static void words_item(kz_arena *arena, const kz_segments *s, const kz_number *number, kz_items *out) {
    uint32_t first = number->first;
    while (first + 1 < number->value_end && s->tokens.at[first].kind == KZ_T_WORD &&
           kz_table_find(&kz_time_forms, kz_token_lower(s, first)) >= 0 && !number->spelled)
        first++;
    kz_item item = new_item(s, first, (kz_span){s->tokens.at[first].span.start, 0});
    item.end = number->value_end;
    item.span.end = s->tokens.at[item.end - 1].span.end;
    kz_slice last = kz_token_lower(s, item.end - 1);
    if (item.end == first + 1)
        look_up(&item, last);
    item.case_ = number_case(last);
    number_facts facts = {number->value, 0, number->kind == KZ_NUM_ORDINAL, true};
    classify_number(&item, &facts);
    if (item.end == first + 1)
        add_roman(s, first, &item);
    *kz_push(arena, out) = item;
}

/* ---- words and signs ---- */

static bool read_part(const kz_segments *s, kz_item *item) {
    if (look_up(item, kz_sub(s->lower, item->span)))
        return true;
    item->number = kz_roman_value(kz_sub(s->text, item->span));
    if (item->number > 0)
        add_terminal(item, KZ_IS_ROMAN);
    return item->number > 0;
}

/* наурыз-сәуір, дүйсенбі-жұма, XIX-XX: both parts are words of time or Roman numerals */
static bool split_word(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    kz_span span = s->tokens.at[token].span;
    kz_slice lower = kz_sub(s->lower, span);
    const char *hyphen = memchr(lower.at, '-', lower.n);
    if (!hyphen || kz_table_find(&kz_time_forms, lower) >= 0)
        return false;
    uint32_t at = span.start + (uint32_t)(hyphen - lower.at);
    kz_item first = new_item(s, token, (kz_span){span.start, at});
    kz_item second = new_item(s, token, (kz_span){at + 1, span.end});
    if (kz_table_find(&kz_endings, kz_sub(s->lower, second.span)) >= 0 || !read_part(s, &first) ||
        !read_part(s, &second))
        return false;
    kz_item dash = new_item(s, token, (kz_span){at, at + 1});
    add_terminal(&dash, KZ_IS_DASH);
    *kz_push(arena, out) = first;
    *kz_push(arena, out) = dash;
    *kz_push(arena, out) = second;
    return true;
}

static void word_item(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    if (split_word(arena, s, token, out))
        return;
    kz_item item = new_item(s, token, s->tokens.at[token].span);
    if (!look_up(&item, kz_token_lower(s, token)))
        look_up(&item, kz_token_core(s, token)); /* -ақ, -ау */
    add_roman(s, token, &item);
    *kz_push(arena, out) = item;
}

static uint32_t part(kz_slice text, uint32_t *at) {
    uint32_t value = 0;
    while (*at < text.n && text.at[*at] >= '0' && text.at[*at] <= '9')
        value = value * 10 + (uint32_t)(text.at[(*at)++] - '0');
    ++*at;
    return value;
}

static void clock_item(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    kz_item item = new_item(s, token, s->tokens.at[token].span);
    uint32_t at = 0;
    item.hour = (uint8_t)part(kz_token_core(s, token), &at);
    item.minute = (uint8_t)part(kz_token_core(s, token), &at);
    uint32_t core_end = s->tokens.at[token].core_end;
    if (core_end < item.span.end)
        read_ending(&item, kz_sub(s->lower, (kz_span){core_end + 1, item.span.end}));
    add_terminal(&item, KZ_IS_CLOCK);
    *kz_push(arena, out) = item;
}

/* 15.03.2021, 15/03/21 or 2021-03-15: the segmenter has seen that it can be a date */
static void date_item(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    kz_item item = new_item(s, token, s->tokens.at[token].span);
    kz_slice core = kz_token_core(s, token);
    uint32_t at = 0, a = part(core, &at);
    bool year_first = at == 5;
    uint32_t month = part(core, &at), c = part(core, &at);
    int32_t year = (int32_t)(year_first ? a : c);
    enum { TWO_DIGIT_PIVOT = 50 };
    if (year < 100)
        year += year < TWO_DIGIT_PIVOT ? 2000 : 1900;
    item.date = (kz_date){year, (uint8_t)month, (uint8_t)(year_first ? c : a)};
    if (item.date.day <= kz_days_in_month(year, item.date.month))
        add_terminal(&item, KZ_IS_DATE);
    *kz_push(arena, out) = item;
}

static void sign_item(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    static const struct {
        kz_slice text;
        uint8_t terminal;
    } signs[] = {{{"-", 1}, KZ_IS_DASH},  {{"–", 3}, KZ_IS_DASH},  {{"—", 3}, KZ_IS_DASH},  {{"/", 1}, KZ_IS_SLASH},
                 {{",", 1}, KZ_IS_COMMA}, {{"(", 1}, KZ_IS_OPEN},  {{")", 1}, KZ_IS_CLOSE}, {{";", 1}, KZ_IS_SEMICOLON},
                 {{".", 1}, KZ_IS_STOP},  {{"!", 1}, KZ_IS_STOP},  {{"?", 1}, KZ_IS_STOP},  {{"…", 3}, KZ_IS_STOP},
                 {{"«", 2}, KZ_IS_QUOTE}, {{"»", 2}, KZ_IS_QUOTE}, {{"\"", 1}, KZ_IS_QUOTE}};
    kz_item item = new_item(s, token, s->tokens.at[token].span);
    kz_slice text = kz_sub(s->text, item.span);
    for (uint32_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (kz_same(text, signs[i].text))
            add_terminal(&item, signs[i].terminal);
    *kz_push(arena, out) = item;
}

static void token_item(kz_arena *arena, const kz_segments *s, uint32_t token, kz_items *out) {
    switch ((kz_token_kind)s->tokens.at[token].kind) {
    case KZ_T_WORD:
    case KZ_T_ABBREVIATION:
        word_item(arena, s, token, out);
        return;
    case KZ_T_NUMBER:
        digits_item(arena, s, token, NULL, out);
        return;
    case KZ_T_TIME:
        clock_item(arena, s, token, out);
        return;
    case KZ_T_DATE:
        date_item(arena, s, token, out);
        return;
    default:
        sign_item(arena, s, token, out);
        return;
    }
}

/* Two numbers in one word, екі-үш: number, dash, number. */
static bool paired(kz_arena *arena, const kz_segments *s, const kz_number *a, const kz_number *b, kz_items *out) {
    if (a->first != b->first || s->tokens.at[a->first].kind != KZ_T_WORD)
        return false;
    kz_span span = s->tokens.at[a->first].span;
    const char *hyphen = memchr(s->text.at + span.start, '-', span.end - span.start);
    if (!hyphen)
        return false;
    uint32_t at = (uint32_t)(hyphen - s->text.at);
    const kz_number *both[] = {a, b};
    for (uint32_t i = 0; i < 2; i++) {
        kz_item item = new_item(s, a->first, i ? (kz_span){at + 1, span.end} : (kz_span){span.start, at});
        number_facts facts = {both[i]->value, 0, both[i]->kind == KZ_NUM_ORDINAL, true};
        classify_number(&item, &facts);
        item.case_ = i ? number_case(kz_sub(s->lower, item.span)) : KZ_CASE_NOM;
        *kz_push(arena, out) = item;
        if (i == 0) {
            kz_item dash = new_item(s, a->first, (kz_span){at, at + 1});
            add_terminal(&dash, KZ_IS_DASH);
            *kz_push(arena, out) = dash;
        }
    }
    return true;
}

void kz_time_items(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, uint32_t *number, uint32_t first,
                   uint32_t end, kz_items *out) {
    out->n = 0;
    for (uint32_t token = first; token < end;) {
        while (*number < numbers->n && numbers->at[*number].value_end <= token)
            ++*number;
        const kz_number *n = *number < numbers->n ? &numbers->at[*number] : NULL;
        if (!n || n->first != token || n->value_end > end) {
            token_item(arena, s, token++, out);
        } else if (*number + 1 < numbers->n && paired(arena, s, n, n + 1, out)) {
            token++;
            *number += 2;
        } else if (n->value_end == token + 1 && s->tokens.at[token].kind == KZ_T_NUMBER) {
            digits_item(arena, s, token++, n, out);
        } else {
            words_item(arena, s, n, out);
            token = n->value_end;
        }
    }
}
