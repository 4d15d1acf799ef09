/* Look-alike letters, word by word. */
#include "morph/morph.h"
#include "repair/context.h"
#include "repair/passes.h"
#include "repair/repair_table.h"

typedef kz_letters_pass pass;

/* How sure an edit is: the result is a known word; the letters leave no doubt; the words around decide. */
enum { SURE = 99, LIKELY = 93, GUESSED = 80 };

static uint8_t confidence(kz_knowledge knowledge, uint8_t otherwise) {
    return knowledge >= KZ_KNOWN ? SURE : otherwise;
}

static void write_letter(pass *p, const kz_letter *l, uint32_t cp, kz_rule rule, uint8_t sure) {
    kz_rewrite_char(&p->r, (kz_span){l->at, l->at + l->length}, cp, rule, sure);
}

/* Every look-alike of the run becomes what was chosen for it. */
static void write_run(pass *p, const kz_run *run, uint8_t sure, bool whole_word) {
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_letter *l = &run->letters[i];
        if (l->twin)
            write_letter(p, l, l->twin->to[l->choice], whole_word ? KZ_RULE_WORD : (kz_rule)l->twin->rule, sure);
    }
}

static void write_latin(pass *p, const kz_letter *letters, uint32_t n, uint8_t sure) {
    for (uint32_t i = 0; i < n; i++)
        if (letters[i].sort == KZ_SORT_CYRILLIC_TWIN)
            write_letter(p, &letters[i], kz_latin_twin_of(letters[i].cp), KZ_RULE_TO_LATIN, sure);
}

/* I V X L in capitals and nothing else, of either alphabet: XXI, ХХІ, IV. */
static bool is_roman(const kz_run *run) {
    for (uint32_t i = 0; i < run->n; i++) {
        uint32_t cp = run->letters[i].cp, latin = cp < 0x80 ? cp : kz_latin_twin_of(cp);
        if (latin != 'I' && latin != 'V' && latin != 'X' && latin != 'L')
            return false;
    }
    return true;
}

typedef enum reading { AS_IT_IS, AS_CYRILLIC, AS_LATIN } reading;

static uint32_t letter_read(const kz_letter *l, reading as) {
    if (as == AS_CYRILLIC)
        return l->twin ? l->twin->to[0] : l->cp;
    uint32_t latin = as == AS_LATIN && l->cp >= 0x80 ? kz_latin_twin_of(l->cp) : 0;
    return kz_to_lower(latin ? latin : l->cp);
}

/* Whether the list has the run; read as Cyrillic with its case, else in lower case. */
static bool in_list(const kz_table *list, const kz_run *run, reading as) {
    char word[KZ_MAX_WORD * 4];
    uint32_t n = 0;
    for (uint32_t i = 0; i < run->n; i++)
        n += kz_utf8_put(word + n, letter_read(&run->letters[i], as));
    return kz_table_find(list, (kz_slice){word, n}) >= 0;
}

static char at_or_space(kz_slice text, uint32_t at) {
    return at < text.n ? text.at[at] : ' ';
}

static bool one_of(char c, kz_slice set) {
    return memchr(set.at, c, set.n) != NULL;
}

/* Whether the word stands as words do, and is no part of an address, a path, a formula or the name of a file. */
static bool stands_free(kz_slice text, kz_span word) {
    char before = word.start ? text.at[word.start - 1] : ' ', after = at_or_space(text, word.end);
    if (one_of(before, KZ_LIT("/\\@_=&#$%*+~^<>|'`")) || one_of(after, KZ_LIT("/\\@_=&#$%*+~^<>|'`(")))
        return false;
    char next = at_or_space(text, word.end + 1);
    bool goes_on = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9') || next == '/';
    return !goes_on || (after != '.' && after != ':');
}

/* «C. Тоқаев», «H.Ә. Сәрсенов», «Киров C.M.»: a capital with a full stop beside a Cyrillic name. */
static bool is_initial(pass *p, const kz_word *word) {
    uint32_t cp = word->letters[0].cp;
    if (!kz_is_upper(cp) || at_or_space(p->r.source, word->span.end) != '.' || cp == 'I')
        return false;
    bool starts = kz_begins_sentence(p->r.source, word->span.start);
    kz_neighbour after = kz_word_after(p->r.source, word->span.end + 1);
    bool name_after = after.script == KZ_S_CYRILLIC && after.capital && !(starts && cp == 'X');
    if (name_after)
        return true;
    kz_neighbour before = kz_word_before(p->r.source, word->span.start);
    return before.script == KZ_S_CYRILLIC && before.capital && before.beside && after.script != KZ_S_LATIN;
}

