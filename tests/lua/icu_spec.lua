local icu = require("kaztext.icu")

local BREVE = "\204\134" -- U+0306

describe("kaztext.icu", function()
    it("gives composed text back as the same string", function()
        local text = "Қазақстан Республикасы, ҒЫЛЫМ, й"
        assert.are.equal(text, icu.nfc(text))
        assert.are.equal("", icu.nfc(""))
        assert.are.equal("a\0б", icu.nfc("a\0б"))
    end)

    it("composes", function()
        assert.are.equal("й", icu.nfc("и" .. BREVE))
        assert.are.equal("Ёлка", icu.nfc("Е\204\136лка"))
        -- a Hangul syllable of three parts, and marks that change their order
        assert.are.equal("각", icu.nfc("\225\132\128\225\133\161\225\134\168"))
        assert.are.equal(icu.nfc("a\204\163\204\135"), icu.nfc("a\204\135\204\163"))
    end)

    it("carries invalid bytes through and normalizes what stands between them", function()
        assert.are.equal("a\255й\208x\237\160\128й", icu.nfc("a\255и" .. BREVE .. "\208x\237\160\128и" .. BREVE))
    end)

    it("works across the pieces that it cuts a long text into", function()
        local part = ("қазақ и" .. BREVE .. " тілі "):rep(20000)
        assert.are.equal((part:gsub("и" .. BREVE, "й")), icu.nfc(part))
        local marks = "и" .. BREVE:rep(50000)
        assert.are.equal("й" .. BREVE:rep(49999), icu.nfc(marks))
    end)

    it("gives the compatibility form", function()
        assert.are.equal("No 5 fi", icu.nfkc("№ 5 ﬁ"))
        assert.are.equal(("ﷺ"):rep(3), icu.nfc(("ﷺ"):rep(3)))
        assert.are.equal(33 * 100, #icu.nfkc(("ﷺ"):rep(100)))
    end)

    it("writes numbers in words", function()
        assert.are.equal("жүз жиырма бес", icu.spell(125))
        assert.are.equal("екі мың он тоғызыншы", icu.spell(2019, "ordinal"))
        assert.are.equal("минус қырық", icu.spell(-40))
        assert.are.equal("бір", icu.spell(1.0))
    end)

    it("refuses what has no words", function()
        for _, bad in ipairs({ 1 / 0, -1 / 0, 0 / 0, 1e18, -1e300 }) do
            local words, message, code = icu.spell(bad)
            assert.is_nil(words)
            assert.is_string(message)
            assert.are.equal("BAD_VALUE", code)
        end
        assert.are.equal("BAD_VALUE", (select(3, icu.spell(1.5, "ordinal"))))
        assert.has_error(function()
            icu.spell("бес")
        end)
        assert.has_error(function()
            icu.spell(5, "roman")
        end)
    end)

    it("orders words as the Kazakh alphabet does", function()
        local words = {
            "яғни",
            "ілім",
            "ұлы",
            "құм",
            "кір",
            "әке",
            "бала",
            "ана",
            "өмір",
            "он",
            "ғылым",
            "гүл",
            "һәм",
        }
        table.sort(words, function(a, b)
            return icu.collate(a, b) < 0
        end)
        local wanted =
            "ана әке бала гүл ғылым кір құм он өмір ұлы һәм ілім яғни"
        assert.are.equal(wanted, table.concat(words, " "))
        table.sort(words)
        table.sort(words, function(a, b)
            return icu.sort_key(a) < icu.sort_key(b)
        end)
        assert.are.equal(wanted, table.concat(words, " "))
        assert.are.equal(0, icu.collate("сөз", "сөз"))
        assert.are.equal(1, icu.collate("ә", "а"))
    end)
end)
