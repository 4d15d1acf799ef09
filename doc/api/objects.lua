-- The methods of what functions make: patterns, recipes, rules, memories of texts.
return {
    pattern = {
        {
            name = "find",
            brief = "the first match",
            kk = "бірінші сәйкестік",
            params = {
                { "text", "string", "" },
                { "init", "integer", "where to begin, from the end if negative", optional = true },
            },
            returns = {
                {
                    "integer?",
                    "first byte; nil without a match; nil, message, LIMIT where matching would take too long",
                },
                { "integer|string|nil", "last byte" },
                { "string|false|nil", "captures; false for a group that took no part", "..." },
            },
        },
        {
            name = "all",
            brief = "every match as { first, last, captures … }",
            kk = "барлық сәйкестік: { басы, соңы, топтар … }",
            params = { { "text", "string", "" } },
            returns = { { "(integer|string|false)[][]?", "nil, message, LIMIT where matching would take too long" } },
        },
        { name = "close", brief = "frees the pattern", kk = "өрнекті босатады", returns = {} },
    },

    recipe = {
        {
            name = "run",
            brief = "an iterator over the records that come through",
            kk = "барлық қадамнан өткен жазбаларды бірінен соң бірін береді",
            params = {
                {
                    "input",
                    "any",
                    "a text; a list of texts or of { text, id, date, is_html, content_type }; an open file, a text a line; a function that gives one after the other",
                },
                {
                    "dropped",
                    "function",
                    "called with each record that does not come through; its field `dropped` says why",
                    optional = true,
                },
            },
            returns = { { "fun(): kaztext.Record?", "" } },
            about = [[
An error that a step raises drops the record, with `failed`, and the rest goes on.]],
            example = [[
local recipe, why = kaz.recipe({ { "language", keep = "kk" } }), nil
local record = recipe:run({ "Привет, мир!", "Сәлем, әлем!" }, function(r) why = r.dropped end)()
record.id, record.language, why --> 2, "kk", "the language is ru"]],
        },
    },

    rule = {
        {
            name = "match",
            brief = "the matches in a text or a document",
            kk = "мәтіндегі немесе құжаттағы сәйкестіктер",
            params = { { "input", "string|kaztext.Document", "a text is taken as it is, each line a paragraph" } },
            returns = {
                { "any[]?", "matches, or what actions made of them; nil, message, code for a text that is too long" },
            },
            about = [[
In the order of their first words, then of their rules.]],
            example = [[
local set = kaz.rule({ { { upos = "ADJ", min = 1 }, { upos = "NOUN" }, action = function(m) return m.lemma end } })
set:match("Ол үлкен жаңа үйде тұрады.")[1] --> "үлкен жаңа үй"]],
        },
        {
            name = "each",
            brief = "an iterator over the same, which makes them one by one",
            kk = "соларды бірінен соң бірін беретін итератор",
            params = { { "input", "string|kaztext.Document", "stays open until the last one is asked for" } },
            returns = {
                {
                    "fun(): any?, kaztext.RuleMatch?",
                    "what stands for the match, and the match itself; nil, message, code for a text that is too long",
                },
            },
            example = [[
local count = 0
for _ in kaz.rule({ { { kind = "number" } } }):each("1, 2, 3") do count = count + 1 end
count --> 3]],
        },
        {
            name = "gives",
            brief = "whether a rule of them gives something to documents",
            kk = "ережелердің бірі құжатқа бірдеңе қоса ма",
            returns = { { "boolean", "" } },
        },
        {
            name = "stats",
            brief = "how many rules and states there are, and the bytes they take",
            kk = "ереже мен күй саны, алатын жады",
            returns = { { "table", "rules, states, bytes" } },
        },
        {
            name = "close",
            brief = "frees the memory at once",
            kk = "жадын бірден босатады",
            returns = {},
        },
    },

    dedup = {
        {
            name = "add",
            brief = "nil for a new text, which is remembered; else what it repeats",
            kk = "мәтін жаңа болса nil беріп, есте сақтайды; болмаса нені қайталайтынын айтады",
            params = {
                { "text", "string", "taken as one whole, whatever the unit" },
                {
                    "id",
                    "any",
                    "what `duplicate_of` shall name it by; its number where none is given",
                    optional = true,
                },
            },
            returns = { { "kaztext.Duplicate?", "" } },
        },
        {
            name = "clean",
            brief = "the text without the units that came before, in it or in earlier texts",
            kk = "бұрын келген бөліктері алынған мәтін",
            params = {
                { "text", "string", "" },
                { "id", "any", "of all its units", optional = true },
            },
            returns = {
                { "string", "the same string where nothing was dropped" },
                { "kaztext.Duplicate[]", "what was dropped, with its place in the text" },
            },
            example = [[
local seen = kaz.dedup({ unit = "line" })
local text, dropped = seen:clean("Басты бет\nБүгін қар жауды.\nБасты бет\nЕртең күн ашық болады.\n")
text --> "Басты бет\nБүгін қар жауды.\nЕртең күн ашық болады.\n"
dropped[1].first, dropped[1].last, dropped[1].reason --> 49, 65, "the same words as in 1"
seen:close()]],
        },
        {
            name = "stats",
            brief = "how many texts were seen, are remembered, were forgotten, and the bytes taken",
            kk = "неше мәтін көрілді, есте тұр, ұмытылды және қанша байт алды",
            returns = { { "table<string, integer>", "seen, kept, forgotten, most, bytes" } },
        },
        {
            name = "close",
            brief = "frees the memory at once",
            kk = "жадын бірден босатады",
            returns = {},
            about = "In Lua 5.4 `local seen <close>` does the same. Any other call after it raises an error.",
        },
    },
}