/* Capitals only, and so few that they are likelier an acronym than a word of a headline: TI, OMAP. Those that are
 * Cyrillic are listed. */
enum { LONGEST_ACRONYM = 4 };

static bool is_short_acronym(const kz_run *run) {
    for (uint32_t i = 0; i < run->n; i++)
        if (!kz_is_upper(run->letters[i].cp))
            return false;
    return run->n <= LONGEST_ACRONYM;
}

/* Whether a look-alike of the run was taken for another letter than it usually is. */
static bool is_unusual(const kz_run *run) {
    for (uint32_t i = 0; i < run->n; i++)
        if (run->letters[i].choice)
            return true;
    return false;
}

/* Words of fewer letters are known by chance. */
enum { SHORTEST_GUESS = 4 };

/* An ending that a hyphen joins to a Cyrillic word, to digits or to a closing quotation mark: «ЖШС-i», «25-i». */
static bool is_joined_ending(kz_slice text, uint32_t start, const kz_run *run) {
    if (start < 2 || text.at[start - 1] != '-' || !kz_is_lower(run->letters[0].cp))
        return false;
    uint32_t length, n = 0, before = kz_utf8_before(text, start - 1, &length);
    if (kz_script_of(before) != KZ_S_CYRILLIC && !kz_is_digit(before) && before != 0xBB)
        return false;
    char word[KZ_MAX_WORD * 4];
    for (uint32_t i = 0; i < run->n; i++)
        n += kz_utf8_put(word + n, letter_read(&run->letters[i], AS_CYRILLIC));
    kz_reading ending;
    return kz_ending((kz_slice){word, n}, &ending);
}

/* A word whose letters are all Latin look-alikes. */
static void repair_lookalike_word(pass *p, const kz_word *word, kz_run *run) {
    if (!stands_free(p->r.source, word->span))
        return;
    if (run->n == 1 && is_initial(p, word)) {
        write_run(p, run, LIKELY, true);
        return;
    }
    if (word->span.start && p->r.source.at[word->span.start - 1] == '.')
        return;
    bool listed = in_list(&kz_repair_cyrillic_words, run, AS_CYRILLIC);
    if (!listed && !is_joined_ending(p->r.source, word->span.start, run)) {
        if (run->n < 2 || is_short_acronym(run) || is_roman(run) || in_list(&kz_repair_latin_words, run, AS_LATIN))
            return;
        for (uint32_t i = 0; i < run->n; i++)
            if (run->letters[i].twin->when != KZ_TWIN_SAME)
                return;
        if (kz_choose(NULL, run) < KZ_KNOWN || (run->n < SHORTEST_GUESS && is_unusual(run)))
            return;
    }
    kz_neighbour before = kz_word_before(p->r.source, word->span.start),
                 after = kz_word_after(p->r.source, word->span.end);
    if (before.script == KZ_S_LATIN || after.script == KZ_S_LATIN)
        return;
    if (before.script != KZ_S_CYRILLIC && after.script != KZ_S_CYRILLIC)
        return;
    write_run(p, run, LIKELY, true);
}

/* «СсВb»: few letters that are no word, and a Latin one that only resembles a Cyrillic one. */
static bool is_short_symbol(const kz_run *run) {
    bool near = false;
    for (uint32_t i = 0; i < run->n; i++)
        near = near || (run->letters[i].twin && run->letters[i].twin->when == KZ_TWIN_NEAR);
    return near && run->n <= SHORTEST_GUESS;
}

/* «optіo»: a slip of the hand in a Latin word, rather than three in a Cyrillic one. */
static bool is_mostly_latin(const kz_run *run) {
    enum { MANY = 3 };
    uint32_t latin = run->count[KZ_SORT_LOOKALIKE];
    return latin >= MANY && latin >= MANY * (run->n - latin);
}

