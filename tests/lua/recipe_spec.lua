local kaz = require("kaztext")

local PAGE = table.concat({
    "Басты бет",
    "Жаңалықтар",
    "",
    "Ауылда жаңа мектеп ашылды",
    "",
    "Бүгін Ақжар ауылында үш жүз орындық мектеп пайдалануға берiлдi. Салтанатқа аудан әкімі Асқар Мырзаxметов қатысты.",
    "",
    "Құрылысқа 1,2 млрд теңге бөлінген. Бұрын балалар көрші ауылға қатынап оқитын, енді жол жүрудің қажеті жоқ.",
    "",
    "Мектепте шахмат үйірмесі мен спорт залы бар. Келер жылы тағы екі сынып ашылады деп күтіліп отыр.",
    "",
    "Бөлісу",
    "Оставить комментарий",
}, "\n")

local function all(iterator)
    local list = {}
    for record in iterator do
        list[#list + 1] = record
    end
    return list
end

describe("kaz.recipe", function()
    it("takes a page from bytes to a record", function()
        local recipe = kaz.recipe({
            "decode",
            "repair",
            { "page", date = "2024-03-12" },
            { "language", keep = "kk" },
            "extract",
            { "emit", "ndjson", fields = { "id", "title", "language" } },
        })
        local records = all(recipe:run({ { id = "a", text = PAGE } }))
        assert.equal(1, #records)
        local record = records[1]
        assert.equal("Ауылда жаңа мектеп ашылды", record.title)
        assert.equal(3, #record.paragraphs)
        assert.equal("Асқар Мырзахметов", record.people[1].name)
        assert.equal(PAGE, record.bytes)
        assert.equal('{"id":"a","title":"Ауылда жаңа мектеп ашылды","language":"kk"}', record.out)
        assert.is_nil(record.text:find("Бөлісу", 1, true))
    end)

    it("says which records were dropped, where and why", function()
        local recipe = kaz.recipe({
            { "language", keep = { "kk", "kk-Latn" } },
            function(record)
                if record.text:find("жарнама") then
                    return nil, "an advertisement"
                end
                return record
            end,
            "dedup",
        })
        local dropped = {}
        local kept = all(recipe:run({
            "Балалар мектепке барды.",
            "Мы вчера ездили в город.",
            "Бұл жай ғана жарнама мәтіні ғой.",
            "БАЛАЛАР  мектепке барды",
            42,
        }, function(record)
            dropped[record.id] = record.dropped
        end))
        assert.equal(1, #kept)
        assert.same({
            [2] = "the language is ru",
            [3] = "an advertisement",
            [4] = "the same words as in 1",
            [5] = "record 5 has no text",
        }, dropped)
    end)

    it("matches rules over the words of a record", function()
        local recipe = kaz.recipe({
            "page",
            {
                "rule",
                {
                    {
                        name = "seats",
                        { number = true, as = "how many" },
                        { lemma = { "мектеп", "аурухана" } },
                        action = function(match)
                            return match.captures["how many"].number.value
                        end,
                    },
                },
            },
            { "emit", "ndjson", fields = "matches" },
        })
        assert.equal('{"matches":[300]}', recipe:run(PAGE)().out)
        recipe = kaz.recipe({ "repair", "page", { "rule", "posts" } })
        assert.equal("Асқар Мырзахметов", recipe:run(PAGE)().matches[1].person)
        assert.equal("rule", recipe:run(PAGE)().log[3].step)
        for set, wanted in pairs({
            ["step 1 (rule): rule 1, element 1: unknown part of speech 'NOWN'"] = { { { upos = "NOWN" } } },
            ["step 1 (rule): there are no rules 'post'"] = "post",
        }) do
            local _, message = pcall(kaz.recipe, { { "rule", wanted } })
            assert.equal(set, message:match("%((.*)%)$"))
        end
    end)

    it("is shipped by name, made anew each time", function()
        for _, name in ipairs(kaz.recipes.names) do
            assert.equal("function", type(kaz.recipes[name].run))
        end
        assert.is_nil(kaz.recipes.nosuch)
        assert.equal("Sälem", kaz.recipes.translit:run("Сәлем")().out)
        local file = assert(io.open("examples/news.html", "rb"))
        local page = file:read("*a")
        file:close()
        assert.equal("kk", kaz.recipes.corpus:run(page)().language)
        assert.equal("kk", kaz.recipes.corpus:run(page)().language)
        local corpus = kaz.recipes.corpus
        assert.equal("kk", corpus:run(page)().language)
        assert.is_nil(corpus:run(page)())
    end)

    it("logs what steps did", function()
        local record = kaz.recipe({ "mask", { "translit", to = "latn-2021" } }):run("Тел.: 8 701 123 45 67")()
        assert.equal("Tel.: <PHONE>", record.text)
        assert.same({ { step = "mask", what = "1 masked" }, { step = "translit", what = "from cyrl" } }, record.log)
        record = kaz.recipe({ "decode", "repair", "page", "language", "segment", "analyse", "extract" }):run(PAGE)()
        local notes = {}
        for i, note in ipairs(record.log) do
            notes[i] = note.step .. ": " .. note.what
        end
        assert.same({
            "decode: utf-8",
            "repair: edits 3: latin-lookalike 3",
            "page: paragraphs 3, lines left out 4: menu 2, comments 1, share 1",
            "language: kk 1.00",
            "segment: sentences 6",
            "analyse: words 54",
            "extract: entities 2, people 1, times 2, numbers 3, quotes 0, identifiers 0",
        }, notes)
    end)

    it("analyses the text as it is after a function has changed it", function()
        local recipe = kaz.recipe({
            "segment",
            function(record)
                record.first = #record.sentences
                record.text = "Бір. Екі. Үш."
                return record
            end,
            "segment",
        })
        local record = recipe:run("Жалғыз сөйлем.")()
        assert.equal(1, record.first)
        assert.equal(3, #record.sentences)
    end)

    it("goes on after a step that raised an error, and tells of it", function()
        local recipe = kaz.recipe({
            function(record)
                if record.text == "б" then
                    error("cannot do that", 0)
                end
                return record
            end,
        })
        local failed = {}
        local kept = all(recipe:run({ "а", "б", "в" }, function(record)
            failed[#failed + 1] = { record.id, record.dropped, record.failed }
        end))
        assert.equal(2, #kept)
        assert.same({ { 2, "cannot do that", true } }, failed)
    end)

    it("runs over a text, a list, a function and a file's lines", function()
        local recipe = kaz.recipe({ "repair", { "emit", "text" } })
        local name = os.tmpname()
        local file = assert(io.open(name, "w+b"))
        file:write("xалық\n\nел\n")
        file:seek("set")
        local n = 0
        local function three()
            n = n + 1
            return n <= 3 and "xалық" or nil
        end
        assert.equal("халық", recipe:run("xалық")().out)
        assert.equal(2, #all(recipe:run({ "xалық", "ел" })))
        assert.equal(3, #all(recipe:run(three)))
        local lines = all(recipe:run(file))
        assert.same({ "халық", "", "ел" }, { lines[1].out, lines[2].out, lines[3].out })
        file:close()
        os.remove(name)
        assert.error_matches(function()
            recipe:run(1)
        end, "bad argument #1 to 'run'")
    end)

    it("is checked when it is put together", function()
        local function complaint(list)
            local fine, message = pcall(kaz.recipe, list)
            assert.is_false(fine)
            return (message:match("'recipe' %((.*)%)$"))
        end
        assert.equal("there are no steps", complaint({}))
        assert.equal(
            "step 1 (foo): there is no such step (analyse, decode, dedup, emit, extract, filter, in_order, language, mask, page, repair, rule, segment, translit)",
            complaint({ "foo" })
        )
        assert.equal(
            "step 2 (decode): decode, repair, page stand in this order, each once",
            complaint({ "repair", "decode" })
        )
        assert.equal(
            "step 2 (page): it reads the bytes, so it stands before step 1 (mask)",
            complaint({ "mask", "page" })
        )
        assert.equal(
            "step 1 (language): unknown option 'kepp' (among, keep, least)",
            complaint({ { "language", kepp = "kk" } })
        )
        assert.equal(
            "step 1 (language): least: a number from 0 to 1 is expected",
            complaint({ { "language", least = 2 } })
        )
        assert.equal("step 1 (translit): the option 'to' is missing", complaint({ "translit" }))
        assert.equal(
            "step 1 (rule): rules, or the name of shipped ones is expected after its name",
            complaint({ "rule" })
        )
        assert.equal("step 1 (translit): to: unknown scheme xx", complaint({ { "translit", to = "xx" } }))
        assert.equal(
            "step 1 (emit): no step before it gives 'people'",
            complaint({ { "emit", fields = { "people" } } })
        )
        assert.equal("step 2 (emit): no step before it gives 'record'", complaint({ "page", { "emit", "record" } }))
        assert.equal("step 1 (number): a step is a name, a table that begins with one, or a function", complaint({ 3 }))
        assert.error(function()
            kaz.recipe("page")
        end)
    end)

    it("shows a function in order copies of the records, and takes over what it changed", function()
        local seen, notes = {}, {}
        local recipe = kaz.recipe({
            "page",
            {
                "in_order",
                function(record)
                    seen[#seen + 1] = record
                    if #seen == 2 then
                        record:note("the second")
                        return nil, "every second"
                    end
                    record.title, record.list = nil, { #seen, { record:document():sentences()[1].text } }
                    record.text = record.text .. " Соңы."
                    return record
                end,
            },
            function(record)
                seen[1].list[1] = "changed"
                notes[#notes + 1] = record.list[1] .. record.list[2][1]
                return record
            end,
            "segment",
        })
        local dropped
        local records = all(recipe:run({ "Бір қала.", "Екі дала.", "Үш көл." }, function(record)
            dropped = record
        end))
        assert.same({ "1Бір қала.", "3Үш көл." }, notes)
        assert.same({ "Бір қала.", "Соңы." }, records[1].sentences)
        assert.is_nil(records[2].title)
        assert.equal("every second", dropped.dropped)
        assert.same({ step = "in_order", what = "the second" }, dropped.log[2])
        assert.equal(
            "step 1 (in_order): function is expected after its name",
            select(2, pcall(kaz.recipe, { "in_order" })):match("%((.*)%)$")
        )
    end)

    it("extracts what rules add, whatever was done to the text before", function()
        local mine =
            { { { list = { "сонар" } }, gives = "ORGANISATION", normal = "Сонар құс фермасы" } }
        local seen
        local steps = {
            {
                "in_order",
                function(record)
                    seen = #record:document():entities()
                    return record
                end,
            },
            function(record)
                record.text = record.text .. " Сонарда жұмыс көп."
                return record
            end,
            { "rule", { { { entity = "ORGANISATION" } } } },
            { "extract", extend = mine },
        }
        local record = kaz.recipe(steps):run("Ол сонардың иесі.")()
        assert.equal(1, seen)
        assert.equal(2, #record.matches)
        assert.same(
            { "Сонар құс фермасы", "Сонар құс фермасы" },
            { record.entities[1].normal, record.entities[2].normal }
        )
        steps[4].extend = kaz.rule(mine)
        assert.equal(2, #kaz.recipe(steps):run("Ол сонардың иесі.")().matches)
        for _, wrong in ipairs({
            { "posts", "extend: rules that give something is expected" },
            { { { "а" } }, "extend: no rule of them gives anything" },
            { { { "а", gives = "x" } }, "rule 1: gives: a type of entity, head, post, quote or speech is expected" },
        }) do
            local message = select(2, pcall(kaz.recipe, { { "extract", extend = wrong[1] } }))
            assert.equal(
                "bad argument #1 to 'recipe' (step 1 (extract): " .. wrong[2] .. ")",
                (message:gsub("^.-: ", "", 0))
            )
        end
    end)

    it("counts times from a record's own date where the page has none", function()
        local recipe = kaz.recipe({ { "page", date = "record" }, "extract" })
        local function value(item)
            return recipe:run({ item })().times[1].value
        end
        local text = "Кеше қалада жаңа мектеп ашылды."
        assert.equal("2024-03-11", value({ text = text, date = "2024-03-12T10:00:00Z" }))
        local page = "<html><head>%s</head><body><p>" .. text
        local published = '<meta property="article:published_time" content="2020-01-02">'
        assert.equal("2024-03-11", value({ text = page:format(""), date = "2024-03-12" }))
        assert.equal("2020-01-01", value({ text = page:format(published), date = "2024-03-12" }))
        assert.is_nil((value({ text = text, date = "2024-02-31" }):match("2024")))
        assert.equal("<p>" .. text, kaz.recipe({ "page" }):run({ { text = "<p>" .. text, is_html = false } })().text)
    end)

    it("takes fields that a function of the user gives on trust", function()
        local recipe = kaz.recipe({
            function(record)
                record.length = #record.text
                return record
            end,
            { "emit", fields = { "id", "length" } },
        })
        assert.equal('{"id":1,"length":4}', recipe:run("ел")().out)
    end)
end)

describe("kaztext.recipes", function()
    it("ships recipes that run", function()
        local out = {}
        for _, name in ipairs({ "news", "search", "speech", "translit" }) do
            local record = require("kaztext.recipes." .. name):run(PAGE)()
            out[name] = record.out
        end
        assert.truthy(out.news:find('"name":"Асқар Мырзахметов"', 1, true))
        assert.truthy(
            out.search:find('"lemmas":["бүгін"', 1, true) or out.search:find('"lemmas":["ауыл"', 1, true)
        )
        assert.truthy(out.speech:find("бір бүтін оннан екі миллиард теңге", 1, true))
        assert.truthy(out.translit:find("Asqar Myrzahmetov", 1, true))
        local seen = {}
        for record in
            require("kaztext.recipes.corpus"):run({ PAGE, PAGE }, function(record)
                seen[#seen + 1] = record.dropped
            end)
        do
            seen[#seen + 1] = record.out
        end
        assert.truthy(seen[1]:find('^{"id":1,"language":"kk"'))
        assert.equal("the same words as in 1", seen[2])
    end)
end)

describe("kaztext run", function()
    local kaztext = require("support.command").kaztext

    it("runs a shipped recipe over lines, records and files", function()
        assert.equal("Asan halyq\nel\n", (kaztext("run translit --input lines", "Асан xалық\nел\n")))
        local out =
            kaztext("run search --input ndjson", '{"id":"а","text":"Балаларға кітап берді."}\n')
        assert.equal(
            '{"id":"а","text":"Балаларға кітап берді.","lemmas":["бала","кітап","бер","."]}\n',
            out
        )
        local record = kaztext("run news examples/page.txt")
        local extracted = kaztext("extract examples/page.txt")
        assert.equal(extracted:gsub("^{", '{"id":"examples/page.txt",'), record)
    end)

    it("runs a user's file, logs each decision, reports what failed and goes on", function()
        local recipe, log = os.tmpname(), os.tmpname()
        local file = assert(io.open(recipe, "wb"))
        file:write([[
            return require("kaztext").recipe({
                { "language", keep = "kk" },
                function(record)
                    if record.text == "жаман" then
                        error("a bad word", 0)
                    end
                    return record
                end,
                { "emit", "text" },
            })
        ]])
        file:close()
        local out, status = kaztext(
            "run " .. recipe .. " --input lines --log " .. log,
            "жақсы сөз\nплохое слово вот\nжаман\n"
        )
        assert.truthy(out:find("жақсы сөз\n", 1, true))
        assert.truthy(out:find("kaztext: -:3: a bad word\n", 1, true))
        assert.is_nil(out:find("плохое", 1, true))
        assert.equal(1, status)
        local decisions = {}
        for line in io.lines(log) do
            decisions[#decisions + 1] = line
        end
        assert.same({
            '{"id":1,"decision":"keep","log":[{"step":"language","what":"kk 0.97"}]}',
            '{"id":2,"decision":"drop","step":"language","reason":"the language is ru","log":[{"step":"language","what":"ru 0.68"},{"reason":"the language is ru","step":"language","what":"dropped"}]}',
            '{"id":3,"decision":"drop","step":"function","reason":"a bad word","log":[{"step":"language","what":"kk 0.95"},{"reason":"a bad word","step":"function","what":"dropped"}]}',
        }, decisions)
        os.remove(recipe)
        os.remove(log)
    end)

    it("says so where nothing is emitted, and where a field cannot be", function()
        local recipe = os.tmpname()
        local function write(steps)
            local file = assert(io.open(recipe, "w"))
            file:write('return require("kaztext").recipe({ ' .. steps .. " })")
            file:close()
        end
        write('"segment"')
        local out, status = kaztext("run " .. recipe, "Үй.")
        assert.equal("kaztext: run: nothing was written: no step of the recipe emits what it keeps\n", out)
        assert.equal(0, status)
        write('function(r) r.f = print return r end, { "emit", fields = { "f" } }')
        out, status = kaztext("run " .. recipe, "Үй.")
        assert.truthy(out:find("a function cannot be written as JSON", 1, true), out)
        assert.equal(1, status)
        os.remove(recipe)
    end)

    it("refuses what is no recipe", function()
        local said = kaztext("run no-such-recipe")
        assert.truthy(said:find("the recipes that are shipped are news, corpus", 1, true), said)
        assert.equal(2, select(2, kaztext("run no-such-recipe.lua")))
        assert.equal(2, select(2, kaztext("run examples/page.txt")))
        assert.equal(1, select(2, kaztext("run speech no-such-file.txt")))
    end)
end)
