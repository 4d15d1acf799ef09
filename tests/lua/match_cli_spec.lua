-- kaztext match: rules from a file over texts.
local kaztext = require("support.command").kaztext

local RULES = [[
return {
    lists = { fruit = { "алма", "қара өрік" } },
    {
        name = "price",
        { list = "fruit", as = "what" },
        { anything = true, min = 0, max = 3 },
        { number = "money", as = "sum" },
    },
    { name = "adjective", { upos = "ADJ" }, { lemma = "үй" }, action = function(match)
        if match.text == "жаман үй" then
            error("bad house", 0)
        end
        return match.text ~= "ескі үй" and { n = 1, lemma = match.lemma }
    end },
}
]]

describe("kaztext match", function()
    local rules, text = os.tmpname(), os.tmpname()

    local function write(name, content)
        local file = assert(io.open(name, "w"))
        file:write(content)
        file:close()
        return name
    end

    setup(function()
        write(rules, RULES)
        write(
            text,
            "Базарда ескі үй жоқ.\nЖаңа үй бар,   қара өріктің килосы 1500 теңге.\n"
        )
    end)

    teardown(function()
        os.remove(rules)
        os.remove(text)
    end)

    it("tells where rules match, a match a line", function()
        local out, status = kaztext(("match %s %s"):format(rules, text))
        assert.equal(0, status)
        assert.equal(
            ("%s:2:1: adjective: Жаңа үй\n%s:2:16: price: қара өріктің килосы 1500 теңге\n"):format(
                text,
                text
            ),
            out
        )
    end)

    it("counts the lines of a file of records", function()
        local out = kaztext("match --input lines " .. rules, "Үй.\nҮй, жаңа үй.\n")
        assert.equal("-:2:5: adjective: жаңа үй\n", out)
        out = kaztext(
            "match --input ndjson --field body " .. rules,
            '{"body":"Жаңа үй"}\n{"body":"x"}\n{"body":"Жаңа үй"}\n'
        )
        assert.equal("-:1:1: adjective: Жаңа үй\n-:3:1: adjective: Жаңа үй\n", out)
    end)

    it("writes objects with captures, and what the action has made of the match", function()
        local out = kaztext(
            "match --format json --input ndjson " .. rules,
            '{"id":"a","text":"Кеше\\nжаңа үйде алма 300 теңге."}\n'
        )
        assert.equal(
            '{"id":"a","line":2,"column":1,"rule":"adjective","text":"жаңа үйде","lemma":"жаңа үй","normal":"жаңа үй","bytes":[9,26],"value":{"lemma":"жаңа үй","n":1}}\n'
                .. '{"id":"a","line":2,"column":11,"rule":"price","text":"алма 300 теңге","lemma":"алма 300 теңге","normal":"алма 300 теңге","bytes":[27,50],"captures":{'
                .. '"sum":{"text":"300 теңге","lemma":"300 теңге","normal":"300 теңге","bytes":[36,50]},'
                .. '"what":{"text":"алма","lemma":"алма","normal":"алма","bytes":[27,35]}}}\n',
            out
        )
    end)

    it("goes on after an action that fails, and says where", function()
        local out, status = kaztext("match --input lines " .. rules, "Бұл жаман үй.\nБұл жаңа үй.\n")
        assert.equal(1, status)
        assert.truthy(out:find("kaztext: -:1: bad house\n", 1, true), out)
        assert.truthy(out:find("-:2:5: adjective: жаңа үй\n", 1, true), out)
    end)

    it("takes the rules that are shipped", function()
        local out, status = kaztext("match posts examples/page.txt")
        assert.equal(0, status)
        assert.truthy(out:find("examples/page.txt:15:1: before a name: ", 1, true), out)
    end)

    it("refuses what are no rules", function()
        assert.equal(2, select(2, kaztext("match no-such-rules examples/page.txt")))
        assert.equal(2, select(2, kaztext("match examples/page.txt examples/page.txt")))
        assert.equal(2, select(2, kaztext("match")))
        assert.equal(1, select(2, kaztext("match posts no-such-file.txt")))
        assert.equal("", (kaztext("match posts", "")))
    end)
end)
