-- kaz.quality, kaz.filter, kaz.dedup, kaz.mask.
local kaz = require("kaztext")

local TEXT =
    "Облыс әкімі биыл ауыл шаруашылығын дамытуға қосымша қаржы бөлінетінін айтты."

local function raises(pattern, call, ...)
    local done, message = pcall(call, ...)
    assert.is_false(done)
    assert.matches(pattern, message)
end

describe("kaz.quality", function()
    it("counts", function()
        local found = kaz.quality(TEXT .. "\n\n- Иә...")
        assert.equal("kk", found.language)
        assert.equal(found.confidence, found.kazakh)
        assert.same(
            { 11, 2, 2, 0.5, 0.5 },
            { found.words, found.lines, found.paragraphs, found.ellipsis_lines, found.bullet_lines }
        )
    end)

    it("takes anything", function()
        for _, text in ipairs({ "", "\0", "\255", "\n\n", ("а"):rep(100000) }) do
            for name, value in pairs(kaz.quality(text)) do
                assert.is_true(name == "language" or value == value and value >= 0 and value < math.huge)
            end
        end
        assert.has_error(function()
            kaz.quality({})
        end)
    end)
end)

describe("kaz.filter", function()
    local function profile(content)
        local path = os.tmpname()
        local file = assert(io.open(path, "wb"))
        file:write(content)
        file:close()
        return path
    end

    it("knows its profiles", function()
        local good = {}
        for i = 1, 12 do
            good[i] = ("Бұл %d-сөйлем, ал %d жылы ауылда мектеп пен кітапхана да ашылған болатын."):format(
                i * 7,
                1990 + i * 2
            )
        end
        for _, name in ipairs({ "fineweb2", "gopher", "kaztext" }) do
            local keep = kaz.filter(name)
            assert.same({ false, "few words", "words", 10 }, { keep(TEXT) })
            local kept, reason, signal = keep(table.concat(good, " "))
            assert.equal("boolean", type(kept))
            assert.equal(kept, reason == nil and signal == nil)
        end
        assert.equal("kazakh", select(3, kaz.filter("fineweb2")(("Это русский текст. "):rep(20))))
    end)

    it("takes rows and signals", function()
        local keep = kaz.filter({ { signal = "digits", most = 0.5 }, { signal = "words", least = 1, most = 3 } })
        assert.is_true(keep("бір екі"))
        assert.same({ false, "digits", "digits", 1 }, { keep("123") })
        assert.same({ false, "words", "words", 4 }, { keep("бір екі үш төрт") })
        assert.is_true(keep({ digits = 0.5, words = 3 }))
        assert.is_false((keep({ words = 4 })))
    end)

    it("reads a file", function()
        local path = profile("# Own.\nsignal\tleast\tmost\treason\r\nwords\t2\t\tfew words\n")
        assert.same({ false, "few words", "words", 1 }, { kaz.filter(path)("бір") })
        os.remove(path)
    end)

    it("says where a profile is wrong", function()
        local head = "signal\tleast\tmost\treason\n"
        for content, pattern in pairs({
            [head .. "\n# x\nwordz\t2\t\tfew\n"] = ":4: there is no signal 'wordz'",
            [head .. "words\t2\tfew\n"] = ":2: four columns are expected",
            [head .. "words\ttwo\t\tfew\n"] = ":2: 'two' is no number",
            [head .. "words\t\t\tfew\n"] = ":2: least, most or both are expected",
            ["words\t2\t\tfew\n"] = ":1: the columns are to be named",
            [head] = "a profile has a row or more",
        }) do
            local path = profile(content)
            raises(pattern, kaz.filter, path)
            os.remove(path)
        end
        raises("there is no profile 'no%-such'", kaz.filter, "no-such")
        raises("row 1: there is no signal 'language'", kaz.filter, { { signal = "language", least = 1 } })
        raises("row 2: least: a number is expected", kaz.filter, {
            { signal = "words", least = 1 },
            { signal = "words", least = "1" },
        })
        raises("row 1: a table is expected", kaz.filter, { 5 })
        raises("row 1: there is no signal 'nil'", kaz.filter, { { least = 1 } })
        raises("got nil", kaz.filter)
    end)
end)

