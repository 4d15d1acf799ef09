-- Inside Neovim: the command, the health check, and what is said where the native part is missing.
local function buffer(lines)
    vim.cmd("enew!")
    vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
    vim.cmd("let &undolevels = &undolevels") -- what follows is an undo step of its own
end

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

    it("repairs the buffer, in one undo", function()
        buffer({ "Асқар Мырзаxметов", "келдi", "IT сала" })
        vim.cmd("Kaztext fix")
        assert.are.same({ "Асқар Мырзахметов", "келді", "IT сала" }, lines())
        vim.cmd("undo")
        assert.are.same({ "Асқар Мырзаxметов", "келдi", "IT сала" }, lines())
    end)

    it("repairs the lines of a range only", function()
        buffer({ "келдi", "кеттi", "қалды" })
        vim.cmd("2Kaztext fix")
        assert.are.same({ "келдi", "кетті", "қалды" }, lines())
    end)

    it("takes an empty buffer and lines with NUL", function()
        buffer({})
        vim.cmd("Kaztext fix")
        assert.are.same({ "" }, lines())
        buffer({ "a\0б", "" })
        vim.cmd("Kaztext fix")
        assert.are.equal(2, #lines())
    end)

    it("shows people in a window of its own", function()
        vim.cmd("edit! examples/page.txt")
        local windows = #vim.api.nvim_list_wins()
        vim.cmd("Kaztext view")
        assert.are.equal(windows + 1, #vim.api.nvim_list_wins())
        assert.are.equal("nofile", vim.bo.buftype)
        assert.is_truthy(table.concat(lines(), "\n"):find("Ерлан Сәкенұлы Досжанов", 1, true))
        vim.cmd("close")
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
        local out = say("Kaztext fix")
        assert.is_truthy(out:gsub("%s", ""):find("makebuild", 1, true), out)
        assert.is_nil(out:find("traceback", 1, true))
        out = say("checkhealth kaztext | %print")
        -- Neovim breaks what it prints where it likes
        assert.is_truthy(out:gsub("%s", ""):find("makebuild", 1, true), out)
        vim.fn.delete(copy, "rf")
    end)

    it("has a health check that finds everything here", function()
        vim.cmd("checkhealth kaztext")
        local text = table.concat(lines(), "\n")
        assert.is_truthy(text:find("native part is loaded", 1, true))
        assert.is_truthy(text:find("kaztext.icu is there", 1, true))
        assert.is_truthy(text:find("kaztext.pcre is there", 1, true))
        assert.is_truthy(text:find("kaztext.html is there", 1, true))
        assert.is_nil(text:find("ERROR", 1, true))
    end)
end)
