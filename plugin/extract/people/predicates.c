/* Posts that are said of somebody without a verb: «Асан Серіков – ақын», «Қазір – депутат», the lines of a life story.
 */
#include "extract/people/body.h"
#include "extract/people/finder.h"

enum { NONE = -1 };

/* «Нұржан Қабдолов деген кісі … дәнекерлеуші,»: a sentence that begins with its subject. */
static int32_t subject_of_predicate(const kz_finder *f, const kz_phrase *post) {
    enum { NEAR = 8 };
    int32_t entity = kz_finder_person(f, f->first);
    if (entity < 0 || kz_entity_case(f->scene, (uint32_t)entity) != KZ_CASE_NOM)
        return NONE;
    uint32_t end = f->scene->entities->at[entity].end;
    if (post->first < end || post->first - end > NEAR)
        return NONE;
    bool called = false;
    for (uint32_t t = end; t < post->first; t++) {
        bool calls = kz_finder_link(f, t, KZ_LINK_CALLED);
        called = called || calls;
        if (!kz_is_word(f->scene->s, t) || (!calls && kz_breaks_phrase(f->scene, t)))
            return NONE;
    }
    return called || post->end + 1 >= f->end ? f->scene->person_of[entity] : NONE;
}

static bool is_now(const kz_finder *f, uint32_t token) {
    return kz_finder_link(f, token, KZ_LINK_NOW);
}

/* Where the posts begin in «Ол – ақын, аудармашы», «Қазір – депутат», «Соңғы қызметі – басқарма басшысы». */
static uint32_t after_topic_dash(const kz_finder *f) {
    enum { NEAR = 4 };
    for (uint32_t t = f->first; t + 1 < f->end && t - f->first < NEAR; t++)
        if (kz_is_dash(f->scene->s, t + 1) && ((t == f->first && (kz_finder_third_person(f, t) || is_now(f, t))) ||
                                               kz_finder_link(f, t, KZ_LINK_HOLDING)))
            return t + 2;
    return f->first;
}

/* «Екі дүркін (Даңқ орденінің иегері)» */
static bool counts_times(const kz_finder *f, uint32_t first, uint32_t post) {
    enum { LONGEST_COUNT = 3 };
    return post > first && post - first < LONGEST_COUNT && kz_finder_link(f, post - 1, KZ_LINK_TIMES);
}

/* «Экономика ғылымдарының кандидаты.» or «Ол – ақын, аудармашы.» as a whole sentence. */
static bool is_whole_sentence(const kz_finder *f, const kz_phrase *posts, uint32_t n) {
    uint32_t first = after_topic_dash(f);
    if (counts_times(f, first, posts[0].first))
        first = posts[0].first;
    for (uint32_t i = 0; i < n; i++) {
        if (posts[i].first != first)
            return false;
        first = posts[i].end + 1;
    }
    return first >= f->end;
}

/* A line of a life story without a verb: «2001-2003 жылдары – қор директоры; 2003 жылдан – комитет төрағасы.» */
static bool is_dated_list(const kz_finder *f, const kz_phrase *last) {
    enum { NEAR = 3 };
    if (last->end + 1 < f->end || !kz_goes_on_about_topic(f))
        return false;
    for (uint32_t t = f->first; t < f->end && t - f->first < NEAR; t++)
        if (kz_finder_year(f, t))
            return true;
    return false;
}

/* «Бұл үйдің үлкені Гүлдана Серікова облыстық газетте (редактор).»: the only person of the sentence. */
static int32_t only_subject(const kz_finder *f, uint32_t before) {
    const kz_entities *entities = f->scene->entities;
    int32_t found = NONE;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++) {
        if (entities->at[e].type != KZ_E_PERSON || entities->at[e].first < f->first)
            continue;
        if (found >= 0 || entities->at[e].first >= before || !kz_is_subject(f->scene, e))
            return NONE;
        found = f->scene->person_of[e];
    }
    return found;
}

/* The person whose name is the whole of a paragraph's only sentence, or -1. */
static int32_t name_line(const kz_finder *f, uint32_t sentence) {
    const kz_sentences *sentences = &f->scene->s->sentences;
    if (sentence >= sentences->n)
        return NONE;
    const kz_sentence *s = &sentences->at[sentence];
    int32_t e = f->scene->entity_of[s->first];
    return kz_is_person(f->scene, e) && f->scene->entities->at[e].end == s->end ? f->scene->person_of[e] : NONE;
}

/* «Комитет төрағасы ¶ Асан Серіков»: a line with a post before a line with a name, as under a letter; after a line with
 * a name it belongs to that one. */
static int32_t name_after_line(const kz_finder *f) {
    const kz_sentences *sentences = &f->scene->s->sentences;
    uint32_t next = f->sentence + 1;
    if (next >= sentences->n || sentences->at[next].block == sentences->at[f->sentence].block)
        return NONE;
    return f->sentence > 0 && name_line(f, f->sentence - 1) >= 0 ? NONE : name_line(f, next);
}

/* «… Асан Серіков бүгінде (цирк әртісі).» */
static bool follows_name_and_time(const kz_finder *f, uint32_t post) {
    uint32_t t = post;
    while (t > f->first && kz_table_value(&kz_post_stops, kz_finder_word(f, t - 1), UINT32_MAX) == KZ_STOP_TIME)
        t--;
    return t < post && t > f->first && kz_finder_person(f, t - 1) >= 0;
}

void kz_give_predicates(kz_finder *f, kz_phrase *posts, uint32_t n) {
    if (n == 0)
        return;
    bool whole = is_whole_sentence(f, posts, n);
    int32_t signer = whole ? name_after_line(f) : NONE, topic = signer >= 0 ? signer : f->topic;
    if (topic >= 0 && (whole || is_dated_list(f, &posts[n - 1]))) {
        for (uint32_t i = 0; i < n; i++)
            kz_finder_give(f, topic, &posts[i]);
        return;
    }
    int32_t person = subject_of_predicate(f, &posts[0]);
    if (person < 0 && posts[n - 1].end + 1 >= f->end &&
        (posts[0].located || (n == 1 && follows_name_and_time(f, posts[0].first))))
        person = only_subject(f, posts[0].first);
    if (person >= 0)
        kz_finder_give(f, person, &posts[0]);
}
