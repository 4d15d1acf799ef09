-- The Document from Lua: making, layers, places in both texts, closing.
local kaz = require("kaztext")

local PAGE = table.concat({
    "Басты бет | Жаңалықтар | Байланыс",
    "",
    "Аудан әкімі тұрғындармен кездесті",
    "",
    "12.03.2021 10:15",
    "",
    "Кеше Талғар ауданының әкімi Ержан Сәбитов xалықпен кездесіп, екі жүзге жуық тұрғынның сұрағына жауап берді."
        .. ' Жиын  үш сағатқа созылды. "Жол биыл жөнделеді", - деді Е. Сәбитов.',
    "",
    "Добавить комментарий",
    "Имя *",
    "512",
}, "\n")

local function texts(items)
    local found = {}
    for i, item in ipairs(items) do
        found[i] = item.text
    end
    return found
end

describe("document", function()
    it("gives the article and what is not the article", function()
        local doc = kaz.document(PAGE, { date = "2021-03-12" })
        assert.equal("Аудан әкімі тұрғындармен кездесті", doc:title())
        assert.same({
            "Кеше Талғар ауданының әкімі Ержан Сәбитов халықпен кездесіп, екі жүзге жуық тұрғынның сұрағына жауап берді."
                .. " Жиын үш сағатқа созылды. «Жол биыл жөнделеді», – деді Е. Сәбитов.",
        }, texts(doc:paragraphs()))
        local kinds = {}
        for _, line in ipairs(doc:lines()) do
            kinds[line.text] = line.kind
        end
        assert.equal("menu", kinds["Басты бет | Жаңалықтар | Байланыс"])
        assert.equal("comments", kinds["Добавить комментарий"])
        assert.equal("comments", kinds["512"])
    end)

    it("gives people with their posts", function()
        local people = kaz.document(PAGE, { date = "2021-03-12" }):people()
        assert.equal(1, #people)
        assert.equal("Ержан Сәбитов", people[1].name)
        assert.same({ "Е. Сәбитов" }, people[1].aliases)
        assert.equal("әкім", people[1].positions[1].head)
        assert.equal("Талғар ауданы", people[1].positions[1].organisation)
    end)

    it("gives times, numbers and quotes with their values", function()
        local doc = kaz.document(PAGE, { date = "2021-03-12" })
        local times, numbers, quotes = doc:times(), doc:numbers(), doc:quotes()
        assert.same({ "Кеше", "үш сағатқа", "биыл" }, texts(times))
        assert.equal("2021-03-11", times[1].value)
        assert.equal("PT3H", times[2].value)
        assert.same({ "екі жүзге жуық" }, texts(numbers))
        assert.equal(200, numbers[1].value)
        assert.is_true(numbers[1].approx)
        assert.same({ "Жол биыл жөнделеді" }, texts(quotes))
        assert.equal("Ержан Сәбитов", quotes[1].speaker)
    end)

    it("gives times a type and a place on the calendar, if they have one", function()
        local text =
            "Кеше сағат 18:30-да басталды. Әр дүйсенбі жиын болады. Б.з.б. 44 жылы, Жеңіс күні, үш ай."
        local times = kaz.document(text, { plain = true, date = "2021-01-01" }):times()
        assert.same({
            "Кеше сағат 18:30-да",
            "Әр дүйсенбі",
            "Б.з.б. 44 жылы",
            "Жеңіс күні",
            "үш ай",
        }, texts(times))
        local types, begins = {}, {}
        for i, time in ipairs(times) do
            types[i] = time.type
            begins[i] = time.begin or "none"
            assert.equal(time.begin == nil, time.finish == nil)
        end
        assert.same({ "TIME", "SET", "DATE", "DATE", "DURATION" }, types)
        assert.same({ "2020-12-31T18:30", "none", "-0043-01-01T00:00", "2021-05-09T00:00", "none" }, begins)
        assert.equal("2020-12-31T18:31", times[1].finish)
        assert.equal("-0042-01-01T00:00", times[3].finish)
        assert.is_true(times[4].holiday)
        assert.is_nil(times[5].holiday)
    end)

    it("maps every item back to the original bytes", function()
        local doc = kaz.document(PAGE, { date = "2021-03-12" })
        local text = doc:text()
        for _, layer in ipairs({ "lines", "sentences", "tokens", "entities", "times", "numbers", "quotes" }) do
            for _, item in ipairs(doc[layer](doc)) do
                assert.equal(item.text, text:sub(item.first, item.last))
                local first, last = doc:original(item.first, item.last)
                if last >= first then
                    local again_first, again_last = doc:repaired(first, last)
                    assert.is_true(again_first <= item.first and again_last >= item.last)
                end
            end
        end
        for _, repair in ipairs(doc:repairs()) do
            assert.equal(repair.from, PAGE:sub(repair.original_first, repair.original_last))
            assert.equal(repair.to, text:sub(repair.first, repair.last))
        end
    end)

    it("rebuilds both texts from the edits", function()
        local doc = kaz.document(PAGE)
        local text, before, after, at, text_at = doc:text(), {}, {}, 1, 1
        for _, edit in ipairs(doc:edits()) do
            before[#before + 1] = text:sub(text_at, edit.first - 1) .. edit.from
            after[#after + 1] = PAGE:sub(at, edit.original_first - 1) .. edit.to
            at, text_at = edit.original_last + 1, edit.last + 1
        end
        assert.equal(PAGE, table.concat(before) .. text:sub(text_at))
        assert.equal(text, table.concat(after) .. PAGE:sub(at))
    end)

    it("returns the same text where nothing is wrong", function()
        local clean = "Бұл – таза мәтін."
        assert.equal(clean, (kaz.normalize(clean)))
        assert.equal(0, #select(2, kaz.normalize(clean)))
    end)

    it("pairs quotation marks over the lines of a wrapped paragraph", function()
        local doc = kaz.document(table.concat({
            "Егін жинау басталды",
            "",
            'Аудан әкімі Серік Асанов кеше диқандармен кездесіп, "Биыл "Алтын',
            'дән" бағдарламасы бойынша елу шаруашылыққа көмек берілді, ал "Дала',
            'нұры" серіктестігі жүз гектар жерге тамшылатып суару жүйесін орнат-',
            'ты", - деді. Жиынға қатысқандар өз ұсыныстарын айтып, бірқатар өзекті',
            "мәселені көтерді.",
        }, "\n"))
        assert.equal(1, #doc:paragraphs())
        assert.matches(
            "«Биыл “Алтын дән” бағдарламасы .* ал “Дала нұры” серіктестігі .* орнатты», – деді",
            doc:paragraphs()[1].text
        )
    end)

    it("takes text as it is with raw", function()
        local doc = kaz.document("xалық", { raw = true, plain = true })
        assert.equal("xалық", doc:text())
        assert.equal(0, #doc:edits())
    end)
end)

describe("document arguments", function()
    it("names what is wrong", function()
        assert.error_matches(function()
            kaz.document("а", { dat = "2020-01-01" })
        end, "unknown option 'dat'")
        assert.error_matches(function()
            kaz.document("а", { date = "2021-02-29" })
        end, "date:")
        assert.error_matches(function()
            kaz.document("а", { plain = 1 })
        end, "plain:")
        assert.error_matches(function()
            kaz.document(nil)
        end, "string expected")
        assert.error_matches(function()
            kaz.document("а"):original(2, 9)
        end, "position")
    end)

    it("refuses a page over the limit with a code", function()
        local doc, message, code = kaz.document(("а"):rep(100), { limit = 50 })
        assert.is_nil(doc)
        assert.equal("TOO_LARGE", code)
        assert.matches("limit", message)
    end)

    it("stops at the memory limit with a code, and raises where a layer cannot say it", function()
        local doc = kaz.document(("Аудан әкімі келді. "):rep(2000), { memory = 100000 })
        local json, message, code = doc:json()
        assert.is_nil(json)
        assert.equal("TOO_LARGE", code)
        assert.matches("limit", message)
        assert.error_matches(function()
            doc:tokens()
        end, "limit")
        doc:close()
        assert.error_matches(function()
            kaz.document("а", { memory = 0 })
        end, "memory:")
    end)

    it("refuses a closed document, and closes twice without harm", function()
        local doc = kaz.document("а")
        doc:close()
        doc:close()
        assert.equal("kaztext.Document (closed)", tostring(doc))
        assert.error_matches(function()
            doc:text()
        end, "closed")
    end)
end)

describe("unusual input", function()
    local cases = {
        empty = "",
        ["one byte"] = "a",
        ["one invalid byte"] = "\255",
        ["NULs"] = ("\0"):rep(1000),
        ["line ends only"] = ("\r\n"):rep(1000),
        ["a BOM"] = "\239\187\191Мәтін.",
        ["a cut character"] = "қаза\210",
        ["deep quotes"] = ("«"):rep(2000) .. "сөз" .. ("»"):rep(2000),
        ["quotes of one kind"] = ('"'):rep(5001),
        ["one long word"] = ("қазақ"):rep(20000),
        ["one long line"] = ("Әкім келді, айтты. "):rep(5000),
        ["hyphens"] = ("-"):rep(5000),
        ["numbers"] = ("1 000 "):rep(5000),
        ["number words"] = ("жүз мың "):rep(5000),
        ["capitals"] = ("Асқар Мырзахметов "):rep(3000),
        ["Arabic"] = "قازاق ءتىلى",
        ["emoji"] = "👩‍👩‍👧 👁 3 507",
    }
    for name, text in pairs(cases) do
        it("is answered: " .. name, function()
            local doc = kaz.document(text, { date = "2020-02-29" })
            local json = doc:json()
            assert.equal("{", json:sub(1, 1))
            assert.equal("}", json:sub(-1))
            local once = kaz.normalize(text)
            assert.equal(once, (kaz.normalize(once)))
        end)
    end

    it("tells what is counted", function()
        local function counted(text)
            local nouns = {}
            for i, number in ipairs(kaz.document(text, { plain = true }):numbers()) do
                nouns[i] = number.noun or "-"
            end
            return table.concat(nouns, " | ")
        end
        assert.equal("жоба", counted("Ауданда екі жобаны бастады."))
        assert.equal(
            "- | - | көрермен",
            counted("Голды Асан (45+2) соқты. Матчқа 21 мың көрермен жиналды.")
        )
        assert.equal(
            "балалар бақшасы",
            counted("Қалада үш балалар бақшасында жөндеу жүріп жатыр.")
        )
        assert.equal("маман", counted("Ауылға 85-тен астам жас маман келді."))
        assert.equal(
            "тұрғын үй | елді мекен",
            counted("12 тұрғын үй салынып, жеті елді мекенге газ тартылды.")
        )
        assert.equal("адам | адам", counted("Кешке дейін 10-15 адам жиналды."))
        assert.equal("қала", counted("Екі қаланың арасы алыс."))
        assert.equal("ауыл", counted("Пойыз екі ауыл арасында тоқтап қалды."))
        assert.equal("бала", counted("Үш бала мектебіне барды."))
        assert.equal(
            "оқушы | бала",
            counted("Мұнда 200 оқушыға жуық, оның 50-ден көп баласы ауылдан.")
        )
        assert.equal("- | -", counted("Саны 20-дан 30-ға жетті."))
        assert.equal("- | -", counted("Ол 5 млн теңге алды, 3 км жүрді."))
    end)

    it("tells how a number is meant", function()
        local function mods(text)
            local found = {}
            for i, number in ipairs(kaz.document(text, { plain = true }):numbers()) do
                found[i] = ("%s %s%s"):format(number.text, number.mod or "-", number.approx and " approx" or "")
            end
            return table.concat(found, ", ")
        end
        assert.equal(
            "100-ден астам MORE_THAN approx",
            mods("Оған 100-ден астам адам келді.")
        )
        assert.equal("он шақты APPROX approx", mods("Үйде он шақты кітап бар."))
        assert.equal("үш EQUAL_OR_MORE", mods("Кемінде үш адам керек."))
        assert.equal(
            "5 млн теңге EQUAL_OR_MORE",
            mods("Кем дегенде 5 млн теңге жиналды.")
        )
        assert.equal("бес EQUAL_OR_LESS", mods("Қатысушы ең көп дегенде бес болады."))
        assert.equal("15 метрден EQUAL_OR_LESS", mods("Биіктігі 15 метрден аспайды."))
        assert.equal("20-дан EQUAL_OR_MORE", mods("Топта 20-дан кем емес оқушы бар."))
        assert.equal(
            "50-ден MORE_THAN, 7 -",
            mods("Сол жерде 50-ден көп бала, 7 ересек болды.")
        )
        assert.equal("Бес -", mods("Бес бала келді."))
    end)

    it("reads a number with what it counts", function()
        local text = "  үш балалар бақшасына "
        local value, kind, entry = kaz.number(text)
        assert.equal(3, value)
        assert.equal("cardinal", kind)
        assert.equal("балалар бақшасы", entry.noun)
        assert.equal("балалар бақшасына", text:sub(entry.noun_first, entry.noun_last))
        assert.equal(2, (kaz.number("екі-екіден")))
        assert.equal(2019, (kaz.number("eki myń on toǵyz")))
        assert.same({ 25, "ordinal" }, { kaz.number("jıyrma besinshi") })
        assert.equal(2019, (kaz.number("ەكى مىڭ ون توعىز")))
        assert.equal(2019, (kaz.number("٢٠١٩-ىنشى")))
        assert.same({ 15000, "money" }, { kaz.number("on bes myñ teñge") })
        assert.is_nil((kaz.number("hello")))
        assert.is_nil((kaz.number("екі-үш")))
        assert.is_nil((kaz.number("екі адам келді")))
        assert.is_nil((kaz.number("екі жоба, үш жоба")))
    end)

    it("tells ranges, measures and the number without what is counted", function()
        local doc = kaz.document(
            "Екі-үш кітап, 10-15 пайыз, 5 км, он-оннан алды.",
            { plain = true }
        )
        local text, numbers = doc:text(), doc:numbers()
        assert.equal("Екі", numbers[1].text)
        assert.is_true(numbers[1].range)
        assert.equal("үш", text:sub(numbers[2].first, numbers[2].bare_last))
        assert.is_true(numbers[3].range)
        assert.is_nil(numbers[4].range)
        assert.is_true(numbers[5].measure)
        assert.is_nil(numbers[6].range)
    end)
end)
