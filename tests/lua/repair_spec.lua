-- Repair from Lua and from the command line: rules that are switched off, edits taken back, the report.
local kaz = require("kaztext")
local cjson = require("cjson")
local kaztext = require("support.command").kaztext

local DAMAGED = 'Бiз "Отанда"  тұрамыз.\r\nxалық - бірге.'

describe("rules", function()
    it("are switched off by name", function()
        assert.equal(
            "Біз «Отанда» тұрамыз.\nхалық - бірге.",
            (kaz.normalize(DAMAGED, { rules = { dash = false } }))
        )
        assert.equal(
            'Бiз "Отанда" тұрамыз.\nxалық – бірге.',
            (kaz.normalize(DAMAGED, { rules = { quotes = false, ["latin-lookalike"] = false } }))
        )
    end)

    it("are chosen by profile, and single ones on top of it", function()
        assert.equal(
            'Біз "Отанда"  тұрамыз.\nхалық - бірге.',
            (kaz.normalize(DAMAGED, { profile = "strict" }))
        )
        assert.equal(
            'Бiз "Отанда"  тұрамыз.\nxалық - бірге.',
            (kaz.normalize(DAMAGED, { profile = "minimal" }))
        )
        assert.equal(
            "Бiз «Отанда»  тұрамыз.\nxалық - бірге.",
            (kaz.normalize(DAMAGED, { profile = "minimal", rules = { quotes = true } }))
        )
        assert.equal((kaz.normalize(DAMAGED)), (kaz.normalize(DAMAGED, { profile = "web" })))
    end)

    it("keep lines of a page apart", function()
        local words = ("Ауыл тұрғындары жиналып жаңа көпірдің құрылысы туралы ұзақ әңгімелесті де "):rep(
            9
        )
        local page, width = "", 0
        for word in words:gmatch("%S+") do
            page = page .. (width + #word > 90 and "\n" or page ~= "" and " " or "") .. word
            width = width + #word > 90 and #word or width + #word + 1
        end
        local joined = kaz.document(page)
        local apart = kaz.document(page, { rules = { unwrap = false } })
        assert.is_true(#joined:paragraphs() < #apart:paragraphs())
    end)

    it("must exist", function()
        for options, message in pairs({
            [{ rules = { quote = false } }] = "there is no rule 'quote'",
            [{ rules = { [1] = false } }] = "there is no rule '?'",
            [{ rules = "quotes" }] = "a table",
            [{ rules = { ["invalid-bytes"] = false } }] = "cannot be switched off",
            [{ profile = "loose" }] = "there is no profile 'loose'",
            [{ profile = true }] = "a string is expected",
        }) do
            assert.error_matches(function()
                kaz.normalize("а", options)
            end, message, 1, true)
        end
    end)
end)

describe("kaz.undo", function()
    it("takes back all edits, those of a rule, one, or those that a function names", function()
        local text, edits = kaz.normalize(DAMAGED)
        assert.equal(DAMAGED, (kaz.undo(text, edits)))
        local quoted, left = kaz.undo(text, edits, "quotes")
        assert.equal('Біз "Отанда" тұрамыз.\nхалық – бірге.', quoted)
        assert.equal(#edits - 2, #left)
        assert.equal(DAMAGED, (kaz.undo(quoted, left)))
        assert.equal("Бiз «Отанда» тұрамыз.\nхалық – бірге.", (kaz.undo(text, edits, 1)))
        assert.equal(
            "Бiз «Отанда» тұрамыз.\nxалық – бірге.",
            (
                kaz.undo(text, edits, function(edit)
                    return edit.to == "і" or edit.to == "х"
                end)
            )
        )
        assert.equal(text, (kaz.undo(text, edits, "hyphenation")))
    end)

    it("gives the original bytes of any text, in any order", function()
        local pieces = {
            "қазақ ",
            "бiлiм",
            "xалық",
            '"',
            "«",
            "  ",
            "\r\n",
            " - ",
            "\255",
            "и\204\134",
            "\194\173",
            "¥лт",
        }
        local state = 7
        for _ = 1, 500 do
            local parts = {}
            for i = 1, 1 + state % 17 do
                state = (state * 1103515 + 12345) % 2147483648
                parts[i] = pieces[state % #pieces + 1]
            end
            local bytes = table.concat(parts)
            local text, edits = kaz.normalize(bytes)
            while #edits > 0 do
                state = (state * 1103515 + 12345) % 2147483648
                text, edits = kaz.undo(text, edits, state % #edits + 1)
            end
            assert.equal(bytes, text)
        end
    end)

    it("refuses what is not its own", function()
        local text, edits = kaz.normalize(DAMAGED)
        assert.error_matches(function()
            kaz.undo(text:sub(2), edits)
        end, "of another text")
        assert.error_matches(function()
            kaz.undo(text)
        end, "a list of edits expected")
        assert.error_matches(function()
            kaz.undo(text, edits, true)
        end, "an index, a rule or a function expected")
    end)
end)

describe("doc:report", function()
    it("has a line of JSON for each edit and each doubt", function()
        local bytes = "Бiз ун илейміз\255"
        local doc = kaz.document(bytes, { plain = true, restore = true })
        local lines = {}
        for line in doc:report():gmatch("[^\n]+") do
            lines[#lines + 1] = cjson.decode(line)
        end
        assert.same({ "i", "і", { 1, 2 }, { 2, 3 } }, { lines[1].from, lines[1].to, lines[1].span, lines[1].bytes })
        assert.same({ "latin-lookalike" }, lines[1].rules)
        assert.equal("\239\191\189", lines[2].from)
        assert.equal("ун", lines[#lines].doubt)
        assert.equal(2, #lines[#lines].choices)
    end)

    it("tells what was taken away, where it stood in the bytes", function()
        for bytes, wanted in pairs({
            ["Ол келді , бірақ  кетті"] = { { " ", 8, 9, 15, 16 }, { "  ", 16, 18, 28, 30 } },
            -- signs that no eye sees
            ["а\194\173 \226\128\139б"] = { { "\194\173", 1, 2, 2, 4 }, { "\226\128\139", 3, 4, 5, 8 } },
            -- KZ-1048: bytes and code points are one
            ["\206\235 \234\229\235\228\179 , \225\179\240\224\157 \234\229\242\242\179"] = { { " ", 8, 9, 8, 9 } },
        }) do
            local found = {}
            for line in kaz.document(bytes, { plain = true }):report():gmatch("[^\n]+") do
                local edit = cjson.decode(line)
                if edit.rules[1] ~= "encoding" then
                    found[#found + 1] = { edit.from, edit.span[1], edit.span[2], edit.bytes[1], edit.bytes[2] }
                end
            end
            assert.same(wanted, found)
        end
    end)

    it("is what normalize --report json prints", function()
        local out = kaztext("normalize --report json", DAMAGED)
        assert.equal(kaz.document(DAMAGED, { plain = true }):report(), out)
        assert.equal("", (kaztext("normalize --report json", "Бәрі дұрыс.\n")))
    end)
end)

describe("kaztext normalize", function()
    it("takes profiles, rules and letters", function()
        assert.equal("Біз  тілін\n", (kaztext("normalize --profile strict", "Бiз  тілін\n")))
        assert.equal("Бiз тілін\n", (kaztext("normalize --without latin-lookalike", "Бiз  тілін\n")))
        assert.equal("Қазақ тілі\n", (kaztext("normalize --restore", "Казак тили\n")))
        local message, status = kaztext("normalize --without quote", "")
        assert.equal(2, status)
        assert.matches("there is no rule 'quote'", message)
    end)
end)
