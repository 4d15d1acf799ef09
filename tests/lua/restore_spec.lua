-- Kazakh letters put back, from Lua and from the command line.
local kaz = require("kaztext")

describe("kaz.restore", function()
    it("gives text, edits and doubts", function()
        local typed = "Кун шуакты. Апам ун илеп жатыр."
        local text, edits, doubts = kaz.restore(typed)
        assert.equal("Күн шуақты. Апам ун илеп жатыр.", text)
        assert.equal("у", edits[1].from)
        assert.equal("ү", edits[1].to)
        assert.same({ "kazakh-letters" }, edits[1].rules)
        assert.equal("ү", text:sub(edits[1].first, edits[1].last))
        assert.equal("у", typed:sub(edits[1].original_first, edits[1].original_last))
        assert.equal(1, #doubts)
        assert.equal("ун", doubts[1].text)
        assert.equal("ун", text:sub(doubts[1].first, doubts[1].last))
        table.sort(doubts[1].choices)
        assert.same({ "үн", "ұн" }, doubts[1].choices)
    end)

    it("gives the very same string where nothing is to be done", function()
        local text = "Бүгін күн ашық."
        assert.equal(text, (kaz.restore(text)))
        assert.equal("", (kaz.restore("")))
        assert.error_matches(function()
            kaz.restore(nil)
        end, "string expected")
    end)

    it("is an option of documents, off unless asked for", function()
        local typed = "Бугин казак тилин уйренип журмин."
        assert.equal(typed, kaz.document(typed, { plain = true }):text())
        local doc = kaz.document(typed, { plain = true, restore = true })
        assert.equal("Бүгін қазақ тілін үйреніп жүрмін.", doc:text())
        local first, last = doc:text():find("қазақ", 1, true)
        assert.equal("казак", typed:sub(doc:original(first, last)))
        assert.same({}, doc:doubts())
    end)
end)
