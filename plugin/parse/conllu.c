/* CoNLL-U (universaldependencies.org/format.html): ten columns a word, the syntactic ones empty. */
#include "parse/parse.h"

static void field(kz_buffer *out, kz_slice value) {
    kz_buffer_byte(out, '\t');
    if (value.n == 0)
        kz_buffer_byte(out, '_');
    else
        kz_buffer_slice(out, value);
}

/* A form or a lemma may hold a space, but neither a tab nor a line end. */
static void form_field(kz_buffer *out, kz_slice form) {
    kz_buffer_byte(out, '\t');
    if (form.n == 0)
        kz_buffer_byte(out, '_');
    bool space = false;
    for (uint32_t i = 0; i < form.n; i++) {
        char c = form.at[i];
        bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (white && !space)
            kz_buffer_byte(out, ' ');
        else if (!white)
            kz_buffer_byte(out, c);
        space = white;
    }
}

static void feats_field(kz_buffer *out, uint64_t feats) {
    char text[KZ_FEATS_ROOM];
    field(out, (kz_slice){text, kz_feats_write(feats, text)});
}

/* Columns 5 and 7 to 10. */
static void misc_field(kz_buffer *out, bool space_after) {
    kz_buffer_add(out, "\t_\t_\t_\t", 7);
    if (space_after)
        kz_buffer_byte(out, '_');
    else
        kz_buffer_add(out, "SpaceAfter=No", 13);
    kz_buffer_byte(out, '\n');
}

static void word_line(kz_buffer *out, uint32_t id, kz_slice form, kz_slice lemma, uint8_t upos, uint64_t feats,
                      bool space_after) {
    kz_buffer_format(out, "%u", id);
    form_field(out, form);
    form_field(out, lemma);
    kz_slice pos = {kz_pos_name((kz_pos)upos), (uint32_t)strlen(kz_pos_name((kz_pos)upos))};
    field(out, pos);
    kz_buffer_add(out, "\t_", 2);
    feats_field(out, feats);
    misc_field(out, space_after);
}

static bool has_space_after(const kz_words *words, uint32_t i) {
    return i + 1 >= words->n || words->at[i + 1].span.start > words->at[i].span.end;
}

static uint32_t write_word(kz_slice text, kz_slice lower, const kz_words *words, uint32_t i, uint32_t id,
                           kz_buffer *out, char *room) {
    const kz_word *word = &words->at[i];
    kz_slice form = kz_sub(text, word->span);
    bool space = has_space_after(words, i);
    kz_slice lemma = {room, kz_word_lemma(text, lower, word, room)};
    kz_second_word tail;
    if (!kz_word_tail(text, word, &tail)) {
        word_line(out, id, form, lemma, word->reading.upos, word->reading.feats, space);
        return id + 1;
    }
    kz_buffer_format(out, "%u-%u", id, id + 1);
    form_field(out, form);
    kz_buffer_add(out, "\t_\t_\t_\t_", 8);
    misc_field(out, space);
    kz_slice stem = {form.at, form.n - tail.form.n};
    word_line(out, id, stem, lemma, word->reading.upos, word->reading.feats, true);
    word_line(out, id + 1, tail.form, tail.lemma, tail.upos, tail.feats, true);
    return id + 2;
}

static void write_text(kz_slice text, const kz_words *words, uint32_t first, uint32_t end, kz_buffer *out) {
    kz_buffer_add(out, "# text =", 8);
    for (uint32_t i = first; i < end; i++) {
        if (i == first || words->at[i].span.start > words->at[i - 1].span.end)
            kz_buffer_byte(out, ' ');
        kz_slice form = kz_sub(text, words->at[i].span);
        for (uint32_t k = 0; k < form.n; k++)
            kz_buffer_byte(out, form.at[k] == '\n' || form.at[k] == '\r' || form.at[k] == '\t' ? ' ' : form.at[k]);
    }
    kz_buffer_byte(out, '\n');
}

void kz_write_conllu(kz_slice text, kz_slice lower, const kz_words *words, kz_buffer *out) {
    char room[KZ_LEMMA_ROOM];
    for (uint32_t first = 0, end; first < words->n; first = end) {
        end = first + 1;
        while (end < words->n && !words->at[end].sentence_start)
            end++;
        write_text(text, words, first, end, out);
        uint32_t id = 1;
        for (uint32_t i = first; i < end; i++)
            id = write_word(text, lower, words, i, id, out, room);
        kz_buffer_byte(out, '\n');
    }
}
