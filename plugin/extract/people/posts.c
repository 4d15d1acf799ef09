/* A post belongs to a person when it stands right before the name, after it in apposition or as the predicate, or
 * when words such as «болып тағайындалды», «қызметінен босатылды» tie it to the sentence's or the paragraph's subject.
 */
#include "extract/people/posts.h"

#include "extract/people/body.h"

enum {
    NONE = -1,
    MAX_POSTS = 8,
    REACH = 32,
    MAX_LINKS = 5,
    HELD_FOR = 2,       /* sentences after which «оның орнына» no longer means the post spoken of last */
    LONGEST_PIECE = 256 /* tokens of a sentence that are read together, so that the work stays linear */
};

/* A post that the sentences after it may mean by «оның орнына». */
typedef struct spoken_post {
    kz_position position;
    uint32_t end; /* the token after it; 0 if there was none yet */
    uint32_t sentence;
} spoken_post;

typedef struct finder {
    const kz_scene *scene;
    kz_people *people;
    bool *used;          /* by token: part of a post that has found its person */
    uint32_t entity;     /* the first entity that ends after `first` */
    int32_t topic;       /* the person the paragraph is about, or -1 */
    spoken_post held;    /* the last post given or taken by a verb */
    spoken_post set;     /* the last post set to a name: «облыс әкімі Асан …» */
    uint32_t first, end; /* the tokens in hand: a sentence, or a piece of a very long one */
    uint32_t sentence;
} finder;

static int32_t person_at(const finder *f, uint32_t token) {
    int32_t e = f->scene->entity_of[token];
    return kz_is_person(f->scene, e) ? e : NONE;
}

static kz_slice word_at(const finder *f, uint32_t token) {
    return kz_token_lower(f->scene->s, token);
}

static bool is_sign(const finder *f, uint32_t token, const char *sign) {
    return kz_token_is(f->scene->s, token, (kz_slice){sign, (uint32_t)strlen(sign)});
}

static bool is_link(const finder *f, uint32_t token, kz_link_kind kind) {
    return token < f->end && kz_table_value(&kz_post_links, word_at(f, token), UINT32_MAX) == (uint32_t)kind;
}

/* A word that ties the post before it to a person. */
static bool ties(const finder *f, uint32_t token) {
    return is_link(f, token, KZ_LINK_HOLDING) || is_link(f, token, KZ_LINK_ROLE);
}

static bool is_conjunction(const finder *f, uint32_t token) {
    return is_sign(f, token, "және") || is_sign(f, token, "әрі");
}

/* Where one post of a list ends and the next begins. */
static bool divides_posts(const finder *f, uint32_t token) {
    return is_sign(f, token, ",") || is_conjunction(f, token) || kz_is_dash(f->scene->s, token);
}

/* The end of a clause or of a post in apposition. */
static bool ends_clause(const finder *f, uint32_t token) {
    if (token >= f->end)
        return true;
    uint8_t kind = f->scene->s->tokens.at[token].kind;
    return kind == KZ_T_PUNCT && !is_sign(f, token, "«") && !is_sign(f, token, "“") && !is_sign(f, token, "(");
}

static kz_position give(finder *f, int32_t person, const kz_phrase *phrase) {
    kz_position position = kz_position_of(f->scene, phrase);
    for (uint32_t t = phrase->first; t < phrase->end; t++)
        f->used[t] = true;
    if (person >= 0)
        kz_add_position(f->scene->arena, &f->people->at[person], position);
    return position;
}

static void speak_of(const finder *f, spoken_post *which, kz_position position, uint32_t end) {
    *which = (spoken_post){position, end, f->sentence};
}

/* «…, көрнекті ғалым (Асан …)», «ихтиолог ғалым (Асан …)»: where the post before a state that is no post ends; `end` if
 * there is none. */
static uint32_t before_state(const finder *f, uint32_t end) {
    enum { LONGEST_STATE = 8 };
    if (end <= f->first || kz_table_find(&kz_state_words, word_at(f, end - 1)) < 0)
        return end;
    kz_form form;
    if (end - 1 > f->first && kz_head_at(f->scene, end - 2, &form) && form.case_ == KZ_CASE_NOM && !form.possessor)
        return end - 1;
    for (uint32_t t = end - 1; t > f->first && end - t <= LONGEST_STATE; t--)
        if (is_sign(f, t, ","))
            return t;
        else if (person_at(f, t) >= 0)
            break;
    return end;
}

