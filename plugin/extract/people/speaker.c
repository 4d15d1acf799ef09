#include "extract/people/speaker.h"

#include "extract/people/body.h"
#include "extract/people/posts.h"

enum { NONE = -1, LONGEST_PARAPHRASE = 96, REACH = 64, MAX_POSITIONS = 16 };

static const kz_slice HE = {"ол", 4}, THEY = {"олар", 8};

void kz_talk_init(kz_talk *talk, const kz_scene *scene, const kz_named_posts *posts, const kz_people *people) {
    *talk = (kz_talk){.scene = scene, .posts = posts, .people = people, .centre = NONE};
    talk->holders_of = kz_arena_zeroed(scene->arena, KZ_POST_HEADS * sizeof *talk->holders_of);
}

static uint32_t head_number(kz_slice word) {
    return kz_table_value(&kz_post_forms, word, KZ_POST_HEADS);
}

/* Those of a head noun, nobody at first. */
static kz_holders *holders_for(kz_talk *talk, uint32_t head) {
    if (!talk->holders_of[head]) {
        kz_holders *holders = kz_push(talk->scene->arena, &talk->holders);
        holders->head = head;
        for (uint32_t k = 0; k < KZ_HOLDERS; k++)
            holders->person[k] = NONE;
        talk->holders_of[head] = talk->holders.n;
    }
    return &talk->holders.at[talk->holders_of[head] - 1];
}

static void note_holder(kz_holders *holders, int32_t person, kz_slice body) {
    uint32_t k = 0;
    while (k < KZ_HOLDERS - 1 && holders->person[k] != person)
        k++;
    for (; k > 0; k--) {
        holders->person[k] = holders->person[k - 1];
        holders->body[k] = holders->body[k - 1];
    }
    holders->person[0] = person;
    holders->body[0] = body;
}

/* The holder named last whose body may be this one. */
static int32_t holder_of(const kz_talk *talk, uint32_t head, kz_slice body) {
    if (head >= KZ_POST_HEADS || !talk->holders_of[head])
        return NONE;
    const kz_holders *holders = &talk->holders.at[talk->holders_of[head] - 1];
    for (uint32_t k = 0; k < KZ_HOLDERS && holders->person[k] >= 0; k++)
        if (kz_same_body(holders->body[k], body))
            return holders->person[k];
    return NONE;
}

/* The posts of everybody named before this token stand for their last holders. */
static void see_entities(kz_talk *talk, uint32_t token) {
    const kz_entities *entities = talk->scene->entities;
    for (; talk->entity < entities->n && entities->at[talk->entity].first < token; talk->entity++) {
        int32_t person = talk->scene->person_of[talk->entity];
        if (person < 0)
            continue;
        const kz_positions *positions = &talk->people->at[person].positions;
        for (uint32_t i = 0; i < positions->n && i < MAX_POSITIONS; i++) {
            uint32_t head = head_number(positions->at[i].head);
            if (head < KZ_POST_HEADS)
                note_holder(holders_for(talk, head), person,
                            kz_lowered(talk->scene->arena, positions->at[i].organisation));
        }
    }
}

int32_t kz_named_in(const kz_talk *talk, uint32_t from, uint32_t end, kz_pick pick) {
    const kz_scene *scene = talk->scene;
    int32_t found = NONE;
    for (uint32_t t = from; t < end; t++) {
        int32_t e = scene->entity_of[t];
        if (!kz_is_person(scene, e) || scene->entities->at[e].first != t)
            continue;
        if (!kz_is_subject(scene, (uint32_t)e))
            continue;
        if (t > 0 && pick == KZ_FIRST_SUBJECT && kz_table_find(&kz_kin_words, kz_token_lower(scene->s, t - 1)) >= 0)
            continue;
        found = scene->person_of[e];
        if (pick != KZ_LAST)
            return found;
    }
    return found;
}

/* «өңір басшысы» stands for «облыс әкімі»; NULL if it is no such phrase. */
static const kz_paraphrase *paraphrase_of(const kz_scene *scene, const kz_phrase *post) {
    const kz_segments *s = scene->s;
    kz_span span = {s->tokens.at[post->first].span.start, post->form.bare_end};
    if (span.end - span.start > LONGEST_PARAPHRASE)
        return NULL;
    uint32_t number = kz_table_value(&kz_paraphrase_numbers, kz_sub(s->lower, span), UINT32_MAX);
    return number == UINT32_MAX ? NULL : &kz_paraphrases[number];
}

static bool is_leader(kz_slice head, kz_leader_kind kind) {
    return kz_table_value(&kz_leaders, head, UINT32_MAX) == (uint32_t)kind;
}

