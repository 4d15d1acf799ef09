/* Mentions are joined by their parts. First the full names (given name and surname) are told apart; then each other
 * form goes to the person it fits best: the one with its surname, given name and patronymic, or initials that was
 * spoken of last. Different full names never come together. */
#include "extract/people/names.h"

typedef struct name_parts {
    /* In small letters as data/positions/spellings.tsv folds them; an initial with its full stop; empty where not told.
     */
    kz_slice given, patronymic, surname;
} name_parts;

typedef struct mention {
    name_parts parts;
    kz_slice lower;
    bool single; /* one word: a surname, a given name or a patronymic */
} mention;

typedef struct linked_person {
    name_parts parts;
    uint32_t last;  /* entity that named the person last, UINT32_MAX if none yet */
    uint32_t place; /* in the result, UINT32_MAX if not there yet */
    uint32_t best;  /* the entity with the fullest name */
    uint8_t fullness;
    KZ_VEC(uint32_t) forms; /* entities, one for each alias */
} linked_person;

typedef struct chain_link {
    uint32_t person, next; /* next link + 1 */
} chain_link;

typedef struct linker {
    kz_scene *scene;
    mention *mentions; /* by entity */
    KZ_VEC(linked_person) persons;
    KZ_VEC(chain_link) links;
    uint32_t *slots; /* by hash of a surname or a given name: link + 1 */
    uint32_t mask;
} linker;

enum { NONE = -1, MAX_WORDS = 6, MAX_CHAIN = 48, MAX_ALIASES = 64 };

static bool is_initial(kz_slice part) {
    enum { LONGEST_INITIAL = 2 };
    return part.n > 1 && part.at[part.n - 1] == '.' && kz_utf8_count(part) <= LONGEST_INITIAL + 1;
}

static bool has_kind(kz_slice part, kz_name_kind kind) {
    kz_name_form form;
    return kz_name_ending(part, &form) && form.sure && form.kind == kind && form.nominative_end == part.n;
}

/* The words of a name; «Н.Ә.» is two. */
static uint32_t split_name(kz_slice name, kz_slice *words) {
    uint32_t n = 0, at = 0;
    while (at < name.n && n < MAX_WORDS) {
        uint32_t start = at;
        while (at < name.n && name.at[at] != ' ' && name.at[at] != '.')
            at++;
        if (at < name.n && name.at[at] == '.')
            at++;
        bool second_initial = name.at[start] == '-'; /* of «Қ.-Ж. Асанов» */
        if (at > start && !second_initial)
            words[n++] = kz_sub(name, (kz_span){start, at});
        while (at < name.n && name.at[at] == ' ')
            at++;
    }
    return n;
}

/* Surname first, as in documents: «Ахметов Серік Болатұлы», «Ахметов С.Б.». */
static bool surname_first(const kz_slice *words, uint32_t n) {
    if (n < 2 || !has_kind(words[0], KZ_NAME_SURNAME))
        return false;
    return has_kind(words[n - 1], KZ_NAME_PATRONYMIC) || (is_initial(words[n - 1]) && is_initial(words[1])) ||
           (n == 2 && !has_kind(words[1], KZ_NAME_SURNAME));
}

static mention read_mention(kz_slice lower) {
    kz_slice words[MAX_WORDS];
    uint32_t n = split_name(lower, words);
    mention m;
    memset(&m, 0, sizeof m);
    m.lower = lower;
    m.single = n <= 1;
    if (n == 0)
        return m;
    if (n == 1) {
        m.parts.surname = words[0];
        return m;
    }
    uint32_t first = 0, last = n;
    if (surname_first(words, n))
        m.parts.surname = words[first++];
    m.parts.given = words[first++];
    if (first < last && has_kind(words[last - 1], KZ_NAME_PATRONYMIC)) {
        m.parts.patronymic = words[--last];
    } else if (first < last && !m.parts.surname.n) {
        m.parts.surname = words[--last];
    }
    if (first < last && !m.parts.patronymic.n)
        m.parts.patronymic = words[first];
    return m;
}

/* «касымов» for «қасымов»: names that may be spelt in several ways compare equal. */
static kz_slice folded(kz_arena *arena, kz_slice part) {
    kz_buffer b;
    kz_buffer_init(&b, arena, part.n);
    uint32_t length, last = 0;
    char letter[4];
    for (uint32_t at = 0; at < part.n; at += length) {
        uint32_t c = kz_utf8_at(part, at, &length);
        c = kz_table_value(&kz_name_spellings, kz_sub(part, (kz_span){at, at + length}), c);
        if (c && c != last)
            kz_buffer_add(&b, letter, kz_utf8_put(letter, c));
        last = c ? c : last;
    }
    return kz_buffer_done(&b);
}

static void fold_parts(kz_arena *arena, name_parts *parts) {
    parts->given = folded(arena, parts->given);
    parts->patronymic = folded(arena, parts->patronymic);
    parts->surname = folded(arena, parts->surname);
}

static bool is_full(kz_slice part) {
    return part.n && !is_initial(part);
}

