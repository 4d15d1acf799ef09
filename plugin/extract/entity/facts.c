/* Facts about every token: its reading, what lists it is in, how it may stand in a person's name. */
#include "extract/entity/parts.h"
#include "morph/grammar_table.h"

enum { LONGEST_WORD = 120, READINGS = 8 };

typedef struct word {
    kz_slice core;                     /* lower case */
    uint32_t hashes[LONGEST_WORD + 1]; /* of its beginnings, by their bytes: most look-ups are for one of them */
    char room[LONGEST_WORD + 8];       /* for a dictionary form that is none of them, and a letter more */
    kz_reading readings[READINGS];
    uint32_t n;
    bool acronym; /* the ending is hyphenated: ҚР-ның, Zoom-да */
} word;

static void hash_beginnings(word *form) {
    uint32_t hash = (uint32_t)KZ_HASH_START;
    for (uint32_t i = 0; i < form->core.n; i++) {
        form->hashes[i] = hash;
        hash = kz_hash_more(hash, form->core.at + i, 1);
    }
    form->hashes[form->core.n] = hash;
}

static int32_t entry_of(const kz_table *table, const word *form, kz_slice key) {
    return kz_table_find_hashed(table, key, key.at == form->core.at ? form->hashes[key.n] : kz_hash(key));
}

static uint32_t value_of(const kz_table *table, const word *form, kz_slice key) {
    int32_t entry = entry_of(table, form, key);
    return entry < 0 ? 0 : table->values[entry];
}

/* Up to the next call with the same word. */
static kz_slice dictionary_form(word *form, const kz_reading *r) {
    if (r->restored == KZ_STEM_AS_WRITTEN)
        return (kz_slice){form->core.at, r->stem_end};
    return (kz_slice){form->room, kz_lemma_of(form->core, r, form->room)};
}

static void take_reading(kz_facts *w, const kz_reading *r) {
    w->stem = r->stem_end;
    w->nominative = r->possessive_end;
    w->case_ = r->case_;
    w->possessor = r->possessor;
    w->restored = r->restored;
    w->plural = r->plural;
    w->attributive = r->attributive;
}

/* An abbreviation needs its capitals (АҚ, not ақ), and a word does not look like one (бақ, not БАҚ). */
static bool head_letters_fit(const kz_token *t, uint32_t value) {
    enum { LONGEST_ABBREVIATION = 8 };
    bool capitals = t->flags & KZ_F_ALL_CAPITALS;
    if (value & KZ_HEAD_CAPITALS)
        return capitals;
    return !capitals || t->core_end - t->span.start > LONGEST_ABBREVIATION;
}

/* The first reading whose dictionary form is a head; a longer head (тас жол) is settled when its words are read. */
static void find_head(kz_facts *w, const kz_token *t, word *form) {
    for (uint32_t i = 0; i < form->n; i++) {
        const kz_reading *r = &form->readings[i];
        if (r->verb) /* қалайды is not of қала */
            continue;
        kz_slice lemma = dictionary_form(form, r);
        uint32_t value = value_of(&kz_name_heads, form, lemma);
        if (!value && r->possessor) { /* фестивалі: a final soft sign goes before the possessive */
            memmove(form->room, lemma.at, lemma.n);
            memcpy(form->room + lemma.n, "ь", 2);
            value = value_of(&kz_name_heads, form, (kz_slice){form->room, lemma.n + 2});
        }
        if (!value || !head_letters_fit(t, value))
            continue;
        w->head = value;
        if (!form->acronym)
            take_reading(w, r);
        return;
    }
}

static bool letters_fit(const kz_token *t, uint32_t known) {
    if (known & KZ_KNOWN_CAPITALS)
        return (t->flags & KZ_F_ALL_CAPITALS) != 0;
    return !(known & KZ_KNOWN_CAPITAL) || t->flags & KZ_F_CAPITAL;
}

static bool take_known(kz_facts *w, const kz_token *t, const word *form, kz_slice key, const kz_reading *r) {
    kz_slice whole = form->core;
    int32_t entry = entry_of(&kz_known_names, form, key);
    if (entry < 0 || !letters_fit(t, kz_known_names.values[entry]))
        return false;
    uint32_t type = kz_known_names.values[entry] & 15;
    bool ground = type == KZ_E_GPE || type == KZ_E_LOCATION;
    bool doubtful = w->start || !ground || kz_known_names.values[entry] & KZ_KNOWN_INSIDE;
    if (key.n < whole.n && kz_lexicon(whole) & KZ_LEX_WORD && doubtful) /* Күнделікті is an adjective, Орта no river */
        return false;
    if (r->plural && key.n == r->stem_end && (type == KZ_E_GPE || type == KZ_E_ORGANISATION || type == KZ_E_LOCATION))
        return false;
    w->known = kz_known_names.values[entry];
    w->known_single = true;
    w->known_nominative = (uint16_t)key.n;
    w->known_case = r->case_;
    return true;
}