/* «бас директоры (басқарма төрағасы) Асан …»: where the parenthesis before a name begins. */
static uint32_t before_parenthesis(const finder *f, uint32_t end) {
    enum { LONGEST_PARENTHESIS = 8 };
    if (end <= f->first || !is_sign(f, end - 1, ")"))
        return end;
    for (uint32_t t = end - 1; t > f->first && end - t <= LONGEST_PARENTHESIS; t--)
        if (is_sign(f, t, "("))
            return t;
    return end;
}

/* «…, Қазақстанда (реформа жөніндегі комиссияның мүшесі)»: a place before the post that is no part of it. */
static uint32_t before_place(const finder *f, uint32_t first) {
    if (first <= f->first || f->scene->entity_of[first - 1] < 0)
        return first;
    const kz_entity *e = &f->scene->entities->at[f->scene->entity_of[first - 1]];
    return e->type == KZ_E_GPE || e->type == KZ_E_LOCATION ? e->first : first;
}

/* «депутат, (белгілі жазушы Асан …)» */
static uint32_t before_praise(const finder *f, uint32_t first) {
    while (first > f->first && kz_table_value(&kz_post_stops, word_at(f, first - 1), UINT32_MAX) == KZ_STOP_PRAISE)
        first--;
    return first;
}

/* The posts that stand right before a name, the nearest first: «облыс әкімі, филиал төрағасы (Асқар …)». */
static uint32_t posts_before(const finder *f, uint32_t end, kz_phrase *posts, bool *shares_body) {
    uint32_t n = 0;
    end = before_state(f, before_parenthesis(f, end));
    while (n < MAX_POSTS && end > f->first && kz_read_phrase(f->scene, end, f->first, &posts[n])) {
        uint32_t first = posts[n].first;
        shares_body[n++] = false;
        first = before_praise(f, before_place(f, first));
        if (first <= f->first || !divides_posts(f, first - 1))
            break;
        shares_body[n - 1] = is_conjunction(f, first - 1) && posts[n - 1].first == posts[n - 1].title;
        end = before_state(f, first - 1);
    }
    return n;
}

/* The persons of «депутаттар Асан Серіков пен Әлия Оспан» after the first one. */
static void give_to_others(finder *f, uint32_t entity, const kz_phrase *post) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = entity + 1; e < entities->n && entities->at[e].first < f->end; e++) {
        if (entities->at[e].type != KZ_E_PERSON || entities->at[e].first - entities->at[e - 1].end != 1)
            return;
        kz_slice between = word_at(f, entities->at[e - 1].end);
        if (!kz_same(between, KZ_LIT(",")) && !kz_is_coordinator(between))
            return;
        give(f, f->scene->person_of[e], post);
    }
}

/* «… университетінің директоры және бас редакторы»: one body for both. */
static void share_body(const kz_phrase *from, kz_phrase *to) {
    to->first = from->first;
    to->body_end = from->body_end;
    to->place = from->place;
}

static bool begins_clause(const finder *f, uint32_t token) {
    return token == f->first || ends_clause(f, token - 1);
}

static bool give_posts_before(finder *f, uint32_t entity) {
    kz_phrase posts[MAX_POSTS];
    bool shares_body[MAX_POSTS];
    uint32_t first = f->scene->entities->at[entity].first;
    bool after_dash = first > f->first + 1 && kz_is_dash(f->scene->s, first - 1) && kz_is_word(f->scene->s, first - 2);
    uint32_t n = posts_before(f, after_dash ? first - 1 : first, posts, shares_body);
    if (after_dash && n && !begins_clause(f, before_praise(f, posts[n - 1].first)))
        n = 0;
    for (uint32_t i = n; i-- > 0;) {
        if (shares_body[i] && i + 1 < n && posts[i].form.possessor == 3)
            share_body(&posts[i + 1], &posts[i]);
        speak_of(f, &f->set, give(f, f->scene->person_of[entity], &posts[i]), posts[i].end);
        if (posts[i].form.plural)
            give_to_others(f, entity, &posts[i]);
    }
    return n > 0;
}

/* Words of praise and of time before a post in apposition are not part of it. */
static bool only_breaks(const finder *f, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (f->scene->entity_of[t] >= 0 || !kz_is_word(f->scene->s, t) || !kz_breaks_phrase(f->scene, t))
            return false;
    return true;
}

/* «– тәжірибелі басшы», «– менің ұстазым» praise and tell no post; «– белгілі ақын» tells one. */
static bool is_praise(const finder *f, uint32_t from, const kz_phrase *post) {
    if (post->form.possessor && post->form.possessor != 3)
        return true;
    return post->first > from && post->title == post->head_token && !post->form.possessor &&
           post->head->kind == KZ_HEAD_OFFICE && !(f->scene->entity_of[from] >= 0);
}

