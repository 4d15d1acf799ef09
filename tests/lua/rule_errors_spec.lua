-- What rules say where they are wrong, and that the core refuses what it cannot use.
local kaz = require("kaztext")

describe("what is wrong with a rule", function()
    local A = { text = "а" }
    local deep = A
    for _ = 1, 60 do
        deep = { deep }
    end
    local cyclic = {}
    cyclic[1] = cyclic
    local cases = {
        { 5, "a table of rules is expected, got number" },
        { {}, "there are no rules" },
        { { { "а" }, foo = 1 }, "unknown key 'foo'" },
        { { over = "letters", { "а" } }, "over: words or tokens is expected" },
        { { 5 }, "rule 1: a table is expected, got number" },
        { { { "а" }, { name = "p" } }, "rule 2 'p': it has no elements" },
        {
            { { lemma = "үй", gives = "ART" } },
            "rule 1: it has no elements: its tests stand in one, { { lemma = … } }",
        },
        { { { name = 5, "а" } }, "rule 1: name: a string is expected" },
        { { { "а", action = 5 } }, "rule 1: action: a function is expected, got number" },
        { { { "а", across = "page" } }, "rule 1: across: sentence, paragraph or text is expected" },
        { { { "а", upos = "NOUN" } }, "rule 1: a sequence of elements has no test 'upos'" },
        { { { "а", acton = print } }, "rule 1: unknown key 'acton'" },
        {
            { { A, { any = { { upos = "NOWN" } } }, name = "price" } },
            "rule 1 'price', element 2.any[1]: unknown part of speech 'NOWN'",
        },
        { { { A, { A, { A, { entity = "PERSN" } } } } }, "rule 1, element 2.2.2: unknown type of entity 'PERSN'" },
        { { { any = { A, { kind = "w" } } } }, "rule 1, element any[2]: unknown kind of token 'w'" },
        { { { {} } }, "rule 1, element 1: it is empty; { anything = true } is any word" },
        { { { "" } }, "rule 1, element 1: text: a string is expected at 1" },
        { { { 5 } }, "rule 1, element 1: a table or a string is expected, got number" },
        { { { A, nil, A } }, nil },
        { { { { as = "x" } } }, "rule 1, element 1: it tests nothing; { anything = true } is any word" },
        {
            { { { text = "а", lema = "а" } } },
            "rule 1, element 1: unknown key 'lema' (agree, anything, as, closes, ending, entity, exact, except, feats, followed_by, head, identifier, inside, kind, lazy, lemma, list, max, min, needs, not_followed_by, not_preceded_by, number, opens, optional, part, pattern, post, post_head, preceded_by, quote, reach, sentence, several, shape, speech, text, time, upos, within)",
        },
        { { name = "a", { text = "а" } }, "unknown key 'name': a set is a list of rules, { { … } }" },
        { { text = "а" }, "unknown key 'text': a set is a list of rules, { { … } }" },
        { { { { text = {} } } }, "rule 1, element 1: text: the list is empty" },
        { { { { text = { "а", 5 } } } }, "rule 1, element 1: text: a string is expected at 2" },
        { { { { lemma = { x = "а" } } } }, "rule 1, element 1: lemma: a string or a list of strings is expected" },
        { { { { text = " " } } }, "rule 1, element 1: text: ' ' is no word, or too many words" },
        { { { { feats = { Case = "Voc" } } } }, "rule 1, element 1: unknown value Case=Voc" },
        { { { { feats = "Cse=Gen" } } }, "rule 1, element 1: unknown feature 'Cse'" },
        { { { { feats = "Case" } } }, "rule 1, element 1: feats: Name=Value is expected, got 'Case'" },
        { { { { feats = {} } } }, "rule 1, element 1: feats: the table is empty" },
        { { { { feats = 5 } } }, "rule 1, element 1: feats: a table or a string is expected, got number" },
        { { { { number = "sum" } } }, "rule 1, element 1: unknown kind of number 'sum'" },
        { { { { time = "date" } } }, "rule 1, element 1: unknown type of time 'date'" },
        { { { { identifier = "x" } } }, "rule 1, element 1: unknown kind of identifier 'x'" },
        { { { { within = "x" } } }, "rule 1, element 1: unknown type of entity 'x'" },
        { { { { upos = true } } }, "rule 1, element 1: upos: a string is expected at 1" },
        { { { { entity = true, time = true } } }, "rule 1, element 1: time: an element is one item only" },
        { { { { sentence = "middle" } } }, "rule 1, element 1: sentence: first, last or whole is expected" },
        { { { { anything = false } } }, "rule 1, element 1: anything: true is expected" },
        { { { { list = "towns" } } }, "rule 1, element 1: there is no list 'towns'" },
        { { { { list = 5 } } }, "rule 1, element 1: list: a name or a list of words is expected, got number" },
        {
            { { { list = { "а", by = "stem" } } } },
            "rule 1, element 1: list: by: any, text, lemma or exact is expected",
        },
        { { lists = { t = { "а", "" } }, { "а" } }, "lists.t: entries: a string is expected at 2" },
        { { lists = { t = "а" }, { "а" } }, "lists.t: a name and a list of words are expected" },
        { { lists = 5, { "а" } }, "lists: a table of lists is expected" },
        {
            { { { list = { "а б" }, text = "б в" } } },
            "rule 1, element 1: text: only one test of an element may have entries of several words",
        },
        { { { { pattern = "x(" } } }, "rule 1, element 1: pattern: 'x(' at 3: missing closing parenthesis" },
        { { { { pattern = 5 } } }, "rule 1, element 1: pattern: a regular expression is expected at 1, got 5" },
        { { { { pattern = {} } } }, "rule 1, element 1: pattern: the list is empty" },
        { { { { text = "а", except = 5 } } }, "rule 1, element 1: except: a table of tests is expected, got number" },
        { { { { text = "а", except = { upos = "N" } } } }, "rule 1, element 1.except: unknown part of speech 'N'" },
        {
            { { { text = "а", except = { { upos = "X" }, {} } } } },
            "rule 1, element 1.except[2]: it tests nothing; { anything = true } is any word",
        },
        {
            { { { text = "а", except = { agree = "Case" } } } },
            "rule 1, element 1.except: agree, except and the tests of words beside cannot stand in except",
        },
        { { { { text = "а", min = -1 } } }, "rule 1, element 1: min: a whole number up to 10000 is expected" },
        { { { { text = "а", min = 1.5 } } }, "rule 1, element 1: min: a whole number up to 10000 is expected" },
        { { { { text = "а", max = 1e9 } } }, "rule 1, element 1: max: a whole number up to 10000 is expected" },
        { { { { text = "а", min = 3, max = 2 } } }, "rule 1, element 1: max: at least 1 and min is expected" },
        { { { { text = "а", max = 0 } } }, "rule 1, element 1: max: at least 1 and min is expected" },
        { { { { text = "а", optional = 1 } } }, "rule 1, element 1: optional: true or false is expected" },
        { { { { text = "а", min = 0, lazy = 1 } } }, "rule 1, element 1: lazy: true or false is expected" },
        { { { { text = "а", as = 5 } } }, "rule 1, element 1: as: a name is expected" },
        { { { { A, { text = "а", as = "x" }, as = "x" } } }, "rule 1, element 1.2: as: 'x' stands within itself" },
        { { { { text = "а", agree = "Cas" } } }, "rule 1, element 1: unknown feature 'Cas'" },
        {
            { { { text = "а", agree = {} } } },
            "rule 1, element 1: agree: a feature or a table of features is expected",
        },
        { { { { text = "а", agree = { Case = 5 } } } }, "rule 1, element 1: agree: Case: a name is expected" },
        {
            { { { text = "а", agree = { "Case", "Number", "Person", "Tense" } } } },
            "rule 1, element 1: agree: a rule may have 3 agreements, 'Tense' is one more",
        },
        { { { { any = {} } } }, "rule 1, element 1: any: a list of elements is expected" },
        { { { { any = { "а", x = 5 } } } }, "rule 1, element 1.any: unknown key 'x'" },
        { { { { "б", any = { "а" } } } }, "rule 1, element 1: a choice has no elements beside any" },
        { { { { any = { "а" }, lemma = "б" } } }, "rule 1, element 1: a choice of elements has no test 'lemma'" },
        {
            { { { text = "а", optional = true } } },
            "rule 1: it would match where there is no word: something in it must not be optional",
        },
        {
            { { { { { text = "а", min = 100, max = 100 }, min = 100, max = 100 }, min = 100, max = 100 } } },
            "rule 1: its repetitions make too many states (more than 20000)",
        },
        {
            { { { text = "а", agree = { "Case", "Mood", "Number" }, min = 5000, max = 5000 } } },
            "rule 1: its agreements make too many states",
        },
        { { { "а", gives = "PERSN" } }, "rule 1: gives: a type of entity, head, post, quote or speech is expected" },
        { { { "а", gives = true } }, "rule 1: gives: a type of entity, head, post, quote or speech is expected" },
        { { { "а", gives = "post" } }, "rule 1: gives: for a post something must stand as = 'title'" },
        { { { "а", gives = "quote" } }, "rule 1: gives: for a quote something must stand as = 'said'" },
        { { { "а", normal = "ә" } }, "rule 1: normal: only a rule that gives an entity has one" },
        {
            { { { A, as = "said" }, gives = "quote", normal = "ә" } },
            "rule 1: normal: only a rule that gives an entity has one",
        },
        { { { "а", gives = "ART", normal = "" } }, "rule 1: normal: a string is expected" },
        { { { "а", gives = "ART", normal = 5 } }, "rule 1: normal: a string is expected" },
        {
            { { "а", { number = true }, gives = "ART" } },
            "rule 1: gives: entities are found before each number, so their rules cannot ask for one",
        },
        {
            { { { post = true }, gives = "ART" } },
            "rule 1: gives: entities are found before each post, so their rules cannot ask for one",
        },
        {
            { { { post = true, as = "title" }, { quote = true, as = "who" }, gives = "post" } },
            "rule 1: gives: posts are found before each quote, so their rules cannot ask for one",
        },
        {
            { { { text = "а", followed_by = { text = "б", preceded_by = { text = "в" } } } } },
            "rule 1, element 1.followed_by: agree, except and the tests of words beside cannot stand in followed_by",
        },
        {
            { { { text = "а", preceded_by = 5 } } },
            "rule 1, element 1: preceded_by: a table of tests is expected, got number",
        },
        {
            { { { "а", followed_by = { text = "б" } } } },
            "rule 1, element 1: a sequence of elements has no test 'followed_by'",
        },
        {
            { { { text = "а", not_followed_by = { { upos = "NOWN" } } } } },
            "rule 1, element 1.not_followed_by[1]: unknown part of speech 'NOWN'",
        },
        { { { { post = "offise" } } }, "rule 1, element 1: unknown kind of post 'offise'" },
        { { { { speech = "say" } } }, "rule 1, element 1: unknown kind of verb of speech 'say'" },
        { { { { speech = {} } } }, "rule 1, element 1: speech: the list is empty" },
        { { { { speech = 5 } } }, "rule 1, element 1: speech: a string is expected at 1" },
        { { { { speech = true, entity = true } } }, "rule 1, element 1: speech: an element is one item only" },
        { { { { post_head = "office" } } }, "rule 1, element 1: post_head: true is expected" },
        { { { { post_head = false } } }, "rule 1, element 1: post_head: true is expected" },
        { { { { entity = true, several = 2 } } }, "rule 1, element 1: several: true is expected" },
        {
            { { { text = "а", several = true } } },
            "rule 1, element 1: several: of an entity, a post or another item only",
        },
        { { { { inside = "area" } } }, 'rule 1, element 1: inside: only tokens have it: over = "tokens"' },
        {
            { over = "tokens", { { inside = "office" } } },
            "rule 1, element 1: unknown kind of word inside a name 'office'",
        },
        { { { { needs = "office" } } }, "rule 1, element 1: unknown need of a head 'office'" },
        { { { { reach = "further" } } }, "rule 1, element 1: reach: far or near is expected" },
        { { { { opens = 0 } } }, "rule 1, element 1: opens: a whole number from 1 to 255 is expected" },
        { { { { opens = 256 } } }, "rule 1, element 1: opens: a whole number from 1 to 255 is expected" },
        { { { { opens = true } } }, "rule 1, element 1: opens: a whole number from 1 to 255 is expected" },
        { { { { closes = 1.5 } } }, "rule 1, element 1: closes: a whole number from 1 to 255 is expected" },
        { { { { closes = 0 / 0 } } }, "rule 1, element 1: closes: a whole number from 1 to 255 is expected" },
        {
            { { { text = "а", except = { closes = "5" } } } },
            "rule 1, element 1.except: closes: a whole number from 1 to 255 is expected",
        },
        { { { { ending = 5 } } }, "rule 1, element 1: ending: a string is expected at 1" },
        { { { { ending = { "ды", "" } } } }, "rule 1, element 1: ending: a string is expected at 2" },
        { { { { ending = {} } } }, "rule 1, element 1: ending: the list is empty" },
        {
            { { { ending = { "ды", by = "text" } } } },
            "rule 1, element 1: ending: a string or a list of strings is expected",
        },
        {
            { over = "tokens", { { feats = { Case = "Gen", Tense = "Past" } } } },
            'rule 1, element 1: Tense: tokens have only Case, Number and Person[psor]; leave over = "tokens" out',
        },
        {
            { over = "tokens", { { agree = { Person = "who" } } } },
            'rule 1, element 1: Person: tokens have only Case, Number and Person[psor]; leave over = "tokens" out',
        },
        { { over = "tokens", { { feats = "Case=Voc" } } }, "rule 1, element 1: unknown value Case=Voc" },
        {
            { over = "tokens", { { upos = "NOUN" } } },
            'rule 1, element 1: upos: tokens are not analysed; leave over = "tokens" out',
        },
        {
            { { "а", gives = "speech" } },
            "rule 1: gives: for speech something must stand as = 'author' or as = 'announced'",
        },
        {
            { { { closes = 1, as = "close" }, { speech = true, as = "who" }, gives = "speech" } },
            "rule 1: gives: for speech something must stand as = 'author' or as = 'announced'",
        },
        {
            { { { quote = true }, { speech = true, as = "author" }, gives = "speech" } },
            "rule 1: gives: signs of speech are found before each quote, so their rules cannot ask for one",
        },
        {
            { { { speech = true, as = "author" }, gives = "speech", normal = "ә" } },
            "rule 1: normal: only a rule that gives an entity has one",
        },
        {
            { over = "tokens", { { lemma = "а" } } },
            'rule 1, element 1: lemma: tokens are not analysed; leave over = "tokens" out',
        },
        {
            { over = "tokens", { { list = { "а", by = "lemma" } } } },
            'rule 1, element 1: list: tokens have no lemma; leave over = "tokens" out',
        },
    }
    for _, case in ipairs(cases) do
        if case[2] then
            it("is told: " .. case[2], function()
                local fine, message = pcall(kaz.rule, case[1])
                assert.is_false(fine)
                assert.are.equal("bad argument #1 to 'rule' (" .. case[2] .. ")", (message:gsub("^[^:]+:%d+: ", "")))
            end)
        end
    end

    it("is told of what only looks like a regular expression", function()
        local closed = kaz.pattern("а")
        closed:close()
        for _, pattern in ipairs({ io.stdout, closed, print }) do
            local fine, message = pcall(kaz.rule, { { { pattern = pattern } } })
            assert.is_false(fine)
            local wanted = "rule 1, element 1: pattern: a regular expression is expected at 1, got "
                .. tostring(pattern)
            assert.is_truthy(message:find(wanted, 1, true))
        end
    end)

    it("is told of gaps, of depth without end", function()
        for _, case in ipairs({
            { { { { "а", [3] = "б" } } }, "there is a gap before" },
            { { { deep } }, "it is nested too deeply" },
            { { cyclic }, "it is nested too deeply" },
        }) do
            local fine, message = pcall(kaz.rule, case[1])
            assert.is_false(fine)
            assert.is_truthy(message:find(case[2], 1, true))
        end
    end)

    it("is told where it was called", function()
        local _, message = pcall(function()
            kaz.rule({})
        end)
        assert.is_truthy(message:find("rule_errors_spec.lua", 1, true))
    end)
end)