/* Up to where the reading's stem is written as in the dictionary: Минск of Минскіде. */
static kz_slice name_of(const word *form, const kz_reading *r) {
    char room[LONGEST_WORD + 8];
    if (r->restored != KZ_STEM_VARIANT)
        return (kz_slice){form->core.at, r->stem_end};
    kz_slice lemma = {room, kz_lemma_of(form->core, r, room)};
    return (kz_slice){form->core.at, kz_starts(form->core, lemma) ? lemma.n : r->stem_end};
}

/* «Like» something: айша, нұрдай. */
static bool is_likened(const word *form, const kz_reading *r) {
    return r->case_ == KZ_CASE_NOM && r->stem_end < form->core.n && !r->possessor && !r->plural;
}

static void find_known(kz_facts *w, const kz_token *t, const word *form) {
    static const kz_reading bare = {0};
    if (take_known(w, t, form, form->core, form->acronym ? &(kz_reading){.case_ = w->case_} : &bare) || form->acronym)
        return;
    for (uint32_t i = 0; i < form->n; i++) {
        const kz_reading *r = &form->readings[i];
        if (is_likened(form, r))
            continue;
        if (r->possessor == 1 && take_known(w, t, form, (kz_slice){form->core.at, r->stem_end}, r))
            return; /* Қазақстанымыз */
        if (r->possessor == 0 || r->possessor == 3)
            if (take_known(w, t, form, (kz_slice){form->core.at, r->possessive_end}, r) ||
                (!r->possessor && take_known(w, t, form, name_of(form, r), r)))
                return;
    }
}

static void find_people(kz_facts *w, word *form) {
    w->people = (uint8_t)value_of(&kz_peoples, form, form->core);
    w->people_nominative = (uint16_t)form->core.n;
    w->people_bare = true;
    for (uint32_t i = 0; i < form->n && !w->people; i++)
        if (form->readings[i].possessor == 0) {
            w->people = (uint8_t)value_of(&kz_peoples, form, dictionary_form(form, &form->readings[i]));
            w->people_nominative = form->readings[i].stem_end;
            w->people_bare = form->readings[i].stem_end == form->core.n;
        }
}

uint32_t kz_word_ending(kz_slice core, uint32_t roles) {
    enum { LONGEST_END = 24 };
    char key[LONGEST_END + 1] = "-";
    for (uint32_t n = 2; n < core.n && n <= LONGEST_END; n += 2) {
        memcpy(key + 1, core.at + core.n - n, n);
        uint32_t found = kz_table_value(&kz_name_words, (kz_slice){key, n + 1}, 0) & roles;
        if (found)
            return found;
    }
    return 0;
}

/* The harmony of a vowel, 0 for other sounds. */
enum { BACK = 16, FRONT = 32 };
static uint8_t harmony(uint32_t cp) {
    return cp >= 0x400 && cp < 0x500 ? kz_letter_sounds[cp - 0x400] & (BACK | FRONT) : 0;
}

/* Bytes after the stem that only look like a plural: Александер, Фостер have a back vowel, which takes -дар, -тар.
 * Surnames in -ов take -тер in spite of theirs. */
static uint32_t false_plural(kz_slice core, uint32_t stem) {
    static const kz_slice endings[] = {{"дер", sizeof("дер") - 1}, {"тер", sizeof("тер") - 1}};
    kz_slice after = {core.at + stem, core.n - stem};
    kz_name_form family;
    uint8_t vowel = 0;
    for (uint32_t at = stem, length; at > 0 && !vowel; at -= length)
        vowel = harmony(kz_utf8_before(core, at, &length));
    bool looks = vowel == BACK && (kz_starts(after, endings[0]) || kz_starts(after, endings[1]));
    return looks && !kz_name_ending((kz_slice){core.at, stem}, &family) ? endings[0].n : 0;
}

/* The nominative of a name that no dictionary has. Its reading with a case ending is taken even where the whole form
 * scores a little higher: foreign names seldom end in -ді, -ның. */
