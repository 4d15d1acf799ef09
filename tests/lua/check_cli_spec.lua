-- kaztext check: places of findings as editors count them.
local kaztext = require("support.command").kaztext

local TEXT = 'Бұл "xалық" 5-ға арналған.\r\n\nКөп  жыл өтті.\n'

describe("kaztext check", function()
    it("gives file, line, column and kind of each finding, and changes nothing", function()
        local out, status = kaztext("check", TEXT)
        assert.equal(0, status)
        assert.equal(
            table.concat({
                '-:1:5: quotes: " should be «',
                "-:1:6: lookalike: Latin x in «xалық»: write «халық»",
                '-:1:11: quotes: " should be »',
                "-:1:13: suffix: «5-ға» is read «беске»: write «5-ке»",
                "-:3:4: space: doubled space",
                "",
            }, "\n"),
            out
        )
    end)

    it("tells of some kinds alone, in Kazakh, and fails where that is asked for", function()
        local out, status = kaztext("check --kind suffix --lang kk --fail", TEXT)
        assert.equal(1, status)
        assert.equal(
            "-:1:13: suffix: «5-ға» – «беске» деп оқылады: «5-ке» деп жазылады\n",
            out
        )
        assert.equal(0, select(2, kaztext("check --fail", "Көп жыл өтті.\n")))
    end)

    it("writes objects", function()
        local out = kaztext("check --kind lookalike --format json", TEXT)
        assert.equal(
            '{"file":"-","line":1,"column":6,"kind":"lookalike","rule":"latin-lookalike","text":"xалық","fix":"халық",'
                .. '"message":"Latin x in «xалық»: write «халық»","confidence":0.99}\n',
            out
        )
    end)

    it("counts lines over blocks of a large file, and columns in a long line", function()
        local line = ("Көп жыл өтті. "):rep(10)
        local out = kaztext("check --kind lookalike", (line .. "\n"):rep(20000) .. line:rep(2000) .. "xалық\n")
        assert.equal("-:20001:280001: lookalike: Latin x in «xалық»: write «халық»\n", out)
    end)

    it("refuses a kind that there is not", function()
        local out, status = kaztext("check --kind suffixes", "")
        assert.equal(2, status)
        assert.matches("unknown kind 'suffixes'", out)
    end)
end)
