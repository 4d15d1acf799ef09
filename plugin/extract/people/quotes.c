/* Quotations: the stretches of direct speech of each paragraph with their speakers, and the answers of interviews. */
#include "extract/people/speaker.h"

enum {
    NONE = -1,
    MAX_GAP = 3,        /* paragraphs of one answer after its first */
    MAX_RUN = 8,        /* paragraphs of one quote after its first */
    VOCATIVE_REACH = 6, /* tokens */
    LONGEST_LABEL = 12  /* tokens */
};

typedef KZ_VEC(kz_block_range) block_ranges;

typedef struct quoter {
    kz_scene scene;
    kz_talk talk;
    block_ranges blocks;
    bool *spoken; /* by token: in somebody's words */
    kz_quotes *out;
} quoter;

static void list_blocks(quoter *q) {
    const kz_sentences *sentences = &q->scene.s->sentences;
    for (uint32_t i = 0; i < sentences->n; i++) {
        const kz_sentence *sentence = &sentences->at[i];
        if (i == 0 || sentences->at[i - 1].block != sentence->block)
            *kz_push(q->scene.arena, &q->blocks) = (kz_block_range){sentence->first, sentence->end};
        q->blocks.at[q->blocks.n - 1].end = sentence->end;
    }
}

static void write_quote(quoter *q, uint32_t first, uint32_t end, int32_t speaker) {
    const kz_tokens *tokens = &q->scene.s->tokens;
    *kz_push(q->scene.arena, q->out) =
        (kz_quote){{tokens->at[first].span.start, tokens->at[end - 1].span.end}, speaker};
}

static void mark_spoken(quoter *q, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        q->spoken[t] = true;
}

/* A question of somebody without a name (a journalist), a phrase quoted within a speech, a proverb. */
static bool is_nobodys(const quoter *q, const kz_speech *speech) {
    return speech->inner || !speech->sure || kz_is_sign(q->scene.s, speech->end - 1, "?");
}

/* Says who spoke last. */
static int32_t write_speeches(quoter *q, const kz_speeches *speeches) {
    for (uint32_t i = 0; i < speeches->n; i++)
        if (!speeches->at[i].inner)
            mark_spoken(q, speeches->at[i].first, speeches->at[i].end);
    int32_t previous = NONE;
    for (uint32_t i = 0; i < speeches->n; i++) {
        const kz_speech *speech = &speeches->at[i];
        if (!speech->inner)
            kz_talk_read(&q->talk, speech->first, q->spoken);
        int32_t speaker = kz_speaker_of(&q->talk, speech, previous);
        if (!speech->inner)
            previous = speaker;
        if (speaker >= 0 || !is_nobodys(q, speech))
            write_quote(q, speech->first, speech->end, speaker);
    }
    return previous;
}

static bool is_line(const quoter *q, uint32_t block) {
    return block < q->blocks.n && kz_is_dash(q->scene.s, q->blocks.at[block].first);
}

static bool asks(const quoter *q, uint32_t block) {
    const kz_block_range *b = &q->blocks.at[block];
    return kz_is_sign(q->scene.s, b->end - 1, "?") || kz_is_sign(q->scene.s, b->end - 1, "?!");
}

