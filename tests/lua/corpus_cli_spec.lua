-- The commands for corpora: dedup, filter, mask, quality; and the records that they read.
local kaztext = require("support.command").kaztext
local ndjson = require("kaztext.ndjson")

local function with_log(arguments, input)
    local path = os.tmpname()
    local out, status = kaztext(("%s --log %s"):format(arguments, path), input)
    local file = assert(io.open(path, "rb"))
    local log = file:read("*a")
    file:close()
    os.remove(path)
    return out, log, status
end

describe("kaztext dedup", function()
    it("drops lines that came before and logs each decision", function()
        local out, log, status = with_log(
            "dedup",
            "Қар жауды, жол жабылды.\nБасқа.\nқар жауды жол жабылды\n"
        )
        assert.equal(0, status)
        assert.equal("Қар жауды, жол жабылды.\nБасқа.\n", out)
        assert.equal(
            '{"id":1,"decision":"keep"}\n{"id":2,"decision":"keep"}\n'
                .. '{"id":3,"decision":"drop","reason":"the same words as in 1","kind":"exact","duplicate_of":1,"similarity":1,"start":0,"end":21}\n',
            log
        )
    end)

    it("cleans the texts of records and leaves the rest of them", function()
        local out, log = with_log(
            "dedup --input ndjson --unit line --exact",
            '{"id": "а", "text": "Мәзір\\nБір.\\n", "n": [1, "]"]}\n{"text":"Мәзір\\nЕкі.","id":"ә"}\n{"text":"мәзір"}\n'
        )
        assert.equal(
            '{"id": "а", "text": "Мәзір\\nБір.\\n", "n": [1, "]"]}\n{"text":"Екі.","id":"ә"}\n',
            out
        )
        assert.matches('{"id":"ә","decision":"drop".-"duplicate_of":"а","similarity":1,"start":0,"end":5}', log)
        assert.matches('{"id":3,"decision":"drop"', log)
    end)

    it("reports what is no record and goes on", function()
        local out, status = kaztext("dedup --input ndjson", 'x\n{"text":5}\n{"text":"а"}\n')
        assert.equal(1, status)
        assert.matches("%-:1: no JSON object", out)
        assert.matches("%-:2: the object has no string 'text'", out)
        assert.matches('{"text":"а"}', out)
    end)

    it("answers wrong options with status 2", function()
        for _, options in ipairs({ "--memory 5", "--memory x", "--threshold 2", "--unit page", "--input warc" }) do
            assert.equal(2, select(2, kaztext("dedup " .. options, "")))
        end
    end)
end)

describe("kaztext filter", function()
    it("keeps what the profile keeps", function()
        local path = os.tmpname()
        local file = assert(io.open(path, "wb"))
        file:write("signal\tleast\tmost\treason\nwords\t2\t\tfew words\n")
        file:close()
        local out, log, status = with_log("filter --profile " .. path, "бір\nбір екі\n")
        os.remove(path)
        assert.equal(0, status)
        assert.equal("бір екі\n", out)
        assert.equal(
            '{"id":1,"decision":"drop","reason":"few words","signal":"words","value":1}\n{"id":2,"decision":"keep"}\n',
            log
        )
        assert.equal(2, select(2, kaztext("filter", "")))
        assert.equal(2, select(2, kaztext("filter --profile no-such", "")))
        assert.equal(1, select(2, kaztext("filter --profile gopher --log /no/such/file", "")))
    end)
end)

describe("kaztext mask", function()
    it("masks and logs places, never what stood there", function()
        local out, log, status = with_log("mask", "Тел.: 8 701 123 45 67, a@mail.kz\nжоқ\n")
        assert.equal(0, status)
        assert.equal("Тел.: <PHONE>, <EMAIL>\nжоқ\n", out)
        assert.equal(
            '{"id":1,"decision":"mask","kind":"phone","start":6,"end":21,"to":"<PHONE>"}\n'
                .. '{"id":1,"decision":"mask","kind":"email","start":23,"end":32,"to":"<EMAIL>"}\n',
            log
        )
    end)

    it("takes kinds, styles and a key", function()
        local page = "8 701 123 45 67, a@mail.kz"
        assert.equal("8 701 123 45 67, x@xxxx.xx\n", (kaztext("mask --style shape --kind email", page)))
        assert.equal(2, select(2, kaztext("mask --style pseudonym", page)))
        assert.equal(1, select(2, kaztext("mask --style pseudonym --key-file /no/such/file", page)))
        local path = os.tmpname()
        local file = assert(io.open(path, "wb"))
        file:write("0123456789abcdef\n")
        file:close()
        assert.matches("^<PHONE%-%x+>, <EMAIL%-%x+>\n$", (kaztext("mask --style pseudonym --key-file " .. path, page)))
        os.remove(path)
    end)
end)

describe("kaztext quality", function()
    it("counts each record", function()
        local out, status = kaztext("quality --input ndjson", '{"text":"бір екі","id":7}\n')
        assert.equal(0, status)
        assert.matches('^{"id":7,"alpha_words":1,.*"words":2}\n$', out)
    end)
end)

describe("kaztext.ndjson", function()
    it("reads text and id", function()
        for line, wanted in pairs({
            ['{"text":""}'] = { text = "", first = 9, last = 10 },
            [' { "id" : -1.5 , "text" : "a" } '] = { text = "a", id = -1.5, first = 27, last = 29 },
            ['{"x":{"text":"}"},"text":"\\u04d9\\n\\"\\\\\\/"}'] = { text = 'ә\n"\\/', first = 26, last = 41 },
            ['{"text":"\\ud83d\\ude00\\u20ac\\u0041","id":null}'] = {
                text = "😀€A",
                id = "null",
                first = 9,
                last = 34,
            },
        }) do
            assert.same(wanted, ndjson.read(line))
        end
    end)

    it("refuses what is none", function()
        for _, line in ipairs({ "", "[]", "{", '{"text":"a"', '{"text":"a}', '{"a":[1}', '{"text":"a",}', "{}" }) do
            assert.is_nil((ndjson.read(line)))
        end
    end)

    it("reads escapes from left to right, and half a pair as U+FFFD", function()
        local function read(raw)
            return ndjson.read('{"text":"' .. raw .. '"}').text
        end
        assert.equal("ә😀", read([[\u04d9\ud83d\ude00]]))
        assert.equal("\\u0041", read([[\\u0041]]))
        assert.equal("\239\191\189x", read([[\ud800x]]))
    end)

    it("writes what it reads", function()
        local text = 'ә "\\ \n\r\t\0\31/'
        assert.equal(text, ndjson.read('{"text":' .. ndjson.value(text) .. "}").text)
        assert.equal('{"a":1,"b":0.5,"c":true}', ndjson.object({ c = true, a = 1, b = 0.5 }, { "a", "b", "c", "d" }))
    end)
end)