static void guess_nominative(kz_facts *w, const word *form) {
    enum { ALMOST = 3 };
    for (uint32_t i = 0; i < form->n; i++) {
        const kz_reading *r = &form->readings[i];
        if (r->case_ != KZ_CASE_NOM && (r->case_ != KZ_CASE_LOC || r->attributive) && !r->possessor && !r->plural &&
            (r->score + ALMOST >= form->readings[0].score || form->readings[0].possessor)) { /* Төреәлінің */
            w->name_nominative = r->stem_end;
            w->name_case = r->case_;
            return;
        }
    }
    w->name_nominative = (uint16_t)kz_nominative(form->core, KZ_KEEP_NOTHING);
    w->name_nominative += (uint16_t)false_plural(form->core, w->name_nominative);
    w->name_case = w->name_nominative < form->core.n && form->n ? form->readings[0].case_ : (uint8_t)KZ_CASE_NOM;
}

/* What is nobody's name by its letters: А-2, and words of a menu that stand without a space (АстанаАлматыШымкент). */
static bool is_odd(kz_slice text) {
    enum { CAPITALS = 2 }; /* МакГрегор has one */
    uint32_t capitals = 0, length, before = 0;
    for (uint32_t i = 0; i < text.n; i += length) {
        uint32_t cp = kz_utf8_at(text, i, &length);
        if (cp >= '0' && cp <= '9')
            return true;
        bool inside = before && (kz_is_lower(before) || capitals) && before != '-';
        capitals += inside && kz_is_upper(cp);
        before = cp;
    }
    return capitals >= CAPITALS;
}

/* Two places: Маңғышлақ-Астрахан пойызы. */
static bool joins_places(kz_slice core) {
    uint32_t hyphen = 0;
    while (hyphen < core.n && core.at[hyphen] != '-')
        hyphen++;
    if (hyphen == 0 || hyphen + 1 >= core.n)
        return false;
    kz_slice parts[] = {{core.at, hyphen}, {core.at + hyphen + 1, core.n - hyphen - 1}};
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t known = kz_table_value(&kz_known_names, parts[i], KZ_E_TYPES), type = known & 15;
        if ((type != KZ_E_GPE && type != KZ_E_LOCATION) || kz_lexicon(parts[i]) & KZ_LEX_GIVEN)
            return false;
    }
    return true;
}

/* Given names and surnames: by the whole form first, then by the readings without a possessive. */
static void find_name(kz_facts *w, const kz_token *t, const word *form) {
    if (!(t->flags & KZ_F_CAPITAL))
        return;
    w->name_nominative = (uint16_t)form->core.n;
    w->name_case = form->acronym ? w->case_ : KZ_CASE_NOM;
    kz_name_form ending = {0};
    if (kz_name_ending(form->core, &ending)) {
        if (ending.kind == KZ_NAME_PATRONYMIC && !ending.sure && w->lexicon & KZ_LEX_WORD)
            ending.kind = KZ_NAME_NONE;
        else if (ending.kind == KZ_NAME_PATRONYMIC)
            w->name |= KZ_P_PATRONYMIC | (ending.either ? KZ_P_SURNAME : 0);
        else
            w->name |= ending.sure ? KZ_P_SURNAME : KZ_P_HINT;
        if (ending.kind && (ending.sure || ending.kind == KZ_NAME_PATRONYMIC)) {
            w->name_nominative = ending.nominative_end;
            w->name_case = ending.case_;
            return;
        }
    }
    for (uint32_t i = 0; i < form->n; i++) {
        const kz_reading *r = &form->readings[i];
        kz_slice stem = {form->core.at, r->stem_end};
        bool likened = r->case_ == KZ_CASE_NOM && r->stem_end < form->core.n; /* Нұртай is a name, not «like Нұр» */
        uint32_t bits = r->possessor || r->plural || likened ? 0 : kz_lexicon(stem) & (KZ_LEX_GIVEN | KZ_LEX_SURNAME);
        if (!bits)
            continue;
        w->name |= (bits & KZ_LEX_GIVEN ? KZ_P_GIVEN : 0) | (bits & KZ_LEX_SURNAME ? KZ_P_SURNAME : 0);
        w->name_nominative = r->stem_end;
        w->name_case = r->case_;
        return;
    }
    if (!w->lexicon && kz_word_ending(form->core, KZ_ROLE_FOREIGN))
        return;
    w->name |= w->lexicon & KZ_LEX_WORD ? KZ_P_COMMON : KZ_P_UNKNOWN;
    bool ended = !form->acronym && !w->possessor && !w->plural && !(kz_lexicon(form->core) & KZ_LEX_WORD);
    bool mine = !form->acronym && w->possessor && w->possessor != 3 && !w->plural; /* Сарымның: of Сарым */
    if (w->name & KZ_P_COMMON && (ended || mine) && w->case_ != KZ_CASE_NOM) {
        w->name_nominative = mine ? w->nominative : w->stem;
        w->name_case = w->case_;
    }
    if (!form->acronym && !(w->lexicon & KZ_LEX_WORD)) {
        if (!kz_word_ending(form->core, KZ_ROLE_GIVEN)) /* Қойгелді is no accusative */
            guess_nominative(w, form);
        uint32_t type = w->known & 15;
        bool place = w->known_single && type == KZ_E_LOCATION; /* Бурабай, and not Бәйдібек ауданы */
        if (!place && kz_word_ending((kz_slice){form->core.at, w->name_nominative}, KZ_ROLE_GIVEN))
            w->name |= KZ_P_GIVEN;
    }
}