/* «режиссері – Асан Серіков»: the post is the one's after the dash. */
static bool names_holder_after(const finder *f, uint32_t end) {
    return end + 1 < f->end && kz_is_dash(f->scene->s, end) && person_at(f, end + 1) >= 0;
}

/* The post that begins at `from` and ends its clause: «…, мектеп директоры:». */
static bool post_from(const finder *f, uint32_t from, kz_phrase *post) {
    for (uint32_t t = from; t < f->end && t - from < REACH; t++) {
        if (person_at(f, t) >= 0 || (t > from && (kz_is_dash(f->scene->s, t) || is_sign(f, t, ":"))))
            return false;
        if (kz_is_word(f->scene->s, t) && ends_clause(f, t + 1) && kz_read_phrase(f->scene, t + 1, from, post))
            return !names_holder_after(f, post->end) && !post->form.plural && !is_praise(f, from, post) &&
                   only_breaks(f, from, post->place < 0 ? post->first : from);
    }
    return false;
}

static void give_posts_after(finder *f, uint32_t entity) {
    uint32_t at = f->scene->entities->at[entity].end;
    if (at >= f->end || kz_entity_case(f->scene, entity) != KZ_CASE_NOM)
        return;
    if (!is_sign(f, at, ",") && !is_sign(f, at, "(") && !kz_is_dash(f->scene->s, at))
        return;
    kz_phrase post;
    for (uint32_t n = 0; n < MAX_POSTS && post_from(f, at + 1, &post); n++) {
        give(f, f->scene->person_of[entity], &post);
        at = post.end;
        if (at >= f->end || !is_sign(f, at, ","))
            return;
    }
}

/* The person right after «… болған», «… болып істеген». */
static int32_t person_after_links(const finder *f, uint32_t at) {
    uint32_t n = 0;
    while (n < MAX_LINKS && (ties(f, at) || is_link(f, at, KZ_LINK_BRIDGE) || is_link(f, at, KZ_LINK_APPOINT) ||
                             is_link(f, at, KZ_LINK_COME))) {
        at++;
        n++;
    }
    return n && at < f->end ? person_at(f, at) : NONE;
}

/* «Асанға (қор төрағасы қызметіне сайлануына …)», «Асанның (қор төрағасы болуы)»: the name right before the post, in
 * another case. «Асанның (көмекшісі …)» is somebody else. */
static int32_t person_beside(const finder *f, const kz_phrase *post) {
    int32_t e = post->first > f->first ? person_at(f, post->first - 1) : NONE;
    if (e < 0)
        return NONE;
    kz_case c = kz_entity_case(f->scene, (uint32_t)e);
    bool names_body = post->first < post->title;
    return c == KZ_CASE_NOM || c == KZ_CASE_ACC || c == KZ_CASE_DAT || (c == KZ_CASE_GEN && names_body) ? e : NONE;
}

static bool says_he_before(const finder *f, uint32_t token) {
    for (uint32_t t = f->first; t < token; t++)
        if (is_sign(f, t, "ол"))
            return true;
    return false;
}

/* Who holds the post of the phrase: the object of an active verb, the nearest subject before it, else one after it. */
static int32_t holder_in_sentence(const finder *f, const kz_phrase *post) {
    int32_t found = person_after_links(f, post->end);
    if (found < 0)
        found = person_beside(f, post);
    if (found >= 0)
        return found;
    const kz_entities *entities = f->scene->entities;
    int32_t subject = NONE, object = NONE, later_object = NONE, later = NONE;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++) {
        if (entities->at[e].type != KZ_E_PERSON || entities->at[e].first < f->first)
            continue;
        kz_case c = kz_entity_case(f->scene, e);
        bool before = entities->at[e].end <= post->first;
        if (c == KZ_CASE_ACC && before)
            object = (int32_t)e;
        else if (c == KZ_CASE_ACC && later_object < 0)
            later_object = (int32_t)e;
        else if (c == KZ_CASE_NOM && before)
            subject = (int32_t)e;
        else if (c == KZ_CASE_NOM && later < 0)
            later = (int32_t)e;
    }
    object = object >= 0 ? object : later_object;
    if (object < 0 && subject < 0 && later >= 0 && says_he_before(f, post->first))
        return NONE;
    return object >= 0 ? object : subject >= 0 ? subject : later;
}

