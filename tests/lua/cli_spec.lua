-- bin/kaztext as scripts call it: what goes in, what comes out, the exit status.
local kaztext = require("support.command").kaztext

describe("bin/kaztext", function()
    it("extracts a page from standard input as one JSON line", function()
        local out, status = kaztext(
            "extract --date 2021-05-06",
            "Бүгін Тараз қаласында екі мектеп ашылды.\n"
        )
        assert.equal(0, status)
        assert.equal(1, select(2, out:gsub("\n", "")))
        assert.matches('^{"published":"2021%-05%-06"', out)
        assert.matches('"value":"2021%-05%-06"', out)
    end)

    it("writes one record a file, and goes on after one that cannot be read", function()
        local out, status = kaztext("extract examples/page.txt no-such-page.txt examples/page.txt")
        assert.equal(1, status)
        assert.matches("kaztext: no%-such%-page%.txt: No such file", out)
        assert.equal(2, select(2, out:gsub('"paragraphs":', "")))
    end)

    it("adds what the rules of a file give", function()
        local rules = os.tmpname()
        local function write(text)
            local file = assert(io.open(rules, "w"))
            file:write(text)
            file:close()
        end
        write(
            'return { { { lemma = "сонар" }, gives = "ORGANISATION", normal = "Сонар құс фермасы" } }'
        )
        local text = "Сонардың директоры Асан Серіков келді.\n"
        assert.matches(
            '"organisation":"Сонар құс фермасы"',
            (kaztext("extract --extend " .. rules, text))
        )
        assert.matches("Сонар құс фермасы", (kaztext("view --lang kk --extend " .. rules, text)))
        assert.equal("Сонарға B-ORGANISATION\n\n", (kaztext("tag --extend " .. rules, "Сонарға\n")))
        assert.equal(2, select(2, kaztext("extract --extend posts", text)))
        for source, message in pairs({
            ["return {"] = "expected",
            ['error("алма", 0)'] = "алма",
            ["return 5"] = "a table of rules is expected, got number",
            ['return { { "а" } }'] = "no rule in it gives anything",
            ['return { { "а", gives = "ARTS" } }'] = "rule 1: gives: a type of entity, head, post, quote or speech is expected",
        }) do
            write(source)
            local out, status = kaztext("extract --extend " .. rules, text)
            assert.equal(2, status)
            assert.truthy(out:find(message, 1, true), out)
        end
        os.remove(rules)
        assert.equal(2, select(2, kaztext("extract --extend no-such-rules", text)))
    end)

    it("answers wrong usage with status 2", function()
        assert.equal(2, select(2, kaztext("")))
        assert.equal(2, select(2, kaztext("extrakt")))
        assert.equal(2, select(2, kaztext("extract --date 2021-13-01")))
        assert.equal(2, select(2, kaztext("extract --format xml")))
    end)

    it("answers a page over the limit with status 1", function()
        local out, status = kaztext("extract --limit 10", "Ұзын мәтін.")
        assert.equal(1, status)
        assert.matches("limit", out)
    end)

    it("cleans a page: headline, blank line, paragraphs", function()
        local out, status = kaztext("clean examples/page.txt")
        assert.equal(0, status)
        assert.matches("^[^\n]+\n\n[^\n]+\n", out)
        assert.is_nil(out:find("Добавить комментарий", 1, true))
    end)

    it("joins the lines of a paragraph where that is asked for", function()
        local wrapped = table.concat({
            "Облыс әкімі биыл ауыл шаруашылығын дамытуға қосымша",
            "қаржы бөлінетінін хабарлады. Бұл туралы баспасөз қыз-",
            "меті мәлімдеді. Шаруалар егіс жұмыстарына дайындалып",
            "жатыр, ал техникалар жөндеуден өтті.",
            "",
            "Екінші абзац та осылай қатты жолға бөлінген, бірақ",
            "соңы қысқа.",
            "",
        }, "\n")
        local joined = wrapped:gsub("қыз%-\nметі", "қызметі"):gsub("([^\n])\n([^\n])", "%1 %2")
        assert.equal(joined, kaztext("normalize --unwrap", wrapped))
        assert.equal(wrapped, kaztext("normalize", wrapped))
        assert.truthy(kaztext("normalize --unwrap --report json", wrapped):find('"rules":["hyphenation"]', 1, true))
        local kaz = require("kaztext")
        local text, edits = kaz.normalize(wrapped, { unwrap = true })
        assert.equal(joined, text)
        assert.equal(wrapped, (kaz.undo(text, edits)))
        assert.equal(
            wrapped,
            (kaz.normalize(wrapped, { unwrap = true, rules = { unwrap = false, hyphenation = false } }))
        )
    end)
    it("reads numbers, a line each, and goes on after what is none", function()
        local out, status = kaztext(
            "number",
            "екі мың он тоғыз\nалма\n\n1 500,5\r\nүштен бірі\nбес жүз триллион\n"
        )
        assert.equal(1, status)
        assert.matches("2019\n\n\n", out)
        assert.matches("алма: this is no number", out)
        assert.matches("\n1500.5\n0.333333333333333\n500000000000000\n$", out)
    end)

    it("normalizes line by line and keeps every line", function()
        local out = kaztext("normalize", "xалық\n\nекінші  жол\nсоңғы")
        assert.equal("халық\n\nекінші жол\nсоңғы", out)
    end)

    it("names the language of each line, empty ones too", function()
        local out = kaztext(
            "langid",
            "Біз бүгін қалаға бардық және көп нәрсе көрдік.\n\nМы вчера ездили в город.\n"
        )
        local codes = {}
        for code in out:gmatch("([^\t\n]+)\t[%d.]+\n") do
            codes[#codes + 1] = code
        end
        assert.same({ "kk", "und", "ru" }, codes)
    end)

    it("names the languages within each line", function()
        local out = kaztext(
            "langid --stretches",
            "Комментарий қалдыру үшін тіркеліңіз / Оставьте свой комментарий\n\n"
        )
        local found = {}
        for code, words in out:gmatch("(%a+)\t[%d.]+\t([^\n]+)") do
            found[#found + 1] = code .. ": " .. words
        end
        assert.same({
            "kk: Комментарий қалдыру үшін тіркеліңіз",
            "ru: Оставьте свой комментарий",
        }, found)
        assert.matches("\n\n\n$", out)
    end)

    it("cuts text into sentences", function()
        local out = kaztext(
            "sentences",
            "Ол 2021 ж. 15 наурызда келді. А. Байтұрсынұлы туралы айтты.\n"
        )
        assert.equal(
            "Ол 2021 ж. 15 наурызда келді.\nА. Байтұрсынұлы туралы айтты.\n",
            out
        )
    end)

    it("takes lines of UTF-16 as text, whatever encoding is told", function()
        local codepages = require("support.codepages")
        local input = "Қала көркейді.\nДала жасыл.\n"
        local wanted = kaztext("extract --input lines", input)
        assert.equal(2, select(2, wanted:gsub("\n", "")))
        local wide = codepages.widen(input, "utf-16le", true)
        assert.equal(wanted, (kaztext("extract --input lines", wide)))
        assert.equal(wanted, (kaztext("extract --input lines --from utf-16le", wide)))
    end)
end)
