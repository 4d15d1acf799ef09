-- The commands of bin/kaztext that are about words: parse, lemma, stem, inflect.
local blocks = require("kaztext.cli.blocks")
local files = require("support.files")
local kaztext = require("support.command").kaztext

describe("bin/kaztext parse", function()
    it("writes CoNLL-U of a text", function()
        local out, status = kaztext("parse", "Арыстан өтті.\nКүн шықты.\n")
        assert.equal(0, status)
        assert.equal(2, select(2, out:gsub("# text = ", "")))
        assert.matches("1\tАрыстан\tарыстан\tNOUN\t_\tCase=Nom\t_\t_\t_\t_\n", out, 1, true)
        assert.equal("\n\n", out:sub(-2))
        assert.equal(out, (kaztext("parse", "Арыстан өтті.\r\nКүн шықты.\r\n")))
        assert.equal(out, (kaztext("parse", "Арыстан өтті.\nКүн шықты.")))
    end)

    it("ends a sentence of tokens at an empty line alone", function()
        local out = kaztext("parse --input tokens", "Ол\nкелді\n.")
        local sentences = select(2, out:gsub("# text", ""))
        assert.equal(1, sentences)
    end)

    it("takes tokens, a line each", function()
        local out, status = kaztext("parse --input tokens", "барған\nжоқ\n\n51%\n-ға\n")
        assert.equal(0, status)
        assert.matches(
            "^# text = барған жоқ\n1\tбарған\t[^\n]*\n2\tжоқ\t[^\n]*\n\n# text = 51%% %-ға\n",
            out
        )
        assert.equal(out, (kaztext("parse --input tokens", "барған\r\nжоқ\r\n\r\n51%\r\n-ға\r\n")))
    end)

    it("answers empty input with nothing, and a wrong option with status 2", function()
        for _, input in ipairs({ "", "\n", "\r\n\r\n", "  \n" }) do
            assert.same({ "", 0 }, { kaztext("parse", input) })
            assert.same({ "", 0 }, { kaztext("parse --input tokens", input) })
        end
        assert.equal(2, select(2, kaztext("parse --input words", "а")))
    end)

    it("goes on after a file that cannot be read", function()
        local out, status = kaztext("parse no-such-text.txt - ", "Арыстан өтті.")
        assert.equal(1, status)
        assert.matches("kaztext: no%-such%-text%.txt: No such file", out)
        assert.matches("1\tАрыстан\t", out)
    end)
end)

describe("bin/kaztext lemma and stem", function()
    it("answer a word a line, empty lines too", function()
        local input = "терезелерден\n\nкөлге\r\nxyz\n"
        assert.same({ "терезе\n\nкөл\nxyz\n", 0 }, { kaztext("lemma", input) })
        assert.same({ "терезе\n\nкөл\nxyz\n", 0 }, { kaztext("stem", input) })
        assert.same({ "терезе\n", 0 }, { kaztext("lemma", "терезеден") })
        assert.same({ "", 0 }, { kaztext("lemma", "") })
        assert.same({ "", 0 }, { kaztext("stem", "") })
    end)
end)