static bool has_person(const finder *f) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++)
        if (entities->at[e].type == KZ_E_PERSON && entities->at[e].first >= f->first)
            return true;
    return false;
}

static bool is_third_person(const finder *f, uint32_t token) {
    return is_sign(f, token, "ол") || is_sign(f, token, "оны") || is_sign(f, token, "оның") ||
           is_sign(f, token, "оған");
}

/* жылы, жылдары, жылда: «Соңғы төрт жылда қор төрағасы болды.» */
static bool is_year_word(const finder *f, uint32_t token) {
    return kz_is_word(f->scene->s, token) && kz_starts(word_at(f, token), KZ_LIT("жыл")) &&
           !(kz_lexicon(word_at(f, token)) & KZ_LEX_VERB);
}

static bool is_year(const finder *f, uint32_t token) {
    const kz_token *t = &f->scene->s->tokens.at[token];
    enum { YEAR_DIGITS = 4 };
    if (t->kind != KZ_T_NUMBER || t->span.end - t->span.start < YEAR_DIGITS)
        return false;
    kz_slice text = kz_token_text(f->scene->s, token);
    return kz_starts(text, KZ_LIT("19")) || kz_starts(text, KZ_LIT("20"));
}

/* A sentence of a life story: it names nobody, but a year or «ол» says that it goes on about the paragraph's person. */
static bool goes_on_about_topic(const finder *f) {
    if (has_person(f))
        return false;
    if (f->scene->s->tokens.at[f->first].flags & KZ_F_IN_QUOTES)
        return false;
    for (uint32_t t = f->first; t < f->end; t++)
        if (is_third_person(f, t) || is_year(f, t) || is_year_word(f, t))
            return true;
    return false;
}

static int32_t holder_of(const finder *f, const kz_phrase *post) {
    int32_t entity = holder_in_sentence(f, post);
    if (entity >= 0)
        return f->scene->person_of[entity];
    return goes_on_about_topic(f) || says_he_before(f, post->first) ? f->topic : NONE;
}

/* «сол басылымның бас редакторы»: the body named last; «институтта кіші қызметкер, аға қызметкер»: one for both. */
static void resolve_body(const finder *f, kz_phrase *post, const kz_phrase *before) {
    bool pointed = post->first > f->first && post->first < post->title &&
                   (is_sign(f, post->first - 1, "сол") || is_sign(f, post->first - 1, "осы") ||
                    is_sign(f, post->first - 1, "аталған"));
    bool joined = before && !post->form.possessor && post->place < 0 && post->first == before->end + 1;
    if ((pointed || joined) && before && before->place >= 0) {
        post->place = before->place;
        post->first = post->body_end = post->title;
    }
}

/* «көмекші болып (жүр)» tells no post; «әдеби қызметкер болып …», «көмекші болып істеді» do. */
static bool is_mere_role(const finder *f, const kz_phrase *post) {
    if (!is_link(f, post->end, KZ_LINK_ROLE) || post->form.possessor || post->place >= 0 ||
        post->title < post->head_token)
        return false;
    uint32_t next = post->end + 1;
    return !(next < f->end && person_at(f, next) >= 0) && !is_link(f, next, KZ_LINK_BRIDGE) &&
           !is_link(f, next, KZ_LINK_APPOINT) && !is_link(f, next, KZ_LINK_COME);
}

/* A finished post that nobody stands beside: it closes a clause, or a word such as «болып» follows it. */
static bool read_loose_post(const finder *f, uint32_t head, kz_phrase *post) {
    kz_form form;
    if (f->used[head] || !kz_is_word(f->scene->s, head) || !kz_head_at(f->scene, head, &form))
        return false;
    if (form.possessor && form.possessor != 3) /* «бапкерім», but «бардым» is no «бард» of mine */
        return false;
    bool held = ties(f, head + 1);
    if (!(held || ends_clause(f, head + 1)) || !kz_read_phrase(f->scene, head + 1, f->first, post))
        return false;
    return post->form.plural ? held : !is_mere_role(f, post);
}

/* «Вице-спикерлер болып Асан Серіков пен Әлия Ким сайланды». */
static void give_to_several(finder *f, const kz_phrase *post) {
    int32_t entity = holder_in_sentence(f, post);
    if (entity < 0)
        return;
    give(f, f->scene->person_of[entity], post);
    give_to_others(f, (uint32_t)entity, post);
}

