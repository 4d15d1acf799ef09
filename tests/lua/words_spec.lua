-- Words from Lua and from the command line: lemma, part of speech, features, forms, CoNLL-U.
local kaz = require("kaztext")

local function with(items, key)
    local found = {}
    for i, item in ipairs(items) do
        found[i] = item[key]
    end
    return found
end

-- A reading among those of the word, or nil.
local function reading(word, lemma, upos)
    for _, r in ipairs(kaz.analyse(word)) do
        if r.lemma == lemma and r.upos == upos then
            return r
        end
    end
end

describe("kaz.words", function()
    it("gives each word with what it is in its sentence", function()
        local text = "Ерлан кеше бақтан алма терді."
        local words = kaz.words(text)
        assert.same({ "Ерлан", "кеше", "бақтан", "алма", "терді", "." }, with(words, "text"))
        assert.same({ "Ерлан", "кеше", "бақ", "алма", "тер", "." }, with(words, "lemma"))
        assert.same({ "PROPN", "ADV", "NOUN", "NOUN", "VERB", "PUNCT" }, with(words, "upos"))
        assert.same({ Case = "Abl" }, words[3].feats)
        assert.same({}, words[6].feats)
        assert.equal("lexicon", words[3].source)
        for _, word in ipairs(words) do
            assert.equal(word.text, text:sub(word.first, word.last))
            assert.equal(1, word.sentence)
        end
    end)

    it("numbers the sentences, and takes the text as it is", function()
        local words = kaz.words("Қар жауды.\nКүн суытты.\nxалық")
        assert.same({ 1, 1, 1, 2, 2, 2, 3 }, with(words, "sentence"))
        assert.equal("xалық", words[#words].text)
    end)

    it("splits the copula off", function()
        local word = kaz.words("Мен шопанмын")[2]
        assert.equal("шопан", word.lemma)
        assert.equal("мын", word.tail.text)
        assert.equal("е", word.tail.lemma)
        assert.equal("AUX", word.tail.upos)
        assert.equal("1", word.tail.feats.Person)
        assert.is_nil(kaz.words("Ол шопан")[2].tail)
    end)

    it("answers texts without words", function()
        assert.same({}, kaz.words(""))
        assert.same({}, kaz.words(" \r\n\t "))
        assert.error_matches(function()
            kaz.words(nil)
        end, "string expected")
    end)
end)

describe("kaz.lemmas and kaz.stems", function()
    it("leave the signs out and keep the order", function()
        local text = "«Балалар көлге барды», – деген әкесі. Ол келді."
        assert.same({ "бала", "көл", "бар", "де", "әке", "ол", "кел" }, kaz.lemmas(text))
        text = "«Балалар көлге барды», – әкесі айтты."
        assert.same({ "бала", "көл", "бар", "әке", "айт" }, kaz.stems(text))
        assert.same({}, kaz.lemmas("?!"))
        assert.same({}, kaz.stems(""))
    end)
end)

describe("kaz.lemma and kaz.stem", function()
    local lemmas = {
        { "бұлақтарымыздан", "бұлақ" },
        { "ТЕРЕЗЕНІҢ", "терезе" },
        { "қояды", "қой" },
        { "тауып", "тап" },
        { "халқына", "халық" },
        { "маған", "мен" },
        { "бормалақтар", "бормалақ" },
        { "Мырзахметовтың", "Мырзахметов" },
        { "Айшаның", "Айша" },
        { "Нұр-Сұлтанда", "Нұр-Сұлтан" },
        { "НҰР-СҰЛТАНДА", "Нұр-Сұлтан" },
        { "ҚАЗАҚСТАНДА", "Қазақстан" },
        { "АҚШ-тың", "АҚШ" },
        { "ЖШС", "ЖШС" },
        { "ҚазҰУ-да", "ҚазҰУ" },
        { "қазақстанда", "қазақстан" },
        { "Балаларға", "бала" },
    }
    for _, pair in ipairs(lemmas) do
        it("give " .. pair[2] .. " for " .. pair[1], function()
            assert.equal(pair[2], kaz.lemma(pair[1]))
            assert.equal(pair[2], kaz.lemma(kaz.lemma(pair[1])))
            assert.equal(kaz.stem(pair[1]), kaz.stem(kaz.stem(pair[1])))
        end)
    end

    it("tell names by their capitals, but not as stems", function()
        assert.same(
            { "Гүлнар", "АҚШ", "Алматы", "бар" },
            kaz.lemmas("Гүлнар АҚШ-тан Алматыға барды.")
        )
        assert.same(
            { "гүлнар", "ақш", "алматы", "бар" },
            kaz.stems("Гүлнар АҚШ-тан Алматыға барды.")
        )
        assert.equal("алматы", kaz.stem("АЛМАТЫДА"))
        assert.equal("айша", kaz.stem("Айшаның"))
        assert.equal("ерлан", kaz.stem("ерлан"))
        assert.equal("бер", kaz.stem("берді"))
        assert.equal("қазақша", kaz.stem("қазақша"))
        assert.equal("ЮНЕСКО", kaz.words("Ол ЮНЕСКО-да істейді.")[2].lemma)
        assert.equal("Алматы", kaz.analyse("Алматыда")[1].lemma)
    end)

    it("give the same stem for all forms of a word", function()
        for _, form in ipairs({
            "мектеп",
            "мектебі",
            "мектептерге",
            "мектебіміздегі",
            "мектептікі",
        }) do
            assert.equal("мектеп", kaz.stem(form))
        end
    end)

    it("give back what is no word", function()
        for _, text in ipairs({ "", " ", "?", "\0", "\255\254", ("ы"):rep(129), ("бала"):rep(1000) }) do
            assert.equal(text, kaz.lemma(text))
            assert.equal(text, kaz.stem(text))
        end
        assert.error_matches(function()
            kaz.lemma({})
        end, "string expected")
        assert.error_matches(function()
            kaz.stem()
        end, "string expected")
    end)
end)

describe("kaz.analyse", function()
    it("gives all readings, the likeliest first", function()
        local r = assert(reading("атты", "ат", "NOUN"))
        assert.equal("Acc", r.feats.Case)
        assert.equal("Past", assert(reading("атты", "ат", "VERB")).feats.Tense)
        assert.equal("lexicon", r.source)
        assert.equal("closed", kaz.analyse("маған")[1].source)
        assert.equal("guess", kaz.analyse("бормалақтар")[1].source)
    end)

    it("reads compounds in one word, passives twice over and older endings", function()
        assert.equal("derived", assert(reading("микронесиенің", "микронесие", "NOUN")).source)
        assert.equal("derived", assert(reading("үшөлшемді", "үшөлшемді", "ADJ")).source)
        assert.equal("derived", assert(reading("тайпааралық", "тайпааралық", "ADJ")).source)
        assert.equal("guess", kaz.analyse("екібала")[1].source)
        assert.equal("Pass", assert(reading("жасалынады", "жаса", "VERB")).feats.Voice)
        assert.equal("Part", assert(reading("баратұғын", "бар", "VERB")).feats.VerbForm)
        assert.equal("Cnd", assert(reading("келсейші", "кел", "VERB")).feats.Mood)
        assert.equal("Opt", assert(reading("көрелік", "көр", "VERB")).feats.Mood)
        assert.equal("Acc", assert(reading("литрдейін", "литр", "NOUN")).feats.Case)
    end)

    it("takes a word with a capital for a name", function()
        assert.equal("Masc", reading("Ерланның", "Ерлан", "PROPN").feats.Gender)
        assert.is_nil(reading("ерланның", "ерлан", "PROPN"))
    end)

    it("reads an ending that is written apart from its word", function()
        local cases = {
            { "АҚШ-тың", "АҚШ", "NOUN", "Gen" },
            { "2019-да", "2019", "NUM", "Loc" },
            { "51%-ға", "51", "NUM", "Dat" },
            { "iPhone-ға", "iPhone", "PROPN", "Dat" },
            { "«Отан»ға", "«Отан»", "NOUN", "Dat" },
            { '"Отан"ға', '"Отан"', "NOUN", "Dat" },
        }
        for _, case in ipairs(cases) do
            local word, lemma = case[1], case[2]
            assert.equal(case[4], assert(reading(word, lemma, case[3]), word).feats.Case)
            assert.equal(lemma, kaz.lemma(word))
        end
        assert.equal("Ord", reading("25-ші", "25", "NUM").feats.NumType)
        assert.equal("NUM", kaz.analyse("2019")[1].upos)
        assert.equal("іс-шара", kaz.analyse("іс-шараларға")[1].lemma)
    end)

    it("answers no word and strange ones", function()
        assert.same({}, kaz.analyse(""))
        assert.same({}, kaz.analyse(("а"):rep(1000)))
        for _, text in ipairs({ "-", "»", "»ға", "-ға", "\255", "\0", "a", ("т"):rep(100) }) do
            assert.equal(text, kaz.analyse(text)[1].lemma)
        end
    end)
end)

describe("kaz.inflect", function()
    it("takes features as a table and as text", function()
        assert.equal("көлге", kaz.inflect("көл", { Case = "Dat" }))
        assert.equal("көлге", kaz.inflect("көл", "Case=Dat"))
        assert.equal(
            "көлдерімізден",
            kaz.inflect("көл", "Case=Abl|Number=Plur|Number[psor]=Plur|Person[psor]=1")
        )
        assert.equal("көлі", kaz.inflect("көл", { ["Person[psor]"] = "3" }))
        assert.equal("көл", kaz.inflect("көл", ""))
        assert.equal("көл", kaz.inflect("көл", {}))
        assert.equal("көл", kaz.inflect("көл", "_"))
    end)

    it("takes the part of speech where the features leave it open", function()
        assert.equal("күлді", kaz.inflect("күл", { Case = "Acc" }))
        assert.equal("күлді", kaz.inflect("күл", { Tense = "Past" }, "VERB"))
        assert.equal("күліп", kaz.inflect("күл", "VerbForm=Conv", "VERB"))
    end)

    it("inflects whole names, acronyms and numbers", function()
        assert.equal(
            "Асқар Мырзахметовтың",
            kaz.inflect("Асқар Мырзахметов", { Case = "Gen" })
        )
        assert.equal("БҰҰ-ға", kaz.inflect("БҰҰ", { Case = "Dat" }))
        assert.equal("40-қа", kaz.inflect("40", { Case = "Dat" }))
    end)

    it("says that there is no form", function()
        for _, arguments in ipairs({
            { "көл", { Tense = "Past" }, "NOUN" },
            { "", { Case = "Dat" } },
            { ("а"):rep(200), { Case = "Dat" } },
        }) do
            local form, message, code = kaz.inflect(arguments[1], arguments[2], arguments[3])
            assert.is_nil(form)
            assert.equal("there is no such form", message)
            assert.equal("NO_FORM", code)
        end
    end)

    it("names what is wrong", function()
        local wrong = {
            { "unknown feature Kase=Dat", "көл", { Kase = "Dat" } },
            { "unknown feature Case=Voc", "көл", { Case = "Voc" } },
            { "unknown features Case=Dat|", "көл", "Case=Dat|" },
            { "unknown features Dat", "көл", "Dat" },
            { "features are strings", "көл", { Case = 1 } },
            { "features are strings", "көл", { "Case=Dat" } },
            { "unknown part of speech noun", "көл", { Case = "Dat" }, "noun" },
            { "string expected", nil, { Case = "Dat" } },
            { "string expected", "көл" },
        }
        for _, case in ipairs(wrong) do
            assert.error_matches(function()
                kaz.inflect(case[2], case[3], case[4])
            end, case[1], 1, true)
        end
    end)
end)

describe("doc:words and doc:conllu", function()
    local PAGE =
        "Жаңа кiтапхана\n\nКеше ауылда жаңа кiтапхана ашылды. Балалар қуанып жүр.\n"

    it("are those of the repaired article", function()
        local doc = kaz.document(PAGE, { plain = true })
        local words = doc:words()
        local text = doc:text()
        for _, word in ipairs(words) do
            assert.equal(word.text, text:sub(word.first, word.last))
        end
        assert.equal("кітапхана", words[2].lemma)
        local conllu = doc:conllu()
        assert.equal(3, select(2, conllu:gsub("# text = ", "")))
        assert.equal(#words, select(2, conllu:gsub("\n%d+\t", "")))
        assert.equal(conllu, doc:conllu())
    end)

    it("take tokens as they are", function()
        local doc =
            kaz.document("Ол\n51%\n-ға\n\nбарған\nжоқ\r\n", { raw = true, plain = true, tokens = true })
        local words = doc:words()
        assert.same({ "Ол", "51%", "-ға", "барған", "жоқ" }, with(words, "text"))
        assert.same({ 1, 1, 1, 2, 2 }, with(words, "sentence"))
        assert.equal(2, select(2, doc:conllu():gsub("\n\n", "")))
        assert.equal("", kaz.document("", { raw = true, plain = true, tokens = true }):conllu())
        assert.error_matches(function()
            kaz.document("", { tokens = 1 })
        end, "tokens:")
    end)

    it("are refused by a closed document and over the limit", function()
        local doc = kaz.document(PAGE)
        doc:close()
        for _, layer in ipairs({ "words", "conllu" }) do
            assert.error_matches(function()
                doc[layer](doc)
            end, "closed")
        end
        local small = kaz.document(("Балалар көлге барды. "):rep(2000), { memory = 100000 })
        local conllu, message, code = small:conllu()
        assert.is_nil(conllu)
        assert.equal("TOO_LARGE", code)
        assert.matches("limit", message)
        assert.error_matches(function()
            small:words()
        end, "limit")
    end)

    it("-сыз is without, and a copula where сіз is said", function()
        local without = kaz.words("Бұл соғыссыз әлем.")[2]
        assert.equal("соғыссыз", without.lemma)
        assert.equal("ADJ", without.upos)
        assert.is_nil(without.tail)
        local you = kaz.words("Сіз дайынсыз ба?")[2]
        assert.equal("дайын", you.lemma)
        assert.equal("сыз", you.tail.text)
    end)
end)