describe("what the rules stand on", function()
    local core = require("kaztext.core")

    it("checks what it is given", function()
        local set = core.ruleset(false)
        for _, call in ipairs({
            { "list", 9, {} },
            { "list", 1, { 5, {} } },
            { "pattern", io.stdout },
            { "word", { lists = { 5 } } },
            { "word", { patterns = { 0 } } },
            { "word", { excepts = { 0 } } },
            { "word", { feats = { 99, 1 } } },
            { "word", { agree = { 1, 3 } } },
            { "word", { layer = 10 } },
            { "word", { upos = -1 } },
            { "sequence", 1 },
            { "choice", 0 },
            { "repeated", 1, 2 },
            { "capture", 0 },
            { "finish_rule", 0 },
        }) do
            assert.has_error(function()
                set[call[1]](set, call[2], call[3])
            end)
        end
        assert.has_error(function()
            core.find_rules(kaz.document("а"), set)
        end)
        set:word({})
        assert.has_error(function()
            set:capture(100)
        end)
        assert.has_error(function()
            set:repeated(2, 1)
        end)
        assert.is_true(set:finish_rule(0))
        set:finish()
        assert.has_error(function()
            set:word({})
        end)
        local doc, other = kaz.document("а", { plain = true }), kaz.document("а", { plain = true })
        local found = core.find_rules(doc, set)
        assert.has_error(function()
            core.next_match(other, found, { { captures = {} } })
        end)
        assert.has_error(function()
            core.next_match(doc, found, {})
        end)
        assert.are.equal("а", core.next_match(doc, found, { { captures = {} } }).text)
        assert.is_nil(core.next_match(doc, found, { { captures = {} } }))
    end)
end)
