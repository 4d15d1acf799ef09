-- `kaztext run` in bulk: several processes, processes that die, runs that are killed and go on, what is read and written.
local files = require("support.files")
local kaztext = require("support.command").kaztext
local progress = require("kaztext.cli.progress")
local wire = require("kaztext.cli.wire")

local WORDS = {
    "қала",
    "дала",
    "көл",
    "тау",
    "өзен",
    "мектеп",
    "кітап",
    "бала",
    "жол",
    "нан",
    "үй",
    "су",
}

-- Records of which some repeat, some are Russian, some are broken, and one is printed.
local function records(count)
    local lines = {}
    for i = 1, count do
        local words = {}
        for k = 1, 12 do
            words[k] = WORDS[(i * k * k + math.floor(i / 7) * k) % #WORDS + 1]
        end
        local text = ("Бүгін %d-ші күні %s туралы айтылды."):format(
            i % 40,
            table.concat(words, " ")
        )
        if i % 11 == 0 then
            text = "Сегодня в городе прошло собрание жителей и гостей."
        end
        lines[i] = ('{"id":"r%d","text":"%s"}'):format(i, text)
        if i % 17 == 0 then
            lines[i] = '{"id":5}'
        end
    end
    return table.concat(lines, "\n") .. "\n"
end

local RECIPE = [[
local count = 0
return require("kaztext").recipe({
    "repair",
    { "language", keep = "kk", least = 0.3 },
    "dedup",
    function(record)
        record.length = #record.text
        if record.text:find("3%-ші") then
            error("three", 0)
        end
        if record.id == "r9" then
            print("a word of r9")
        end
        return record
    end,
    { "in_order", function(record)
        count = count + 1
        if count % 10 == 0 then
            return nil, "every tenth"
        end
        record.count = count
        record.seen = { record.id, { count } }
        record:note("counted")
        return record
    end },
    function(record)
        record.again = record.seen[2][1]
        return record
    end,
    { "emit", "ndjson", fields = { "id", "count", "again", "length", "text" } },
})
]]

-- Recipe and input in files; what a run wrote, its log, what it said, its status.
local function prepare(recipe, content)
    local paths = { recipe = files.new(".lua", recipe), input = files.new(".ndjson", content) }
    return paths,
        function(options, out)
            out = out or files.new(".out")
            local log = files.new(".log")
            local said, status =
                kaztext(("run %s %s -o %s --log %s %s"):format(paths.recipe, paths.input, out, log, options))
            return files.read(out), files.read(log), said, status
        end
end

describe("kaztext run --jobs", function()
    after_each(files.remove_all)

    it("writes the same in any number of processes and in chunks of any size", function()
        local _, run = prepare(RECIPE, records(150))
        local out, log, said, status = run("--report")
        assert.equal(1, status)
        assert.equal(150, select(2, log:gsub("\n", "")))
        assert.matches("%.ndjson:17: the object has no string 'text'", said)
        assert.matches("kaztext: [^\n]*:3: three\n", said)
        assert.matches("a word of r9", said)
        assert.matches("150 records: %d+ kept, %d+ dropped\n", said)
        assert.matches(" 8  read: no record\n", said)
        assert.matches("in_order: every tenth", said)
        for _, options in ipairs({ "--jobs 1 --chunk 300", "--jobs 2 --chunk 1", "--jobs 3 --chunk 1K", "--jobs 2" }) do
            local other_out, other_log, other_said, other_status = run(options .. " --report")
            assert.equal(out, other_out)
            assert.equal(log, other_log)
            assert.equal(status, other_status)
            -- what a function prints comes when it is printed
            local function told(text)
                return (text:gsub("a word of r9\n", ""))
            end
            assert.equal(told(said), told(other_said))
        end
    end)

    it("is a filter from standard input to standard output", function()
        local input = "Асан xалық\n\nСалем\n"
        assert.equal("Asan halyq\n\nSalem\n", (kaztext("run translit --input lines", input)))
        assert.equal("Asan halyq\n\nSalem\n", (kaztext("run translit --input lines --jobs 2", input)))
        assert.equal("", (kaztext("run translit --input lines --jobs 2", "")))
    end)

    it("reports a record that ends its process, and goes on", function()
        local paths, run = prepare(
            [[
            return require("kaztext").recipe({
                "dedup",
                function(record)
                    if record.text:find("өлім") then
                        os.execute("kill -9 $PPID")
                    end
                    return record
                end,
                { "emit", "text" },
            })
        ]],
            '{"text":"бір"}\n{"text":"өлім"}\n{"text":"екі"}\n{"text":"бір"}\n{"text":"өлім жоқ"}\n{"text":"үш"}\n'
        )
        for _, options in ipairs({ "--jobs 2", "--jobs 2 --chunk 20", "--jobs 3 --chunk 50" }) do
            local out, log, said, status = run(options)
            assert.equal("бір\nекі\nүш\n", out)
            assert.equal(1, status)
            local place = paths.input:gsub("%p", "%%%0")
            assert.matches(place .. ":2: its process ended with signal 9\n", said)
            assert.matches(place .. ":5: its process ended with signal 9\n", said)
            assert.equal(2, select(2, said:gsub("signal", "")))
            assert.matches('{"id":4,"decision":"drop","step":"dedup","reason":"the same words as in 1"', log)
            assert.matches('{"id":5,"decision":"drop","step":"read","reason":"its process ended with signal 9"', log)
        end
    end)

    it("tries a record anew whose process was killed", function()
        local marker = files.new(".mark")
        local _, run = prepare(
            ([[
            return require("kaztext").recipe({
                "dedup",
                function(record)
                    if record.id == "r2" and not io.open(%q) then
                        io.open(%q, "w"):close()
                        os.execute("kill -9 $PPID")
                    end
                    return record
                end,
                "dedup",
                { "emit", "text" },
            })
        ]]):format(marker, marker),
            records(80)
        )
        local out, log, _, status = run("--jobs 2 --chunk 1K")
        assert.truthy(files.read(marker))
        local wanted_out, wanted_log = run("")
        assert.equal(wanted_out, out)
        assert.equal(wanted_log, log)
        assert.equal(1, status) -- for the broken records
    end)

    it("says so where a recipe cannot be loaded again", function()
        local marker = files.new(".mark")
        local _, run = prepare(
            ([[
            assert(not io.open(%q), "only once")
            io.open(%q, "w"):close()
            return require("kaztext").recipe({ { "emit", "text" } })
        ]]):format(marker, marker),
            records(3)
        )
        local _, _, said, status = run("--jobs 2")
        assert.equal(1, status)
        assert.matches("cannot be loaded in another process: .*only once", said)
    end)

    it("refuses fields that cannot be passed on, in any number of processes", function()
        local _, run = prepare(
            [[
            return require("kaztext").recipe({
                function(record) record.f = print return record end,
                { "in_order", function(record) return record end },
                { "emit", "text" },
            })
        ]],
            '{"text":"бір"}\n'
        )
        for _, jobs in ipairs({ 1, 2 }) do
            local _, _, said, status = run("--jobs " .. jobs)
            assert.matches(":1: the field 'f' holds a function, which cannot be passed on\n", said)
            assert.equal(1, status)
        end
    end)
end)

describe("kaztext run --resume", function()
    after_each(files.remove_all)

    -- A step that kills the run (of which the process is one, or the only one) once at each of these records.
    local function killing(ids, marker)
        return ([[
            local function kill(record)
                if (%q):find("," .. record.id .. ",", 1, true) then
                    local mark = %q .. record.id
                    if not io.open(mark) then
                        io.open(mark, "w"):close()
                        os.execute("kill -9 %s")
                    end
                end
                return record
            end
        ]]):format("," .. table.concat(ids, ",") .. ",", marker, "%s")
    end

    local function interrupted(options, target)
        local marker = files.new(".mark")
        local ids = { "r20", "r21", "r75", "r144" }
        for _, id in ipairs(ids) do
            table.insert(files.made, marker .. id)
        end
        local source = killing(ids, marker):format(target) .. RECIPE:gsub('    "repair",', '    "repair",\n    kill,')
        local paths, run = prepare(RECIPE, records(150))
        local wanted, wanted_log, wanted_said = run("--report")
        paths.recipe = files.new(".lua", source)
        local log, out = files.new(".log"), files.new(options.ending)
        for _, suffix in ipairs({ "", ".progress", ".progress.memory", ".progress.new", ".member" }) do
            table.insert(files.made, out .. suffix)
        end
        local runs = 0
        local said, status
        repeat
            runs = runs + 1
            said, status = kaztext(
                ("run %s %s -o %s --log %s --resume --save-every 0 --report %s"):format(
                    paths.recipe,
                    paths.input,
                    out,
                    log,
                    options[1]
                )
            )
        until not files.read(out .. ".progress") or runs > 20
        assert.is_true(runs >= 4 and runs <= 5)
        assert.equal(1, status)
        local unpacked = out
        if options.program then
            unpacked = files.new(".txt")
            os.execute(("%s -dc <%s >%s"):format(options.program, out, unpacked))
        end
        assert.equal(wanted, files.read(unpacked))
        assert.equal(wanted_log, files.read(log))
        -- the last run tells of all of them
        assert.equal(wanted_said:match("%d+ records.*"), said:match("%d+ records.*"))
        assert.is_nil(files.read(out .. ".progress.memory"))
    end

    it("goes on after a kill as if there had been none", function()
        interrupted({ "--chunk 400", ending = ".out" }, "$PPID")
    end)

    it("does so in what is compressed", function()
        interrupted({ "--chunk 600", ending = ".out.gz", program = "gzip" }, "$PPID")
        interrupted({ "--chunk 600", ending = ".out.zst", program = "zstd" }, "$PPID")
    end)

    it("does so in several processes", function()
        interrupted({ "--chunk 400 --jobs 2", ending = ".out" }, "$(env -u LD_PRELOAD ps -o ppid= -p $PPID)")
    end)

    it("refuses to go on with another run", function()
        local paths = prepare(RECIPE, records(30))
        local out = files.new(".out")
        local killer = files.new(
            ".lua",
            [[
            return require("kaztext").recipe({
                function(record)
                    if record.id == "r20" then os.execute("kill -9 $PPID") end
                    return record
                end,
                { "emit", "text" },
            })
        ]]
        )
        local function run(recipe, options)
            return kaztext(
                ("run %s %s -o %s --resume --save-every 0 --chunk 200 %s"):format(recipe, paths.input, out, options)
            )
        end
        table.insert(files.made, out .. ".progress")
        run(killer, "")
        local written = files.read(out)
        assert.truthy(written:find("\n"))
        local said, status = run(paths.recipe, "")
        assert.equal(1, status)
        assert.matches("other steps; remove it to begin anew", said)
        assert.matches("other options", (run(killer, "--id-field x")))
        local file = assert(io.open(paths.input, "ab"))
        file:write("\n")
        file:close()
        assert.matches("other input files", (run(killer, "")))
        assert.equal(written, files.read(out))
    end)

    it("says what is wrong with the file of its progress, and leaves none where it cannot write", function()
        local input, out = files.new(".txt", "бір\n"), files.new(".out", "ескі\n")
        local progress_file = out .. ".progress"
        table.insert(files.made, progress_file)
        for _, content in ipairs({ "", "жоқ", '{"version":1,"run":{},"progress":{"counts":{}}}' }) do
            local file = assert(io.open(progress_file, "wb"))
            file:write(content)
            file:close()
            local said, status = kaztext(("run translit --input lines %s -o %s --resume"):format(input, out))
            local wanted = "kaztext: %s: %s cannot be read; remove it to begin anew\n"
            assert.same({ wanted:format(out, progress_file), 1 }, { said, status })
        end
        os.remove(progress_file)
        os.execute("mkdir " .. progress_file)
        local said, status = kaztext(("run translit --input lines %s -o %s"):format(input, out))
        os.remove(progress_file)
        assert.same({ ("kaztext: %s: %s: Is a directory\n"):format(out, progress_file), 1 }, { said, status })
        assert.equal("ескі\n", files.read(out))
        assert.is_nil(files.read(progress_file .. ".new"))
    end)

    it("needs a file that can be cut", function()
        assert.equal(2, select(2, kaztext("run translit --resume", "")))
        local said, status = kaztext("run translit --resume -o /dev/null", "")
        assert.equal(1, status)
        assert.matches("it is no file that could be gone on with", said)
    end)

    it("begins where there is nothing to go on with, and takes up standard input", function()
        local out = files.new(".out")
        assert.equal(0, select(2, kaztext("run translit --input lines --resume -o " .. out, "халық\n")))
        assert.equal("halyq\n", files.read(out))
        assert.is_nil(files.read(out .. ".progress"))
    end)
end)

describe("kaztext run", function()
    after_each(files.remove_all)

    it("reads a named field, and tables, and pages of archives", function()
        local recipe = files.new(
            ".lua",
            [[return require("kaztext").recipe({
            { "page", date = "record" },
            { "emit", "ndjson", fields = { "id", "text" } },
        })]]
        )
        local table_file = files.new(".csv", 'сілтеме,мәтін\nа,"Бір, ""екі"""\n')
        local out = kaztext(("run %s --field мәтін --id-field сілтеме %s"):format(recipe, table_file))
        assert.equal('{"id":"а","text":"Бір, \\"екі\\""}\n', out)
        local payload =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Кеше көл тазарды, деді әкім."
        local archive = files.new(
            ".warc",
            (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.kz/\r\nWARC-Date: 2024-03-12T08:00:00Z\r\n"
                .. "Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            ):format(#payload, payload)
        )
        out = kaztext("run " .. recipe .. " " .. archive)
        assert.equal('{"id":"http://a.kz/","text":"Кеше көл тазарды, деді әкім."}\n', out)
        out = kaztext("extract --date record " .. archive)
        assert.matches('^{"id":"http://a.kz/","published":"2024%-03%-12"', out)
        assert.matches('"value":"2024%-03%-11"', out)
    end)

    it("takes records up to the limit, and reports larger ones", function()
        local name =
            files.new(".ndjson", '{"text":"халық"}\n{"text":"' .. ("ел "):rep(100) .. '"}\n{"text":"ел"}\n')
        for _, jobs in ipairs({ 1, 2 }) do
            local said, status = kaztext(("run translit --limit 100 --jobs %d %s"):format(jobs, name))
            local wanted = "kaztext: %s:2: the record is over the limit of 100 bytes\nhalyq\nel\n"
            assert.same({ wanted:format(name), 1 }, { said, status })
        end
        -- more than a document takes where nothing is said
        if not os.getenv("KAZTEXT_QUICK") then
            local large = files.new(".txt", ("а"):rep(65 * 1024 * 1024) .. "\n")
            assert.matches("over the limit", (kaztext("run translit -o /dev/null " .. large)))
            assert.equal("", (kaztext("run translit --limit 200M -o /dev/null " .. large)))
        end
    end)

    it("writes what is compressed by its name", function()
        for ending, program in pairs({ [".gz"] = "gzip", [".zst"] = "zstd" }) do
            local out, plain = files.new(ending), files.new(".txt")
            assert.equal(0, select(2, kaztext("run translit --input lines -o " .. out, "халық\n")))
            os.execute(("%s -dc <%s >%s"):format(program, out, plain))
            assert.equal("halyq\n", files.read(plain))
            assert.equal("halyq\n", (kaztext("normalize " .. out)))
            assert.equal(0, select(2, kaztext("normalize -o " .. out, "xалық\n")))
            os.execute(("%s -dc <%s >%s"):format(program, out, plain))
            assert.equal("халық\n", files.read(plain))
        end
    end)

    it("says what cannot be written", function()
        for _, name in ipairs({ "/dev/full", "/no/such/folder/x", "/no/such/folder/x.gz" }) do
            local said, status = kaztext("run translit --input lines -o " .. name, "халық\n")
            assert.equal(1, status)
            assert.matches("kaztext: " .. name .. ": N", said)
            assert.equal(1, select(2, kaztext("normalize -o " .. name, "халық\n")))
        end
        local said, status = kaztext("run translit --input lines >/dev/full", "халық\n")
        assert.same({ "kaztext: standard output: No space left on device\n", 1 }, { said, status })
    end)

    it("refuses what makes no sense", function()
        local input = files.new(".txt", "халық\n")
        for _, options in ipairs({ "--jobs 0", "--jobs x", "--chunk 0", "--save-every -1", "--limit x", "--limit 5G" }) do
            assert.equal(2, select(2, kaztext("run translit " .. options, "")))
        end
        assert.equal(2, select(2, kaztext(("run translit %s -o %s"):format(input, input))))
        assert.equal("халық\n", files.read(input))
    end)

    it("does without luv what one process can do", function()
        local without = [[LUA_INIT='package.preload.luv = function() error("none") end' ]]
        local command = require("support.command")
        local out = files.new(".out")
        local said, status = command.run(without .. "bin/kaztext run translit --input lines -o " .. out, "халық\n")
        assert.same({ "", 0, "halyq\n" }, { said, status, files.read(out) })
        for _, options in ipairs({ "--jobs 2", "--resume -o " .. out }) do
            said, status = command.run(without .. "bin/kaztext run translit " .. options, "")
            assert.equal(2, status)
            assert.matches("needs the Lua module luv %(Debian, Ubuntu: apt install lua%-luv", said)
        end
    end)

    it("names the program that is missing", function()
        local command = require("support.command")
        local name = files.new(".zst", "x")
        local lua = [[lua=$(command -v lua5.4) LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='build/5.4/?.so;;'; ]]
        local line = lua .. "export LUA_PATH LUA_CPATH; PATH=/no/such/folder $lua bin/kaztext.lua normalize %s"
        for _, options in ipairs({ name, "-o " .. name }) do
            local said, status = command.run(line:format(options), "халық")
            assert.equal(1, status)
            assert.matches(": this needs the program zstd %(Debian, Ubuntu: apt install zstd%)\n", said)
        end
    end)
end)

describe("kaztext.cli.progress", function()
    it("tells bytes, rate, time left and records", function()
        local counts = { kept = 7, dropped = 2 }
        local line = progress.line(30 * 1024 * 1024, 100 * 1024 * 1024, 0.5 * 1024 * 1024, counts)
        assert.equal(" 30 %  30.0 of 100.0 MB  0.5 MB/s  2:20 left  7 kept, 2 dropped", line)
        assert.equal("1.0 MB  0.0 MB/s  7 kept, 2 dropped", progress.line(1024 * 1024, nil, 0, counts))
        assert.matches("1:00:00 left", progress.line(1, 3601, 1, counts))
    end)

    it("counts the bytes of files as they lie there, whether they are compressed or not", function()
        local plain, packed = files.new(".txt", ("х"):rep(500)), files.new(".gz", ("0"):rep(3000))
        local bar = progress.new({ plain, packed })
        assert.same({ 400, true }, { bar:done({ file = 1, consumed = 400, read = 400 }) })
        assert.same({ 1100, true }, { bar:done({ file = 2, consumed = 100, read = 9000 }) })
        assert.same({ 4000, true }, { bar:done({ file = 3, read = 90000 }) })
        assert.same({ 9000, false }, { bar:done({ file = 2, read = 9000 }) })
        assert.same({ 7, false }, { progress.new({ plain, "-" }):done({ file = 1, consumed = 7, read = 7 }) })
        files.remove_all()
    end)

    it("is told by the program that reads, where the system says it", function()
        local streams = require("kaztext.streams")
        local name = files.new(".txt", ("қала\n"):rep(300000))
        os.execute("gzip -f " .. name)
        table.insert(files.made, name .. ".gz")
        local input = assert(streams.open(name .. ".gz"))
        assert.truthy(input:read(1000))
        local consumed = input:consumed()
        assert.is_true(consumed == nil or consumed > 0 and consumed <= #files.read(name .. ".gz"))
        input:close()
        local lines = assert(streams.open("README.md"))
        lines:read(10)
        assert.equal(10, lines:consumed())
        lines:close()
        files.remove_all()
    end)

    it("is not drawn where standard error is no terminal", function()
        assert.equal("халық\n", (kaztext("normalize", "xалық\n")))
        local out = kaztext("run translit --input lines", "халық\n")
        assert.is_nil(out:find("[\r\27]"))
    end)
end)

describe("kaztext.cli.wire", function()
    it("carries plain data", function()
        for _, value in ipairs({
            0,
            -1.5,
            1e300,
            2 ^ 53,
            math.huge,
            "",
            "\0\255;s3;",
            true,
            false,
            {},
            { 1, "б", { x = { false }, [7] = "ж", [true] = 0.1 } },
        }) do
            local bytes = wire.encode(value)
            local read, after = wire.decode(bytes .. "rest")
            assert.same(value, read)
            assert.equal(#bytes + 1, after)
            assert.equal(tostring(value):gsub("table.*", ""), tostring(read):gsub("table.*", ""))
        end
        assert.is_nil((wire.decode(wire.encode(nil))))
        assert.error(function()
            wire.encode({ print })
        end)
    end)
end)