/* «банк (басшысы)»: who was named as a leader of the body, under whatever title; nobody where several were. */
static int32_t leader_of(const kz_talk *talk, kz_slice body) {
    int32_t found = NONE;
    for (uint32_t i = 0; body.n && i < talk->holders.n; i++) {
        uint32_t head = talk->holders.at[i].head;
        int32_t person = is_leader(kz_post_heads[head].word, KZ_LEADER_NAMED) ? holder_of(talk, head, body) : NONE;
        if (person >= 0 && found >= 0 && person != found)
            return NONE;
        found = person >= 0 ? person : found;
    }
    return found;
}

/* Who the post stands for, where no name stands beside it. */
static int32_t post_holder(const kz_talk *talk, const kz_named_post *named) {
    const kz_phrase *post = named->phrase;
    if (post->form.plural)
        return NONE;
    const kz_paraphrase *paraphrase = paraphrase_of(talk->scene, post);
    int32_t found = paraphrase ? holder_of(talk, paraphrase->head, paraphrase->body) : NONE;
    if (found < 0 && paraphrase)
        found = holder_of(talk, paraphrase->head, KZ_LIT(""));
    if (found >= 0)
        return found;
    kz_slice body = kz_lowered(talk->scene->arena, named->position.organisation);
    found = holder_of(talk, head_number(post->head->word), body);
    return found < 0 && is_leader(post->head->word, KZ_LEADER_ANY) ? leader_of(talk, body) : found;
}

/* The posts with their heads in [from, end): the first of them; `*last` is behind the last. */
static uint32_t posts_in(const kz_talk *talk, uint32_t from, uint32_t end, uint32_t *last) {
    const kz_named_posts *posts = talk->posts;
    uint32_t first = kz_post_after(posts, from);
    if (first < posts->n && posts->at[first].phrase->head_token < from)
        first++;
    for (*last = first; *last < posts->n && posts->at[*last].phrase->head_token < end;)
        ++*last;
    return first;
}

/* A post in this case in [from, end) that stands for somebody. */
static int32_t post_in(const kz_talk *talk, uint32_t from, uint32_t end, kz_case wanted) {
    uint32_t last;
    for (uint32_t i = posts_in(talk, from, end, &last); i < last; i++) {
        const kz_named_post *post = &talk->posts->at[i];
        uint32_t next = post->phrase->head_token + 1;
        if (post->phrase->form.case_ != wanted ||
            (next < end && kz_is_person(talk->scene, talk->scene->entity_of[next])))
            continue;
        int32_t found = post_holder(talk, post);
        if (found >= 0)
            return found;
    }
    return NONE;
}

/* The only person of the text with this head noun and body, named after this place: «…», – дейді мектеп директоры. */
static int32_t only_holder(const kz_talk *talk, const kz_named_post *post) {
    enum { MAX_PEOPLE = 64 };
    const kz_people *people = talk->people;
    kz_slice body = {NULL, 0};
    int32_t found = NONE;
    for (uint32_t p = 0; p < people->n && p < MAX_PEOPLE; p++)
        for (uint32_t i = 0; i < people->at[p].positions.n && i < MAX_POSITIONS; i++) {
            const kz_position *position = &people->at[p].positions.at[i];
            if (!kz_same(position->head, post->position.head))
                continue;
            if (!body.at)
                body = kz_lowered(talk->scene->arena, post->position.organisation);
            if (!kz_same_body(kz_lowered(talk->scene->arena, position->organisation), body))
                continue;
            if (found >= 0 && found != (int32_t)p)
                return NONE;
            found = (int32_t)p;
        }
    return found;
}

/* The last post in the author's words that its only holder stands for. */
static int32_t named_later(const kz_talk *talk, uint32_t from, uint32_t end) {
    uint32_t last, first = posts_in(talk, from, end, &last);
    while (last-- > first) {
        const kz_form *form = &talk->posts->at[last].phrase->form;
        if (form->case_ == KZ_CASE_NOM && !form->plural)
            return only_holder(talk, &talk->posts->at[last]);
    }
    return NONE;
}

/* «Бекованың (айтуынша)», «Бекованың мына бір (сөзіне)»: the person right before the word or a few words before. */
static int32_t whose(const kz_talk *talk, uint32_t from, uint32_t word) {
    enum { REACHES = 4 };
    const kz_scene *scene = talk->scene;
    for (uint32_t t = word; t > from && word - t < REACHES; t--) {
        int32_t e = scene->entity_of[t - 1];
        if (kz_is_person(scene, e))
            return t == word || kz_entity_case(scene, (uint32_t)e) == KZ_CASE_GEN ? scene->person_of[e] : NONE;
        if (!kz_is_word(scene->s, t - 1))
            break;
    }
    return NONE;
}

