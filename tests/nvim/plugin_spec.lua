-- Inside Neovim: the command, the health check, and what is said where the native part is missing.
local editor = require("nvim.editor")

local function lines()
    return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

describe(":Kaztext", function()
    it("is defined at start, without anything else being loaded", function()
        assert.are.equal(2, vim.fn.exists(":Kaztext"))
        assert.are.equal(true, vim.g.loaded_kaztext)
        local out = vim.fn.system({
            os.getenv("KAZ_NVIM"),
            "--headless",
            "--clean",
            "-n",
            "-i",
            "NONE",
            "--cmd",
            "set rtp^=" .. vim.fn.getcwd(),
            "-c",
            "lua print(package.loaded['kaztext.nvim'], package.loaded['kaztext'])",
            "-c",
            "qa!",
        })
        assert.are.equal("nil nil", vim.trim(out))
    end)

    it("completes its words", function()
        local all = vim.fn.getcompletion("Kaztext ", "cmdline")
        for _, name in ipairs({ "fix", "check", "translit", "entities", "view", "lemma", "spell", "undo" }) do
            assert.is_true(vim.tbl_contains(all, name), name)
        end
        assert.are.same({ "view" }, vim.fn.getcompletion("Kaztext v", "cmdline"))
        assert.are.same({ "live", "save", "off" }, vim.fn.getcompletion("Kaztext check ", "cmdline"))
        assert.are.same({ "latn-2021" }, vim.fn.getcompletion("2,3Kaztext! translit latn-2021", "cmdline"))
        assert.are.same({}, vim.fn.getcompletion("Kaztext check live ", "cmdline"))
        assert.are.same({}, vim.fn.getcompletion("Kaztext undo ", "cmdline"))
        local rules = vim.fn.getcompletion("Kaztext fix quotes s", "cmdline")
        assert.is_true(vim.tbl_contains(rules, "suffix") and vim.tbl_contains(rules, "space"))
        assert.are.same({}, vim.fn.getcompletion("Kaztext fix quotes quotes", "cmdline"))
        -- what Neovim hands over of the last of several commands; 0.7 itself asks for the first one alone
        local line = "argdo Kaztext! fix quotes | Kaztext ch"
        assert.are.same({ "check" }, require("kaztext.nvim").complete("ch", line, #line))
    end)

    it("looks after the buffers that are there where it is loaded late", function()
        local path = vim.fn.tempname() .. ".md"
        vim.fn.writefile({ "Бiз" }, path)
        local late = "set rtp^=%s | runtime plugin/kaztext.lua"
            .. " | echo luaeval('require([[kaztext.nvim.check]]).mode(1)') | qa!"
        local out = vim.fn.system({
            "timeout",
            "60",
            os.getenv("KAZ_NVIM"),
            "--headless",
            "--clean",
            "-n",
            "-i",
            "NONE",
            "--cmd",
            "let g:kaztext = { 'filetypes': ['markdown'] }",
            "-c",
            "autocmd VimEnter * " .. late:format(vim.fn.getcwd()),
            path,
        })
        os.remove(path)
        assert.are.equal("live", vim.trim(out))
    end)

    it("lists its words where none is given", function()
        local out = vim.fn.execute("Kaztext")
        assert.is_truthy(out:find("lemma%s+tell the dictionary form"), out)
    end)

    it("says what it does not know", function()
        local function said(command)
            return editor.said(function()
                vim.cmd("Kaztext " .. command)
            end)
        end
        assert.is_truthy(said("paint"):find('there is no "paint"; known are actions, check', 1, true))
        assert.are.equal("undo takes no words", said("undo all"))
        assert.are.equal("check takes no more than 1 word", said("check live save"))
        vim.g.kaztext = { profil = "web" }
        assert.is_truthy(said("fix"):find('vim.g.kaztext: there is no "profil"; known are check', 1, true))
        vim.g.kaztext = { rules = { colour = true } }
        assert.is_truthy(said("fix"):find("colour", 1, true))
        vim.g.kaztext = nil
    end)

    it("has an optional setup that is strict", function()
        local nvim = require("kaztext.nvim")
        for _, wishes in ipairs({
            { colour = true },
            { profile = "all" },
            { filetypes = "text" },
            { filetypes = { 1 } },
            { limit = -1 },
            { language = "ru" },
            { translit = "runes" },
            "web",
        }) do
            assert.has_error(function()
                nvim.setup(wishes)
            end)
        end
        nvim.setup({ profile = "strict", kinds = { "space" } })
        assert.are.equal("strict", vim.g.kaztext.profile)
        nvim.setup()
        assert.are.same({}, vim.g.kaztext)
        vim.g.kaztext = nil
    end)

    it("has maps of its own and no others", function()
        for _, name in ipairs({ "fix", "fix-line", "translit", "spell", "fix-here", "actions", "lemma", "undo" }) do
            assert.are_not.equal("", vim.fn.maparg("<Plug>(kaztext-" .. name .. ")", "n"), name)
        end
        for _, map in ipairs(vim.api.nvim_get_keymap("n")) do
            local ours = (map.desc or ""):find("^kaztext") ~= nil
            assert.is_true(not ours or map.lhs:find("^<Plug>") ~= nil, map.lhs)
        end
    end)

    it("says one thing where the native part is missing, and how to get it", function()
        local copy = vim.fn.tempname()
        vim.fn.mkdir(copy, "p")
        vim.fn.system({ "cp", "-r", "lua", copy })
        vim.fn.mkdir(copy .. "/plugin", "p")
        vim.fn.system({ "cp", "plugin/kaztext.lua", copy .. "/plugin" })
        local function say(command)
            return vim.fn.system({
                "sh",
                "-c",
                'cd / && exec "$KAZ_NVIM" --headless --clean -n -i NONE --cmd "set rtp^=$1" -c "$2" -c "qa!"',
                "sh",
                copy,
                command,
            })
        end
        assert.are.equal("", say("silent echo"))
        for _, command in ipairs({ "Kaztext view", "Kaztext undo", "lua require('kaztext.nvim').operator('fix')" }) do
            local said = say(command):gsub("%s", "")
            assert.is_truthy(said:find("makebuild", 1, true), said)
            assert.is_nil(said:find("traceback", 1, true), said)
        end
        local out = say("Kaztext fix")
        assert.is_truthy(out:gsub("%s", ""):find("makebuild", 1, true), out)
        assert.is_nil(out:find("traceback", 1, true))
        out = say("checkhealth kaztext | %print")
        -- Neovim breaks what it prints where it likes
        assert.is_truthy(out:gsub("%s", ""):find("makebuild", 1, true), out)
        vim.fn.delete(copy, "rf")
    end)

    it("has a manual whose tags are those that :helptags makes", function()
        local folder = vim.fn.tempname()
        vim.fn.mkdir(folder)
        vim.fn.writefile(vim.fn.readfile("doc/kaztext.txt"), folder .. "/kaztext.txt")
        vim.cmd("helptags " .. folder)
        assert.are.same(vim.fn.readfile(folder .. "/tags"), vim.fn.readfile("doc/tags"))
        vim.fn.delete(folder, "rf")
    end)

    it("has a health check that finds everything here", function()
        vim.cmd("checkhealth kaztext")
        local text = table.concat(lines(), "\n")
        assert.is_truthy(text:find("native part is loaded", 1, true))
        assert.is_truthy(text:find("kaztext.icu is there", 1, true))
        assert.is_truthy(text:find("kaztext.pcre is there", 1, true))
        assert.is_truthy(text:find("kaztext.html is there", 1, true))
        assert.is_truthy(text:find("vim.g.kaztext is not set", 1, true))
        assert.is_nil(text:find("ERROR", 1, true))
        vim.g.kaztext = { profil = "web" }
        vim.cmd("checkhealth kaztext")
        text = table.concat(lines(), "\n")
        assert.is_truthy(text:find('there is no "profil"', 1, true))
        vim.g.kaztext = nil
    end)
end)
