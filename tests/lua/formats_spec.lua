-- The formats of `extract`: each is read again and compared with the document that it was written from.
local charset = require("kaztext.charset")
local facts = require("kaztext.formats.facts")
local formats = require("kaztext.formats")
local kaz = require("kaztext")
local kaztext = require("support.command").kaztext
local layout = require("kaztext.formats.layout")
local marks = require("kaztext.marks")

local function read(path)
    local file = assert(io.open(path, "rb"))
    local bytes = file:read("*a")
    file:close()
    return bytes
end

local PAGE = read("examples/page.txt")
local HOSTILE = "Ол \"=1+1\", деді Айжан Сапарова.\r\n=cmd|' /C calc'!A0 <script>alert(1)</script> ]]> \0\27[31m\226\128\174қызыл"
    .. "\r\n+7 701 234 56 78, -5 градус, @kaztext\tжазды; \255\254 байт.\r\nЕкінші\r\n\r\nАйжан Сапарова\r\n"

local PAGES = {
    ["an article"] = { PAGE, { date = "2024-03-12" } },
    ["nothing"] = { "" },
    ["wrapped lines"] = {
        "Облыс әкімі биыл ауыл шаруашылығын дамытуға қосымша\r\nқаржы бөлінетінін хабарлады. Бұл туралы Айжан Сапа-\r\n"
            .. "рова мәлімдеді. Шаруалар егіс жұмыстарына дайындалып\r\nжатыр, ал техникалар жөндеуден өтті.\r\n",
    },
    ["a byte"] = { "а" },
    ["half a letter"] = { "\208" },
    ["hostile text"] = { HOSTILE, { plain = true } },
    ["hostile text without repair"] = { HOSTILE, { plain = true, raw = true } },
    ["another encoding"] = {
        "\200\240\227\232\236 \242\255\225\251\237\228\224 2019 \230\251\235\251.",
        { encoding = "windows-1251" },
    },
    ["HTML"] = { read("tests/html/bitrix.html") },
    ["töte"] = { "قازاقستان رەسپۋبليكاسى ۇكىمەتى 2019 جىلى.", { plain = true } },
}

local function open(name)
    local bytes, options = PAGES[name][1], PAGES[name][2]
    return assert((charset.is_html(bytes) and kaz.html or kaz.document)(bytes, options)), bytes
end

