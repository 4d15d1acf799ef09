-- What the command line says where something is wrong: with its options, its files, the disk, or who reads its output.
local command = require("support.command")
local files = require("support.files")
local kaztext = command.kaztext

local PAGE = "examples/page.txt"

-- Each command, with what it needs to write something of PAGE or of TEXT.
local WRITING = {
    "decode",
    "extract",
    "extract --format csv",
    "clean",
    "normalize",
    "view",
    "check",
    "langid",
    "sentences",
    "parse",
    "tag",
    "lemma",
    "stem",
    "verbalize",
    "translit --to arab",
    "quality",
    "dedup",
    "mask",
    "run translit",
}

describe("output that cannot be written", function()
    after_each(files.remove_all)

    it("is told, with status 1", function()
        for _, each in ipairs(WRITING) do
            local wanted = "kaztext: standard output: No space left on device\n"
            assert.same({ wanted, 1 }, { kaztext(("%s %s >/dev/full"):format(each, PAGE)) }, each)
            wanted = "kaztext: /dev/full: No space left on device\n"
            assert.same({ wanted, 1 }, { kaztext(("%s %s -o /dev/full"):format(each, PAGE)) }, each)
        end
        assert.same({ "kaztext: standard output: No space left on device\n", 1 }, { kaztext("help >/dev/full") })
        local said, status = kaztext("normalize >&-", "бір\n")
        assert.same({ "kaztext: standard output: Bad file descriptor\n", 1 }, { said, status })
    end)

    it("is told when there is more than fits a buffer", function()
        local long = files.new(".txt", ("Бiр жол.\n"):rep(20000))
        for _, each in ipairs({ "normalize", "sentences", "lemma" }) do
            for _, target in ipairs({ ">/dev/full", "-o /dev/full" }) do
                local said, status = kaztext(("%s %s %s"):format(each, long, target))
                assert.equal(1, status)
                assert.matches("^kaztext: [%l/ ]*: No space left on device\n$", said)
            end
        end
    end)

    it("goes into no other file where it is closed", function()
        local text, out, log = files.new(".txt", "бір\nекі\n"), files.new(".out"), files.new(".log")
        local closed = "kaztext: standard output: Bad file descriptor\n"
        for _, each in ipairs({ "dedup", "run translit --input lines", "run translit --input lines --jobs 2" }) do
            local said, status = kaztext(("%s --log %s %s >&-"):format(each, log, text))
            assert.same({ closed, 1 }, { said, status }, each)
            assert.is_nil(files.read(log):find("^[^{]"), each)
            local line = "%s -o %s --log %s %s <&- >&- 2>&-"
            assert.equal(0, select(2, kaztext(line:format(each, out, log, text))))
            assert.equal(each == "dedup" and "бір\nекі\n" or "bır\nekı\n", files.read(out))
            assert.equal(2, select(2, files.read(log):gsub('"decision":"keep"', "")))
        end
    end)

    it("is told of the log, too", function()
        for _, each in ipairs({ "dedup", "mask", "filter --profile kaztext" }) do
            local said, status = kaztext(("%s --log /dev/full %s >/dev/null"):format(each, PAGE))
            local wanted = each == "mask" and { "", 0 } or { "kaztext: /dev/full: No space left on device\n", 1 }
            assert.same(wanted, { said, status }, each)
            said, status = kaztext(("%s --log /no/such/folder/log %s"):format(each, PAGE))
            assert.same({ "kaztext: /no/such/folder/log: No such file or directory\n", 1 }, { said, status })
        end
    end)

    it("is not told where the reader has enough", function()
        local long = files.new(".txt", ("Бiр жол.\n"):rep(20000))
        for _, each in ipairs({ "normalize", "run translit --input lines", "run translit --input lines --jobs 2" }) do
            local said = command.run(("{ trap '' PIPE; bin/kaztext %s %s; } | head -n 1"):format(each, long))
            assert.equal(1, select(2, said:gsub("\n", "")), each)
        end
    end)
end)