/* Roles that a word has in every form; the others belong to the form that is listed. */
static void find_role(kz_facts *w, word *form) {
    enum {
        IN_ALL_FORMS = KZ_ROLE_TITLE | KZ_ROLE_SHORT | KZ_ROLE_CLAUSE | KZ_ROLE_COMMON | KZ_ROLE_USUAL |
                       KZ_ROLE_FORMAL | KZ_ROLE_PHONE | KZ_ROLE_DIALS
    };
    enum { WITHOUT_POSSESSIVE = KZ_ROLE_EPITHET | KZ_ROLE_PATRONYMIC | KZ_ROLE_HONORIFIC };
    bool given = kz_lexicon(form->core) & KZ_LEX_GIVEN;
    for (uint32_t i = 0; i < form->n && !w->role; i++) {
        const kz_reading *r = &form->readings[i];
        if (given && is_likened(form, r)) /* Айша is nothing of a month */
            continue;
        w->role = value_of(&kz_name_words, form, dictionary_form(form, r)) &
                  (uint32_t)(r->verb ? KZ_ROLE_DIALS : IN_ALL_FORMS | (r->possessor || i ? 0 : WITHOUT_POSSESSIVE));
        if (w->role & KZ_ROLE_TITLE && r->possessor)
            take_reading(w, r);
    }
}

static void read_word(kz_finder *f, uint32_t token) {
    const kz_token *t = kz_tok(f, token);
    kz_facts *w = &f->facts[token];
    word form;
    form.core = kz_token_core(f->s, token);
    form.acronym = t->core_end < t->span.end;
    form.n = 0;
    w->word = true;
    w->capital = (t->flags & KZ_F_CAPITAL) != 0;
    w->start = (t->flags & KZ_F_SENTENCE_START) != 0;
    w->stem = w->nominative = w->name_nominative = (uint16_t)form.core.n;
    if (form.core.n == 0 || form.core.n > LONGEST_WORD)
        return;
    hash_beginnings(&form);
    w->role = value_of(&kz_name_words, &form, form.core);
    w->lexicon = kz_lexicon(form.core);
    form.n = kz_analyse(form.core, form.readings, READINGS);
    if (form.acronym) {
        kz_reading ending;
        kz_slice rest = kz_sub(f->s->lower, (kz_span){t->core_end, t->span.end});
        if (rest.n && rest.at[0] == '-')
            rest.at++, rest.n--;
        if (kz_ending(rest, &ending)) {
            w->case_ = ending.case_;
            w->attributive = ending.attributive;
            w->possessor = ending.possessor;
        }
    } else if (form.n) {
        take_reading(w, &form.readings[0]);
        if (!w->lexicon)
            w->lexicon = form.readings[0].lexicon;
        if (!w->role)
            find_role(w, &form);
    }
    find_head(w, t, &form);
    find_known(w, t, &form);
    find_people(w, &form);
    bool strange = w->capital && ((!w->lexicon && is_odd(kz_token_text(f->s, token))) || joins_places(form.core));
    if (!strange)
        find_name(w, t, &form);
}