/* Parts that do not contradict: equal, or one is the other's initial, or one is not told. */
static bool agree(kz_slice a, kz_slice b) {
    if (!a.n || !b.n || kz_same(a, b))
        return true;
    kz_slice shorter = is_initial(a) ? a : b, other = is_initial(a) ? b : a;
    return is_initial(shorter) && kz_starts(other, kz_sub(shorter, (kz_span){0, shorter.n - 1}));
}

/* «Асан Серік» and «Серік Асан». */
static bool is_turned_round(const name_parts *a, const name_parts *b) {
    return is_full(a->given) && is_full(a->surname) && kz_same(a->given, b->surname) && kz_same(a->surname, b->given) &&
           agree(a->patronymic, b->patronymic);
}

static bool compatible(const name_parts *a, const name_parts *b) {
    if (is_turned_round(a, b))
        return true;
    if (!agree(a->surname, b->surname) || !agree(a->given, b->given) || !agree(a->patronymic, b->patronymic))
        return false;
    return (is_full(a->surname) && kz_same(a->surname, b->surname)) ||
           (is_full(a->given) && kz_same(a->given, b->given)) ||
           (is_full(a->patronymic) && kz_same(a->patronymic, b->patronymic) && a->given.n && b->given.n);
}

/* A larger number is a fuller name: given name and surname first of all, then the patronymic. */
static uint8_t fullness(const mention *m) {
    if (m->single)
        return 1;
    const name_parts *p = &m->parts;
    return (uint8_t)((is_full(p->surname) ? 8
                      : p->surname.n      ? 2
                                          : 0) +
                     (is_full(p->given) ? 6 : 1) +
                     (is_full(p->patronymic) ? 3
                      : p->patronymic.n      ? 1
                                             : 0));
}

static void index_part(linker *l, kz_slice key, uint32_t person) {
    if (!is_full(key))
        return;
    uint32_t slot = kz_hash(key) & l->mask;
    uint32_t head = l->slots[slot];
    if (head && l->links.at[head - 1].person == person)
        return;
    *kz_push(l->scene->arena, &l->links) = (chain_link){person, head};
    l->slots[slot] = l->links.n;
}

static void take_part(linker *l, kz_slice *known, kz_slice told, uint32_t person) {
    if (told.n && (!known->n || (is_initial(*known) && !is_initial(told)))) {
        *known = told;
        index_part(l, told, person);
    }
}

static void give_parts(linker *l, uint32_t person, const mention *m) {
    name_parts *known = &l->persons.at[person].parts;
    take_part(l, &known->surname, m->parts.surname, person);
    take_part(l, &known->given, m->parts.given, person);
    take_part(l, &known->patronymic, m->parts.patronymic, person);
}

static uint32_t new_person(linker *l, const mention *m) {
    uint32_t person = l->persons.n;
    linked_person *p = kz_push(l->scene->arena, &l->persons);
    memset(p, 0, sizeof *p);
    p->last = p->place = UINT32_MAX;
    give_parts(l, person, m);
    return person;
}

static bool spoken_of_later(const linked_person *a, const linked_person *b) {
    return a->last != UINT32_MAX && (b->last == UINT32_MAX || a->last > b->last);
}

/* The person that fits and was spoken of last; of those not yet spoken of, the first that is. */
static int32_t best_fit(const linker *l, kz_slice key, const mention *m) {
    int32_t best = NONE;
    if (!is_full(key))
        return best;
    uint32_t link = l->slots[kz_hash(key) & l->mask];
    for (uint32_t i = 0; link && i < MAX_CHAIN; i++, link = l->links.at[link - 1].next) {
        uint32_t person = l->links.at[link - 1].person;
        const linked_person *p = &l->persons.at[person];
        if (!compatible(&p->parts, &m->parts))
            continue;
        if (best == NONE || !spoken_of_later(&l->persons.at[best], p))
            best = (int32_t)person;
    }
    return best;
}

/* For one word: whose surname it is, else whose given name or patronymic it alone is. */
static int32_t best_fit_single(const linker *l, const mention *m) {
    kz_slice word = m->parts.surname;
    int32_t by_surname = NONE, by_other = NONE;
    bool unique = true;
    uint32_t link = l->slots[kz_hash(word) & l->mask];
    for (uint32_t i = 0; link && i < MAX_CHAIN; i++, link = l->links.at[link - 1].next) {
        uint32_t person = l->links.at[link - 1].person;
        const linked_person *p = &l->persons.at[person];
        if (kz_same(p->parts.surname, word)) {
            if (by_surname == NONE || !spoken_of_later(&l->persons.at[by_surname], p))
                by_surname = (int32_t)person;
        } else if (kz_same(p->parts.given, word) || kz_same(p->parts.patronymic, word)) {
            unique = unique && (by_other == NONE || by_other == (int32_t)person);
            by_other = (int32_t)person;
        }
    }
    return by_surname != NONE ? by_surname : unique ? by_other : NONE;
}

static int32_t find_person(const linker *l, const mention *m) {
    if (m->single)
        return best_fit_single(l, m);
    int32_t found = best_fit(l, m->parts.surname, m);
    if (found == NONE)
        found = best_fit(l, m->parts.given, m);
    return found != NONE ? found : best_fit(l, m->parts.patronymic, m);
}

