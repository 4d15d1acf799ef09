local kaz = require("kaztext")

local function open(text, rules, options)
    local all = { plain = true, extend = kaz.rule(rules) }
    for name, value in pairs(options or {}) do
        all[name] = value
    end
    return kaz.document(text, all)
end

local function listed(items, ...)
    local lines = {}
    for i, item in ipairs(items) do
        local fields = {}
        for k, name in ipairs({ ... }) do
            fields[k] = tostring(item[name])
        end
        lines[i] = table.concat(fields, " ")
    end
    return lines
end

local function posts(doc)
    local lines = {}
    for _, person in ipairs(doc:people()) do
        for _, post in ipairs(person.positions) do
            lines[#lines + 1] = table.concat({ person.name, post.head, post.title, post.organisation }, " | ")
        end
    end
    return lines
end

describe("rules that give entities", function()
    it("make one of all their words, in the nominative or as they say", function()
        local doc = open(
            "Жұмағали қозғалысының мүшелері жиналды. Сонарға барды.",
            {
                { { text = "жұмағали" }, { lemma = "қозғалыс" }, gives = "ORGANISATION" },
                { { lemma = "сонар" }, gives = "LOCATION", normal = "Сонар жайлауы" },
            }
        )
        assert.are.same({
            "ORGANISATION Жұмағали қозғалысының Жұмағали қозғалысы",
            "LOCATION Сонарға Сонар жайлауы",
        }, listed(doc:entities(), "type", "text", "normal"))
    end)

    it("make one of the capture that is the name", function()
        local doc =
            open("Біз «Қарлығаш» дейтін топтаймыз, «Үкі»ге де барамыз.", {
                { { "«", { anything = true, except = { text = "»" } }, "»", as = "name" }, gives = "ART" },
            })
        assert.are.same(
            { "ART «Қарлығаш» «Қарлығаш»", "ART «Үкі»ге «Үкі»" },
            listed(doc:entities(), "type", "text", "normal")
        )
    end)

    it("match over tokens, too", function()
        local doc = open("Кеше Сонарлар келді.", {
            over = "tokens",
            { { text = "сонарлар" }, gives = "NORP" },
        })
        assert.are.same({ "NORP Сонарлар" }, listed(doc:entities(), "type", "text"))
    end)

    it("leave what is longer, and take the place of what is not", function()
        local text =
            "Ол Қаржы министрлігінде, содан соң Алматыда жұмыс істеді."
        assert.are.same(
            { "ORGANISATION Қаржы министрлігінде", "GPE Алматыда" },
            listed(
                open(text, {
                    { { text = "тәуба" }, gives = "ART" },
                }):entities(),
                "type",
                "text"
            )
        )
        assert.are.same(
            { "ORGANISATION Қаржы министрлігінде", "ART Алматыда" },
            listed(
                open(text, {
                    { { lemma = "министрлік" }, gives = "ART" },
                    { { lemma = "алматы" }, gives = "ART" },
                }):entities(),
                "type",
                "text"
            )
        )
        assert.are.same(
            { "LAW Ол Қаржы министрлігінде, содан соң Алматыда" },
            listed(
                open(text, {
                    { { anything = true, min = 1 }, { lemma = "алматы" }, gives = "LAW" },
                }):entities(),
                "type",
                "text"
            )
        )
    end)

    it("leave words to one entity alone, whichever rules want them", function()
        local doc = open("Бірінші екінші үшінші төртінші бесінші алтыншы.", {
            { { text = "екінші" }, { text = "үшінші" }, { text = "төртінші" }, gives = "ART" },
            { { text = "төртінші" }, { text = "бесінші" }, gives = "LAW" },
            { { text = "үшінші" }, gives = "EVENT" },
            { { text = "бірінші" }, { text = "екінші" }, gives = "LAW" },
            { { text = "бесінші" }, { text = "алтыншы" }, gives = "EVENT" },
        })
        assert.are.same(
            { "ART екінші үшінші төртінші", "EVENT бесінші алтыншы" },
            listed(doc:entities(), "type", "text")
        )
    end)

    it("see the entities, times and identifiers that are found without them", function()
        local doc = open("Асан Серіков 2020 жылғы жарыста озды, поштасы a@b.kz.", {
            { { entity = "PERSON" }, { time = true }, { lemma = "жарыс" }, gives = "EVENT" },
            { { lemma = "пошта" }, { identifier = "email" }, gives = "CONTACT" },
        })
        assert.are.same(
            { "EVENT Асан Серіков 2020 жылғы жарыста", "CONTACT поштасы a@b.kz" },
            listed(doc:entities(), "type", "text")
        )
    end)

    it("are known to people, posts, tags and the record", function()
        local rules =
            { { { lemma = "сонар" }, gives = "ORGANISATION", normal = "Сонар құс фермасы" } }
        local doc = open("Сонардың директоры Асан Серіков келді.", rules)
        assert.are.same(
            { "Асан Серіков | директор | директоры | Сонар құс фермасы" },
            posts(doc)
        )
        assert.is_truthy(doc:json():find('"Сонар құс фермасы"', 1, true))
        local named = open("Кеше Өктем Зұлпықаров дегенге жолықтым.", {
            { { text = "өктем" }, { text = "зұлпықаров" }, gives = "PERSON" },
        })
        assert.are.same({ "Өктем Зұлпықаров" }, listed(named:people(), "name"))
    end)
end)

describe("rules that give posts", function()
    local RULES = {
        {
            { entity = "PERSON", as = "who" },
            { "деген" },
            {
                { { entity = "ORGANISATION", as = "organisation", optional = true } },
                { { upos = { "NOUN", "ADJ" }, min = 1, max = 2, except = { entity = true } }, as = "title" },
                { text = { ",", "әрі" }, optional = true },
                min = 1,
                max = 3,
            },
            { text = "екен" },
            gives = "post",
        },
    }

    it("add them to the person, with the body before the title", function()
        local doc = open(
            "Бақыт Әлиев деген Қаржы министрлігінің бас омбысы екен.",
            RULES
        )
        assert.are.same(
            { "Бақыт Әлиев | омбы | бас омбысы | Қаржы министрлігі" },
            posts(doc)
        )
    end)

    it("give each title its own body", function()
        local doc = open(
            "Бақыт Әлиев деген Қаржы министрлігінің омбысы, тентек екен.",
            RULES
        )
        assert.are.same({
            "Бақыт Әлиев | омбы | омбысы | Қаржы министрлігі",
            "Бақыт Әлиев | тентек | тентек | ",
        }, posts(doc))
    end)

    it("give all posts of a match to all persons in it", function()
        local doc = open("Бақыт Әлиев пен Асан Серіков бас омбы болыпты.", {
            {
                { entity = "PERSON", as = "who" },
                { "пен", { entity = "PERSON", as = "who" }, optional = true },
                { { text = "бас" }, { lemma = "омбы" }, as = "title" },
                gives = "post",
            },
        })
        assert.are.same({
            "Бақыт Әлиев | омбы | бас омбы | ",
            "Асан Серіков | омбы | бас омбы | ",
        }, posts(doc))
    end)

    local SEAT = {
        {
            { post = true, as = "title" },
            { text = "орынтағына" },
            { text = "отырған" },
            gives = "post",
        },
    }

    it("give a post to whom its sentence is about, where the rule names nobody", function()
        assert.are.same(
            { "Бақыт Әлиев | төраға | төрағасы | қор" },
            posts(
                open(
                    "Асан Серіков келді. Бақыт Әлиев көп жыл қор төрағасының орынтағына отырған.",
                    SEAT
                )
            )
        )
    end)

    it("and to whom its paragraph is about, where the sentence names nobody", function()
        assert.are.same(
            { "Асан Серіков | төраға | төрағасы | қор" },
            posts(
                open(
                    "Асан Серіков 1970 жылы туған. Көп жыл қор төрағасының орынтағына отырған.",
                    SEAT
                )
            )
        )
        assert.are.same(
            {},
            posts(open("Көп жыл қор төрағасының орынтағына отырған.", SEAT))
        )
    end)

    it("may ask for verbs of speech", function()
        local doc = open("Асан Серіков екен, – деді омбы.", {
            {
                { entity = "PERSON", as = "who" },
                { anything = true, max = 4 },
                { speech = "say-finite" },
                { lemma = "омбы", as = "title" },
                gives = "post",
            },
        })
        assert.are.same({ "Асан Серіков | омбы | омбы | " }, posts(doc))
    end)

    it("take a body that is named after the title or by an entity in another case", function()
        local doc = open(
            "Қаржы министрлігінде омбы Асан Серіков. Омбы Бақыт Әлиев, Әділет министрлігі.",
            {
                {
                    { entity = "ORGANISATION", as = "organisation", optional = true },
                    { lemma = "омбы", as = "title" },
                    { entity = "PERSON", as = "who" },
                    gives = "post",
                },
            }
        )
        assert.are.same({
            "Асан Серіков | омбы | омбы | Қаржы министрлігі",
            "Бақыт Әлиев | омбы | Омбы | ",
        }, posts(doc))
    end)

    it("add nothing that the person has, and nothing to nobody", function()
        local text = "Қаржы министрі Асан Серіков келді."
        local rules = {
            {
                { { text = "қаржы" }, { lemma = "министр" }, as = "title" },
                { { entity = "PERSON", as = "who" } },
                gives = "post",
            },
            {
                { lemma = "министр", as = "title" },
                { anything = true, min = 0 },
                { lemma = "кел", as = "who" },
                gives = "post",
            },
        }
        assert.are.same(posts(kaz.document(text, { plain = true })), posts(open(text, rules)))
    end)

    it("may ask for numbers", function()
        local doc = open("Асан Серіков 5 млн теңгенің омбысы атанды.", {
            {
                { entity = "PERSON", as = "who" },
                { number = "money" },
                { lemma = "омбы", as = "title" },
                gives = "post",
            },
        })
        assert.are.same({ "Асан Серіков | омбы | омбысы | " }, posts(doc))
    end)
end)

describe("rules that give quotes", function()
    local RULES = {
        {
            across = "paragraph",
            gives = "quote",
            { entity = "PERSON", as = "who" },
            { text = "дедік" },
            ":",
            { anything = true, min = 1, as = "said" },
        },
    }

    it("add the words said and who says them, in the order of the text", function()
        local doc = open(
            "Асан Серіков дедік: – ертең келемін,\n«Мен барамын, тек хабар беріңіз», – деді Бақыт Әлиев.\nБелгісіз дедік: жоқ.",
            RULES
        )
        assert.are.same({
            "ертең келемін Асан Серіков",
            "Мен барамын, тек хабар беріңіз Бақыт Әлиев",
        }, listed(doc:quotes(), "text", "speaker"))
    end)

    it("leave words that are quoted already, and tell their speaker where none is known", function()
        local said =
            "«Біз бұл жолды биыл бітіреміз», – деді ақсақал. Бұл Асан Серіковтің сөзі."
        local rules = {
            {
                { "«", { { anything = true, except = { text = "»" }, min = 1 }, as = "said" }, "»" },
                { anything = true, min = 0, max = 5 },
                { entity = "PERSON", as = "who" },
                gives = "quote",
                across = "paragraph",
            },
        }
        local before, after = kaz.document(said, { plain = true }):quotes(), open(said, rules):quotes()
        assert.are.equal(#before > 0 and #before or 1, #after)
        assert.are.equal("Біз бұл жолды биыл бітіреміз", after[1].text)
        local known =
            "«Біз бұл жолды биыл бітіреміз», – деді Асан Серіков. Бақыт Әлиев үнсіз."
        assert.are.same({ "Асан Серіков" }, listed(open(known, rules):quotes(), "speaker"))
    end)
end)

describe("rules that give speech", function()
    local DASH = { text = { "–", "—" } }

    local function words(text, rules, options)
        local doc = rules and open(text, rules, options) or kaz.document(text, { plain = true })
        return listed(doc:quotes(), "text", "speaker")
    end

    local BEHIND_DASH = {
        over = "tokens",
        { ",", DASH, { entity = "PERSON", as = "author" }, "жазбасынан", gives = "speech" },
    }
    local BEHIND_MARK = {
        over = "tokens",
        { { closes = 2, as = "close" }, DASH, { entity = "PERSON", as = "author" }, gives = "speech" },
        { { closes = 2, as = "close" }, { text = "дейтұғын", as = "author" }, gives = "speech" },
    }
    local ANNOUNCED = {
        over = "tokens",
        {
            { entity = "PERSON" },
            { text = "желіде" },
            { text = ":", as = "announced" },
            gives = "speech",
            across = "paragraph",
        },
    }

    it("tell where the author's words begin behind a dash", function()
        local text = "Су биыл мол болады, – Асан Серіков жазбасынан."
        assert.are.same({}, words(text))
        assert.are.same({ "Су биыл мол болады Асан Серіков" }, words(text, BEHIND_DASH))
        assert.are.same(
            {},
            words("Су биыл мол болады – Асан Серіков жазбасынан.", BEHIND_DASH)
        )
    end)

    it("tell that the words before a mark were said", function()
        local text = "«Су биыл мол болады» – Асан Серіков."
        assert.are.same({}, words(text))
        assert.are.same({ "Су биыл мол болады Асан Серіков" }, words(text, BEHIND_MARK))
        local verb = "Асан Серіков «Су биыл мол болады» дейтұғын."
        assert.are.same({}, words(verb))
        assert.are.same({ "Су биыл мол болады Асан Серіков" }, words(verb, BEHIND_MARK))
        assert.are.same({}, words("«Су» – Асан Серіков.", BEHIND_MARK))
        assert.are.same({}, words("Су биыл мол болады – Асан Серіков.", BEHIND_MARK))
        -- without a dash it must be known whose they are
        assert.are.same({}, words("«Су биыл мол болады» дейтұғын.", BEHIND_MARK))
    end)

    it("tell which colon announces words said", function()
        for _, text in ipairs({
            "Асан Серіков желіде: «Су биыл мол болады».",
            "Асан Серіков желіде: – Су биыл мол болады",
        }) do
            assert.are.same({}, words(text))
            assert.are.same({ "Су биыл мол болады Асан Серіков" }, words(text, ANNOUNCED))
        end
        assert.are.same(
            {},
            words("Асан Серіков ауылда: «Су биыл мол болады».", ANNOUNCED)
        )
    end)

    it("may give more than one sign in a match", function()
        local rules = {
            over = "tokens",
            {
                {
                    { closes = 2, as = "close" },
                    DASH,
                    { entity = "PERSON", as = "author" },
                    { text = ";", optional = true },
                    { anything = true, except = { closes = 2 }, min = 0, max = 20, lazy = true },
                    min = 1,
                },
                gives = "speech",
                across = "paragraph",
            },
        }
        assert.are.same(
            { "Су мол болады Асан Серіков", "Жол ашық болсын Бақыт Әлиев" },
            words(
                "«Су мол болады» – Асан Серіков; «Жол ашық болсын» – Бақыт Әлиев.",
                rules
            )
        )
    end)

    it("may be over words, ask for posts and numbers, and see the entities of other rules", function()
        assert.are.same(
            { "Су биыл мол болады Сонар" },
            words("«Су биыл мол болады» – Сонар.", {
                { { closes = 2, as = "close" }, DASH, { entity = "PERSON", as = "author" }, gives = "speech" },
                { { lemma = "сонар" }, gives = "PERSON" },
            })
        )
        local musing = "Асан Серіков «Су мол» деп толғайды."
        assert.are.same({}, words(musing))
        assert.are.same(
            { "Су мол Асан Серіков" },
            words(musing, {
                {
                    { closes = 2, as = "close" },
                    { lemma = "де", as = "author" },
                    { lemma = "толға" },
                    gives = "speech",
                },
            })
        )
        assert.are.same(
            { "Су биыл мол болады Асан Серіков" },
            words(
                "«Су биыл мол болады» – аудан әкімі Асан Серіков, 2 млн теңге.",
                {
                    {
                        { closes = 2, as = "close" },
                        DASH,
                        { post = true, as = "author" },
                        { entity = "PERSON" },
                        ",",
                        { number = "money" },
                        gives = "speech",
                    },
                }
            )
        )
    end)

    it("stand beside rules that give quotes", function()
        local rules = {
            over = "tokens",
            BEHIND_MARK[1],
            { { entity = "PERSON", as = "who" }, ">", { kind = "word", min = 1, as = "said" }, gives = "quote" },
        }
        assert.are.same(
            {
                "Су биыл мол болады Асан Серіков",
                "Жол ашық болсын Бақыт Әлиев",
            },
            words(
                "«Су биыл мол болады» – Асан Серіков.\nБақыт Әлиев > Жол ашық болсын.",
                rules
            )
        )
    end)

    it("do no harm where they mark what is no sign", function()
        local text =
            "«Су мол», – деді Асан Серіков. Ол: «Жол ашық болсын, келіңіз». «Тау», тау – тау."
        local n = #words(text)
        assert.is_true(n > 0)
        for _, gift in ipairs({ "author", "announced" }) do
            local any = { over = "tokens", { { anything = true, as = gift }, gives = "speech" } }
            assert.is_true(#words(text, any) >= n)
        end
        for _, rule in ipairs({
            { { { text = "су" }, { anything = true, min = 0 }, { closes = 1, as = "close" }, as = "author" } },
            { { { closes = 1, as = "author" }, as = "close" } },
            { { text = "су", as = "author" }, { anything = true, min = 0 }, { closes = 1, as = "close" } },
            {
                { text = "келіңіз", as = "close" },
                { anything = true, min = 0 },
                { text = "тау", as = "author" },
            },
        }) do
            rule.gives, rule.across = "speech", "paragraph"
            assert.is_true(#words(text, { over = "tokens", rule }) >= 1)
        end
        for _, odd in ipairs({ "", "\n", "\255", ":", "»", "– »:", "«»", "«»:«»" }) do
            local any = { over = "tokens", { { anything = true, as = "author" }, gives = "speech" } }
            assert.are.equal(0, #words(odd, any))
        end
    end)

    it("are those of the library where they are its own", function()
        local own = kaz.rule(require("kaztext.rules.speech"))
        for _, path in ipairs({ "examples/page", "tests/articles/hockey", "tests/articles/vegetables" }) do
            local file = assert(io.open(path .. ".txt", "rb"))
            local page = file:read("*a")
            file:close()
            assert.is_true(#own:match(kaz.document(page)) > 0)
            assert.are.equal(kaz.document(page):json(), kaz.document(page, { extend = own }):json())
        end
    end)
end)

describe("a document that rules extend", function()
    local RULES = { { { text = "сонар" }, gives = "ART" } }

    it("keeps them until it is closed, though they are closed before", function()
        local rules = kaz.rule(RULES)
        local doc = kaz.document("Сонар", { extend = rules })
        rules:close()
        assert.are.same({ "ART Сонар" }, listed(doc:entities(), "type", "text"))
        doc:close()
        doc:close()
        assert.has_error(function()
            kaz.document("Сонар", { extend = rules })
        end)
        collectgarbage()
    end)

    it("shares them with other documents", function()
        local rules = kaz.rule(RULES)
        local one, two = kaz.document("Сонар", { extend = rules }), kaz.document("сонар", { extend = rules })
        rules:close()
        one:close()
        assert.are.same({ "ART сонар" }, listed(two:entities(), "type", "text"))
        two:close()
    end)

    it("is one of any kind: a page of HTML, an empty text, one without words", function()
        local rules = kaz.rule(RULES)
        assert.are.same(
            { "ART Сонар" },
            listed(
                kaz.html(
                    "<p>Кеше біз бәріміз Сонар дейтін жерге барып қайттық.</p>",
                    { extend = rules }
                ):entities(),
                "type",
                "text"
            )
        )
        for _, text in ipairs({ "", "\n", "\255", "." }) do
            local doc = kaz.document(text, { extend = rules })
            assert.are.same({ 0, 0, 0 }, { #doc:entities(), #doc:people(), #doc:quotes() })
        end
    end)

    it("takes rules only", function()
        for _, wrong in ipairs({ 5, "posts", {}, { set = 1 }, { set = io.stdout }, function() end }) do
            local fine, message = pcall(kaz.document, "Сонар", { extend = wrong })
            assert.is_false(fine)
            assert.is_truthy(message:find("extend: open rules are expected", 1, true), message)
        end
    end)

    it("is the same where rules give nothing", function()
        local text =
            "Қаржы министрі Асан Серіков: «Біз бұл жолды биыл бітіреміз», – деді."
        local plain = kaz.document(text):json()
        assert.are.equal(plain, kaz.document(text, { extend = kaz.rule({ { { anything = true } } }) }):json())
        assert.are.equal(plain, kaz.document(text, { extend = kaz.rule({ { "жоқтың", gives = "ART" } }) }):json())
    end)

    it("has as many entities as there are matches, however many", function()
        local n = 5000
        local doc = open(("сонар емен "):rep(n), {
            { { text = "сонар" }, gives = "ART" },
            { { text = "емен" }, gives = "ART" },
            { { text = "сонар" }, { text = "емен" }, gives = "LAW" },
        })
        assert.are.equal(n, #doc:entities())
    end)

    it("is extended as examples/watch.lua shows", function()
        local doc = kaz.document(
            "СҚФ-ның директоры Асан Серіков сөз алды. Бақыт Әлиев деген ферма сарбазы да келді.\n"
                .. "Асан Серіков >> Біз ертең Сонар құс фермасына барамыз.\n",
            { plain = true, extend = kaz.rule(dofile("examples/watch.lua")) }
        )
        assert.are.same({
            "Асан Серіков | директор | директоры | Сонар құс фермасы",
            "Бақыт Әлиев | сарбаз | ферма сарбазы | ",
        }, posts(doc))
        assert.are.same({ "Асан Серіков" }, listed(doc:quotes(), "speaker"))
        local names = {}
        for _, entity in ipairs(doc:entities()) do
            names[#names + 1] = entity.type == "ORGANISATION" and entity.normal or nil
        end
        assert.are.same({ "Сонар құс фермасы", "Сонар құс фермасы" }, names)
    end)
end)