static void give_held(finder *f, kz_phrase *posts, uint32_t n) {
    if (posts[n - 1].form.plural) {
        give_to_several(f, &posts[n - 1]);
        return;
    }
    int32_t person = holder_of(f, &posts[n - 1]);
    for (uint32_t i = 0; i < n; i++) {
        resolve_body(f, &posts[i], i ? &posts[i - 1] : NULL);
        speak_of(f, &f->held, give(f, person, &posts[i]), posts[i].end);
    }
}

/* «Нұржан Қабдолов деген кісі … дәнекерлеуші,»: a sentence that begins with its subject. */
static int32_t subject_of_predicate(const finder *f, const kz_phrase *post) {
    enum { NEAR = 8 };
    int32_t entity = person_at(f, f->first);
    if (entity < 0 || kz_entity_case(f->scene, (uint32_t)entity) != KZ_CASE_NOM)
        return NONE;
    uint32_t end = f->scene->entities->at[entity].end;
    if (post->first < end || post->first - end > NEAR)
        return NONE;
    bool called = false;
    for (uint32_t t = end; t < post->first; t++) {
        bool calls = is_sign(f, t, "деген") || is_sign(f, t, "атты");
        called = called || calls;
        if (!kz_is_word(f->scene->s, t) || (!calls && kz_breaks_phrase(f->scene, t)))
            return NONE;
    }
    return called || post->end + 1 >= f->end ? f->scene->person_of[entity] : NONE;
}

/* Where the posts begin in «Ол – ақын, аудармашы», «Соңғы қызметі – басқарма басшысы». */
static uint32_t after_topic_dash(const finder *f) {
    enum { NEAR = 4 };
    for (uint32_t t = f->first; t + 1 < f->end && t - f->first < NEAR; t++)
        if (kz_is_dash(f->scene->s, t + 1) &&
            ((t == f->first && is_third_person(f, t)) || is_link(f, t, KZ_LINK_HOLDING)))
            return t + 2;
    return f->first;
}

/* «Экономика ғылымдарының кандидаты.» or «Ол – ақын, аудармашы.» as a whole sentence. */
static bool is_whole_sentence(const finder *f, const kz_phrase *posts, uint32_t n) {
    uint32_t first = after_topic_dash(f);
    for (uint32_t i = 0; i < n; i++) {
        if (posts[i].first != first)
            return false;
        first = posts[i].end + 1;
    }
    return first >= f->end;
}

/* A line of a life story without a verb: «2001-2003 жылдары – қор директоры; 2003 жылдан – комитет төрағасы.» */
static bool is_dated_list(const finder *f, const kz_phrase *last) {
    enum { NEAR = 3 };
    if (last->end + 1 < f->end || !goes_on_about_topic(f))
        return false;
    for (uint32_t t = f->first; t < f->end && t - f->first < NEAR; t++)
        if (is_year(f, t))
            return true;
    return false;
}

static void give_predicates(finder *f, kz_phrase *posts, uint32_t n) {
    if (n == 0)
        return;
    if (f->topic >= 0 && (is_whole_sentence(f, posts, n) || is_dated_list(f, &posts[n - 1]))) {
        for (uint32_t i = 0; i < n; i++)
            give(f, f->topic, &posts[i]);
        return;
    }
    int32_t person = subject_of_predicate(f, &posts[0]);
    if (person >= 0)
        give(f, person, &posts[0]);
}

/* «Палата төрағасын сайлады. Бұл қызметке Асан Серіков сайланды.»: the post that the next sentence may mean. */
static void note_object(finder *f, uint32_t token) {
    kz_phrase post;
    kz_form form;
    if (f->used[token] || !kz_is_word(f->scene->s, token) || !kz_head_at(f->scene, token, &form) ||
        form.case_ != KZ_CASE_ACC || form.possessor != 3 || form.plural)
        return;
    if (!kz_read_phrase_at(f->scene, token, f->first, &post))
        return;
    speak_of(f, &f->held, kz_position_of(f->scene, &post), post.end);
}

static void give_loose_posts(finder *f) {
    kz_phrase posts[MAX_POSTS];
    uint32_t n = 0;
    for (uint32_t t = f->first; t < f->end; t++) {
        note_object(f, t);
        if (n == MAX_POSTS || !read_loose_post(f, t, &posts[n]))
            continue;
        n++;
        if (ties(f, posts[n - 1].end)) {
            give_held(f, posts, n);
            n = 0;
        }
    }
    give_predicates(f, posts, n);
}

