local kaz = require("kaztext")

-- The texts of all matches of one rule, its elements given, with a bar between them.
local function texts(elements, text, set)
    set = set or {}
    set[1] = elements
    local found = {}
    for i, match in ipairs(kaz.rule(set):match(text)) do
        found[i] = match.text
    end
    return table.concat(found, " | ")
end

local SENTENCE =
    "Кеше Шымкентте Ерлан Сапаров 2024 жылы екі мектепке 5 млн теңге берді."

describe("a rule", function()
    it("asks for the text, whatever its capitals, or with them", function()
        assert.are.equal("Кеше", texts({ "кеше" }, SENTENCE))
        assert.are.equal(
            "Ә, ә | Ә",
            texts({ { "ә", ",", optional = true }, { text = { "Ә", "қ" } } }, "Ә, ә. Ә")
        )
        assert.are.equal("Ақ", texts({ { exact = "Ақ" } }, "Ақ ақ АҚ"))
    end)

    it("asks for lemma, part of speech, features", function()
        assert.are.equal("жылы | мектепке", texts({ { lemma = { "жыл", "мектеп" } } }, SENTENCE))
        assert.are.equal("мектепке", texts({ { upos = "NOUN", feats = { Case = "Dat" } } }, SENTENCE))
        assert.are.equal("мектепке", texts({ { upos = { "NOUN" }, feats = "Case=Dat" } }, SENTENCE))
        assert.are.equal("мектепке", texts({ { feats = { Case = { "Dat", "Acc" } } } }, SENTENCE))
        assert.are.equal("екі мектепке", texts({ { upos = "NUM" }, { lemma = "мектеп" } }, SENTENCE))
        assert.are.equal(
            "мектепке | берді",
            texts({ { upos = { "NOUN", "VERB" }, feats = { Case = { "Dat", false } } } }, SENTENCE)
        )
        assert.are.equal("берді", texts({ { upos = "VERB", feats = { Case = false, Tense = true } } }, SENTENCE))
    end)

    it("takes the form that dictionaries have for the lemma that words have", function()
        local text =
            "Оны директор етіп тағайындады. Бас бостандығынан айырды. Кітаптарды оқыды."
        assert.are.equal("тағайындады", texts({ { lemma = "тағайындау" } }, text))
        assert.are.equal("Кітаптарды", texts({ { lemma = "кітаптар" } }, text))
        assert.are.equal("айырды", texts({ { list = { "айыру", by = "lemma" } } }, text))
        assert.are.equal("", texts({ { text = "тағайындау" } }, text))
    end)

    it("takes a word that is a finite verb's form, too, as the dictionary form that it is", function()
        local text = "Балалар үйіне оралды, оралдықтар кетті."
        assert.are.equal("оралдықтар", texts({ { list = { "оралдық", by = "lemma" } } }, text))
        assert.are.equal("жазды", texts({ { lemma = "жазу" } }, "Ол хат жазды."))
    end)

    it("asks for kind and shape of a token", function()
        assert.are.equal("2024 | 5", texts({ { kind = "number" } }, SENTENCE))
        assert.are.equal("2024", texts({ { shape = "dddd" } }, SENTENCE))
        assert.are.equal(
            "АҚШ-тың | ҚР",
            texts({ { shape = { "XX", "XX-x" } } }, "АҚШ-тың Әсем ҚР Ә")
        )
    end)

    it("asks a regular expression of PCRE2", function()
        assert.are.equal("Шымкентте | мектепке", texts({ { pattern = "к[ет]" } }, SENTENCE))
        assert.are.equal("Ерлан", texts({ { pattern = { "^е.л", "^Е.л" } } }, SENTENCE))
        assert.are.equal("Ерлан", texts({ { pattern = kaz.pattern("^е.л", "i") } }, SENTENCE))
        local closed = kaz.pattern("е")
        local set = kaz.rule({ { { pattern = closed } } })
        assert.are.equal(6, #set:match(SENTENCE))
        closed:close()
        assert.are.equal(0, #set:match(SENTENCE))
    end)

    it("asks what stands right before and right after", function()
        local text = "Ақ үй, көк үй, үй. Үй ақ."
        assert.are.equal("үй", texts({ { text = "үй", preceded_by = { text = "ақ" } } }, text))
        assert.are.equal("үй | үй", texts({ { text = "үй", preceded_by = { upos = "ADJ" } } }, text))
        assert.are.equal("үй | Үй", texts({ { text = "үй", not_preceded_by = { upos = "ADJ" } } }, text))
        assert.are.equal("үй | үй", texts({ { text = "үй", followed_by = "," } }, text))
        assert.are.equal("үй | Үй", texts({ { text = "үй", not_followed_by = { ",", ";" } } }, text))
        assert.are.equal(
            "Үй",
            texts({ { text = "үй", sentence = "first", followed_by = { anything = true } } }, text)
        )
        -- of several words the ends are looked at
        assert.are.equal(
            "Ерлан Сапаров",
            texts(
                { { entity = "PERSON", preceded_by = "Шымкентте", followed_by = { kind = "number" } } },
                SENTENCE
            )
        )
        assert.are.equal("", texts({ { entity = "PERSON", not_followed_by = { kind = "number" } } }, SENTENCE))
        assert.are.equal(
            "",
            texts(
                { { text = "ерлан сапаров", not_preceded_by = { text = "Шымкентте" } } },
                SENTENCE
            )
        )
        assert.are.equal(
            "бір | бір",
            texts(
                { { text = "бір", not_followed_by = { upos = "VERB" } } },
                "Тағы бір бір үй сатты, бір көрді."
            )
        )
    end)

    it("gives a word up over which an expression takes too long", function()
        local set = kaz.rule({ { { pattern = "^(?:а+)+$" } } })
        assert.are.equal(1, #set:match(("а"):rep(30)))
        assert.are.equal(0, #set:match(("а"):rep(30) .. "б"))
    end)

    it("takes entities, numbers, times and codes whole", function()
        assert.are.equal(
            "Ерлан Сапаров 2024 жылы",
            texts({ { entity = "PERSON" }, { time = "DATE" } }, SENTENCE)
        )
        assert.are.equal(
            "5 млн теңге берді",
            texts({ { number = "money" }, { lemma = "бер" } }, SENTENCE)
        )
        assert.are.equal("Кеше | 2024 жылы", texts({ { time = true } }, SENTENCE))
        assert.are.equal("8 701 123 45 67", texts({ { identifier = "phone" } }, "Тел.: 8 701 123 45 67."))
        assert.are.equal("Ерлан | Сапаров", texts({ { within = "PERSON" } }, SENTENCE))
        assert.are.equal("Сапаров", texts({ { within = true, text = "сапаров" } }, SENTENCE))
    end)

    it("asks the last word of an item about the rest", function()
        local text =
            "Қаржы министрлігінің өкілі Білім министрлігіне келді."
        local body = { entity = "ORGANISATION", lemma = "министрлік", feats = { Case = "Dat" } }
        assert.are.equal("Білім министрлігіне", texts({ body }, text))
    end)

    it("tells the first and the last word of a sentence", function()
        local text = "Ол келді. Сен келдің."
        assert.are.equal("Ол | Сен", texts({ { upos = "PRON", sentence = "first" } }, text))
        assert.are.equal(
            "Ерлан Сапаров | Келді",
            texts(
                { { any = { { entity = "PERSON", sentence = "whole" }, { upos = "VERB", sentence = "whole" } } } },
                "Ерлан Сапаров\nКелді\nЕрлан Сапаров кетті\nКеше кетті"
            )
        )
        assert.are.equal(". | .", texts({ { sentence = "last" } }, text))
        assert.are.equal(
            "Ерлан Сапаров",
            texts(
                { { entity = "PERSON", sentence = "first" } },
                "Ерлан Сапаров келді. Бұл Ерлан Сапаров."
            )
        )
    end)

    it("leaves out what is excepted", function()
        assert.are.equal("5", texts({ { kind = "number", except = { shape = "dddd" } } }, SENTENCE))
        local none = { kind = "number", except = { { shape = "dddd" }, { text = "5" } } }
        assert.are.equal("", texts({ none }, SENTENCE))
        local name = { pattern = "^\\p{Lu}", except = { entity = "PERSON" } }
        assert.are.equal("Кеше | Шымкентте", texts({ name }, SENTENCE))
        local listed =
            { upos = "NOUN", except = { list = { "екі мектеп", "жыл", "млн", "теңге" } } }
        assert.are.equal("мектепке", texts({ listed }, SENTENCE))
    end)
end)

describe("lists", function()
    it("have words and phrases, found by text or lemma", function()
        local set = {
            lists = { posts = { "облыс әкім", "министр", "облыс әкім орынбасар" } },
        }
        local text =
            "Облыс әкімінің орынбасары мен министрді облыс әкіміне шақырды."
        assert.are.equal(
            "министрді | облыс әкіміне",
            texts({ { list = "posts", feats = { Case = { "Acc", "Dat" } } } }, text, set)
        )
        assert.are.equal(
            "Облыс әкімінің орынбасары | министрді | облыс әкіміне",
            texts({ { list = "posts" } }, text, set)
        )
    end)

    it("are compared by what they say", function()
        local text = "Әкімі келді, әкім келді, ӘКІМ келді."
        assert.are.equal("Әкімі | әкім | ӘКІМ", texts({ { list = { "әкім" } } }, text))
        assert.are.equal("әкім | ӘКІМ", texts({ { list = { "әкім", by = "text" } } }, text))
        assert.are.equal("Әкімі | әкім | ӘКІМ", texts({ { list = { "Әкім", by = "lemma" } } }, text))
        assert.are.equal("ӘКІМ", texts({ { list = { "ӘКІМ", by = "exact" } } }, text))
        assert.are.equal("Әкімі келді", texts({ { text = "әкімі келді" } }, text))
    end)

    it("find all entries that overlap", function()
        local set = { lists = { l = { "а б", "б в", "а" } } }
        assert.are.equal("а б в", texts({ "а", { list = "l" } }, "а б в", set))
        assert.are.equal("а б в", texts({ { list = "l" }, "в" }, "а б в", set))
        assert.are.equal("а б", texts({ { list = "l" }, "б" }, "а б", set))
    end)

    it("find words that the parser joins", function()
        assert.are.equal(
            "барған жоқ",
            texts({ { list = { "барған жоқ" } } }, "Ол қалаға барған жоқ.")
        )
    end)
end)

describe("elements", function()
    it("stand in sequence, by choice, repeated, or not at all", function()
        local text = "ақ ақ қара көк ақ көк"
        assert.are.equal("ақ көк", texts({ "ақ", "көк" }, text))
        assert.are.equal("ақ ақ | ақ", texts({ { text = "ақ", min = 1 } }, text))
        assert.are.equal("ақ ақ қара", texts({ { text = "ақ", max = 2 }, "қара" }, text))
        assert.are.equal("қара көк | көк", texts({ { text = "қара", optional = true }, "көк" }, text))
        assert.are.equal("қара көк | ақ көк", texts({ { any = { "қара", "ақ" } }, "көк" }, text))
        assert.are.equal(
            "ақ ақ қара көк ақ көк",
            texts({ any = { { { any = { "ақ", { "қара", "көк" }, "көк" }, min = 2 } } } }, text)
        )
        assert.are.equal("ақ ақ", texts({ { "ақ", min = 2, max = 2 } }, text))
    end)

    it("are matched from the left, as far as can be, each word once", function()
        assert.are.equal(
            "а б а | а",
            texts({ "а", { { anything = true }, "а", optional = true } }, "а б а а")
        )
    end)

    it("end with the sentence, unless a rule goes across", function()
        local text = "Ол келді. Ол кетті.\nСен келдің."
        local all = { { anything = true, min = 1 } }
        assert.are.equal("Ол келді. | Ол кетті. | Сен келдің.", texts(all, text))
        assert.are.equal(
            "Ол келді. Ол кетті. | Сен келдің.",
            texts({ all[1], across = "paragraph" }, text)
        )
        assert.are.equal(text, texts({ all[1], across = "text" }, text))
    end)

    it("agree in features", function()
        local function pair(agree, text)
            local elements = {
                { upos = "NOUN", agree = agree },
                { text = { "мен", "пен", "бен" } },
                { upos = "NOUN", agree = agree },
            }
            return texts(elements, text)
        end
        assert.are.equal(
            "кітап пен дәптер",
            pair("Number", "кітап пен дәптер, кітаптар мен дәптер")
        )
        assert.are.equal(
            "кітап пен дәптер",
            pair({ "Number", "Case" }, "кітап пен дәптер, кітап пен дәптерге")
        )
        local whose = {
            { upos = "PRON", agree = { Person = "who" } },
            { upos = "ADJ", min = 0 },
            { feats = { ["Person[psor]"] = true }, agree = { ["Person[psor]"] = "who" } },
        }
        assert.are.equal(
            "Сенің үйің",
            texts(whose, "Менің жаңа кітабың. Сенің үйің.")
        )
    end)

    it("keep agreements of their own apart", function()
        local elements = {
            { upos = "NOUN", agree = { Case = "a" } },
            { upos = "NOUN", agree = { Case = "b" } },
            { upos = "NOUN", agree = { Case = "a" } },
            { upos = "NOUN", agree = { Case = "b" } },
        }
        assert.are.equal(
            "қалаға кітап қалаға кітап",
            texts(elements, "қалаға кітап қалаға кітап")
        )
        assert.are.equal("", texts(elements, "қалаға кітап кітап қалаға"))
    end)
end)

describe("matches", function()
    local set = kaz.rule({
        {
            name = "gift",
            { entity = "PERSON", as = "who" },
            { anything = true, min = 0, max = 9 },
            { number = "money", as = "sum" },
        },
        { name = "year", { time = "DATE", pattern = "жыл", as = "when" } },
    })

    it("have their place, their words and their captures", function()
        local found = set:match(SENTENCE)
        assert.are.equal(2, #found)
        local gift, year = found[1], found[2]
        assert.are.equal("gift", gift.rule)
        assert.are.equal(gift.text, SENTENCE:sub(gift.first, gift.last))
        assert.are.same({ 3, 11 }, { gift.first_word, gift.last_word })
        local who, sum = gift.captures.who, gift.captures.sum
        assert.are.equal("Ерлан Сапаров", who.text)
        assert.are.equal("Ерлан Сапаров", SENTENCE:sub(who.first, who.last))
        assert.are.same({ type = "PERSON", normal = "Ерлан Сапаров" }, who.entity)
        assert.are.same({ value = 5000000, kind = "money", currency = "KZT" }, sum.number)
        assert.are.equal("5 млн теңге", sum.lemma)
        assert.are.equal("year", year.rule)
        local post = kaz.rule({ { "облыс", { lemma = "әкім", as = "head" } } })
            :match("Облыс әкіміне айтты.")[1]
        assert.are.same({ "Облыс әкім", "Облыс әкімі" }, { post.lemma, post.normal })
        assert.are.same({ "әкім", "әкімі" }, { post.captures.head.lemma, post.captures.head.normal })
        assert.are.same({ value = "2024", type = "DATE" }, year.captures.when.time)
        assert.are.same({ value = "2024", type = "DATE" }, year.time)
    end)

    it("capture an element with its repetitions", function()
        local rules = kaz.rule({ { { upos = "ADJ", min = 0, as = "how" }, { upos = "NOUN" } } })
        local found = rules:match("Жаңа үлкен үй. Үй.")
        assert.are.equal("Жаңа үлкен", found[1].captures.how.text)
        assert.are.same({}, found[2].captures)
        assert.are.same({}, found[2].all)
    end)

    it("leave words to what follows where an element is lazy", function()
        local function gap(lazy)
            local any = { anything = true, min = 0, lazy = lazy, as = "gap" }
            local rules = kaz.rule({ { "бұл", any, { upos = "ADJ", min = 0 }, { upos = "NOUN" } } })
            return (rules:match("Бұл жаңа үлкен үй")[1].captures.gap or {}).text
        end
        assert.are.equal("жаңа үлкен", gap(false))
        assert.is_nil(gap(true))
    end)

    it("tell every capture of a name, in order", function()
        local list = kaz.rule({
            {
                { upos = "NOUN", as = "item" },
                { ",", { upos = "NOUN", as = "item" }, min = 1 },
                { upos = "VERB", as = "end" },
            },
        })
        local match = list:match("нан, сүт, май алды")[1]
        local names = {}
        for i, capture in ipairs(match.all) do
            names[i] = capture.name .. "=" .. capture.text
        end
        assert.are.equal("item=нан item=сүт item=май end=алды", table.concat(names, " "))
        assert.are.equal("нан", match.captures.item.text)
        assert.are.equal(match.captures.item, match.all[1])
        assert.are.equal(1, match.rule)
    end)

    it("come in the order of their places, then of their rules", function()
        local rules = kaz.rule({
            { name = "b", "бір", "екі" },
            { name = "a", "бір" },
            { name = "c", "нөл", across = "text" },
        })
        local names = {}
        for i, match in ipairs(rules:match("бір екі. Нөл бір")) do
            names[i] = match.rule
        end
        assert.are.same({ "b", "a", "c", "a" }, names)
    end)

    it("are made one by one, over a document, while it is open", function()
        local doc = kaz.document(SENTENCE, { plain = true })
        local names = {}
        for match in set:each(doc) do
            names[#names + 1] = match.rule
        end
        assert.are.same({ "gift", "year" }, names)
        local each = set:each(doc)
        each()
        doc:close()
        assert.has_error(each)
        assert.has_error(function()
            set:match(doc)
        end)
    end)

    it("are in the repaired text of a page", function()
        local page =
            "Шуда мектеп ашылды\n\nКеше Шуда жаңа мектеп aшылды. Оған көп бала келді.\n"
        local doc = kaz.document(page)
        local match = kaz.rule({ { { lemma = "аш" } } }):match(doc)
        for _, one in ipairs(match) do
            assert.are.equal(one.text, doc:text():sub(one.first, one.last))
        end
    end)

    it("have the words of tokens that came cut", function()
        local doc =
            kaz.document("Бұл\nақ\nүй\n\nБұл\nқара\n", { plain = true, raw = true, tokens = true })
        assert.are.equal(2, #kaz.rule({ { "бұл", { anything = true, min = 0 } } }):match(doc))
        assert.are.equal(
            "Бұл\nақ\nүй\n\nБұл\nқара",
            kaz.rule({ { { anything = true, min = 1 }, across = "paragraph" } }):match(doc)[1].text
        )
    end)
end)

describe("actions", function()
    it("replace a match, keep it or reject it", function()
        local seen
        local set = kaz.rule({
            {
                { upos = "NUM", as = "n" },
                { upos = "NOUN" },
                action = function(match, doc)
                    seen = doc:text()
                    local n = match.captures.n.text
                    return n == "екі" and "two" or n == "бес"
                end,
            },
        })
        local found = set:match("бір үй, екі үй, бес үй, алты үй")
        assert.are.equal("two", found[1])
        assert.are.equal("бес үй", found[2].text)
        assert.are.equal(2, #found)
        assert.are.equal("бір үй, екі үй, бес үй, алты үй", seen)
        local values = {}
        for value in set:each("екі үй, алты үй, бес үй") do
            values[#values + 1] = type(value)
        end
        assert.are.same({ "string", "table" }, values)
    end)

    it("may fail, and may match", function()
        local inner = kaz.rule({ { "үй" } })
        local set = kaz.rule({
            {
                "екі",
                { anything = true },
                action = function(match)
                    return #inner:match(match.text)
                end,
            },
        })
        assert.are.same({ 1 }, set:match("екі үй"))
        local failing = kaz.rule({ { "үй", action = error } })
        assert.has_error(function()
            failing:match("үй")
        end)
    end)
end)

describe("any input", function()
    it("is matched, and nothing is lost", function()
        local set = kaz.rule({ { { anything = true, min = 1 } }, { { pattern = "." } }, { { shape = "x" } } })
        for _, text in ipairs({
            "",
            "а",
            "\0",
            "\255",
            "\239\187\191а",
            "а\r\nб\r\n",
            ("ә"):rep(5000),
            "قازاق",
            "qala",
        }) do
            local found = set:match(text)
            for _, match in ipairs(found) do
                assert.are.equal(match.text, text:sub(match.first, match.last))
            end
        end
        assert.are.equal(0, #set:match(""))
    end)

    it("has matches in linear time, however the rules are nested", function()
        local function times(element, n)
            return { element, min = n, max = n }
        end
        local text = ("а "):rep(20000)
        local set = kaz.rule({
            { times({ text = "а", optional = true }, 30), times({ text = "а" }, 30) },
            { { { { { { text = "а", min = 0 }, min = 0 }, min = 0 }, min = 0 }, min = 1 }, { pattern = "б" } },
            { "а", { { text = "а", min = 0 }, { pattern = "б" }, optional = true } },
        })
        local count = { 0, 0, 0 }
        for match in set:each(text) do
            count[match.index] = count[match.index] + 1
        end
        assert.are.same({ 333, 0, 20000 }, count)
    end)
end)

describe("a set", function()
    it("is closed, by hand or by its scope, once or more often", function()
        local set = kaz.rule({ { "а" } })
        assert.are.equal("kaztext.Rules (1)", tostring(set))
        assert.are.equal(1, set:stats().rules)
        assert.is_true(set:stats().bytes > 0 and set:stats().states > 1)
        set:close()
        set:close()
        assert.are.equal("kaztext.Rules (closed)", tostring(set))
        for _, call in ipairs({ "match", "each", "stats" }) do
            assert.has_error(function()
                set[call](set, "а")
            end, "calling '" .. call .. "' on bad self (the rules are closed)")
        end
        assert.is_function(getmetatable(set).__close)
    end)

    it("takes a text or a document", function()
        local set = kaz.rule({ { "а" } })
        assert.has_error(function()
            set:match(5)
        end, "bad argument #1 to 'match' (a text or a document is expected, got number)")
        assert.has_error(function()
            set:match(io.stdout)
        end)
    end)
end)
