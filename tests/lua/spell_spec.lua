-- kaz.spell, kaz.suffix, kaz.verbalize, and their commands.
local kaz = require("kaztext")
local kaztext = require("support.command").kaztext

describe("kaz.spell", function()
    it("takes numbers and texts", function()
        assert.equal("екі мың он тоғыз", kaz.spell(2019))
        assert.equal("минус бес", kaz.spell(-5))
        assert.equal("төрт бүтін оннан үш", kaz.spell(4.3))
        assert.equal("бір квадриллион", kaz.spell(1e15))
        assert.equal("жиырмасыншы ғасыр", kaz.spell("XX ғасыр"))
        assert.equal("он бес мың теңгеге", kaz.spell(" 15 000 теңгеге\n"))
    end)

    it("takes features and options", function()
        assert.equal("беске", kaz.spell(5, { Case = "Dat" }))
        assert.equal("бесіншіге", kaz.spell(5, "Case=Dat|NumType=Ord"))
        assert.equal("екі-екіден", kaz.spell(2, { distributive = true }))
        assert.equal("жүзге жуық", kaz.spell(100, { approximate = true }))
        assert.equal("екі нөл", kaz.spell(20, { digits = true, approximate = false }))
        assert.equal("бесеудің", kaz.spell(5, { NumType = "Coll", Case = "Gen" }))
    end)

    it("says why it cannot", function()
        local words, message, code = kaz.spell("кітап")
        assert.is_nil(words)
        assert.same({ "there is no number in this text", "NO_NUMBER" }, { message, code })
        assert.equal("NO_NUMBER", select(3, kaz.spell("")))
        assert.equal("NO_NUMBER", select(3, kaz.spell(0 / 0)))
        assert.equal("NO_NUMBER", select(3, kaz.spell(1 / 0)))
        assert.equal("OUT_OF_RANGE", select(3, kaz.spell(("9"):rep(40))))
        assert.equal("NO_FORM", select(3, kaz.spell("5 км", { NumType = "Ord" })))
    end)

    it("raises for what it does not know", function()
        assert.error_matches(function()
            kaz.spell(5, { Case = "Voc" })
        end, "unknown feature Case=Voc")
        assert.error_matches(function()
            kaz.spell(5, { digits = "yes" })
        end, "digits: true or false is expected")
        assert.error_matches(function()
            kaz.spell({})
        end, "string expected")
        assert.error_matches(function()
            kaz.spell(5, "Case:Dat")
        end, "unknown features")
    end)
end)

describe("kaz.suffix", function()
    it("puts endings behind digits, signs and acronyms", function()
        assert.equal("40-қа", kaz.suffix(40, { Case = "Dat" }))
        assert.equal("АҚШ-тың", kaz.suffix("АҚШ", "Case=Gen"))
        assert.equal("5-ші", kaz.suffix(5, { NumType = "Ord" }))
        assert.equal("5-інші", kaz.suffix(5, { NumType = "Ord", full = true }))
        assert.equal("NO_FORM", select(3, kaz.suffix("", { Case = "Dat" })))
    end)
end)

describe("kaz.verbalize", function()
    it("gives the edits, which can be undone", function()
        local text = "Ол 2019 жылы 5-сыныпта оқыды, т.б."
        local said, edits = kaz.verbalize(text)
        assert.equal(
            "Ол екі мың он тоғызыншы жылы бесінші сыныпта оқыды, тағы басқалар.",
            said
        )
        assert.equal("ordinal", edits[1].rules[1])
        assert.equal("2019", text:sub(edits[1].original_first, edits[1].original_last))
        assert.equal(edits[1].to, said:sub(edits[1].first, edits[1].last))
        assert.equal(text, (kaz.undo(said, edits)))
        assert.equal(
            "Ол екі мың он тоғызыншы жылы бесінші сыныпта оқыды, т.б.",
            (kaz.undo(said, edits, "abbreviation"))
        )
    end)

    it("leaves out what is not wanted", function()
        assert.equal(
            "Ол 5 жаста, т.б.",
            (kaz.verbalize("Ол 5 жаста, т.б.", { number = false, abbreviation = false }))
        )
        assert.equal("Ол 5 жаста.", (kaz.verbalize("Ол 5 жаста.", { number = false })))
        assert.equal("Ол бес жаста.", (kaz.verbalize("Ол 5 жаста.", { number = true })))
    end)

    it("reads acronyms as it is told", function()
        local text = "БҰҰ-ның отырысы, ЮНЕСКО"
        assert.equal(text, (kaz.verbalize(text)))
        assert.equal("бэ-ұ-ұның отырысы, ЮНЕСКО", (kaz.verbalize(text, { acronym = "letters" })))
        assert.equal(
            "Біріккен Ұлттар Ұйымының отырысы, ЮНЕСКО",
            (kaz.verbalize(text, { acronym = "full" }))
        )
    end)

    it("gives the same string where nothing changes, and keeps odd bytes", function()
        local text = "Қазақ тілі\r\n\0\255"
        local said, edits = kaz.verbalize(text)
        assert.equal(text, said)
        assert.same({}, edits)
        assert.equal("\255бес\0", (kaz.verbalize("\2555\0")))
    end)

    it("raises for what it does not know", function()
        assert.error_matches(function()
            kaz.verbalize("5", { numbers = false })
        end, "unknown option 'numbers'")
        assert.error_matches(function()
            kaz.verbalize("5", { acronym = "loud" })
        end, "keep, letters or full")
        assert.error_matches(function()
            kaz.verbalize("5", "x")
        end, "table expected")
    end)
end)

describe("bin/kaztext spell, suffix and verbalize", function()
    it("answer a line each", function()
        assert.same({ "екі мың он тоғызыншыға\n\nбесіншіге\n", 0 }, {
            kaztext("spell --ordinal --case Dat", "2019\n\n5\r\n"),
        })
        assert.same({ "бесі\n", 0 }, { kaztext("spell --possessor 3", "5") })
        assert.same({ "40-қа\n", 0 }, { kaztext("suffix", "40\tCase=Dat\n") })
        assert.same({ "бес алма.\r\nон", 0 }, { kaztext("verbalize", "5 алма.\r\n10") })
        assert.same({ "Қазақстан Республикасы 5", 0 }, {
            kaztext("verbalize --acronyms full --without number", "ҚР 5"),
        })
    end)

    it("report what is no number and go on", function()
        local out, status = kaztext("spell", "кітап\n5\n")
        assert.equal(1, status)
        assert.matches("кітап: there is no number", out, 1, true)
        assert.matches("бес\n", out, 1, true)
        assert.equal(2, select(2, kaztext("verbalize --without noise", "5")))
        assert.equal(2, select(2, kaztext("spell --case Voc", "5")))
    end)
end)