/* Letters of both alphabets, each of which has a twin in the other: «оca», «XІХ», «Tоyota». A known Cyrillic word is
 * one; else a known Latin word, or one among Latin words, is Latin. */
static void repair_twins_only(pass *p, const kz_word *word, kz_run *run) {
    kz_knowledge knowledge = kz_choose(NULL, run);
    if (knowledge == KZ_UNKNOWN && is_short_symbol(run))
        return;
    bool latin = is_roman(run) || (knowledge < KZ_KNOWN && in_list(&kz_repair_latin_words, run, AS_LATIN));
    if (knowledge < KZ_KNOWN && !latin) {
        kz_neighbour before = kz_word_before(p->r.source, word->span.start),
                     after = kz_word_after(p->r.source, word->span.end);
        latin = before.script != KZ_S_CYRILLIC && after.script != KZ_S_CYRILLIC &&
                (before.script == KZ_S_LATIN || after.script == KZ_S_LATIN);
    }
    if (latin || (knowledge == KZ_UNKNOWN && is_mostly_latin(run)))
        write_latin(p, run->letters, run->n, LIKELY);
    else
        write_run(p, run, confidence(knowledge, GUESSED), false);
}

/* Letters of other Cyrillic alphabets are replaced where the word is known without them, or where such words of the
 * text have shown what they mean; in no line and no text of another language. */
enum { CHANCE_LENGTH = 3 }; /* words of so few letters are known by chance: Ukrainian їй is үй */

static bool foreign_letters_damaged(pass *p, const kz_run *run, kz_knowledge knowledge) {
    if (!kz_survey_plausible(&p->survey) || run->n == 1)
        return false;
    bool damaged = kz_survey_damaged(&p->survey);
    if (!(run->kazakh && damaged) && kz_line_is_foreign(&p->line, &p->survey, p->r.source, run->letters[0].at))
        return false;
    if (kz_line_is_strange(&p->line, &p->survey, p->r.source, run->letters[0].at, knowledge != KZ_UNKNOWN))
        return false;
    bool shown = true;
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_letter *l = &run->letters[i];
        if (l->sort != KZ_SORT_FOREIGN)
            continue;
        if (!l->twin || (l->twin->when == KZ_TWIN_KNOWN && knowledge < KZ_KNOWN))
            return false;
        shown = shown && kz_survey_shows(&p->survey, l->twin);
    }
    return shown || (run->kazakh && (damaged || knowledge != KZ_UNKNOWN)) ||
           (knowledge >= (damaged ? KZ_KNOWN_SHORT : KZ_KNOWN) && run->n > CHANCE_LENGTH);
}

/* A word of more Latin letters than Cyrillic ones among Latin words: Azerbaijani hәm. */
static bool is_latin_with_cyrillic(pass *p, const kz_word *word, const kz_run *run) {
    if (run->count[KZ_SORT_LOOKALIKE] * 2 <= run->n)
        return false;
    kz_script before = kz_word_before(p->r.source, word->span.start).script;
    kz_script after = kz_word_after(p->r.source, word->span.end).script;
    return (before == KZ_S_LATIN || after == KZ_S_LATIN) && before != KZ_S_CYRILLIC && after != KZ_S_CYRILLIC;
}

static void repair_cyrillic(pass *p, const kz_word *word, kz_run *run) {
    bool foreign = run->count[KZ_SORT_FOREIGN] > 0;
    if (foreign)
        kz_survey_make(&p->survey, p->r.source);
    if (foreign && in_list(&kz_repair_foreign_words, run, AS_IT_IS) && !kz_survey_damaged(&p->survey))
        return;
    if (is_latin_with_cyrillic(p, word, run))
        return;
    kz_knowledge knowledge = kz_choose(&p->survey, run);
    if (foreign ? !foreign_letters_damaged(p, run, knowledge) : knowledge == KZ_UNKNOWN && is_short_symbol(run))
        return;
    write_run(p, run, confidence(knowledge, foreign ? GUESSED : LIKELY), false);
}