/* «Бекованың айтуынша», «Министрдің сөзінше»: whose words are told. */
static int32_t told_in(const kz_talk *talk, uint32_t from, uint32_t end) {
    const kz_scene *scene = talk->scene;
    for (uint32_t t = from + 1; t < end; t++) {
        if (kz_table_find(&kz_attribution_words, kz_token_lower(scene->s, t)) < 0)
            continue;
        int32_t found = whose(talk, from, t);
        if (found >= 0)
            return found;
        found = post_in(talk, t - 1, t, KZ_CASE_GEN);
        if (found >= 0)
            return found;
    }
    return NONE;
}

static int32_t anybody_in(const kz_talk *talk, uint32_t from, uint32_t end) {
    for (uint32_t t = from; t < end; t++) {
        int32_t e = talk->scene->entity_of[t];
        if (kz_is_person(talk->scene, e) && !kz_is_namesake(talk->scene, (uint32_t)e))
            return talk->scene->person_of[e];
    }
    return NONE;
}

static void set_centre(kz_talk *talk, int32_t person) {
    if (person < 0)
        return;
    talk->centre = person;
    talk->centre_is_own = true;
}

/* «Асанның әйелі Әлия Ким … деп айтады.» */
static int32_t kin_that_speaks(const kz_talk *talk, uint32_t from, uint32_t end) {
    int32_t named = kz_named_in(talk, from, end, KZ_FIRST);
    return named >= 0 && kz_has_speech_verb(talk->scene->s, from, end) ? named : NONE;
}

static void read_sentence(kz_talk *talk, const kz_sentence *sentence) {
    uint32_t first = sentence->first, end = sentence->end;
    if (end - first > REACH)
        end = first + REACH;
    int32_t found = kz_named_in(talk, first, end, KZ_FIRST_SUBJECT);
    if (found < 0)
        found = told_in(talk, first, end);
    if (found < 0)
        found = kin_that_speaks(talk, first, end);
    if (found < 0)
        found = post_in(talk, first, end, KZ_CASE_NOM);
    if (found < 0 && !talk->centre_is_own)
        found = anybody_in(talk, first, end);
    set_centre(talk, found);
}

void kz_talk_read(kz_talk *talk, uint32_t token, const bool *spoken) {
    const kz_sentences *sentences = &talk->scene->s->sentences;
    for (; talk->sentence < sentences->n && sentences->at[talk->sentence].end <= token; talk->sentence++) {
        const kz_sentence *sentence = &sentences->at[talk->sentence];
        if (talk->sentence > 0 && sentences->at[talk->sentence - 1].block != sentence->block)
            talk->centre_is_own = false;
        see_entities(talk, sentence->end);
        if (!spoken[sentence->first])
            read_sentence(talk, sentence);
    }
    see_entities(talk, token);
}

/* «үкімет (сағатында)»: a noun that hangs on the next one, which is no post. */
static bool says_which(const kz_scene *scene, uint32_t token, uint32_t end, const kz_form *form) {
    kz_form head;
    return !form->possessor && token + 1 < end && kz_is_word(scene->s, token + 1) &&
           kz_form_at(scene, token + 1).possessor == 3 && !kz_head_at(scene, token + 1, &head);
}

/* A body that ends with this token and acts; not «Дала» газетінің (тілшісі). */
static bool is_acting_body(const kz_scene *scene, uint32_t token, uint32_t entity) {
    const kz_entity *e = &scene->entities->at[entity];
    if (e->type != KZ_E_ORGANISATION || e->end != token + 1 || kz_entity_case(scene, entity) != KZ_CASE_NOM)
        return false;
    uint32_t next = token + 1;
    return next >= scene->s->tokens.n || !kz_is_word(scene->s, next) || kz_form_at(scene, next).possessor != 3;
}

/* «деп жазды Gulf News»: a name in Latin letters that is nobody's who is known. */
static bool is_foreign_name(const kz_segments *s, uint32_t token) {
    enum { SHOWN = KZ_F_LATIN | KZ_F_CAPITAL };
    return kz_is_word(s, token) && (s->tokens.at[token].flags & SHOWN) == SHOWN;
}

/* «деп келтіреді Gulf News шабуылшының сөзін» */
static bool cites(const kz_segments *s, uint32_t from, uint32_t end) {
    for (uint32_t t = from; t < end; t++)
        if (kz_table_find(&kz_attribution_words, kz_token_lower(s, t)) >= 0)
            return true;
    return false;
}

/* A body or several people speak: «деп хабарлады баспасөз қызметі», «дейді мамандар». */
static bool others_speak(const kz_talk *talk, uint32_t from, uint32_t end) {
    const kz_scene *scene = talk->scene;
    for (uint32_t t = from; t < end; t++) {
        int32_t e = scene->entity_of[t];
        if (e >= 0) {
            if (is_acting_body(scene, t, (uint32_t)e))
                return true;
            continue;
        }
        uint32_t words;
        if (kz_speech_verb(scene->s, t, end, &words) >= 0) { /* «кеңес берді» names no council */
            t += words - 1;
            continue;
        }
        if (!kz_is_word(scene->s, t))
            continue;
        if (kz_token_is(scene->s, t, THEY) || (is_foreign_name(scene->s, t) && !cites(scene->s, from, end)))
            return true;
        kz_form form = kz_form_at(scene, t);
        if (says_which(scene, t, end, &form))
            continue;
        if (form.known && form.case_ == KZ_CASE_NOM && (form.plural || kz_body_kind(scene, t) >= 0))
            return true;
    }
    return false;
}