/* «…», – деді ол: the words are somebody's, not a title. */
static bool is_speech(const kz_finder *f, uint32_t close, uint32_t end) {
    static const kz_slice saying = {"деп", sizeof("деп") - 1};
    if (close + 1 >= end)
        return false;
    if (kz_is_comma(f, close + 1))
        return close + 2 < end && kz_is_dash(f, close + 2);
    return kz_is_dash(f, close + 1) || kz_same(kz_token_core(f->s, close + 1), saying);
}

/* Pairs of quotation marks; a mark that is not closed within its sentence pairs with nothing. */
static void pair_quotes(kz_finder *f, const kz_sentence *sentence) {
    enum { DEPTH = 8, TITLE = 8 };
    uint32_t stack[DEPTH], depth = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (kz_is_opening(f, i)) {
            if (depth < DEPTH)
                stack[depth++] = i;
        } else if (kz_is_closing(f, i) && depth > 0) {
            f->facts[i].open = stack[--depth];
            if (i - stack[depth] <= TITLE && !is_speech(f, i, sentence->end))
                for (uint32_t k = stack[depth] + 1; k < i; k++)
                    f->facts[k].titled = (uint8_t)(i - stack[depth] - 1);
        }
    }
}

/* «АҚШ доллары» is money and «Наурыз» in a date is a month: no names there. */
static void mark_values(kz_finder *f, const kz_numbers *numbers, const kz_times *times) {
    for (uint32_t i = 0; i < numbers->n; i++)
        if (numbers->at[i].kind == KZ_NUM_MONEY)
            for (uint32_t k = numbers->at[i].first; k < numbers->at[i].end; k++)
                f->facts[k].timed = true;
    for (uint32_t i = 0; i < times->n; i++)
        for (uint32_t k = times->at[i].first; k < times->at[i].end && !times->at[i].holiday; k++)
            f->facts[k].timed = true;
}

/* Words come again and again: what was found for one is copied to its next token with the same capitals. */
typedef struct memory {
    uint32_t *slots; /* token + 1 */
    uint32_t mask;
} memory;

static memory new_memory(kz_arena *arena, uint32_t tokens) {
    enum { MOST_SLOTS = 8192 };
    uint32_t n = 16;
    while (n < tokens && n < MOST_SLOTS)
        n *= 2;
    return (memory){kz_arena_zeroed(arena, n * sizeof(uint32_t)), n - 1};
}

static bool same_word(const kz_finder *f, uint32_t a, uint32_t b) {
    enum { SEEN_FLAGS = KZ_F_CAPITAL | KZ_F_ALL_CAPITALS | KZ_F_SENTENCE_START };
    const kz_token *x = kz_tok(f, a), *y = kz_tok(f, b);
    return x->kind == y->kind && !((x->flags ^ y->flags) & SEEN_FLAGS) &&
           kz_same(kz_token_core(f->s, a), kz_token_core(f->s, b));
}

static void recall_word(kz_finder *f, memory *m, uint32_t token) {
    const kz_token *t = kz_tok(f, token);
    if (t->core_end < t->span.end) {
        read_word(f, token);
        return;
    }
    uint32_t hash = kz_hash(kz_token_core(f->s, token));
    uint32_t *slot = &m->slots[(hash ^ hash >> 15) & m->mask];
    if (*slot && same_word(f, *slot - 1, token))
        f->facts[token] = f->facts[*slot - 1];
    else
        read_word(f, token);
    *slot = token + 1;
}

void kz_entity_facts(kz_finder *f, const kz_numbers *numbers, const kz_times *times) {
    uint32_t n = f->s->tokens.n;
    memory seen = new_memory(f->arena, n);
    f->facts = kz_arena_zeroed(f->arena, (n + 1) * sizeof *f->facts);
    for (uint32_t i = 0; i < n; i++) {
        const kz_token *t = kz_tok(f, i);
        kz_facts *w = &f->facts[i];
        w->open = KZ_NO_TOKEN;
        if (t->kind == KZ_T_WORD || t->kind == KZ_T_ABBREVIATION)
            recall_word(f, &seen, i);
        else if (t->kind == KZ_T_INITIAL) {
            w->name = KZ_P_INITIAL;
            w->capital = true;
            w->name_nominative = w->nominative = (uint16_t)(t->span.end - t->span.start);
        } else {
            w->nominative = w->stem = (uint16_t)(t->core_end - t->span.start);
            w->role = kz_table_value(&kz_name_words, kz_token_core(f->s, i), 0);
        }
    }
    mark_values(f, numbers, times);
    for (uint32_t i = 0; i < f->s->sentences.n; i++)
        pair_quotes(f, &f->s->sentences.at[i]);
}