describe("the commands for words and lines", function()
    it("step over a byte order mark, and read UTF-16", function()
        local codepages = require("support.codepages")
        for command, input in pairs({
            lemma = "терезелерден\nкөлге\n",
            inflect = "көл\tCase=Dat\n",
            number = "екі мың\n",
            sentences = "Ол келді. Біз бардық.\n",
            tag = "Ол\nТаразда\nтұрады\n",
            parse = "Арыстан өтті.\n",
            check = "Бiр жол.\n",
            ["translit --to latn-2021"] = "Қазақ\nтілі\n",
            verbalize = "5 км жол.\n",
        }) do
            local wanted = { kaztext(command, input) }
            assert.same(wanted, { kaztext(command, "\239\187\191" .. input) })
            assert.same(wanted, { kaztext(command, codepages.widen(input, "utf-16le", true)) })
            assert.same(wanted, { kaztext(command, codepages.widen(input, "utf-16be", true)) })
        end
    end)

    it("read text in a code page, where that is sure, and write UTF-8", function()
        local codepages = require("support.codepages")
        local input = "Облыс әкімі биыл ауыл шаруашылығын дамытуға қосымша қаржы бөлінетінін айтты.\n"
            .. "Кітапхана директоры оқырмандар саны бес мыңға жуық екенін айтты.\n"
        local bytes = codepages.encode(input, "kz-1048")
        for _, command in ipairs({ "sentences", "parse", "translit --to arab", "lemma", "langid" }) do
            assert.same({ kaztext(command, input) }, { kaztext(command, bytes) }, command)
        end
        assert.matches("^%-:1:1: invalid%-bytes: ", (kaztext("check", bytes)))
        local broken = "Бұл қала" .. "\209" .. "\n"
        assert.same({ broken, 0 }, { kaztext("sentences", broken) })
    end)

    it("count the lines of each file from its beginning", function()
        local name = os.tmpname()
        local file = assert(io.open(name, "wb"))
        file:write("Жақсы.\nБiр.\n")
        file:close()
        local out = kaztext(("check %s %s"):format(name, name))
        os.remove(name)
        assert.equal(2, select(2, out:gsub(":2:1: lookalike", "")))
    end)
end)

describe("bin/kaztext inflect", function()
    it("answers a lemma with features a line", function()
        assert.same(
            { "Мырзахметовтың\n40-қа\nкөл\nкөлдер\n", 0 },
            { kaztext("inflect", "Мырзахметов\tCase=Gen\n40\tCase=Dat\nкөл\nкөл\tNumber=Plur\r\n") }
        )
        assert.same({ "", 0 }, { kaztext("inflect", "") })
        assert.same({ "\n", 0 }, { kaztext("inflect", "\n") })
    end)

    it("says which lines are wrong, and goes on", function()
        local out, status =
            kaztext("inflect 2>/dev/null", "көл\tCase=Voc\nкөл\tCase=Dat\nЕрлан\tMood=Imp\nкөл\tCase=Gen")
        assert.equal(1, status)
        assert.equal("\nкөлге\n\nкөлдің\n", out)
        out = kaztext("inflect 2>&1 >/dev/null", "көл\tCase=Voc\nкөл\tCase=Dat\nЕрлан\tMood=Imp\n")
        assert.equal(
            "kaztext: inflect: көл\tCase=Voc: unknown features Case=Voc\n"
                .. "kaztext: inflect: Ерлан\tMood=Imp: there is no such form\n",
            out
        )
    end)
end)

describe("blocks of a file", function()
    after_each(files.remove_all)

    local function blocks_of(content, options)
        local list = {}
        blocks.each_block({}, { files = { files.new(".txt", content) } }, function(lines, _, is_first)
            list[#list + 1] = lines
            assert.equal(#list == 1, is_first)
        end, options)
        return list
    end

    it("are of whole lines, however long one is", function()
        local content = "бір\n" .. ("қала "):rep(1200000) .. "\nекі\n" .. ("дала\n"):rep(10) .. "үш"
        local list = blocks_of(content)
        assert.equal(content, table.concat(list))
        assert.is_true(#list > 2)
        for i = 1, #list - 1 do
            assert.equal("\n", list[i]:sub(-1))
        end
        assert.same({}, blocks_of(""))
        assert.same({ "бір" }, blocks_of("\239\187\191бір"))
    end)

    it("end at an empty line where that is asked for", function()
        local one, two = ("сөз\n"):rep(700000) .. " \r\n", ("тіл\n"):rep(700000) .. "\n"
        local list = blocks_of(one .. two .. "бір\nекі\n", { cut_at = blocks.AFTER_EMPTY_LINE })
        assert.equal(one .. two .. "бір\nекі\n", table.concat(list))
        assert.is_true(#list > 1)
        for i = 1, #list - 1 do
            assert.matches("\n[ \r]*\n$", list[i])
        end
    end)
end)