/* «деп сөзін түйген Асан Серіковтің (…)»: a person right after a participle of speech, in any case. */
static int32_t who_said(const kz_talk *talk, uint32_t from, uint32_t end) {
    enum { NEAR = 4 };
    const kz_scene *scene = talk->scene;
    for (uint32_t t = from; t < end && t - from < NEAR; t++) {
        uint32_t words;
        int32_t verb = kz_speech_verb(scene->s, t, end, &words);
        if (verb < 0 || verb >> KZ_SPEECH_FORM_SHIFT != KZ_SPEECH_PARTICIPLE)
            continue;
        int32_t e = t + words < end ? scene->entity_of[t + words] : NONE;
        if (kz_is_person(scene, e))
            return scene->person_of[e];
    }
    return NONE;
}

/* «деді есімін атамаған тұрғын» */
static bool is_unnamed(const kz_talk *talk, uint32_t from, uint32_t end) {
    for (uint32_t t = from; t < end; t++)
        if (talk->scene->entity_of[t] < 0 && kz_table_find(&kz_unnamed_words, kz_token_lower(talk->scene->s, t)) >= 0)
            return true;
    return false;
}

/* «Анам күліп: «…», – дейтін», «Онда былай делінген: «…»»: before the words said. */
static bool tells_of_unnamed(const kz_talk *talk, uint32_t from, uint32_t end) {
    enum { NEAR = 4 };
    const kz_scene *scene = talk->scene;
    for (uint32_t t = from; t < end; t++)
        if (scene->entity_of[t] < 0 &&
            kz_table_value(&kz_unnamed_words, kz_token_lower(scene->s, t), 0) == KZ_UNNAMED_ANYWHERE &&
            kz_named_in(talk, t, t + NEAR < end ? t + NEAR : end, KZ_FIRST) < 0)
            return true;
    return false;
}

/* «…, алайда (министр): «…»»: a post without a name right before the words said. */
static int32_t announced_post(const kz_talk *talk, uint32_t from, uint32_t end) {
    const kz_scene *scene = talk->scene;
    while (end > from && (kz_is_sign(scene->s, end - 1, ":") || kz_is_dash(scene->s, end - 1)))
        end--;
    uint32_t last, post = end > from ? posts_in(talk, end - 1, end, &last) : 0;
    if (end <= from || post == last || talk->posts->at[post].phrase->form.case_ != KZ_CASE_NOM)
        return NONE;
    return post_holder(talk, &talk->posts->at[post]);
}

static bool says_he(const kz_talk *talk, uint32_t from, uint32_t end) {
    for (uint32_t t = from; t < end; t++)
        if (kz_token_is(talk->scene->s, t, HE))
            return true;
    return false;
}

int32_t kz_speaker_of(kz_talk *talk, const kz_speech *speech, int32_t previous) {
    if (speech->goes_on && (previous >= 0 || speech->author == speech->author_end))
        return previous;
    see_entities(talk, speech->author_end);
    int32_t found = who_said(talk, speech->author, speech->author_end);
    if (found < 0)
        found = kz_named_in(talk, speech->author, speech->author_end, KZ_FIRST);
    if (found < 0 && is_unnamed(talk, speech->author, speech->author_end))
        return NONE;
    if (found < 0 && says_he(talk, speech->author, speech->author_end))
        found = speech->inner ? NONE : talk->centre;
    if (found < 0)
        found = post_in(talk, speech->author, speech->author_end, KZ_CASE_NOM);
    if (found < 0)
        found = named_later(talk, speech->author, speech->author_end);
    if (found < 0 && others_speak(talk, speech->author, speech->author_end))
        return NONE;
    uint32_t from = speech->left_end - speech->left > REACH ? speech->left_end - REACH : speech->left;
    if (found < 0 && tells_of_unnamed(talk, from, speech->left_end))
        return NONE;
    if (found < 0)
        found = announced_post(talk, from, speech->left_end);
    if (found < 0)
        found = kz_named_in(talk, from, speech->left_end, KZ_LAST);
    if (found < 0)
        found = told_in(talk, from, speech->left_end);
    if (found < 0)
        found = post_in(talk, from, speech->left_end, KZ_CASE_NOM);
    if (found < 0 && !speech->inner)
        found = talk->centre;
    if (!speech->inner)
        set_centre(talk, found);
    return found;
}
