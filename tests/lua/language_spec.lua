local kaz = require("kaztext")

describe("kaz.language", function()
    it("tells the language of a text in each alphabet", function()
        assert.equal("kk", (kaz.language("Бүгін ауа райы жақсы болады")))
        assert.equal("kk-Latn", (kaz.language("Qalada jaña köpir salyndy, endi jūrt erkin jüredi")))
        assert.equal("kk-Arab", (kaz.language("بالالار مەكتەپكە باردى.")))
        assert.equal("uz-Cyrl", (kaz.language("Эртага шаҳарда ҳаво илиқ бўлади")))
        assert.equal("ka", (kaz.language("საქართველო")))
    end)

    it("says und and 0 where there are no words", function()
        for _, text in ipairs({ "", " ", "2024 – 15:30", "https://example.kz/kk/news", "\255\254" }) do
            local code, confidence = kaz.language(text)
            assert.equal("und", code)
            assert.equal(0, confidence)
        end
    end)

    it("does not take a name in Latin letters for the language of the text", function()
        assert.equal("kk", (kaz.language("Apple Vision Pro сатылымға шықты")))
    end)

    it("chooses among the languages that are asked for", function()
        assert.equal("ru", (kaz.language("Балалар мектепке барды", { "ru", "uk" })))
        assert.equal("kk", (kaz.language("мектеп", { "kk", "ru" })))
        local code, confidence = kaz.language("Балалар мектепке барды", { "ru" })
        assert.equal("ru", code)
        assert.equal(1, confidence)
        assert.equal("und", (kaz.language("Балалар мектепке барды", { "en", "tr" })))
    end)

    it("raises for what names no language", function()
        assert.error_matches(function()
            kaz.language("а", { "kk", "xx" })
        end, "unknown language 'xx'")
        assert.error_matches(function()
            kaz.language("а", { 1 })
        end, "unknown language")
        assert.error_matches(function()
            kaz.language("а", {})
        end, "no language is named")
        assert.error(function()
            kaz.language("а", "kk")
        end)
        assert.error(function()
            kaz.language()
        end)
    end)
end)

describe("kaz.languages", function()
    it("gives stretches, shares and mixed words", function()
        local text =
            "Справканы бердім, ну короче бәрі дұрыс болды.\nМы вчера ездили в город."
        local found = kaz.languages(text)
        local stretches = {}
        for i, stretch in ipairs(found) do
            stretches[i] = stretch.language .. " " .. stretch.words .. " " .. text:sub(stretch.first, stretch.last)
        end
        assert.same({
            "kk 2 Справканы бердім",
            "ru 2 ну короче",
            "kk 3 бәрі дұрыс болды",
            "ru 5 Мы вчера ездили в город",
        }, stretches)
        assert.is_true(math.abs(found.shares.kk - 5 / 12) < 1e-9 and math.abs(found.shares.ru - 7 / 12) < 1e-9)
        assert.same({ { first = 1, last = 18, stem = "Справка" } }, found.mixed)
    end)

    it("finds nothing where there is nothing", function()
        assert.same({ shares = {}, mixed = {} }, kaz.languages(""))
        assert.same({ shares = {}, mixed = {} }, kaz.languages("12.05.2024 \255"))
    end)
end)