/* A makeshift for a Cyrillic letter, which makes a known word: «fылым», «АМАNАТ». */
static bool repair_makeshift(pass *p, kz_run *run) {
    uint32_t latin = run->count[KZ_SORT_LATIN];
    if (run->n < SHORTEST_GUESS || !latin || latin * 2 > run->n || run->count[KZ_SORT_FOREIGN] ||
        run->count[KZ_SORT_OTHER])
        return false;
    for (uint32_t i = 0; i < run->n; i++)
        if (run->letters[i].sort == KZ_SORT_LATIN && !run->letters[i].twin)
            return false;
    if (kz_choose(NULL, run) < KZ_KNOWN)
        return false;
    write_run(p, run, SURE, false);
    return true;
}

/* A Kazakh ending on a Latin stem, or a Cyrillic word to which a Latin one was glued. */
static bool is_own_word(const kz_letter *letters, uint32_t n) {
    enum { SHORTEST_ENDING = 2, SHORTEST_WORD = 4 };
    char form[KZ_MAX_WORD * 4];
    kz_run run = kz_run_of((kz_letter *)letters, n);
    kz_slice lower = kz_run_lower(&run, form);
    kz_reading ending;
    return (n >= SHORTEST_ENDING && kz_is_lower(letters[0].cp) && kz_ending(lower, &ending)) ||
           (n >= SHORTEST_WORD && kz_how_known(lower) >= KZ_KNOWN);
}

static bool stands_by_latin(pass *p, const kz_word *word) {
    return kz_word_before(p->r.source, word->span.start).script == KZ_S_LATIN ||
           kz_word_after(p->r.source, word->span.end).script == KZ_S_LATIN;
}

/* Away from Latin words two letters leave it open which is the strange one (Macedonian сè), and so does a longer word
 * that is Cyrillic for the most part (Каркарaly); three or four are an acronym. */
static bool is_open_which(const kz_run *run) {
    enum { ACRONYM = 3, LONGEST = 4 };
    uint32_t latin = run->count[KZ_SORT_LATIN] + run->count[KZ_SORT_LOOKALIKE];
    return run->n < ACRONYM || (run->n > LONGEST && latin < run->count[KZ_SORT_CYRILLIC_TWIN]);
}

/* «Fасebook» with Cyrillic а and с. */

static void repair_latin(pass *p, const kz_word *word, kz_run *run) {
    if (is_roman(run)) {
        write_latin(p, run->letters, run->n, LIKELY);
        return;
    }
    if (!stands_by_latin(p, word) && repair_makeshift(p, run))
        return;
    uint32_t head = 0, tail = run->n;
    while (run->letters[head].sort == KZ_SORT_CYRILLIC_TWIN)
        head++;
    while (run->letters[tail - 1].sort == KZ_SORT_CYRILLIC_TWIN)
        tail--;
    if (is_own_word(run->letters, head) || (is_open_which(run) && !stands_by_latin(p, word)))
        return;
    write_latin(p, run->letters, is_own_word(run->letters + tail, run->n - tail) ? tail : run->n, LIKELY);
}

/* Letters of both alphabets that have no twin in the other: a Latin stem with a Kazakh ending («Zoomдa»), where each
 * side is put right for itself. */
static void repair_mixed(pass *p, kz_run *run) {
    if (repair_makeshift(p, run))
        return;
    uint32_t border = 0;
    while (border < run->n && run->letters[border].sort != KZ_SORT_CYRILLIC)
        border++;
    kz_run tail = kz_run_of(run->letters + border, run->n - border);
    if (!border || tail.count[KZ_SORT_LATIN] || tail.count[KZ_SORT_FOREIGN] || tail.count[KZ_SORT_OTHER] ||
        !is_own_word(tail.letters, tail.n))
        return;
    uint32_t last_latin = border;
    while (last_latin > 0 && run->letters[last_latin - 1].sort != KZ_SORT_LATIN)
        last_latin--;
    if (last_latin)
        write_latin(p, run->letters, last_latin, LIKELY);
    if (tail.count[KZ_SORT_LOOKALIKE]) {
        kz_choose(NULL, &tail);
        write_run(p, &tail, LIKELY, false);
    }
}

/* The letter on the key of the digit, typed with the Russian layout: м2дени. */
static bool is_key(const kz_letter *l) {
    return l->sort == KZ_SORT_DIGIT && (l->twin->when == KZ_TWIN_KEY || l->choice);
}