/* The words of a sentence that say that a post passes to somebody: «(оның) орнына … тағайындалды». */
typedef struct passing {
    uint32_t place; /* the token of «орнына», «қызметке» */
    bool his;       /* «оның орнына» */
    bool appoints, comes;
} passing;

static bool read_passing(const finder *f, passing *p) {
    bool place = false;
    *p = (passing){0};
    for (uint32_t t = f->first; t < f->end; t++) {
        if (!place && is_link(f, t, KZ_LINK_PLACE)) {
            place = true;
            p->place = t;
            p->his = t > f->first && is_third_person(f, t - 1);
        }
        p->appoints = p->appoints || is_link(f, t, KZ_LINK_APPOINT);
        p->comes = p->comes || is_link(f, t, KZ_LINK_COME);
    }
    return place && (p->appoints || p->comes);
}

/* Who gets the post: «(оның орнына) Әлия Кимді …», «… Әлия Ким …», named after it was spoken of. */
static int32_t successor(const finder *f, uint32_t after) {
    const kz_entities *entities = f->scene->entities;
    int32_t subject = NONE;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++) {
        if (entities->at[e].type != KZ_E_PERSON || entities->at[e].first < after || entities->at[e].first < f->first)
            continue;
        kz_case c = kz_entity_case(f->scene, e);
        if (c == KZ_CASE_ACC)
            return f->scene->person_of[e];
        if (c == KZ_CASE_NOM && subject < 0)
            subject = f->scene->person_of[e];
    }
    return subject;
}

static bool is_near(const finder *f, const spoken_post *post, uint32_t token) {
    return post->end && post->end <= token && f->sentence - post->sentence <= HELD_FOR;
}

/* «Оның орнына Айгүл Бөлекбаева тағайындалды»: the post that was spoken of last. That it was only set to a name is not
 * enough for «келді», which may tell of a visit. */
static void give_place_of_another(finder *f) {
    passing p;
    if (!read_passing(f, &p))
        return;
    const spoken_post *post = NULL;
    if (is_near(f, &f->held, p.place))
        post = &f->held;
    if (p.his && p.appoints && is_near(f, &f->set, p.place) && (!post || f->set.end > post->end))
        post = &f->set;
    if (!post)
        return;
    /* In the sentence of the old holder only who is named after «орнына» comes after him. */
    int32_t person = successor(f, post->sentence == f->sentence ? p.place : f->first);
    if (person >= 0)
        kz_add_position(f->scene->arena, &f->people->at[person], post->position);
}

/* The first person of a paragraph, unless the name stands there for somebody else's sake («әкесі Ермек»). */
static void find_topic(finder *f, uint32_t block, uint32_t block_first) {
    const kz_entities *entities = f->scene->entities;
    const kz_tokens *tokens = &f->scene->s->tokens;
    while (f->entity < entities->n && entities->at[f->entity].end <= block_first)
        f->entity++;
    for (uint32_t e = f->entity; e < entities->n && tokens->at[entities->at[e].first].block == block; e++) {
        uint32_t first = entities->at[e].first;
        if (entities->at[e].type != KZ_E_PERSON)
            continue;
        if (first > 0 && kz_table_find(&kz_kin_words, word_at(f, first - 1)) >= 0)
            continue;
        f->topic = f->scene->person_of[e];
        return;
    }
}

static void read_sentence(finder *f) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++)
        if (entities->at[e].type == KZ_E_PERSON && entities->at[e].first >= f->first && !give_posts_before(f, e))
            give_posts_after(f, e);
    give_loose_posts(f);
    give_place_of_another(f);
}

static void read_in_pieces(finder *f, const kz_sentence *sentence) {
    for (f->first = sentence->first; f->first < sentence->end; f->first = f->end) {
        f->end = sentence->end - f->first > LONGEST_PIECE ? f->first + LONGEST_PIECE : sentence->end;
        while (f->entity < f->scene->entities->n && f->scene->entities->at[f->entity].end <= f->first)
            f->entity++;
        read_sentence(f);
    }
}

void kz_find_posts(const kz_scene *scene, kz_people *people) {
    const kz_segments *s = scene->s;
    finder f = {.scene = scene, .people = people, .topic = NONE};
    f.used = kz_arena_zeroed(scene->arena, s->tokens.n * sizeof *f.used);
    uint32_t block = UINT32_MAX;
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        f.sentence = i;
        if (s->sentences.at[i].block != block) {
            block = s->sentences.at[i].block;
            find_topic(&f, block, s->sentences.at[i].first);
        }
        read_in_pieces(&f, &s->sentences.at[i]);
    }
}
