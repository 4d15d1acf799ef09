--- What tells that words are said: the rules by which doc:quotes() knows where the author's words begin, which words in marks
--- are said and which colon or comma announces them. They are compiled into the library: after a change here, `make data`
--- and a build.
--- Rules of yours that give "speech" work beside them, in documents that they extend:
---
---     local said = { { closes = 2, as = "close" }, { text = "дейтұғын", as = "author" }, gives = "speech" }
---     local mine = kaz.rule({ over = "tokens", said })
---     local doc = kaz.document(text, { extend = mine })
---
--- Captures: `author` is where the author's words begin, behind a dash or, with `close`, behind the mark that closes the words
--- said; `announced` is the colon or comma that words said stand behind. What the words are then, and who says them, is found
--- natively: marks within marks, words that go on behind the author's, whom «ол» means.
local lists = require("kaztext.rules.lists")

local function all(...)
    local kinds = {}
    for _, kind in ipairs({ ... }) do
        for _, form in ipairs({ "finite", "converb", "participle" }) do
            kinds[#kinds + 1] = kind .. "-" .. form
        end
    end
    return kinds
end

local DASH = { text = { "–", "—", "-" } }
local COMMA = { text = ",", optional = true }
local FINAL = { kind = "punct", text = { ".", "?", "!", "…", "...", "?!", "!?", "!..", "?.." } }
local MARK = { text = { "«", "»", "“", "”" } }

local SAID, SPOKEN = { speech = all("say", "speak") }, { speech = all("speak") }
local CALLED = { speech = all("name") }
local SUBJECT = { entity = "PERSON", feats = { Case = "Nom" } }

-- «деген сұраққа» names a question, and no author begins; «деген министр», «деген аудан басшысы», «деген.» begin one.
local function no_thought(participle)
    local author = { { entity = "PERSON" }, { text = "ол" }, { post_head = true }, { list = "bodies" } }
    return {
        any = {
            { speech = participle, not_followed_by = { kind = "word" } },
            { speech = participle, followed_by = author },
        },
    }
end

local SAYS = { any = { { speech = { "say-finite", "say-converb" } }, no_thought("say-participle") }, as = "author" }
local SPEAKS =
    { any = { { speech = { "speak-finite", "speak-converb" } }, no_thought("speak-participle") }, as = "author" }

-- The author's words up to a verb of speech: no sentence, no other quotation ends in them.
local function up_to_verb(most)
    return {
        { anything = true, except = { { text = { ":", "«", "“" } }, FINAL }, min = 0, max = most, lazy = true },
        SAID,
    }
end

local function words_in_marks(least)
    return { closes = least, as = "close" }
end

-- «Асан Серіков «жұмыс бітпейді» деп …»: of one whose name stands before them fewer words are enough.
local function after_name(least)
    return {
        SUBJECT,
        { opens = least },
        { anything = true, except = MARK, min = 1, max = 16 },
        { closes = least, as = "close" },
    }
end

-- «деп», but not «деп аталады», «деп те аталады»
local CONVERB = {
    any = {
        { speech = "say-converb", not_followed_by = { anything = true } },
        {
            { speech = "say-converb", not_followed_by = CALLED },
            { anything = true, except = CALLED, not_followed_by = CALLED },
        },
    },
    as = "author",
}
local THUS_SPOKEN = { { speech = "say-converb", not_followed_by = CALLED, as = "author" }, up_to_verb(8) }

-- A clause that a colon ends: «Асан Серіков (мектеп директоры):»; laws say in a way of their own what shall be.
local ASIDE = { "(", { anything = true, except = { text = { "(", ")" } }, min = 1, max = 9 }, ")", optional = true }
local COLON = { text = ":", not_preceded_by = { ending = { "ылсын", "ілсін" } }, as = "announced" }
local ENDS_CLAUSE = { ASIDE, COLON }
local SAME_SENTENCE = { anything = true, except = { sentence = "first" }, min = 0, max = 48, lazy = true }
local MANY_WORDS = { { DASH, optional = true }, { opens = 5 } }

local rules = {
    over = "tokens",
    lists = {
        attribution = lists.attribution,
        announcing = lists.announcing,
        places = lists.speech_places,
        bodies = lists.bodies,
        states = lists.states,
    },

    -- ---- Where the author's words begin behind a dash ----

    { name = "…, – деді", { any = { ",", FINAL } }, DASH, SAYS },
    { name = "…, – айтты", ",", DASH, SPEAKS },
    { name = "… – деді", { kind = "word" }, DASH, { speech = "say-finite", as = "author" } },

    -- ---- Words in marks that are said ----

    { name = "«…», – деді", words_in_marks(1), { text = { ",", "." }, optional = true }, DASH, SAYS },
    {
        name = "«…», – айтты",
        { any = { { words_in_marks(1), { text = { ",", "." } } }, { closes = 1, preceded_by = FINAL, as = "close" } } },
        DASH,
        {
            any = { SPOKEN, { { anything = true, except = { { speech = all("say") }, FINAL } }, up_to_verb(8) } },
            as = "author",
        },
    },
    { name = "«…» деді", words_in_marks(1), COMMA, { speech = "say-finite", as = "author" } },
    {
        name = "«…» деген",
        words_in_marks(1),
        COMMA,
        { speech = "say-participle", not_followed_by = { anything = true }, as = "author" },
    },
    {
        name = "«…» деген.",
        { any = { words_in_marks(5), after_name(3) } },
        COMMA,
        { speech = "say-participle", followed_by = { kind = "punct" }, not_followed_by = DASH, as = "author" },
    },
    {
        name = "«…» деген пікірде",
        after_name(5),
        COMMA,
        { speech = "say-participle", as = "author" },
        {
            any = {
                { list = "attribution", followed_by = { kind = "punct" } },
                { list = "attribution", sentence = "last" },
            },
        },
    },
    {
        name = "«…» деп",
        { any = { words_in_marks(5), { closes = 1, preceded_by = FINAL, as = "close" } } },
        COMMA,
        CONVERB,
    },
    {
        name = "«…» деп айтты",
        { any = { words_in_marks(3), { words_in_marks(2), "," }, after_name(2) } },
        COMMA,
        THUS_SPOKEN,
    },

    -- ---- Colons that announce words said ----

    { name = "Асан Серіков:", SUBJECT, ENDS_CLAUSE },
    { name = "министр:", { post_head = true }, ENDS_CLAUSE },
    { name = "тұрғын:", { list = "states" }, ENDS_CLAUSE },
    {
        name = "деді:",
        SAID,
        { anything = true, except = { { text = ":" }, FINAL }, min = 0, max = 2 },
        ENDS_CLAUSE,
    },
    {
        name = "былай … :",
        { list = "announcing" },
        { anything = true, except = { { text = ":" }, FINAL }, min = 0, max = 7 },
        ENDS_CLAUSE,
    },
    { name = "сөзінде: «…", { list = "places" }, COLON, MANY_WORDS },
    { name = "пікірінше … : «…", { list = "attribution" }, SAME_SENTENCE, COLON, MANY_WORDS },
    -- all that is left of the sentence, or it may be a name: «оның айтуынша, «Ауыл – ел бесігі» жобасы …»
    {
        name = "айтуынша, «…».",
        { list = "attribution" },
        { text = ",", as = "announced" },
        { opens = 5 },
        {
            any = {
                { anything = true, except = MARK },
                { { text = "«" }, { anything = true, except = MARK, min = 1, max = 8 }, { text = "»" } },
            },
            min = 1,
            max = 60,
        },
        { text = "»" },
        FINAL,
    },
    {
        name = "Асан Серіков … жоққа шығарды: «…",
        SUBJECT,
        SAME_SENTENCE,
        { kind = "word", ending = lists.verb_endings },
        COLON,
        MANY_WORDS,
    },
}

for _, one in ipairs(rules) do
    one.gives, one.across = "speech", "paragraph"
end

return rules