static bool is_complete(const mention *m) {
    return !m->single && is_full(m->parts.given) && is_full(m->parts.surname);
}

static void join_full_names(linker *l) {
    const kz_entities *entities = l->scene->entities;
    for (uint32_t e = 0; e < entities->n; e++) {
        if (!kz_is_person(l->scene, (int32_t)e) || !is_complete(&l->mentions[e]))
            continue;
        int32_t person = best_fit(l, l->mentions[e].parts.surname, &l->mentions[e]);
        if (person == NONE)
            person = (int32_t)new_person(l, &l->mentions[e]);
        give_parts(l, (uint32_t)person, &l->mentions[e]);
        l->scene->person_of[e] = person;
    }
}

static void note_mention(linker *l, uint32_t e, uint32_t person) {
    linked_person *p = &l->persons.at[person];
    uint8_t full = fullness(&l->mentions[e]);
    if (p->last == UINT32_MAX || full > p->fullness) {
        p->best = e;
        p->fullness = full;
    }
    p->last = e;
    l->scene->person_of[e] = (int32_t)person;
}

/* «Абай Құнанбайұлы» is a person of its own before «Абай» alone is, where nobody with a surname is called so. */
static void found_patronymics(linker *l) {
    const kz_entities *entities = l->scene->entities;
    for (uint32_t e = 0; e < entities->n; e++) {
        const mention *m = &l->mentions[e];
        if (!kz_is_person(l->scene, (int32_t)e) || m->single || m->parts.surname.n || !is_full(m->parts.given) ||
            !is_full(m->parts.patronymic) || find_person(l, m) != NONE)
            continue;
        l->scene->person_of[e] = (int32_t)new_person(l, m);
    }
}

static void join_other_names(linker *l) {
    const kz_entities *entities = l->scene->entities;
    for (uint32_t e = 0; e < entities->n; e++) {
        if (!kz_is_person(l->scene, (int32_t)e))
            continue;
        const mention *m = &l->mentions[e];
        int32_t person = l->scene->person_of[e];
        if (person == NONE)
            person = find_person(l, m);
        if (person == NONE)
            person = (int32_t)new_person(l, m);
        else if (!m->single)
            give_parts(l, (uint32_t)person, m);
        note_mention(l, e, (uint32_t)person);
    }
}

/* Equal but for case and spaces: «Н.Ә. Сәрсенов» is «Н. Ә. Сәрсенов». */
static bool same_form(kz_slice a, kz_slice b) {
    uint32_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && a.at[i] == ' ')
            i++;
        while (k < b.n && b.at[k] == ' ')
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.at[i++] != b.at[k++])
            return false;
    }
}

static void add_alias(linker *l, linked_person *linked, kz_person *p, uint32_t e) {
    if (linked->forms.n >= MAX_ALIASES || same_form(l->mentions[e].lower, l->mentions[linked->best].lower))
        return;
    for (uint32_t i = 0; i < linked->forms.n; i++)
        if (same_form(l->mentions[e].lower, l->mentions[linked->forms.at[i]].lower))
            return;
    *kz_push(l->scene->arena, &linked->forms) = e;
    *kz_push(l->scene->arena, &p->aliases) = l->scene->entities->at[e].normal;
}

static void write_people(linker *l, kz_people *out) {
    const kz_entities *entities = l->scene->entities;
    for (uint32_t e = 0; e < entities->n; e++) {
        if (!kz_is_person(l->scene, (int32_t)e))
            continue;
        linked_person *linked = &l->persons.at[l->scene->person_of[e]];
        if (linked->place == UINT32_MAX) {
            linked->place = out->n;
            kz_person *fresh = kz_push(l->scene->arena, out);
            memset(fresh, 0, sizeof *fresh);
            fresh->name = entities->at[linked->best].normal;
        }
        kz_person *p = &out->at[linked->place];
        add_alias(l, linked, p, e);
        *kz_push(l->scene->arena, &p->mentions) = e;
        l->scene->person_of[e] = (int32_t)linked->place;
    }
}

void kz_join_names(kz_scene *scene, kz_people *out) {
    const kz_entities *entities = scene->entities;
    linker l = {.scene = scene, .mask = 63};
    l.mentions = kz_arena_get(scene->arena, entities->n * sizeof *l.mentions);
    uint32_t n = 0;
    for (uint32_t e = 0; e < entities->n; e++)
        if (kz_is_person(scene, (int32_t)e)) {
            l.mentions[e] = read_mention(kz_lowered(scene->arena, entities->at[e].normal));
            fold_parts(scene->arena, &l.mentions[e].parts);
            n++;
        }
    while (l.mask < n * 2)
        l.mask = l.mask * 2 + 1;
    l.slots = kz_arena_zeroed(scene->arena, (l.mask + 1) * sizeof *l.slots);
    join_full_names(&l);
    found_patronymics(&l);
    join_other_names(&l);
    write_people(&l, out);
}
