-- Identifiers in Lua: the layer of a document, the checks of single ones, and the record.
local kaz = require("kaztext")

local TEXT =
    "Тел.: 8 (7172) 55-55-55. ЖСН 990101300122, шот KZ86125KZT5004100100-ге, «Тіл туралы» Заңның 8-бабы."

describe("kaz.identifiers", function()
    it("gives kinds, values and places in order", function()
        local found = kaz.identifiers(TEXT)
        local kinds, texts = {}, {}
        for i, item in ipairs(found) do
            kinds[i], texts[i] = item.kind, item.text
            assert.equal(item.text, TEXT:sub(item.first, item.last))
        end
        assert.same({ "phone", "iin", "iban", "law" }, kinds)
        assert.same({
            "8 (7172) 55-55-55",
            "990101300122",
            "KZ86125KZT5004100100",
            "«Тіл туралы» Заңның 8-бабы",
        }, texts)
        assert.equal("+77172555555", found[1].value)
        assert.equal(20, found[2].century)
        assert.equal("8", found[4].article)
    end)

    it("takes anything", function()
        for _, text in ipairs({ "", "8", "\0\255", "№", "+7", "KZ", "@", ("1"):rep(1000), "\r\n" }) do
            assert.same({}, kaz.identifiers(text))
        end
        assert.has_error(function()
            kaz.identifiers()
        end)
    end)
end)

describe("a document's identifiers", function()
    it("are read from repaired text and told in its bytes", function()
        local doc = kaz.document("Шот КZ86125KZT5004100100,  тел.: 87011234567", { plain = true })
        local found = doc:identifiers()
        assert.equal("KZ86125KZT5004100100", found[1].value)
        assert.equal("+77011234567", found[2].value)
        local first, last = doc:original(found[2].first, found[2].last)
        assert.equal("87011234567", ("Шот КZ86125KZT5004100100,  тел.: 87011234567"):sub(first, last))
        doc:close()
    end)

    it("take their digits from the numbers, but not those of laws and addresses", function()
        local doc = kaz.document("ЖСН 990101300122, Заңның 8-бабы, 5 кітап", { plain = true })
        local values = {}
        for i, number in ipairs(doc:numbers()) do
            values[i] = number.value
        end
        assert.same({ 8, 5 }, values)
        doc:close()
    end)

    it("stand in the record", function()
        local doc = kaz.document("Тел.: 8 (7172) 55-55-55", { plain = true })
        assert.is_truthy(doc:json():find('"identifiers":[{"kind":"phone","text":"8 (7172) 55-55-55"', 1, true))
        assert.is_truthy(doc:json():find('"fields":{"type":"fixed","name":"Астана"}', 1, true))
        doc:close()
    end)
end)

describe("the checks of single identifiers", function()
    it("say what is wrong", function()
        for name, cases in pairs({
            iin = { BAD_LENGTH = "1", BAD_CHARACTER = "99010130012x", BAD_DATE = "991301300122" },
            bin = { BAD_TYPE = "040570000123", OTHER_SCHEME = "990101300122", BAD_CHECKSUM = "040540000124" },
            iban = { BAD_COUNTRY = "ZZ86125KZT5004100100", BAD_LENGTH = "KZ86", BAD_CHARACTER = "KZ86!" },
            phone = { NO_CODE = "55-55-55", BAD_CODE = "87991234567", BAD_LENGTH = "12" },
            card = { BAD_CHECKSUM = "4400 4300 0000 0008", BAD_CODE = "1400430000000003", BAD_LENGTH = "4400-43" },
        }) do
            for code, text in pairs(cases) do
                local value, message, got = kaz[name](text)
                assert.is_nil(value)
                assert.equal("string", type(message))
                assert.equal(code, got, name .. " " .. text)
            end
        end
    end)

    it("want a string", function()
        for _, name in ipairs({ "iin", "bin", "iban", "phone", "card" }) do
            assert.has_error(function()
                kaz[name]({})
            end)
        end
    end)

    it("mark look-alike letters", function()
        assert.is_true(kaz.iban("КZ86125KZT5004100100").repaired)
        assert.is_nil(kaz.iban("KZ86125KZT5004100100").repaired)
    end)
end)