describe("kaz.dedup", function()
    it("tells the same and nearly the same words", function()
        local seen = kaz.dedup()
        assert.is_nil(seen:add(TEXT, "бірінші"))
        local same = seen:add(TEXT:gsub("%.", " !"):gsub(" ", "\n"))
        assert.same(
            { "exact", "бірінші", 1, "the same words as in бірінші" },
            { same.kind, same.duplicate_of, same.similarity, same.reason }
        )
        local near = seen:add((TEXT:gsub("биыл", "былтыр")))
        assert.equal("near", near.kind)
        assert.is_true(near.similarity > 0.5 and near.similarity < 0.9)
        assert.is_nil(seen:add("Басқа мәтін."))
        assert.equal(4, seen:add("басқа мәтін").duplicate_of)
        local stats = seen:stats()
        assert.same({ 5, 2, 0 }, { stats.seen, stats.kept, stats.forgotten })
        assert.is_true(stats.bytes > 0 and stats.most > 1000000)
        seen:close()
        seen:close()
        assert.has_error(function()
            seen:add("x")
        end)
    end)

    it("leaves near ones where that is asked for", function()
        local seen = kaz.dedup({ near = false })
        assert.is_nil(seen:add(TEXT))
        assert.is_nil(seen:add((TEXT:gsub("биыл", "былтыр"))))
        seen:close()
        seen = kaz.dedup({ threshold = 0.95 })
        assert.is_nil(seen:add(TEXT))
        assert.is_nil(seen:add((TEXT:gsub("биыл", "былтыр"))))
        seen:close()
    end)

    it("cleans texts of lines and paragraphs that came before", function()
        local lines = kaz.dedup({ unit = "line", near = false })
        local text, dropped =
            lines:clean("Мәзір\nБірінші.\r\n\nМӘЗІР\n* * *\n* * *\nЕкінші.", "а")
        assert.equal("Мәзір\nБірінші.\r\n\n* * *\n* * *\nЕкінші.", text)
        assert.same({ 1, "а", 30, 39 }, { #dropped, dropped[1].duplicate_of, dropped[1].first, dropped[1].last })
        local all, gone = lines:clean("Екінші", "ә")
        assert.same({ "", 1, "а" }, { all, #gone, gone[1].duplicate_of })
        assert.equal("жаңа", (lines:clean("жаңа")))
        lines:close()
        local paragraphs = kaz.dedup({ unit = "paragraph" })
        local page = "Бір жол\nекі жол\n \nҮш жол\n\nБір жол екі жол\n"
        local cleaned, list = paragraphs:clean(page)
        assert.equal("Бір жол\nекі жол\n \nҮш жол\n\n", cleaned)
        assert.equal("Бір жол екі жол\n", page:sub(list[1].first, list[1].last))
        paragraphs:close()
        local documents = kaz.dedup()
        assert.equal(TEXT, (documents:clean(TEXT)))
        assert.equal("", (documents:clean(TEXT)))
        documents:close()
    end)

    it("forgets the oldest where its memory is full", function()
        local seen = kaz.dedup({ near = false, memory = 2500 })
        for i = 1, 150 do
            assert.is_nil(seen:add("мәтін " .. i, "id" .. i))
        end
        local stats = seen:stats()
        assert.is_true(stats.bytes <= 2500 and stats.kept == stats.most and stats.kept == 100)
        assert.equal(50, stats.forgotten)
        assert.equal("id51", seen:add("мәтін 51").duplicate_of)
        assert.is_nil(seen:add("мәтін 50"))
        assert.is_nil(seen:add("мәтін 51"))
        seen:close()
    end)

    it("drops the same texts in whatever order they come", function()
        local function kept(order)
            local seen, list = kaz.dedup({ near = false }), {}
            for _, text in ipairs(order) do
                if not seen:add(text) then
                    list[#list + 1] = text:lower()
                end
            end
            seen:close()
            table.sort(list)
            return list
        end
        local order = { "a b", "A B!", "c", "b a", "c", "", "  ", "a  b", "d" }
        local first = kept(order)
        for i = #order, 2, -1 do
            local j = (i * 7) % i + 1
            order[i], order[j] = order[j], order[i]
            assert.equal(#first, #kept(order))
        end
    end)

    it("says what is wrong with its options", function()
        for pattern, options in pairs({
            ["unit: document, paragraph or line"] = { unit = "page" },
            ["near: true or false"] = { near = 1 },
            ["threshold: a number"] = { threshold = 0 },
            ["memory: a number of bytes"] = { memory = -1 },
            ["memory: %d+ bytes or more"] = { memory = 1000 },
            ["unknown option 'units'"] = { units = "line" },
            ["table expected"] = "line",
        }) do
            raises(pattern, kaz.dedup, options)
        end
        local seen = kaz.dedup()
        raises("#2 to 'add' %(string expected", seen.add, seen, nil)
        raises("#1 to 'clean' %(a Dedup expected", seen.clean, {}, "x")
        seen:close()
    end)
end)

describe("kaztext.corpus", function()
    it("tells by signatures, made elsewhere, what it tells by texts", function()
        local corpus = require("kaztext.corpus")
        for _, unit in ipairs({ "document", "paragraph", "line" }) do
            for _, near in ipairs({ true, false }) do
                local options = { unit = unit, near = near }
                local whole, parts, elsewhere = kaz.dedup(options), kaz.dedup(options), kaz.dedup(options)
                for i = 1, 60 do
                    local text = ("Бұл мәтін %d екі үш төрт.\n\nБір екі %d үш %d\n***\n"):format(
                        i % 20,
                        i % 7,
                        i % 9
                    )
                    local kept, dropped = whole:clean(text, i)
                    local verdicts = corpus.judge(parts, corpus.sign(elsewhere, text), i)
                    local cut, cut_out = corpus.cut(parts, text, verdicts)
                    assert.equal(kept, cut)
                    assert.same(dropped, cut_out)
                end
                assert.equal(0, elsewhere:stats().seen)
                assert.same(whole:stats(), parts:stats())
            end
        end
        assert.error_matches(function()
            corpus.judge(kaz.dedup(), { "12345678" }, 1)
        end, "this is no signature")
        assert.same({}, corpus.sign(kaz.dedup(), ""))
    end)
end)

describe("kaz.mask", function()
    local PAGE =
        "Асан, ЖСН 990101300122, тел. 8 701 123 45 67, asan@mail.kz\nШот KZ86125KZT5004100100, карта 4400 4300 0000 0007, БСН 040540000123."
    local KEY = ("k"):rep(16)

    it("replaces and is undone", function()
        local masked, edits = kaz.mask(PAGE)
        assert.equal(
            "Асан, ЖСН <IIN>, тел. <PHONE>, <EMAIL>\nШот <IBAN>, карта <CARD>, БСН 040540000123.",
            masked
        )
        assert.equal(PAGE, kaz.undo(masked, edits))
        assert.equal("ЖСН 990101300122", (kaz.undo(masked, edits, "iin")):match("ЖСН %d+"))
        for _, edit in ipairs(edits) do
            assert.equal(edit.from, PAGE:sub(edit.original_first, edit.original_last))
            assert.equal(edit.to, masked:sub(edit.first, edit.last))
        end
    end)

    it("masks a masked text as it is", function()
        for _, style in ipairs({ "tag", "shape", "pseudonym" }) do
            local masked, edits = kaz.mask(PAGE, { style = style, key = KEY })
            assert.equal(5, #edits)
            assert.same({ masked, {} }, { kaz.mask(masked, { style = style, key = KEY }) })
            assert.equal(PAGE, (kaz.undo(masked, edits)))
        end
    end)

    it("takes kinds", function()
        local masked = kaz.mask(PAGE, { kinds = { "bin", "email" } })
        assert.matches("БСН <BIN>%.$", masked)
        assert.matches("8 701 123 45 67, <EMAIL>", masked)
        assert.equal(PAGE, (kaz.mask(PAGE, { kinds = {} })))
    end)

    it("says what is wrong with its options", function()
        for pattern, options in pairs({
            ["kinds: there is no kind 'passport'"] = { kinds = { "passport" } },
            ["kinds: a list"] = { kinds = "iin" },
            ["style: tag, shape or pseudonym"] = { style = "stars" },
            ["key: a string of 16 bytes"] = { style = "pseudonym", key = "short" },
            ["key: pseudonyms need one"] = { style = "pseudonym" },
            ["unknown option 'kind'"] = { kind = "iin" },
        }) do
            raises(pattern, kaz.mask, PAGE, options)
        end
        raises("table expected", kaz.mask, PAGE, "tag")
    end)
end)
