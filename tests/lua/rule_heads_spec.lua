-- Rules that ask how words stand before the nouns that names end with, and rules that give names by them.
local kaz = require("kaztext")

local function texts(elements, text, over)
    local found = {}
    for i, match in ipairs(kaz.rule({ over = over or "tokens", elements }):match(text)) do
        found[i] = match.text
    end
    return table.concat(found, " | ")
end

local TEXT =
    "Оны Қостанай облыстық білім басқармасы мен «Шағала» қоры ашты."

local function names(text, set)
    local found = {}
    for i, e in ipairs(kaz.document(text, { plain = true, extend = kaz.rule(set) }):entities()) do
        found[i] = e.type .. " " .. e.normal
    end
    return table.concat(found, ", ")
end

describe("rules about heads of names", function()
    it("ask what a head needs, and how far its names reach", function()
        for _, over in ipairs({ "words", "tokens" }) do
            assert.are.equal("басқармасы | қоры", texts({ { head = true } }, TEXT, over))
            assert.are.equal("басқармасы", texts({ { head = true, needs = "topic" } }, TEXT, over))
            assert.are.equal("қоры", texts({ { needs = { "quote", "bare" } } }, TEXT, over))
            assert.are.equal("басқармасы | қоры", texts({ { reach = "far" } }, TEXT, over))
            assert.are.equal("", texts({ { reach = "near" } }, TEXT, over))
            assert.are.equal(
                "көшесінде",
                texts({ { reach = "near" } }, "Ол Абай көшесінде тұр.", over)
            )
            assert.are.equal("", texts({ { needs = "name" } }, "", over))
        end
    end)

    it("ask of the last word of a head what it needs", function()
        local text = "Ол № 2 орта мектепте оқыды."
        assert.are.equal("мектепте", texts({ { needs = "number" } }, text))
        assert.are.equal("орта мектепте", texts({ { head = true, needs = "number" } }, text))
    end)

    it("ask how words stand inside a name", function()
        assert.are.equal("Қостанай", texts({ { inside = "place" } }, TEXT))
        assert.are.equal("облыстық", texts({ { inside = "area" } }, TEXT))
        assert.are.equal("білім", texts({ { inside = { "topic", "deed" } } }, TEXT))
        assert.are.equal("«", texts({ { inside = "open" } }, TEXT))
        assert.are.equal("»", texts({ { inside = "close" } }, TEXT))
        assert.are.equal(
            "облыстық білім басқармасы",
            texts({ { inside = "area" }, { inside = "topic", min = 1 }, { needs = "topic" } }, TEXT)
        )
        assert.are.equal(
            "№ | 2",
            texts({ { inside = "number" } }, "Ол № 2 орта мектепте, 3 үйде оқыды.")
        )
    end)

    it("ask only of words that a name may reach", function()
        assert.are.equal("", texts({ { inside = true } }, "Бала үйге қайтты, 5 алма жеді."))
        assert.are.equal(
            "Қаржы",
            texts({ { inside = "name" } }, "Кеше барған Қаржы министрлігі ашылды.")
        )
        assert.are.equal(
            "",
            texts({ { inside = "topic" } }, "Жаңа барғалы министрлігі ашылды.")
        )
    end)

    it("know the entities of a document before that", function()
        local doc = kaz.document(TEXT, { plain = true })
        assert.are.equal(3, #kaz.rule({ over = "tokens", { { inside = { "place", "area", "topic" } } } }):match(doc))
        assert.are.equal(2, #doc:entities())
    end)

    it("give the type of the head that ends them", function()
        local set = { { { text = "жасыл" }, { head = true }, gives = "head" } }
        assert.are.equal(
            "ORGANISATION жасыл партия, LOCATION жасыл өзен",
            names("Біз жасыл партия мен жасыл өзенге бардық.", set)
        )
        assert.are.equal(
            "",
            names(
                "Біздің жасыл алма бар.",
                { { { text = "жасыл" }, { text = "алма" }, gives = "head" } }
            )
        )
    end)

    it("give what is captured as name by the head of the match", function()
        local set = {
            over = "tokens",
            { { text = "ақ", as = "name" }, { text = "сынды" }, { head = "EVENT" }, gives = "head" },
        }
        assert.are.equal("EVENT ақ", names("Кеше ақ сынды фестиваль өтті.", set))
    end)

    it("find names as far as their heads reach", function()
        local text = ("Қаржы министрлігі мен Дала қоры. "):rep(3000)
        local doc = kaz.document(text, { plain = true })
        assert.are.equal(6000, #doc:entities())
        assert.is_table(
            kaz.document(("мен, және № « » "):rep(20000) .. "министрлігі", { plain = true })
                :entities()
        )
    end)
end)