-- The code points of valid UTF-8.
local function code_points(text)
    local list = {}
    for sign in text:gmatch("[%z\1-\127\194-\244][\128-\191]*") do
        list[#list + 1] = sign
    end
    return list
end

local function cut(signs, start, finish)
    return table.concat(signs, "", start + 1, finish)
end

local function for_each_page(check)
    local names = {}
    for name in pairs(PAGES) do
        names[#names + 1] = name
    end
    table.sort(names)
    for _, name in ipairs(names) do
        local doc, bytes = open(name)
        check(doc, name, bytes)
        doc:close()
    end
end

describe("doc:span", function()
    it("tells code points of the page as the record does", function()
        for_each_page(function(doc)
            local json = doc:json()
            for _, item in ipairs(doc:entities()) do
                assert.truthy(json:find(('"span":[%d,%d]'):format(doc:span(item.first, item.last)), 1, true))
            end
        end)
        local doc = kaz.document("\255кiтап", { plain = true, raw = true })
        assert.same({ 1, 6 }, { doc:span(2, 10) })
    end)

    it("raises for a place that is none", function()
        local doc = kaz.document("а")
        assert.error_matches(function()
            doc:span(2, 9)
        end, "position")
    end)
end)

describe("csv", function()
    -- RFC 4180, strictly.
    local function parse(text)
        local rows, row, at = {}, {}, 1
        while at <= #text do
            local cell, after
            if text:sub(at, at) == '"' then
                local from = at + 1
                repeat
                    after = assert(text:find('"', from, true), "a quotation mark is not closed")
                    from = after + 2
                until text:sub(after + 1, after + 1) ~= '"'
                cell, after = text:sub(at + 1, after - 1):gsub('""', '"'), after + 1
            else
                cell, after = text:match('^([^",\r\n]*)()', at)
            end
            row[#row + 1] = cell
            if text:sub(after, after) == "," then
                at = after + 1
            else
                assert.equal("\r\n", text:sub(after, after + 1))
                rows[#rows + 1], row, at = row, {}, after + 2
            end
        end
        return rows
    end

    it("is read again as it was written", function()
        for_each_page(function(doc, name)
            local rows = parse(formats.write("csv", doc, { page = name, head = true, layers = facts.layers }))
            local list = facts.of(doc, facts.layers)
            assert.equal(#list + 1, #rows)
            assert.equal(
                "page layer type text value unit person organisation confidence start end",
                table.concat(rows[1], " ")
            )
            for i, fact in ipairs(list) do
                local row = rows[i + 1]
                assert.equal(11, #row)
                assert.equal(name, row[1])
                assert.equal(fact.layer, row[2])
                if not doc:text():find("[\254\255]") then
                    assert.equal(fact.text, (row[4]:gsub("^'", "")))
                end
                assert.same({ doc:span(fact.first, fact.last) }, { tonumber(row[10]), tonumber(row[11]) })
            end
        end)
    end)

    it("gives a spreadsheet no formula", function()
        for _, text in ipairs({ "=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "＝1+1" }) do
            local doc = kaz.document(text, { plain = true, raw = true })
            for _, row in ipairs(parse(formats.write("csv", doc, { page = text, layers = { "lines" } }))) do
                for _, cell in ipairs(row) do
                    assert.is_nil(cell:find("^[=@\t]"), cell)
                    assert.is_nil(cell:find("^[+-]%a"), cell)
                    assert.is_nil(cell:find("^＝"), cell)
                end
            end
        end
        local doc = kaz.document("Ауа -5 градус.", { plain = true })
        assert.truthy(formats.write("csv", doc, { page = "-" }):find(",-5,", 1, true))
    end)
end)

describe("ndjson", function()
    it("has the objects of the record, a line each", function()
        for_each_page(function(doc, name)
            local json = doc:json()
            for _, layer in ipairs(facts.layers) do
                local head = ('{"page":"%s","layer":"%s",'):format(name, layer)
                local objects = {}
                for line in formats.write("ndjson", doc, { page = name, layers = { layer } }):gmatch("([^\n]*)\n") do
                    assert.equal(head, line:sub(1, #head))
                    objects[#objects + 1] = "{" .. line:sub(#head + 1)
                end
                local list = ('"%s":[%s]'):format(layer, table.concat(objects, ","))
                assert.truthy(json:find(list, 1, true), layer .. " of " .. name)
            end
        end)
    end)
end)

describe("brat", function()
    it("has places that cut the words out of the text that `clean` writes", function()
        for_each_page(function(doc, name)
            local ann, txt = formats.write("brat", doc, {})
            if name ~= "hostile text without repair" then
                assert.equal(formats.clean(doc), txt)
            end
            local signs, ids = code_points(txt), {}
            for line in ann:gmatch("([^\n]*)\n") do
                local id = line:match("^([TRA#]%d+)\t")
                assert.truthy(id or line:find("^%*\tAlias T%d+ T%d+"), line)
                assert.is_nil(ids[id or ""], id)
                ids[id or ""] = id and line
                local places, words = line:match("^T%d+\t[%u_]+ ([%d ;]+)\t(.+)$")
                if places then
                    local pieces = {}
                    for start, finish in places:gmatch("(%d+) (%d+)") do
                        pieces[#pieces + 1] = cut(signs, tonumber(start), tonumber(finish))
                    end
                    assert.equal(words, table.concat(pieces, " "))
                    assert.is_nil(words:find("\n"))
                end
            end
            for line in ann:gmatch("[^\n]+") do
                local refers = line:sub(1, 1) == "T" and "" or line:match("^[^\t]*\t([^\t]*)")
                for id in refers:gmatch("T%d+") do
                    assert.truthy(ids[id], line)
                end
            end
        end)
    end)

    it("relates people with posts, bodies and words, and has what numbers are worth", function()
        local ann = formats.write("brat", open("an article"), {})
        assert.truthy(ann:find("R1\tHolds Arg1:T3 Arg2:T8\nR2\tAt Arg1:T8 Arg2:T2\n", 1, true))
        assert.truthy(ann:find("*\tAlias T3 T4 T7\n", 1, true))
        assert.truthy(ann:find("AnnotatorNotes T10\t2024-03-11\n", 1, true))
        assert.matches("A1\tMod T%d+ APPROX\n", ann)
        assert.matches("\tSays Arg1:T4 Arg2:T%d+\n", ann)
    end)

    it("configures every type it writes", function()
        local configuration = require("kaztext.formats.brat").configuration
        for_each_page(function(doc)
            for type_name in ("\n" .. formats.write("brat", doc, {})):gmatch("\nT%d+\t([%u_]+)") do
                assert.truthy(configuration:find("\n\t?" .. type_name .. "\n"), type_name)
            end
        end)
    end)
end)

describe("conllu", function()
    it("has the words of doc:conllu() and the names in MISC", function()
        for_each_page(function(doc, name)
            local written = formats.write("conllu", doc, { page = name })
            local bare = {}
            for line in written:gmatch("([^\n]*)\n") do
                if not line:find("^# sent_id") and not line:find("^# new") then
                    line = line:gsub("NER=[BI]%-[%u]+|?", "")
                    bare[#bare + 1] = line:gsub("\t$", "\t_") .. "\n"
                end
            end
            assert.equal(doc:conllu(), table.concat(bare))
        end)
    end)

    it("begins a document, paragraphs and names where they begin", function()
        local doc = open("an article")
        local written = formats.write("conllu", doc, { page = "a b/page.txt" })
        assert.equal("# newdoc id = a b/page.txt\n# newpar\n# sent_id = a_b_page.txt-1\n", written:sub(1, 63))
        assert.equal(#doc:paragraphs(), select(2, written:gsub("# newpar\n", "")))
        assert.equal(#doc:sentences(), select(2, written:gsub("# sent_id = ", "")))
        assert.equal(#doc:entities(), select(2, written:gsub("NER=B%-", "")))
        assert.matches("6\tЕрлан\t[^\n]*\tNER=B%-PERSON\n7\tСәкенұлы\t[^\n]*\tNER=I%-PERSON\n", written)
    end)
end)

describe("text", function()
    it("is the same with colour, but for the legend and what a terminal obeys", function()
        for_each_page(function(doc)
            local plain = formats.write("text", doc, {})
            local coloured = formats.write("text", doc, { colour = true })
            local bare = coloured:gsub("\27%[[%d;]*m", "")
            local legend = bare:match("^[^\n]*\n(%u%l+[%a ]*\n)\n")
            if legend and not plain:find(legend, 1, true) then
                bare = bare:gsub(legend, "", 1)
            end
            assert.equal(plain, bare)
            assert.is_nil(plain:find("[%z\1-\8\11-\31\127]"))
        end)
    end)

    it("breaks lines at spaces within the width", function()
        local doc = open("an article")
        local broken = formats.write("text", doc, { width = 40 })
        for line in broken:gmatch("[^\n]+") do
            assert.truthy(#code_points(line) <= 40 or not line:find("%S +%S"), line)
        end
        assert.equal((formats.write("text", doc, {}):gsub("%s+", " ")), (broken:gsub("%s+", " ")))
    end)

    it("closes a style before a line ends and opens it after", function()
        local line = layout.line({ { "бір екі", "1" }, { " үш" } }, { colour = true, width = 4, indent = 1 })
        assert.equal("\27[1mбір\27[0m\n \27[1mекі\27[0m\n үш", line)
    end)
end)

describe("marks", function()
    local function pieces(list, ...)
        local pieces_of, out = marks.reader(marks.sorted(list)), {}
        for _, stretch in ipairs({ ... }) do
            pieces_of(stretch[1], stretch[2], function(first, last, covering)
                local names = {}
                for i, mark in ipairs(covering) do
                    names[i] = mark.name
                end
                out[#out + 1] = ("%d-%d:%s"):format(first, last, table.concat(names))
            end)
        end
        return table.concat(out, " ")
    end

    local function scattered(count)
        local list, state = {}, 7
        for i = 1, count do
            state = (state * 48271) % 2147483647
            local first = state % (3 * count) + 1
            list[i] = { first = first, last = first - 1 + state % 7, number = i }
        end
        return list
    end

    it("cut a text where they cross, and go on in the next stretch", function()
        local list = {
            { first = 2, last = 4, name = "a" },
            { first = 3, last = 12, name = "b" },
            { first = 12, last = 12, name = "c" },
        }
        assert.equal("1-1: 2-2:a 3-4:ab 5-10:b 12-12:bc 13-14:", pieces(list, { 1, 10 }, { 12, 14 }))
        assert.equal("5-4:x 5-6:", pieces({ { first = 5, last = 4, name = "x" } }, { 5, 6 }))
        assert.equal("5-6: 7-6:x", pieces({ { first = 7, last = 6, name = "x" } }, { 5, 6 }, { 8, 7 }))
    end)

    it("cover every byte once, however many there are", function()
        local at = 1
        marks.reader(marks.sorted(scattered(300)))(1, 1000, function(first, last, covering)
            assert.equal(at, first)
            for _, mark in ipairs(covering) do
                assert.is_true(mark.first <= first and mark.last >= last)
            end
            at = last + 1
        end)
        assert.equal(1001, at)
    end)

    it("are put in order, of those over the same words the one that was added first", function()
        for _, count in ipairs({ 0, 1, 2, 3, 60, 61 }) do
            local list = scattered(count)
            local sorted = marks.sorted(list)
            table.sort(list, function(a, b)
                if a.first ~= b.first then
                    return a.first < b.first
                elseif a.last ~= b.last then
                    return a.last > b.last
                end
                return a.number < b.number
            end)
            assert.same(list, sorted)
        end
    end)
end)

describe("kaz.format", function()
    it("gives every format, and raises for what it does not know", function()
        local doc = open("an article")
        assert.equal(doc:json() .. "\n", kaz.format(doc, "json"))
        assert.equal(formats.clean(doc), select(2, kaz.format(doc, "brat")))
        for _, wrong in ipairs({
            { "xml", nil, "#2.*no format 'xml'" },
            { "csv", 5, "#3.*a table" },
            { "csv", { layer = {} }, "unknown option 'layer'" },
            { "csv", { layers = { "peeple" } }, "no layer 'peeple'" },
            { "text", { width = "wide" }, "width: a number" },
        }) do
            assert.error_matches(function()
                kaz.format(doc, wrong[1], wrong[2])
            end, wrong[3])
        end
        doc:close()
        assert.error_matches(function()
            kaz.format(doc, "csv")
        end, "closed")
    end)
end)

describe("extract --format", function()
    it("writes each format, with the head of csv once", function()
        local out = kaztext("extract --format csv examples/page.txt examples/page.txt")
        assert.equal(1, select(2, out:gsub("page,layer,type", "")))
        out = kaztext("extract --format ndjson --layer times,people examples/page.txt")
        assert.matches('^{"page":"examples/page.txt","layer":"people"', out)
        assert.is_nil(out:find('"layer":"entities"', 1, true))
        assert.matches(
            "^# newdoc id = %-\n",
            kaztext(
                "extract --format conllu --input text",
                "Ол келді. Бұл бір ұзын сөйлем болды ғой.\n"
            )
        )
        assert.matches("^T1\t", kaztext("extract --format brat examples/page.txt"))
    end)

    it("writes files of its own for each page where a folder is named", function()
        local folder = os.tmpname()
        os.remove(folder)
        assert.equal(1, select(2, kaztext("extract --format csv --folder " .. folder .. " examples/page.txt")))
        os.execute("mkdir " .. folder)
        local out, status =
            kaztext("extract --format brat --folder " .. folder .. " examples/page.txt examples/page.txt")
        assert.same({ "", 0 }, { out, status })
        assert.equal(kaztext("extract --format brat examples/page.txt"), read(folder .. "/page.ann"))
        assert.equal(kaztext("clean examples/page.txt"), read(folder .. "/page-2.txt"))
        assert.truthy(read(folder .. "/annotation.conf"):find("[relations]", 1, true))
        kaztext("extract --format csv --folder " .. folder, PAGE)
        assert.matches("^page,layer", read(folder .. "/page.csv"))
        os.execute("rm -r " .. folder)
    end)

    it("shortens the names of files", function()
        local folder = os.tmpname()
        os.remove(folder)
        os.execute("mkdir " .. folder)
        local records = ('{"id":"http://a.kz/%s","text":"Қала."}\n'):format(("қ"):rep(300)):rep(2)
        assert.same({ "", 0 }, { kaztext("extract --input ndjson --folder " .. folder, records) })
        local name = folder .. "/" .. ("қ"):rep(99)
        assert.truthy(read(name .. ".json") and read(name .. "-2.json"))
        os.execute("rm -r " .. folder)
    end)

    it("writes no file that it reads", function()
        local folder = os.tmpname()
        os.remove(folder)
        os.execute(("mkdir %s && cp examples/page.txt %s"):format(folder, folder))
        for _, format in ipairs({ "text", "brat" }) do
            local out, status =
                kaztext(("extract --format %s --folder %s %s/./page.txt"):format(format, folder, folder))
            assert.equal(1, status)
            assert.truthy(out:find(folder .. "/page.txt is read and would be written", 1, true))
        end
        assert.equal(PAGE, read(folder .. "/page.txt"))
        os.execute("rm -r " .. folder)
    end)

    it("begins CSV with a byte order mark where that is asked for", function()
        local plain = kaztext("extract --format csv examples/page.txt examples/page.txt")
        local marked, status = kaztext("extract --format csv --bom examples/page.txt examples/page.txt")
        assert.same({ "\239\187\191" .. plain, 0 }, { marked, status })
        local folder = os.tmpname()
        os.remove(folder)
        os.execute("mkdir " .. folder)
        kaztext("extract --format csv --bom --folder " .. folder .. " examples/page.txt examples/page.txt")
        assert.matches("^\239\187\191page,layer", read(folder .. "/page.csv"))
        assert.matches("^\239\187\191page,layer", read(folder .. "/page-2.csv"))
        os.execute("rm -r " .. folder)
    end)

    it("refuses options that say nothing of the format", function()
        for options, message in pairs({
            ["--bom"] = "%-%-bom is for %-%-format csv",
            ["--bom --format ndjson"] = "%-%-bom is for %-%-format csv",
            ["--layer people"] = "%-%-layer is for %-%-format csv or ndjson",
            ["--folder . -o x"] = "%-%-output and %-%-folder",
        }) do
            local out, status = kaztext("extract " .. options .. " examples/page.txt")
            assert.equal(2, status)
            assert.matches(message, out)
        end
    end)

    it("refuses what it does not know", function()
        local out, status = kaztext("extract --format csv --layer peeple examples/page.txt")
        assert.equal(2, status)
        assert.matches("no layer 'peeple'", out)
        assert.equal(2, select(2, kaztext("extract --colour=sometimes examples/page.txt")))
    end)

    it("colours where that is asked for, and not into a pipe", function()
        local page = "extract --format text examples/page.txt"
        assert.is_nil(kaztext(page):find("\27", 1, true))
        assert.is_nil(kaztext(page .. " --colour=never"):find("\27", 1, true))
        assert.truthy(kaztext(page .. " --colour"):find("\27[1;35m", 1, true))
        assert.truthy(kaztext("extract --format text --colour examples/page.txt"):find("\27[1;35m", 1, true))
        assert.truthy(kaztext(page .. " --color=always"):find("\27[1;35m", 1, true))
    end)

    it("colours in a terminal, where nothing says otherwise", function()
        local run = require("support.command").run
        if select(2, run("script -qec true /dev/null")) ~= 0 then
            return pending("script, of util-linux, is not there")
        end
        local function in_terminal(environment, more)
            local call = "bin/kaztext extract --format text examples/page.txt " .. (more or "")
            return (run(("%s script -qec '%s' /dev/null"):format(environment, call)))
        end
        assert.truthy(in_terminal("TERM=xterm NO_COLOR="):find("\27[1;35m", 1, true))
        assert.is_nil(in_terminal("TERM=xterm NO_COLOR=1"):find("\27[1;35m", 1, true))
        assert.truthy(in_terminal("TERM=xterm NO_COLOR=1", "--colour"):find("\27[1;35m", 1, true))
        assert.is_nil(in_terminal("TERM=dumb NO_COLOR="):find("\27[1;35m", 1, true))
        for line in in_terminal("TERM=dumb COLUMNS=40"):gmatch("[^\r\n]+") do
            assert.truthy(#code_points(line) <= 40 or not line:find("%S +%S+ "), line)
        end
    end)
end)
