-- Records of every kind of input: where each begins and ends, what it says, what is wrong with it.
local codepages = require("support.codepages")
local command = require("support.command")
local files = require("support.files")
local source = require("kaztext.input.source")

-- All records of files: a list of { number, raw, item, message, place }; chunks of trouble as { bad, place }.
local function all(names, options, size, from)
    local records, list = source.new(type(names) == "table" and names or { names }, options or {}), {}
    if from then
        assert(records:go_to(from))
    end
    for chunk in
        function()
            return records:chunk(size or 1000)
        end
    do
        if chunk.bad then
            list[#list + 1] = { bad = chunk.bad, place = chunk.place }
        else
            for number, raw, item, message, place in source.records(chunk) do
                list[#list + 1] = { number = number, raw = raw, item = item, message = message, place = place }
            end
        end
        list[#list].after = chunk.after
    end
    return list
end

local function texts(list)
    local found = {}
    for i, record in ipairs(list) do
        found[i] = record.item and record.item.text or record.message or record.bad or "nothing"
    end
    return found
end

local function warc(kind, headers, payload)
    local lines = { "WARC/1.0", "WARC-Type: " .. kind }
    for _, line in ipairs(headers) do
        lines[#lines + 1] = line
    end
    lines[#lines + 1] = "Content-Length: " .. #payload
    return table.concat(lines, "\r\n") .. "\r\n\r\n" .. payload .. "\r\n\r\n"
end

local function answer(uri, head, body)
    local headers = { "WARC-Target-URI: " .. uri, "WARC-Date: 2024-03-12T08:00:00Z" }
    headers[#headers + 1] = "Content-Type: application/http; msgtype=response"
    return warc("response", headers, "HTTP/1.1 " .. head .. "\r\n\r\n" .. body)
end

local CSV =
    'id,text,"күні"\r\n1,"Бір, екі\nүш",2024\r\n2,"Ол: ""Иә"" деді",2025\n\n3,ашық 5" диск,\n'

local EXAMPLES = {
    lines = "бір\r\n\nекі\nүш",
    ndjson = '{"text":"бір"}\n\n{"id":"x","text":"е\\"кі"}\nқате\n{"text":"үш"}',
    csv = CSV,
    tsv = 'id\ttext\n1\t"бір\n2\tекі\n',
    warc = warc("warcinfo", {}, "software: x")
        .. answer("http://a.kz/", "200 OK\r\nContent-Type: text/html", "<p>бір")
        .. "жоқ нәрсе\n"
        .. warc("conversion", { "WARC-Target-URI: http://ә.kz/" }, "екі\n\n\n"),
}

describe("kaztext.input", function()
    after_each(files.remove_all)

    it("reads lines", function()
        local list = all(files.new(".txt", EXAMPLES.lines), { input = "lines" })
        assert.same({ "бір", "", "екі", "үш" }, texts(list))
        assert.matches("%.txt:3$", list[3].place)
        assert.equal(4, list[4].number)
    end)

    it("reads a named field of objects, with id and date", function()
        local name = files.new(
            ".jsonl",
            '\239\187\191{"body":"бір","u":7,"d":"2024-03-12","text":0}\n \n{"b\\u006fdy":"екі"}\n{"text":"үш"}\n[]\n'
        )
        local list = all(name, { fields = { text = "body", id = "u", date = "d" } })
        assert.same({ "бір", "nothing", "екі", "the object has no string 'body'", "no JSON object" }, texts(list))
        assert.equal(7, list[1].item.id)
        assert.equal("2024-03-12", list[1].item.date)
        assert.matches("%.jsonl:5$", list[5].place)
    end)

    it("reads CSV as RFC 4180 has it", function()
        local list = all(files.new(".csv", CSV), { fields = { text = "text", id = "id", date = "күні" } })
        assert.same({ "Бір, екі\nүш", 'Ол: "Иә" деді', "nothing", 'ашық 5" диск' }, texts(list))
        assert.same({ "1", "2024" }, { list[1].item.id, list[1].item.date })
        assert.matches("%.csv:2$", list[1].place)
        assert.matches("%.csv:4$", list[2].place)
        assert.matches("%.csv:6$", list[4].place)
    end)

    it("reads CSV with semicolons, where the column is found by them", function()
        local list = all(
            files.new(
                ".csv",
                '\239\187\191"нөмір";text;n\r\n1;"Бір; екі\r\nүш, төрт";1,5\r\n2;жай, сөз;2,5\r\n'
            ),
            { fields = { text = "text", id = "нөмір" } }
        )
        assert.same({ "Бір; екі\r\nүш, төрт", "жай, сөз" }, texts(list))
        assert.equal("1", list[1].item.id)
        assert.matches("%.csv:4$", list[2].place)
        assert.same({ "а;б" }, texts(all(files.new(".csv", 'text,"x;text"\nа;б,в\n'))))
        assert.same({ "there is no column 'text' among a;b" }, texts(all(files.new(".csv", "a;b\n1;2\n"))))
    end)

    it("steps over a byte order mark", function()
        for ending, content in pairs({
            [".txt"] = "бір\n",
            [".ndjson"] = '{"text":"бір"}\n',
            [".csv"] = '"te\nxt",text\n1,бір\n',
            [".tsv"] = "text\nбір\n",
        }) do
            local name = files.new(ending, "\239\187\191" .. content)
            assert.same({ "бір" }, texts(all(name, { otherwise = "lines" })), ending)
        end
    end)

    it("reads records of UTF-16 and UTF-32", function()
        for format, content in pairs(EXAMPLES) do
            for _, encoding in ipairs({ "utf-16le", "utf-16be", "utf-32le", "utf-32be" }) do
                local wanted = texts(all(files.new(".txt", content), { input = format }))
                local bytes = codepages.widen(content, encoding, true)
                if format ~= "warc" then
                    local name = files.new(".txt", bytes)
                    local list = all(name, { input = format }, 1)
                    assert.same(wanted, texts(list), format .. " " .. encoding)
                    local rest = all(name, { input = format }, 1, list[1].after)
                    assert.equal(wanted[2], texts(rest)[1])
                    name = files.new(".txt", bytes:sub(encoding:find("16") and 3 or 5))
                    assert.same(wanted, texts(all(name, { input = format })), format .. " " .. encoding)
                end
            end
        end
    end)

    it("cuts no pair of UTF-16, and reads it where it is compressed or broken off", function()
        local lines = {}
        for i = 1, 3000 do
            lines[i] = ("қ😀"):rep(40) .. i
        end
        for _, encoding in ipairs({ "utf-16le", "utf-16be" }) do
            local bytes = codepages.widen(table.concat(lines, "\n"), encoding, true)
            local name = files.new(".txt", bytes)
            table.insert(files.made, name .. ".gz")
            os.execute("gzip -k " .. name)
            assert.same(lines, texts(all(name, { input = "lines" })))
            assert.same(lines, texts(all(name .. ".gz", { input = "lines" })))
            local list = texts(all(files.new(".txt", bytes .. "\n"), { input = "lines" }))
            assert.equal(lines[3000] .. "\239\191\189", list[3000])
        end
        local page = codepages.widen("бет", "utf-16le", true)
        assert.same({ page }, texts(all(files.new(".txt", page))))
    end)

    it("tells what is wrong with a table and goes on", function()
        local list = all(files.new(".csv", 'text\n"а"б\nекі,үш\nтөрт\n"бес\n6\n'))
        assert.same({
            "something stands between a quoted field and the next one",
            "2 columns, but 1 names",
            "төрт",
            "a quoted field does not end",
        }, texts(list))
        assert.same({ "there is no column 'text' among a, b" }, texts(all(files.new(".csv", "a,b\n1,2\n"))))
        assert.same({}, texts(all(files.new(".csv", ""))))
        assert.same({}, texts(all(files.new(".csv", "text\n"))))
    end)

    it("reads TSV without quoting", function()
        assert.same({ '"бір', "екі" }, texts(all(files.new(".tsv", EXAMPLES.tsv))))
    end)

    it("puts another text into a record and leaves the rest of it", function()
        local function replaced(ending, content, text)
            local records, lines = source.new({ files.new(ending, content) }, {}), {}
            local chunk = records:chunk(1000)
            for _, raw, item in source.records(chunk) do
                lines[#lines + 1] = source.replace(chunk, raw, item, text)
            end
            return table.concat(lines)
        end
        assert.equal('1,"а ""б"", в",x\r\n', replaced(".csv", 'id,text,y\n1,"ескі",x\r\n', 'а "б", в'))
        assert.equal("а  б\tx\n", replaced(".tsv", "text\ty\nескі\tx\n", "а\t\nб"))
        assert.equal("id,text\n", replaced(".csv", "x,text\nid,ескі\n", "text"))
        local mark = "\239\187\191"
        assert.equal(mark .. "1,жаңа\n", replaced(".csv", "id,text\n" .. mark .. "1,ескі\n", "жаңа"))
        assert.equal(mark .. '{"text":"а"}\n', replaced(".ndjson", mark .. '{"text":"ескі"}\n', "а"))
        assert.equal('а;"б;в"\n', replaced(".csv", "id;text\nа;ескі\n", "б;в"))
        assert.equal('{"a":1, "text" : "а\\n"}\n', replaced(".ndjson", '{"a":1, "text" : "ескі"}\n', "а\n"))
    end)

    it("reads pages of web archives", function()
        local page = "<html><p>Қала</p>"
        local cp1251 = codepages.encode("<p>Город", "windows-1251")
        local gzip = files.new(".bin", page)
        os.execute("gzip -f " .. gzip)
        local packed = files.read(gzip .. ".gz")
        table.insert(files.made, gzip .. ".gz")
        local list = all(files.new(
            ".warc",
            table.concat({
                warc("warcinfo", {}, "software: x\r\n"),
                warc("request", { "WARC-Target-URI: http://a.kz/" }, "GET / HTTP/1.1\r\n\r\n"),
                answer("<http://a.kz/1>", "200 OK\r\nContent-Type: text/html; charset=windows-1251", cp1251),
                answer(
                    "http://a.kz/2",
                    "200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked",
                    "4;x=1\r\n<htm\r\nf\r\nl><p>Қала</\r\n2\r\np>\r\n0\r\n\r\n"
                ),
                answer("http://a.kz/3", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", packed),
                answer("http://a.kz/4", "404 Not Found\r\nContent-Type: text/html", page),
                answer("http://a.kz/5", "200 OK\r\nContent-Type: image/png", "\137PNG"),
                answer("http://a.kz/6", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: compress", "\1\2"),
                answer("http://a.kz/7", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", page),
                warc(
                    "conversion",
                    { "WARC-Target-URI: http://a.kz/8", "Content-Type: text/plain" },
                    "Мәтін\r\n\r\n"
                ),
                warc("resource", { "WARC-Record-ID: <urn:9>", "Content-Type: text/plain" }, "Мәтін"),
            })
        ))
        assert.equal(11, #list)
        assert.same({ nil, nil }, { list[1].item, list[2].message })
        local first = list[3].item
        assert.same(
            { "http://a.kz/1", "2024-03-12", cp1251, true },
            { first.id, first.date, first.text, first.is_html }
        )
        assert.equal("text/html; charset=windows-1251", first.content_type)
        assert.equal(page, list[4].item.text)
        assert.equal(page, list[5].item.text)
        assert.equal("the status of HTTP is 404", list[6].item.skipped)
        assert.equal("the content is image/png", list[7].item.skipped)
        assert.equal("the content encoding 'compress' is not known", list[8].message)
        assert.equal(page, list[9].item.text)
        assert.same({ "Мәтін\r\n\r\n", false }, { list[10].item.text, list[10].item.is_html })
        assert.equal("<urn:9>", list[11].item.id)
    end)

    it("unpacks pages by brotli where that is there, and says what is missing where not", function()
        local page, packed = "<html><p>Қала</p>", "\15\10\128<html><p>Қала</p>\3"
        local head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br"
        local archive = files.new(
            ".warc",
            answer("http://a.kz/1", head, packed)
                .. answer("http://a.kz/2", head, page)
                .. answer("http://a.kz/3", head, "\1\2")
                .. answer("http://a.kz/4", head:gsub("200 OK", "404 Not Found"), packed)
                .. answer("http://a.kz/5", head, "")
        )
        local list = all(archive)
        local missing = "this needs the program brotli (Debian, Ubuntu: apt install brotli)"
        local there = select(2, command.run("command -v brotli")) == 0
        assert.equal(there and page or missing, texts(list)[1])
        assert.equal(page, texts(list)[2])
        assert.equal(there and "corrupt input [con]" or missing, texts(list)[3])
        assert.equal("the status of HTTP is 404", list[4].item.skipped)
        assert.equal("", texts(list)[5])
    end)

    it("unpacks no page beyond the limit", function()
        local name = files.new(".bin", ("бір "):rep(20000))
        table.insert(files.made, name .. ".gz")
        os.execute("gzip -k " .. name)
        local head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip"
        local archive = files.new(
            ".warc",
            answer("http://a.kz/1", head, files.read(name .. ".gz")) .. answer("http://a.kz/2", head, "<p>екі")
        )
        assert.same(
            { "the content unpacked is over the limit of 5000 bytes", "<p>екі" },
            texts(all(archive, { limit = 5000 }))
        )
        assert.equal(files.read(name), texts(all(archive))[1])
    end)

    it("finds the next record of an archive after what is none", function()
        local broken = warc("conversion", {}, "бір"):gsub("Length: 6", "Length: 3")
        local list = all(
            files.new(
                ".wet",
                warc("conversion", {}, "нөл")
                    .. broken
                    .. warc("conversion", {}, "екі")
                    .. "бос\r\n\r\n"
                    .. warc("conversion", {}, "үш"):sub(1, -7)
            )
        )
        assert.same({
            "нөл",
            ("бір"):sub(1, 3),
            "no record of an archive",
            "екі",
            "no record of an archive",
            "the record ends 2 bytes early",
        }, texts(list))
        assert.matches("%.wet: byte %d+$", list[3].place)
    end)

    it("gives the same records in chunks of any size, and from any place on", function()
        for format, content in pairs(EXAMPLES) do
            local name = files.new("." .. format, content)
            local wanted = all(name, { input = format }, 100000)
            for _, size in ipairs({ 1, 10, 40, 100 }) do
                local list = all(name, { input = format }, size)
                for i, record in ipairs(list) do
                    local after = record.after
                    record.after, wanted[i].after = nil, nil
                    assert.same(wanted[i], record)
                    local rest = after and all(name, { input = format }, 20, after) or {}
                    for k, later in ipairs(rest) do
                        later.after, wanted[i + k].after = nil, nil
                        assert.same(wanted[i + k], later)
                    end
                    assert.equal(after and #wanted - i or 0, #rest)
                end
                assert.equal(#wanted, #list)
            end
        end
    end)

    it("loses no byte of whatever input", function()
        local seed = 7
        local function random(n)
            seed = (seed * 16807) % 2147483647
            return seed % n + 1
        end
        local signs =
            { '"', '""', ",", "\n", "\r\n", "а", "{", "}", "\\", "\t", "WARC/1.0\r\nContent-Length: 3\r\n\r\n", "\0" }
        for _ = 1, 200 do
            local parts = {}
            for i = 1, random(40) do
                parts[i] = signs[random(#signs)]
            end
            local content = table.concat(parts)
            for _, format in ipairs({ "lines", "ndjson", "csv", "tsv", "warc", "files" }) do
                local name = files.new(".bin", content)
                local records, seen = source.new({ name }, { input = format }), {}
                for chunk in
                    function()
                        return records:chunk(random(20))
                    end
                do
                    if not chunk.bad then
                        seen[1] = seen[1] or chunk.header
                        for _, raw in source.records(chunk) do
                            seen[#seen + 1] = raw
                        end
                    end
                end
                if #seen > 0 then
                    assert.equal(content, table.concat(seen))
                end
            end
            files.remove_all()
        end
    end)

    it("reports a record over the limit and goes on behind it", function()
        local long = ("х"):rep(200)
        for format, content in pairs({
            lines = "бір\n" .. long .. "\nүш\n",
            ndjson = '{"text":"бір"}\n{"text":"' .. long .. '"}\n{"text":"үш"}\n',
            csv = "text\nбір\n" .. long .. "\nүш\n",
            tsv = "text\nбір\n" .. long .. "\nүш\n",
            warc = warc("conversion", {}, "бір") .. warc("conversion", {}, long) .. warc("conversion", {}, "үш"),
        }) do
            for _, size in ipairs({ 1, 100000 }) do
                local list = all(files.new(".bin", content), { input = format, limit = 150 }, size)
                assert.same({ "бір", "the record is over the limit of 150 bytes", "үш" }, texts(list))
                assert.equal(3, list[3].number)
            end
        end
        local junk = ("жоқ\nнәрсе WARC\n"):rep(40)
        local list = all(
            files.new(
                ".warc",
                warc("conversion", {}, "бір") .. junk .. "\n" .. warc("conversion", {}, "үш") .. junk
            ),
            { limit = 150 }
        )
        assert.same({
            "бір",
            "the record is over the limit of 150 bytes",
            "үш",
            "the record is over the limit of 150 bytes",
        }, texts(list))
        local names = { files.new(".txt", long), files.new(".txt", "екі") }
        list = all(names, { limit = 150 })
        assert.same({ "the record is over the limit of 150 bytes", "екі" }, texts(list))
        assert.equal(names[1], list[1].place)
    end)

    it("takes a file's name for its format, and a file whole where it tells none", function()
        local list = all({
            files.new(".txt", "бір\nекі\n"),
            files.new(".ndjson", '{"text":"үш"}'),
            files.new(".html", ""),
            files.new(".tsv", "text\nтөрт\n"),
            "no/such/file",
        })
        assert.same({ "бір\nекі\n", "үш", "", "төрт", "No such file or directory" }, texts(list))
        assert.equal(list[1].place, list[1].item.id)
        assert.equal("no/such/file", list[5].place)
    end)

    it("reads what is compressed, and keeps what comes before a break", function()
        local lines = {}
        for i = 1, 3000 do
            lines[i] = ("жол %d %d"):format(i, i * 7919 % 10007)
        end
        local content = table.concat(lines, "\n") .. "\n"
        for _, how in ipairs({ { ".gz", "gzip" }, { ".zst", "zstd" } }) do
            local name = files.new(" 'a\".txt", content)
            local packed = name .. how[1]
            table.insert(files.made, packed)
            os.execute(("%s -c <'%s' >'%s'"):format(how[2], name:gsub("'", "'\\''"), (packed:gsub("'", "'\\''"))))
            assert.same(lines, texts(all(packed, { input = "lines" }, 5000)))
            assert.same(lines, texts(all(files.new(".txt", files.read(packed)), { input = "lines" }, 5000)))
            local bytes = files.read(packed)
            local cut = files.new(how[1], bytes:sub(1, math.floor(#bytes / 2)))
            local found = texts(all(cut, { input = "lines" }, 5000))
            assert.matches("end", found[#found])
            for i = 1, #found - 1 do
                assert.equal(lines[i], found[i])
            end
            assert.is_true(how[2] == "zstd" or #found > 100)
        end
    end)
end)

describe("standard input that comes slowly", function()
    -- The first line is answered before the second one is there.
    local SLOWLY = [[
        dir=$(mktemp -d) && mkfifo $dir/in
        bin/kaztext %s <$dir/in >$dir/out &
        exec 3>$dir/in
        printf '%s' >&3
        n=0
        while [ ! -s $dir/out ] && [ $n -lt 200 ]; do sleep 0.1; n=$((n + 1)); done
        cat $dir/out; echo ---
        printf '%s' >&3
        exec 3>&-
        wait
        cat $dir/out
        rm -r $dir]]
    it("is worked off record by record", function()
        local recipe = os.tmpname()
        local file = assert(io.open(recipe, "w"))
        file:write('return require("kaztext").recipe({ "repair", { "emit", "text" } })')
        file:close()
        assert.are.equal(
            "Жаңа халық\n---\nЖаңа халық\nескі үй\n",
            (command.run(SLOWLY:format("run --input lines " .. recipe, "Жаңа xалық\\nес", "кі үй\\n")))
        )
        assert.are.equal(
            "бір\n---\nбір\nекі\n",
            (
                command.run(
                    SLOWLY:format("run --input ndjson " .. recipe, '{"text":"бір"}\\n{"te', 'xt":"екі"}\\n')
                )
            )
        )
        os.remove(recipe)
        local out = command.run(
            SLOWLY:format(
                "langid",
                "Бүгін күн ашық болды.\\n",
                "Сегодня хорошая погода.\\n"
            )
        )
        assert.matches("^kk\t[%d.]+\n%-%-%-\nkk\t[%d.]+\nru\t[%d.]+\n$", out)
    end)
end)