/* Digits for letters: how many, each of them with a letter that it may stand for; 0 where some other thing is meant. */
static uint32_t digits_for_letters(const kz_word *word, const kz_run *all) {
    uint32_t digits = 0, keys = 0;
    for (uint32_t i = 0; i < word->n; i++) {
        if (word->letters[i].sort == KZ_SORT_DIGIT && !word->letters[i].twin)
            return 0;
        digits += word->letters[i].sort == KZ_SORT_DIGIT;
        keys += is_key(&word->letters[i]);
    }
    uint32_t cyrillic = all->count[KZ_SORT_CYRILLIC] + all->count[KZ_SORT_CYRILLIC_TWIN];
    uint32_t letters = cyrillic + all->count[KZ_SORT_LOOKALIKE];
    bool short_word = letters == 2 && digits == 1 && !keys; /* ө3і, but not Т0К */
    bool enough =
        letters >= 3 || (short_word && !kz_is_upper(word->letters[1].cp) && !kz_is_upper(word->letters[2].cp));
    return letters + digits == word->n && cyrillic && enough && digits < letters ? digits : 0;
}

/* A number before what is counted, or before an ending: 6ай, 3ші. */
static bool is_counted(kz_word *word) {
    kz_run rest = kz_run_of(word->letters + 1, word->n - 1);
    char lower[KZ_MAX_WORD * 4];
    kz_slice form = kz_run_lower(&rest, lower);
    kz_reading readings[4], ending;
    uint32_t n = kz_analyse(form, readings, 4);
    for (uint32_t i = 0; i < n; i++)
        if (kz_table_find(&kz_repair_counted, (kz_slice){form.at, readings[i].stem_end}) >= 0)
            return true;
    return kz_ending(form, &ending);
}

/* Whether a digit at an edge of the word is likelier a number: 5ана is five mothers, сөз3 has a note. */
static bool is_number(kz_word *word) {
    const kz_letter *last = &word->letters[word->n - 1];
    if (last->sort == KZ_SORT_DIGIT) {
        kz_run head = kz_run_of(word->letters, word->n - 1), all = kz_run_of(word->letters, word->n);
        bool lone = head.count[KZ_SORT_DIGIT] == 0;
        bool known = kz_run_knowledge(&head) != KZ_UNKNOWN;
        return (is_key(last) ? lone && kz_run_knowledge(&head) >= KZ_KNOWN : known) ||
               kz_run_knowledge(&all) < KZ_KNOWN_WELL;
    }
    if (word->letters[0].sort != KZ_SORT_DIGIT)
        return false;
    kz_run rest = kz_run_of(word->letters + 1, word->n - 1);
    return (is_key(&word->letters[0]) && word->letters[0].cp != '0' && kz_run_knowledge(&rest) >= KZ_KNOWN) ||
           (rest.count[KZ_SORT_DIGIT] == 0 && is_counted(word));
}

/* Whether digits stand only between letters: ө3і. */
static bool is_within(const kz_word *word) {
    return word->letters[0].sort != KZ_SORT_DIGIT && word->letters[word->n - 1].sort != KZ_SORT_DIGIT;
}

static bool stands_for_capital(const pass *p, const kz_word *word, uint32_t i) {
    if (i == 0)
        return kz_begins_sentence(p->r.source, word->span.start) || kz_is_upper(word->letters[1].cp);
    bool after_capital = kz_is_upper(word->letters[i - 1].cp);
    return after_capital && (i + 1 < word->n ? kz_is_upper(word->letters[i + 1].cp) : kz_is_upper(word->letters[0].cp));
}

/* Digits that make a known word with the letters around them: «3аңды», «6алаларға», «б1л1м», «0аза0стан». Counted
 * things are left: «6ай». */
