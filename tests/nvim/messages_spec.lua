-- What the plugin says, in the language that is set.
local editor = require("nvim.editor")
local messages = require("kaztext.nvim.messages")

-- The source of the plugin, file by file.
local function sources()
    local list = { "plugin/kaztext.lua", "lua/kaztext/nvim.lua", "lua/kaztext/health.lua" }
    vim.list_extend(list, vim.fn.glob("lua/kaztext/nvim/*.lua", false, true))
    local texts = {}
    for _, path in ipairs(list) do
        local file = assert(io.open(path))
        texts[path] = file:read("*a")
        file:close()
    end
    return texts
end

local function placeholders(sentence)
    local names = {}
    for name in sentence:gmatch("{(%l+)[}:]") do
        names[name] = true
    end
    local list = vim.tbl_keys(names)
    table.sort(list)
    return list
end

describe("the plugin's sentences", function()
    it("are there in English and in Kazakh, with the same values", function()
        for name, sentence in pairs(messages.SENTENCES) do
            assert.are.same({ "en", "kk" }, vim.fn.sort(vim.tbl_keys(sentence)), name)
            assert.are.same(placeholders(sentence.en), placeholders(sentence.kk), name)
            local is_only_a_frame = sentence.en:gsub("[%w.]+: {%l+}", "") == ""
            assert.is_true(is_only_a_frame or sentence.kk:find("[\208-\211]") ~= nil, name)
            assert.is_nil(sentence.kk:find(":s}", 1, true), name)
        end
    end)

    it("are all that is said, and all are said", function()
        local used = { fix = true, spell = true }
        for _, name in ipairs(vim.fn.getcompletion("Kaztext ", "cmdline")) do
            used["about_" .. name] = true
        end
        for path, text in pairs(sources()) do
            assert.is_nil(text:match("say%.%l+%(%(*[\"'][^\n]*"), path)
            assert.is_nil(text:match("notify_once%(%s*[\"'][^\n\"']*%a%a%s[^\n]*"), path)
            if path ~= "lua/kaztext/nvim/messages.lua" then
                for name in text:gmatch("[\"']([%l_]+)[\"']") do
                    used[name] = messages.SENTENCES[name] and true or nil
                end
            end
            for name in text:gmatch("text%([\"']([%l_]+)[\"'][,)]") do
                assert.is_truthy(messages.SENTENCES[name], name)
            end
        end
        for name in pairs(messages.SENTENCES) do
            assert.is_true(used[name], name .. " is never said")
        end
    end)

    it("know one from many in English", function()
        local function said(n)
            return messages.text("findings", { n = n })
        end
        assert.are.same({ "0 findings", "1 finding", "2 findings" }, { said(0), said(1), said(2) })
    end)
end)

describe("the setting `language`", function()
    after_each(function()
        vim.g.kaztext = nil
    end)

    local function said(command)
        return editor.said(function()
            vim.cmd("Kaztext " .. command)
        end)
    end

    it("is that of all the plugin says", function()
        vim.g.kaztext = { language = "kk" }
        editor.buffer({ "Бiз келдiк", "5 үй" })
        editor.cursor(2, 0)
        assert.are.equal("2 қате", said("check"))
        assert.are.equal("түзету: 1 жолда 2 өзгеріс", said("fix"))
        assert.are.equal("түзету: өзгертетін ештеңе жоқ", said("fix"))
        assert.are.equal("қате табылмады", said("check"))
        assert.are.equal("сөзбен жазу: 1 жолда 1 өзгеріс", said("spell"))
        assert.are.equal(
            "сөзбен жазу: 1 жол бұрынғы қалпына келтірілді",
            said("undo")
        )
        assert.are.equal("бұл жолда қате жоқ", said("fix here"))
        assert.is_truthy(
            said("paint"):find("«paint» деген бұйрық жоқ; барлары: actions, check", 1, true)
        )
        assert.is_truthy(vim.fn.execute("Kaztext"):find("lemma%s+курсордағы сөздің"))
        vim.cmd("checkhealth kaztext")
        local health = table.concat(editor.lines(), "\n")
        assert.is_truthy(health:find("vim.g.kaztext дұрыс", 1, true), health)
    end)

    it("holds where another setting is wrong", function()
        vim.g.kaztext = { language = "kk", profil = "web" }
        assert.is_truthy(said("fix"):find("vim.g.kaztext: «profil» деген баптау жоқ", 1, true))
        vim.g.kaztext = { language = "kz" }
        assert.is_truthy(said("fix"):find("vim.g.kaztext: language: one of auto, en, kk is expected", 1, true))
    end)
end)