describe("wrong usage", function()
    after_each(files.remove_all)

    it("is told with the command and the option, and where to read more", function()
        for line, wanted in pairs({
            ["extract --limit 0"] = "kaztext: extract: --limit: a number of bytes is expected, such as 512, 64K, 512M, 4G",
            ["extract --date 5"] = "kaztext: extract: --date: a day of the calendar as YYYY-MM-DD is expected",
            ["extract --from kz"] = "kaztext: extract: --from: unknown encoding 'kz'",
            ["clean --without kz"] = "kaztext: clean: --without: there is no rule 'kz'",
            ["mask --kind kz"] = "kaztext: mask: --kind: there is no kind 'kz'",
            ["run news --jobs x"] = "kaztext: run: --jobs: a whole number from 1 on is expected",
            ["dedup --threshold 2"] = "kaztext: dedup: --threshold: a number over 0, at most 1, is expected",
            ["verbalize --without kz"] = "kaztext: verbalize: --without: there is no kind 'kz'",
            ["spell --ordinal --collective"] = "kaztext: spell: option '--collective' can not be used together with option '--ordinal'",
            ["dedup --exact --threshold 0.5"] = "kaztext: dedup: option '--threshold' can not be used together with option '--exact'",
            ["translit"] = "kaztext: translit: missing option '--to'",
            ["run /no/such/recipe.lua"] = "kaztext: run: cannot open /no/such/recipe.lua: No such file or directory",
            ["filter --profile ."] = "kaztext: filter: --profile: there is no profile '.' (Is a directory)",
        }) do
            local said, status = kaztext(line, "")
            assert.equal(2, status)
            assert.equal(("%s\n`kaztext help %s` tells more.\n"):format(wanted, line:match("^%l+")), said)
        end
        assert.matches(
            "^kaztext: unknown command 'foo'\nUsage: [^\n]*\n`kaztext help` tells more%.\n$",
            (kaztext("foo"))
        )
    end)

    it("is told of options that need each other", function()
        local key = files.new(".key", ("k"):rep(16))
        assert.same({ "kaztext: mask: --style pseudonym needs --key-file\n", 2 }, {
            kaztext("mask --style pseudonym", ""),
        })
        assert.same({ "kaztext: mask: --key-file is for --style pseudonym\n", 2 }, {
            kaztext("mask --key-file " .. key, ""),
        })
        assert.same({ "kaztext: run: --resume goes on with a file that --output names\n", 2 }, {
            kaztext("run translit --resume", ""),
        })
    end)
end)

describe("input that cannot be read", function()
    after_each(files.remove_all)

    it("is told by its name, and the rest is read", function()
        local text = files.new(" қала.txt", "бір\n")
        for each, wanted in pairs({
            lemma = "бір\n",
            normalize = "бір\n",
            ["run translit --input lines"] = "bır\n",
        }) do
            local said, status = kaztext(("%s . /no/such/file '%s'"):format(each, text))
            assert.equal(1, status)
            assert.equal(
                "kaztext: .: Is a directory\nkaztext: /no/such/file: No such file or directory\n" .. wanted,
                said
            )
        end
        assert.same({ "kaztext: .: Is a directory\n", 1 }, { kaztext("mask --style pseudonym --key-file .", "") })
    end)

    it("is told where it is compressed and comes through a pipe", function()
        for program, each in pairs({ gzip = "normalize", zstd = "run translit --input lines" }) do
            local said, status = command.run(("%s -c examples/page.txt | bin/kaztext %s"):format(program, each))
            local wanted = "kaztext: -: what comes here is compressed; %s -dc unpacks it\n"
            assert.same({ wanted:format(program), 1 }, { said, status })
        end
    end)

    it("ends no command in a way of its own, whatever it holds", function()
        local inputs = { "", "x", "\0", "\n", ("\0\1\255\254\200\n"):rep(50), (" "):rep(5000) .. "x" }
        for i, content in ipairs(inputs) do
            inputs[i] = files.new(".bin", content)
        end
        for _, each in ipairs({
            "tag",
            "number",
            "spell",
            "suffix",
            "filter --profile kaztext",
            "parse --input tokens",
            "extract --format brat",
            "run translit --input csv",
            "run translit --input ndjson",
            "run translit --input warc",
        }) do
            local said, status = kaztext(each .. " " .. table.concat(inputs, " ") .. " >/dev/null")
            assert.is_true(status <= 1, each)
            assert.is_nil(said:find("%.lua:%d"), said)
        end
    end)

    it("is shown without what a terminal would obey, and not at full length", function()
        local said = kaztext("number", "\27[31mқызыл\27[0m\194\155\r" .. ("ы"):rep(1000) .. "\n")
        assert.is_nil(said:find("[%z\1-\9\11-\31\127]"))
        assert.is_nil(said:find("\194\155", 1, true))
        assert.matches("^kaztext: number: %?%[31mқызыл%?%[0m%?%?ы", said)
        assert.matches("ы …: this is no number\n", said)
        assert.is_true(#said < 300)
    end)
end)
