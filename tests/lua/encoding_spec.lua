-- Bytes to text from Lua and from the command line.
local kaz = require("kaztext")
local codepages = require("support.codepages")
local command = require("support.command")

local TEXT = "Көктем шыққалы ауыл іргесіндегі өзен арнасына сыймай, тұрғындар жағаға құм толтырған қап үйіп жатыр.\n"
    .. "«Түнде су тағы көтерілсе, Әбдіхан ақсақалдың үйі бірінші болып қалады», – деді көршісі Һәкім Ғалымов.\n"
local RUSSIAN = "Весной река снова вышла из берегов, и жители посёлка третий день укладывают мешки с песком у дороги.\n"
    .. "«Если ночью вода поднимется ещё на полметра, школу придётся закрыть», – сказал директор Яков Юрьевич.\n"

-- The original bytes, from a document's text and its edits alone.
local function undo(doc)
    local text, out, at = doc:text(), {}, 1
    for _, edit in ipairs(doc:edits()) do
        out[#out + 1] = text:sub(at, edit.first - 1)
        out[#out + 1] = edit.from
        at = edit.last + 1
    end
    return table.concat(out) .. text:sub(at)
end

describe("kaz.decode", function()
    for _, name in ipairs({ "kz-1048", "ptcp154", "windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic" }) do
        it("finds " .. name, function()
            local kazakh = name == "kz-1048" or name == "ptcp154"
            local truth = codepages.without(kazakh and TEXT or RUSSIAN, name)
            local text, encoding, confidence = kaz.decode(codepages.encode(truth, name))
            assert.are.same({ truth, name }, { text, encoding })
            assert.is_true(confidence > 0.9 and confidence <= 1)
        end)
    end

    for _, name in ipairs({ "utf-16le", "utf-16be", "utf-32le", "utf-32be" }) do
        it("finds " .. name .. ", with a byte order mark and without", function()
            for _, mark in ipairs({ true, false }) do
                local text, encoding = kaz.decode(codepages.widen(TEXT, name, mark))
                assert.are.same({ TEXT, name }, { text, encoding })
            end
        end)
    end

    it("gives UTF-8 back as the same string", function()
        for _, text in ipairs({
            "",
            "Plain text.",
            TEXT,
            RUSSIAN,
            "Їжак, ґанок, ўсё, љубав, ѓердан – 20 °C",
        }) do
            assert.are.same({ text, "utf-8" }, { (kaz.decode(text)), (select(2, kaz.decode(text))) })
        end
        assert.are.equal("Қала", (kaz.decode("\239\187\191Қала")))
    end)

    it("obeys a label, in any spelling", function()
        local bytes = codepages.encode("Ғ", "kz-1048")
        assert.are.same({ "Ғ", "kz-1048", 1 }, { kaz.decode(bytes, "STRK1048-2002") })
        assert.are.same({ "Є", "windows-1251", 1 }, { kaz.decode(bytes, "CP1251") })
        assert.has_error(function()
            kaz.decode("а", "koi9")
        end)
        assert.has_error(function()
            kaz.decode({})
        end)
    end)

    it("undoes mojibake, once and twice", function()
        for _, name in ipairs({ "windows-1251", "iso-8859-1", "windows-1252", "ibm866", "koi8-r", "x-mac-cyrillic" }) do
            local once = codepages.decode(TEXT, name)
            assert.are.equal(TEXT, (kaz.decode(once)), name)
            assert.are.equal(TEXT, (kaz.decode(codepages.decode(once, name))), name .. ", twice")
        end
    end)

    it("writes U+FFFD for what is no text, and keeps the rest", function()
        assert.are.equal("a\239\191\189b", (kaz.decode("a\255b")))
        assert.are.equal(TEXT:sub(1, -5) .. "\239\191\189", (kaz.decode(TEXT:sub(1, -5) .. "\208")))
    end)

    it("reads each line of a mixed file as what it is", function()
        local mixed = TEXT .. codepages.encode(TEXT, "kz-1048") .. codepages.decode(TEXT, "windows-1251") .. TEXT
        assert.are.equal(TEXT:rep(4), (kaz.decode(mixed)))
    end)
end)

describe("the families of fonts in data/encoding/fonts.tsv", function()
    local names
    for line in io.lines("data/encoding/fonts.tsv") do
        if not line:find("^#") then
            local cells = {}
            for cell in (line .. "\t"):gmatch("([^\t]*)\t") do
                cells[#cells + 1] = cell
            end
            if not names then
                names = cells
            else
                it("are undone: " .. cells[1], function()
                    local map = {}
                    for i = 2, #names - 1 do
                        map[names[i]] = codepages.utf8(tonumber(cells[i], 16))
                    end
                    local typed = TEXT:gsub("[%z\1-\127\194-\244][\128-\191]*", map)
                    assert.are_not.equal(TEXT, typed)
                    assert.are.equal(TEXT, (kaz.normalize(typed)))
                end)
            end
        end
    end
end)

describe("a document of other bytes", function()
    local bytes = codepages.encode(
        "Жамбыл облысының әкімі Ерлан Сәкенұлы Досжанов Шу қаласына келдi.\n"
            .. TEXT,
        "kz-1048"
    )

    it("has places in the original bytes, and tells the encoding", function()
        local doc = kaz.document(bytes, { plain = true })
        assert.are.equal("kz-1048", (doc:encoding()))
        local person
        for _, entity in ipairs(doc:entities()) do
            person = person or entity.type == "PERSON" and entity
        end
        assert.are.equal("Ерлан Сәкенұлы Досжанов", person.text)
        local original = bytes:sub(doc:original(person.first, person.last))
        assert.are.equal(codepages.encode(person.text, "kz-1048"), original)
        doc:close()
    end)

    it("can be undone from the log of its edits", function()
        local wide, misread = codepages.widen(TEXT, "utf-16le", true), codepages.decode(TEXT, "windows-1251")
        for _, original in ipairs({ bytes, wide, misread, codepages.decode(misread, "windows-1252"), TEXT:sub(1, 99) }) do
            local doc = kaz.document(original, { plain = true })
            assert.are.equal(original, undo(doc))
            doc:close()
        end
    end)

    it("is read as its encoding says, and not at all where it is raw", function()
        local doc = kaz.document(bytes, { plain = true, encoding = "windows-1251" })
        assert.are.same({ "windows-1251", 1 }, { doc:encoding() })
        doc:close()
        doc = kaz.document(bytes, { plain = true, raw = true })
        assert.are.equal(bytes, doc:text())
        doc:close()
        assert.has_error(function()
            kaz.document("", { encoding = "koi9" })
        end)
    end)

    it("has a record in which the page is text", function()
        local json = kaz.document(bytes):json()
        assert.is_truthy(json:find('"encoding":"kz-1048"', 1, true))
        assert.is_truthy(json:find('"from":"келдi","to":"келді"', 1, true))
    end)
end)

describe("the command line", function()
    it("decodes, and reports what it found", function()
        local out, status = command.kaztext("decode --report 2>&1 >/dev/null", codepages.encode(TEXT, "ptcp154"))
        assert.are.equal(0, status)
        assert.matches("^%-\tptcp154\t[01]%.%d%d\n$", out)
        assert.are.equal(TEXT, (command.kaztext("decode", codepages.encode(TEXT, "ptcp154"))))
        assert.are.equal(TEXT, (command.kaztext("decode --from kz1048", codepages.encode(TEXT, "kz-1048"))))
        assert.are.equal(2, select(2, command.kaztext("decode --from koi9", "")))
    end)

    it("normalizes and extracts bytes in any encoding", function()
        local page = "Шу қаласында кiтапхана ашылды.\n" .. TEXT
        local truth = kaz.normalize(page)
        for _, name in ipairs({ "utf-16le", "utf-16be", "utf-32be" }) do
            assert.are.equal(truth, (command.kaztext("normalize", codepages.widen(page, name, true))), name)
        end
        assert.are.equal(truth, (command.kaztext("normalize", codepages.encode(page, "kz-1048"))))
        assert.matches("кітапхана", (command.kaztext("clean", codepages.encode(page, "ptcp154"))))
        assert.matches("кітапхана", (command.kaztext("extract", codepages.widen(page, "utf-16le"))))
    end)

    it("prints a record of any encoding for reading", function()
        local page = "Шу қаласында кiтапхана ашылды.\n" .. TEXT
        local out = command.kaztext("extract --format text", codepages.encode(page, "kz-1048"))
        assert.is_truthy(out:find("кiтапхана → кітапхана (latin-lookalike)", 1, true))
        assert.is_truthy(out:find("\nEncoding\n  kz-1048\n", 1, true))
        out = command.kaztext("extract --format text", codepages.decode(page, "windows-1251"))
        assert.matches("\nEncoding\n  utf%-8, %d+ words misread\n", out)
    end)

    it("cuts long UTF-16 between lines", function()
        if os.getenv("KAZTEXT_QUICK") then
            return
        end
        local long = TEXT:rep(12000)
        assert.are.equal(long, (command.kaztext("decode", codepages.widen(TEXT, "utf-16le"):rep(12000))))
        assert.are.equal(long, (command.kaztext("decode", codepages.encode(TEXT, "kz-1048"):rep(12000))))
    end)
end)

describe("data/encoding/codepages.tsv", function()
    it("agrees with iconv", function()
        local probe = io.popen("printf a | iconv -f RK1048 -t UTF-8 2>/dev/null")
        local there = probe:read("*a") == "a"
        probe:close()
        if not there then
            return pending("there is no iconv that knows these code pages")
        end
        local iconv = {
            ["windows-1251"] = "CP1251",
            ["kz-1048"] = "RK1048",
            ptcp154 = "PT154",
            ["koi8-r"] = "KOI8-R",
            ibm866 = "CP866",
            ["x-mac-cyrillic"] = "MACCYRILLIC",
            ["windows-1252"] = "CP1252",
        }
        for name, theirs in pairs(iconv) do
            for byte = 128, 255 do
                local pipe = io.popen(("printf '\\%o' | iconv -f %s -t UTF-8 2>/dev/null"):format(byte, theirs))
                local got = pipe:read("*a")
                pipe:close()
                local euro = name == "x-mac-cyrillic" and byte == 255 -- glibc has the older currency sign
                if got ~= "" and not euro then
                    assert.are.equal(got, (codepages.decode(string.char(byte), name)), name .. " " .. byte)
                end
            end
        end
    end)
end)