static bool repair_digits(pass *p, kz_word *word) {
    kz_run all = kz_run_of(word->letters, word->n);
    uint32_t digits = digits_for_letters(word, &all);
    char before = word->span.start ? p->r.source.at[word->span.start - 1] : ' ';
    if (!digits || one_of(before, KZ_LIT("0123456789.,-/:+")))
        return false;
    kz_knowledge known = kz_choose(NULL, &all);
    if (known < (is_within(word) ? KZ_KNOWN_SHORT : KZ_KNOWN) || is_number(word))
        return false;
    for (uint32_t i = 0; i < word->n; i++) {
        const kz_letter *l = &word->letters[i];
        if (!l->twin)
            continue;
        uint32_t to = l->twin->to[l->choice];
        bool capital = l->sort == KZ_SORT_DIGIT && stands_for_capital(p, word, i);
        write_letter(p, l, capital ? kz_to_upper(to) : to, (kz_rule)l->twin->rule, LIKELY);
    }
    return true;
}

static void repair_run(pass *p, const kz_word *word, kz_run *run) {
    const uint32_t *count = run->count;
    uint32_t cyrillic = count[KZ_SORT_CYRILLIC] + count[KZ_SORT_CYRILLIC_TWIN];
    if (run->n == 1 && !kz_is_letter(run->letters[0].cp)) /* 5‰ */
        return;
    if (!count[KZ_SORT_LOOKALIKE] && !count[KZ_SORT_FOREIGN] && !(count[KZ_SORT_LATIN] && cyrillic))
        return;
    if (!cyrillic && count[KZ_SORT_FOREIGN] && count[KZ_SORT_LOOKALIKE]) /* µm */
        return;
    if (!count[KZ_SORT_LATIN] && !count[KZ_SORT_OTHER] && cyrillic + count[KZ_SORT_FOREIGN] == 0) {
        if (run->n == word->n && run->letters[0].twin->rule == KZ_RULE_LATIN)
            repair_lookalike_word(p, word, run);
    } else if (count[KZ_SORT_LATIN] && cyrillic) {
        if (count[KZ_SORT_CYRILLIC])
            repair_mixed(p, run);
        else
            repair_latin(p, word, run);
    } else if (!count[KZ_SORT_LATIN] && cyrillic + count[KZ_SORT_FOREIGN]) {
        if (!count[KZ_SORT_CYRILLIC] && !count[KZ_SORT_FOREIGN])
            repair_twins_only(p, word, run);
        else
            repair_cyrillic(p, word, run);
    }
}

/* A numeral that stands beside a word without a space: жәнеIII, IIIстепени. Takes it off the run. */
static kz_run without_numeral(kz_run *run) {
    uint32_t first = 0, end = run->n;
    while (first < run->n && run->letters[first].sort == KZ_SORT_LOOKALIKE && kz_is_upper(run->letters[first].cp))
        first++;
    while (end > first && run->letters[end - 1].sort == KZ_SORT_LOOKALIKE && kz_is_upper(run->letters[end - 1].cp))
        end--;
    kz_run head = kz_run_of(run->letters, first), tail = kz_run_of(run->letters + end, run->n - end);
    bool after_word = end > first && kz_is_lower(run->letters[end - 1].cp);
    bool before_word = first < run->n && kz_is_lower(run->letters[first].cp);
    if (!(after_word && tail.n > 1 && is_roman(&tail)))
        end = run->n;
    if (!(before_word && head.n > 1 && is_roman(&head)))
        first = 0;
    return kz_run_of(run->letters + first, end - first);
}

/* Digits part a word into runs, each with its own alphabet: «CO2ні», «2шi». */
static void repair_word(pass *p, kz_word *word) {
    kz_run all = kz_run_of(word->letters, word->n);
    if (all.count[KZ_SORT_CYRILLIC] + all.count[KZ_SORT_CYRILLIC_TWIN] == word->n)
        return;
    if (all.count[KZ_SORT_DIGIT] && repair_digits(p, word))
        return;
    for (uint32_t start = 0; start < word->n;) {
        uint32_t end = start;
        while (end < word->n && word->letters[end].sort != KZ_SORT_DIGIT)
            end++;
        if (end > start) {
            kz_run all_letters = kz_run_of(word->letters + start, end - start), run = without_numeral(&all_letters);
            repair_run(p, word, &run);
        }
        start = end + 1;
    }
}

uint32_t kz_look_at_word(kz_letters_pass *p, uint32_t found) {
    kz_word word;
    kz_word_read(p->r.source, p->done, found, &word);
    if (word.n)
        repair_word(p, &word);
    p->done = word.span.end > found ? word.span.end : found + 1;
    return p->done;
}