/* A paragraph that begins with a dash and has no author's words: «– Қашан?» */
static bool is_bare_line(quoter *q, uint32_t block) {
    if (!is_line(q, block))
        return false;
    kz_speeches found = {0};
    kz_find_speech(&q->scene, q->blocks.at[block], &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (!found.at[i].inner)
            return false;
    return true;
}

/* Whether a dialogue begins with this paragraph: a question with a dash, then an answer with one. The first line may
 * be a wish («– Өзіңіз туралы айтып беріңізші.») when the third is a question. */
static bool begins_dialogue(quoter *q, uint32_t block) {
    if (!is_line(q, block) || !is_line(q, block + 1) || asks(q, block + 1))
        return false;
    if (!asks(q, block) && !(is_line(q, block + 2) && asks(q, block + 2)))
        return false;
    return is_bare_line(q, block) && is_bare_line(q, block + 1);
}

/* The person the first question turns to («– Раушан Маратқызы, …»), else the one the text is about. */
static int32_t interviewee(const quoter *q, uint32_t block) {
    const kz_block_range *b = &q->blocks.at[block];
    uint32_t reach = b->first + VOCATIVE_REACH < b->end ? b->first + VOCATIVE_REACH : b->end;
    int32_t named = kz_named_in(&q->talk, b->first, reach, KZ_FIRST);
    return named >= 0 ? named : q->talk.centre;
}

static void write_answer(quoter *q, kz_block_range block, int32_t speaker) {
    kz_speeches inner = {0};
    kz_block_range words = block;
    if (kz_is_dash(q->scene.s, words.first))
        words.first++;
    if (words.first >= words.end)
        return;
    write_quote(q, words.first, words.end, speaker);
    kz_find_speech(&q->scene, words, &inner);
    for (uint32_t i = 0; i < inner.n; i++) {
        inner.at[i].inner = true;
        int32_t other = kz_speaker_of(&q->talk, &inner.at[i], NONE);
        if (other >= 0)
            write_quote(q, inner.at[i].first, inner.at[i].end, other);
    }
}

/* The quoted words that make up the whole paragraph; the paragraph itself where it is not quoted. */
static kz_block_range without_quotes(const quoter *q, kz_block_range block) {
    const kz_segments *s = q->scene.s;
    kz_block_range words = block;
    if (!kz_is_sign(s, words.first, "«"))
        return block;
    if (kz_is_sign(s, words.end - 1, "."))
        words.end--;
    if (words.end <= words.first + 2 || !kz_is_sign(s, words.end - 1, "»"))
        return block;
    return (kz_block_range){words.first + 1, words.end - 1};
}

/* Where the paragraph's last sentence begins. */
static uint32_t last_sentence(const quoter *q, const kz_block_range *block) {
    const kz_segments *s = q->scene.s;
    return s->sentences.at[s->tokens.at[block->end - 1].sentence].first;
}

/* «Бұл жауап депутат Асан Серіковті қанағаттандырмады:»: the last person of the paragraph's last sentence, in any case.
 */
static int32_t last_named(const quoter *q, const kz_block_range *block) {
    const kz_scene *scene = &q->scene;
    for (uint32_t t = block->end; t > last_sentence(q, block); t--)
        if (kz_is_person(scene, scene->entity_of[t - 1]) && !kz_is_namesake(scene, (uint32_t)scene->entity_of[t - 1]))
            return scene->person_of[scene->entity_of[t - 1]];
    return NONE;
}

static bool ends_sentence(const quoter *q, uint32_t token) {
    return kz_is_sign(q->scene.s, token, ".") || kz_is_sign(q->scene.s, token, "!") ||
           kz_is_sign(q->scene.s, token, "?");
}

/* «Айгүл Сәрсенбай, дәрігер:» as a paragraph, and the next one holds the words: after a dash or in quotes. */
static bool read_announced(quoter *q, uint32_t block) {
    if (block == 0)
        return false;
    const kz_block_range *before = &q->blocks.at[block - 1];
    kz_block_range words = without_quotes(q, q->blocks.at[block]);
    if (kz_is_sign(q->scene.s, words.end - 1, ";")) /* an item of a list */
        return false;
    bool marked = is_bare_line(q, block) || words.first > q->blocks.at[block].first;
    bool label = before->end - before->first <= LONGEST_LABEL && last_sentence(q, before) == before->first &&
                 kz_is_person(&q->scene, q->scene.entity_of[before->first]);
    if (!marked || !kz_is_sign(q->scene.s, before->end - 1, ":"))
        return false;
    bool announced = label || kz_introduces_speech(&q->scene, before->end - 1);
    int32_t turned_to = announced ? NONE : last_named(q, before);
    if (!announced && (turned_to < 0 || !is_line(q, block) || !ends_sentence(q, words.end - 1)))
        return false;
    kz_talk_read(&q->talk, words.first, q->spoken);
    int32_t named = turned_to >= 0 ? turned_to : kz_named_in(&q->talk, before->first, before->end, KZ_LAST);
    mark_spoken(q, words.first, words.end);
    write_answer(q, words, named >= 0 ? named : q->talk.centre);
    return true;
}

/* Lines of question and answer by turns. An answer may run over paragraphs without a dash when another line follows.
 * Says after which paragraph it ends. */
static uint32_t read_dialogue(quoter *q, uint32_t block) {
    kz_talk_read(&q->talk, q->blocks.at[block].first, q->spoken);
    int32_t speaker = interviewee(q, block);
    bool question = true;
    while (block < q->blocks.n) {
        mark_spoken(q, q->blocks.at[block].first, q->blocks.at[block].end);
        if (!question)
            write_answer(q, q->blocks.at[block], speaker);
        uint32_t next = block + 1;
        while (!question && next < q->blocks.n && next - block <= MAX_GAP && !is_line(q, next))
            next++;
        bool told =
            next > block + 1 && is_line(q, next) && !is_bare_line(q, next); /* «– …, – деді ол»: a story goes on */
        if (!is_line(q, next) || told)
            return block + 1;
        for (uint32_t i = block + 1; i < next; i++) {
            mark_spoken(q, q->blocks.at[i].first, q->blocks.at[i].end);
            write_answer(q, q->blocks.at[i], speaker);
        }
        block = next;
        question = !question;
    }
    return block;
}

static bool opens(const quoter *q, uint32_t token) {
    return kz_is_sign(q->scene.s, token, "«") || kz_is_sign(q->scene.s, token, "“");
}

static bool closes(const quoter *q, uint32_t token) {
    return kz_is_sign(q->scene.s, token, "»") || kz_is_sign(q->scene.s, token, "”");
}

/* The outermost quote that the paragraph opens and does not close; its end if there is none. */
static uint32_t open_quote(const quoter *q, kz_block_range block) {
    uint32_t depth = 0, outermost = block.end;
    for (uint32_t t = block.first; t < block.end; t++) {
        if (opens(q, t) && depth++ == 0)
            outermost = t;
        else if (closes(q, t) && depth > 0)
            depth--;
    }
    return depth ? outermost : block.end;
}

/* Whether the paragraph ends a quote that one before it began; a quote that it begins with goes on with that one. */
static bool closes_running(const quoter *q, kz_block_range block) {
    uint32_t depth = 1;
    for (uint32_t t = block.first + opens(q, block.first); t < block.end; t++) {
        depth += opens(q, t);
        if (closes(q, t) && --depth == 0)
            return true;
    }
    return false;
}

/* The paragraph that closes what this one opened, itself if none does. */
static uint32_t closing_block(const quoter *q, uint32_t block) {
    for (uint32_t i = block + 1; i < q->blocks.n && i - block <= MAX_RUN; i++)
        if (closes_running(q, q->blocks.at[i]))
            return i;
    return block;
}

static void write_running(quoter *q, kz_block_range words, int32_t speaker) {
    while (words.first < words.end && (opens(q, words.first) || kz_is_dash(q->scene.s, words.first)))
        words.first++;
    mark_spoken(q, words.first, words.end);
    if (words.first < words.end)
        write_quote(q, words.first, words.end, speaker);
}

/* The one who announces what the quote at `open` says: in this paragraph or at the end of the one before. */
static int32_t announcer(quoter *q, uint32_t block, uint32_t open) {
    const kz_block_range *b = &q->blocks.at[block];
    uint32_t first = b->first, end = open;
    if (open == b->first && block > 0) {
        first = q->blocks.at[block - 1].first;
        end = q->blocks.at[block - 1].end;
    }
    if (end <= first || !kz_is_sign(q->scene.s, end - 1, ":") || !kz_introduces_speech(&q->scene, end - 1))
        return NONE;
    kz_talk_read(&q->talk, open, q->spoken);
    int32_t named = kz_named_in(&q->talk, first, end, KZ_LAST);
    return named >= 0 ? named : q->talk.centre;
}

/* Words said that run over paragraphs: «… ¶ «… ¶ …», – деді Асан. Says after which paragraph they end, `block` if none
 * begin there. */
static uint32_t read_running(quoter *q, uint32_t block) {
    kz_block_range b = q->blocks.at[block];
    uint32_t open = open_quote(q, b), last = open < b.end ? closing_block(q, block) : block;
    if (last == block)
        return block;
    kz_speeches head = {0}, tail = {0};
    kz_find_speech(&q->scene, b, &head);
    kz_find_speech(&q->scene, q->blocks.at[last], &tail);
    bool tail_begins = tail.n && tail.at[0].first <= q->blocks.at[last].first + 1;
    int32_t speaker = NONE;
    if (head.n && head.at[head.n - 1].end == b.end) {
        speaker = write_speeches(q, &head);
    } else {
        speaker = announcer(q, block, open);
        if (speaker < 0 && (open != b.first || !tail_begins))
            return block;
        kz_talk_read(&q->talk, open, q->spoken);
        if (speaker < 0)
            speaker = kz_speaker_of(&q->talk, &tail.at[0], NONE);
        write_running(q, (kz_block_range){open, b.end}, speaker);
    }
    for (uint32_t i = block + 1; i < last; i++)
        write_running(q, q->blocks.at[i], speaker);
    if (tail_begins) {
        write_speeches(q, &tail);
        return last + 1;
    }
    kz_block_range words = q->blocks.at[last];
    while (words.end > words.first && !closes(q, words.end - 1))
        words.end--;
    write_running(q, (kz_block_range){words.first, words.end - 1}, speaker);
    return last + 1;
}

void kz_find_quotes(kz_arena *arena, const kz_segments *s, const kz_entities *entities, const kz_named_posts *posts,
                    const kz_people *people, const kz_speech_signs *signs, kz_quotes *out) {
    quoter q = {.out = out};
    kz_scene_init(&q.scene, arena, s, entities);
    q.scene.signs = signs;
    for (uint32_t p = 0; p < people->n; p++)
        for (uint32_t m = 0; m < people->at[p].mentions.n; m++)
            q.scene.person_of[people->at[p].mentions.at[m]] = (int32_t)p;
    kz_talk_init(&q.talk, &q.scene, posts, people);
    q.spoken = kz_arena_zeroed(arena, s->tokens.n * sizeof *q.spoken);
    list_blocks(&q);
    for (uint32_t block = 0; block < q.blocks.n;) {
        if (begins_dialogue(&q, block)) {
            block = read_dialogue(&q, block);
            continue;
        }
        if (read_announced(&q, block)) {
            block++;
            continue;
        }
        uint32_t after = read_running(&q, block);
        if (after > block) {
            block = after;
            continue;
        }
        kz_speeches speeches = {0};
        kz_find_speech(&q.scene, q.blocks.at[block], &speeches);
        write_speeches(&q, &speeches);
        block++;
    }
}
