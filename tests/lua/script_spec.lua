-- Alphabets from Lua and from the command line; the tables of cases are in tests/data/script_cases.tsv.
local kaz = require("kaztext")
local kaztext = require("support.command").kaztext

local SCHEMES = { "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }

describe("kaz.translit", function()
    it("writes a text in another alphabet and says what it read", function()
        assert.same({ "Qazaqstan", "cyrl" }, { kaz.translit("Қазақстан", "latn-2021") })
        assert.same({ "Менің тілім", "latn-2021" }, { kaz.translit("Menıñ tılım", "cyrl") })
        assert.same({ "Менің тілім", "latn-2018" }, { kaz.translit("Meniń tilim", "cyrl") })
        assert.same({ "Qazaqtyń tili", "latn-2021" }, { kaz.translit("Qazaqtyñ tılı", "latn-2018") })
    end)

    it("takes the alphabet that it is told", function()
        assert.equal("тыл", (kaz.translit("tyl", "cyrl", "latn-2021")))
        assert.equal("білім", (kaz.translit("bilim", "cyrl", "latn-2018")))
        assert.equal("билим", (kaz.translit("bilim", "cyrl", "iso9")))
        assert.same({ "білім", "latn-2018" }, { kaz.translit("bilim", "cyrl", "latn-2018") })
        assert.equal("bılım", (kaz.translit("білім", "latn-2021", "auto")))
    end)

    it("gives the same string where nothing changes", function()
        local text = "Қазақ тілі, IT\r\n"
        for _, from in ipairs({ "cyrl", "auto" }) do
            assert.equal(text, (kaz.translit(text, "cyrl", from)))
        end
        for _, scheme in ipairs(SCHEMES) do
            assert.equal("", (kaz.translit("", scheme)))
            assert.equal("1, 2 \255\n", (kaz.translit("1, 2 \255\n", scheme)))
        end
        assert.equal("auto", select(2, kaz.translit("123", "cyrl")))
    end)

    it("finds out each line by itself", function()
        local text = "Meniń tilim\nMenıñ tılım\nMenin' tilim\nمەنىڭ ٴتىلىم\nМенің тілім\n"
        assert.equal(("Менің тілім\n"):rep(5), (kaz.translit(text, "cyrl")))
    end)

    it("leaves addresses, handles and Latin names alone", function()
        local text =
            "Ол IT-ге, COVID-19 туралы Google мен www.egov.kz не info@mail.kz, @tengrinews жазды."
        for _, scheme in ipairs({ "latn-2017", "latn-2018", "latn-2021", "bgn" }) do
            local there = kaz.translit(text, scheme)
            assert.matches("www.egov.kz", there, 1, true)
            assert.equal(text, (kaz.translit(there, "cyrl", scheme)))
        end
    end)

    it("undoes itself for all words of the language's own grammar", function()
        for _, lemma in ipairs({
            "кітап",
            "үй",
            "мұғалім",
            "ауыл",
            "жиын",
            "сурет",
            "ия",
            "оқушы",
        }) do
            for _, case in ipairs({ "Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" }) do
                local form = kaz.inflect(lemma, { Case = case, Number = "Plur", ["Person[psor]"] = "1" })
                for _, scheme in ipairs(SCHEMES) do
                    local there = kaz.translit(form, scheme, "cyrl")
                    assert.equal(form, (kaz.translit(there, "cyrl", scheme)))
                end
            end
        end
    end)

    it("raises for a caller's mistake, with the argument's name", function()
        assert.error_matches(function()
            kaz.translit("а", "latin")
        end, "to: unknown scheme latin")
        assert.error_matches(function()
            kaz.translit("а", "auto")
        end, "to: unknown scheme auto")
        assert.error_matches(function()
            kaz.translit("а", "cyrl", "latn")
        end, "from: unknown scheme latn")
        assert.error_matches(function()
            kaz.translit(nil, "cyrl")
        end, "string expected")
        assert.error_matches(function()
            kaz.translit("а")
        end, "string expected")
        assert.error_matches(function()
            kaz.upper("а", "greek")
        end, "scheme: unknown scheme greek")
    end)
end)

describe("kaz.upper, lower, title", function()
    it("know the dot on i of each alphabet", function()
        assert.equal("TIL MEN İNE", kaz.upper("tıl men ine", "latn-2021"))
        assert.equal("tıl men ine", kaz.lower("TIL MEN İNE", "latn-2021"))
        assert.equal("TIL MEN INE", kaz.upper("til men ıne", "latn-2018"))
        assert.equal("til men ıne", kaz.lower("TIL MEN INE", "latn-2018"))
        assert.equal("İne Men Tıl", kaz.title("ine men tıl", "latn-2021"))
        assert.equal("Shymkent S'ymkent", kaz.title("SHYMKENT S'YMKENT", "latn-2017"))
    end)

    it("are those of Cyrillic where no alphabet is named", function()
        assert.equal("ҚАЗАҚ ІСІ", kaz.upper("қазақ ісі"))
        assert.equal("қазақ ісі", kaz.lower("ҚАЗАҚ ІСІ"))
        assert.equal("Қазақ Ісі", kaz.title("ҚАЗАҚ ісі"))
    end)
end)

describe("bin/kaztext translit", function()
    it("answers a line with a line", function()
        assert.same(
            { "Qazaq tılı\n\nŞymkent\n", 0 },
            { kaztext("translit --to latn-2021", "Қазақ тілі\n\nШымкент\n") }
        )
        assert.same({ "Qazaq\r\n", 0 }, { kaztext("translit --to latn-2021", "Қазақ\r\n") })
        assert.same({ "Qazaq", 0 }, { kaztext("translit --to latn-2021", "Қазақ") })
        assert.same({ "", 0 }, { kaztext("translit --to arab", "") })
        assert.same({ "білім\n", 0 }, { kaztext("translit --to cyrl --from latn-2018", "bilim\n") })
        for _, scheme in ipairs(SCHEMES) do
            assert.equal(0, select(2, kaztext("translit --to " .. scheme, "Ақ\n")))
        end
    end)

    it("answers wrong usage with status 2 and a missing file with 1", function()
        assert.equal(2, select(2, kaztext("translit", "а")))
        assert.equal(2, select(2, kaztext("translit --to latin", "а")))
        assert.equal(2, select(2, kaztext("translit --to cyrl --from latin", "а")))
        assert.equal(1, select(2, kaztext("translit --to cyrl no-such-file.txt", "")))
    end)
end)
