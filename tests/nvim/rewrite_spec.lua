-- :Kaztext translit, spell, number, lemma, and the operators.
local editor = require("nvim.editor")
local buffer, lines, press = editor.buffer, editor.lines, editor.type

describe(":Kaztext translit", function()
    it("writes lines in another alphabet, and back", function()
        buffer({ "Қазақстан", "жаңа жол", "үшінші" })
        vim.cmd("1,2Kaztext translit latn-2021")
        assert.are.same({ "Qazaqstan", "jaña jol", "үшінші" }, lines())
        vim.cmd("1Kaztext translit cyrl latn-2021")
        assert.are.equal("Қазақстан", lines()[1])
        vim.cmd("Kaztext undo")
        vim.cmd("Kaztext undo")
        assert.are.same({ "Қазақстан", "жаңа жол", "үшінші" }, lines())
    end)

    it("wants an alphabet that it knows, from the command or the settings", function()
        buffer({ "жаңа" })
        for _, command in ipairs({ "Kaztext translit", "Kaztext translit runes", "Kaztext translit cyrl runes" }) do
            local said = editor.said(function()
                vim.cmd(command)
            end)
            assert.is_truthy(said:find("latn%-2021"), command)
        end
        vim.g.kaztext = { translit = "latn-2021" }
        vim.cmd("Kaztext translit")
        vim.g.kaztext = nil
        assert.are.same({ "jaña" }, lines())
    end)
end)

describe(":Kaztext spell", function()
    it("writes the numbers of the cursor's line, or of a range, in words", function()
        buffer({ "5 алма", "10 %-ға", "6 алма" })
        editor.cursor(2, 0)
        vim.cmd("Kaztext spell")
        assert.are.same({ "5 алма", "он пайызға", "6 алма" }, lines())
        vim.cmd("Kaztext undo")
        vim.cmd("%Kaztext spell")
        assert.are.same({ "бес алма", "он пайызға", "алты алма" }, lines())
    end)
end)

describe(":Kaztext number", function()
    it("tells what the number at the cursor is worth", function()
        buffer({ "Бағасы екі мың он тоғыз теңге болды." })
        editor.cursor(1, ("Бағасы екі "):len())
        local said = editor.said(function()
            vim.cmd("Kaztext number")
            editor.cursor(1, 0)
            vim.cmd("Kaztext number")
        end)
        assert.is_truthy(said:find("= 2019 money KZT", 1, true), said)
        assert.is_truthy(said:find("there is no number here", 1, true), said)
    end)
end)

describe(":Kaztext lemma", function()
    it("shows the word at the cursor in a float", function()
        buffer({ "Олар балаларға кітап берді." })
        editor.cursor(1, ("Олар бал"):len())
        vim.cmd("Kaztext lemma")
        local float
        for _, window in ipairs(vim.api.nvim_tabpage_list_wins(0)) do
            if vim.api.nvim_win_get_config(window).relative ~= "" then
                float = window
            end
        end
        assert.is_truthy(float)
        local shown = lines(vim.api.nvim_win_get_buf(float))[1]
        assert.is_truthy(shown:find("балаларға → бала  NOUN", 1, true), shown)
        vim.api.nvim_win_close(float, true)
    end)

    it("reads words as they would be repaired", function()
        buffer({ 'Ол  "кiтaпты" оқыды .' })
        vim.cmd("1Kaztext lemma")
        assert.is_truthy(table.concat(lines(), "\n"):find("кітапты%s+кітап%s+NOUN"))
        press("q")
        editor.cursor(1, ('Ол  "кiт'):len())
        vim.cmd("Kaztext lemma")
        local float = vim.tbl_filter(function(window)
            return vim.api.nvim_win_get_config(window).relative ~= ""
        end, vim.api.nvim_list_wins())[1]
        assert.is_truthy(lines(vim.api.nvim_win_get_buf(float))[1]:find("^ ?кітапты → кітап  NOUN"))
        vim.api.nvim_win_close(float, true)
    end)

    it("shows all words of a range in a window", function()
        buffer({ "Балалар келді.", "Олар үйде." })
        vim.cmd("1Kaztext lemma")
        assert.are.equal(2, #vim.api.nvim_tabpage_list_wins(0))
        assert.is_truthy(lines()[1]:find("^Балалар%s+бала%s+NOUN"))
        assert.is_nil(table.concat(lines()):find("үйде", 1, true))
        press("q")
        assert.are.equal(1, #vim.api.nvim_tabpage_list_wins(0))
    end)

    it("shows the words beside a NUL, too", function()
        buffer({ "үй\0де бала" })
        vim.cmd("1Kaztext lemma")
        assert.is_truthy(lines()[#lines()]:find("^бала%s+бала%s+NOUN"))
        press("q")
    end)

    it("says where there is no word", function()
        buffer({ "", "..." })
        assert.are.equal(
            "there is no word here",
            editor.said(function()
                vim.cmd("Kaztext lemma")
            end)
        )
    end)
end)

describe("the operators", function()
    before_each(function()
        vim.keymap.set({ "n", "x" }, "gf", "<Plug>(kaztext-fix)")
        vim.keymap.set("n", "gff", "<Plug>(kaztext-fix-line)")
        vim.keymap.set({ "n", "x" }, "gs", "<Plug>(kaztext-spell)")
        vim.keymap.set({ "n", "x" }, "gt", "<Plug>(kaztext-translit)")
        vim.g.kaztext = { translit = "latn-2021" }
    end)
    after_each(function()
        for key, modes in pairs({ gf = { "n", "x" }, gff = "n", gs = { "n", "x" }, gt = { "n", "x" } }) do
            vim.keymap.del(modes, key)
        end
        vim.g.kaztext = nil
    end)

    it("repair what a motion goes over, and no more", function()
        buffer({ "келдi кеттi қалдi" })
        editor.cursor(1, ("келдi "):len())
        press("gfiw")
        assert.are.same({ "келдi кетті қалдi" }, lines())
    end)

    it("are repeated by a dot", function()
        buffer({ "келдi кеттi", "үйi" })
        press("gg0gfiw")
        press("w.")
        assert.are.same({ "келді кетті", "үйi" }, lines())
        press("j0.")
        assert.are.equal("үйі", lines()[2])
    end)

    it("take counts and whole lines", function()
        buffer({ "келдi", "кеттi", "қалдi", "үйi" })
        press("gg2gff")
        assert.are.same({ "келді", "кетті", "қалдi", "үйi" }, lines())
        press("Ggfk")
        assert.are.same({ "келді", "кетті", "қалді", "үйі" }, lines())
    end)

    it("take a selection by character, line and block", function()
        buffer({ "келдi кеттi", "үйi кеттi" })
        press("gg0wvegf")
        assert.are.same({ "келдi кетті", "үйi кеттi" }, lines())
        press("ggVgf")
        assert.are.same({ "келді кетті", "үйi кеттi" }, lines())
        buffer({ "келдi кеттi", "келдi кеттi", "келдi кеттi" })
        press("gg0w<C-v>jegf")
        assert.are.same({ "келдi кетті", "келдi кетті", "келдi кеттi" }, lines())
        buffer({ "келдi кеттi", "келдi кеттi жатырi", "келдi жүрi" })
        press("gg0w<C-v>jj$gf")
        assert.are.same({ "келдi кетті", "келдi кетті жатырі", "келдi жүрі" }, lines())
        buffer({ "\0 кеттi", "келдi" })
        press("gg0<C-v>j8lgf")
        assert.are.equal("келді", lines()[2])
    end)

    it("look at what stands around, but change only what they are over", function()
        buffer({ 'Ол "үйi" деді' })
        editor.cursor(1, ("Ол "):len())
        press('gfi"')
        assert.are.same({ 'Ол "үйі" деді' }, lines())
        editor.cursor(1, ("Ол "):len())
        press('gfa"')
        assert.are.same({ "Ол «үйі» деді" }, lines())
    end)

    it("repair endings that a repair before them has moved", function()
        buffer({ "Бiз  5-ге" })
        press("gg0gf$")
        assert.are.same({ "Біз 5-ке" }, lines())
    end)

    it("transliterate a part of a line", function()
        buffer({ "жаңа үй", "екі" })
        press("gg0wgte")
        assert.are.same({ "жаңа üi", "екі" }, lines())
        press("ggVjgt")
        assert.are.same({ "jaña üi", "ekı" }, lines())
    end)

    it("ask for the alphabet where the settings have none", function()
        vim.g.kaztext = nil
        local real = vim.ui.select
        vim.ui.select = function(items, _, go_on)
            assert.is_true(vim.tbl_contains(items, "latn-2021"))
            go_on("latn-2021")
        end
        buffer({ "жаңа үй" })
        press("gg0gtiw")
        vim.ui.select = real
        assert.are.same({ "jaña үй" }, lines())
    end)

    it("write numbers in words", function()
        buffer({ "5 алма, 6 алма" })
        press("gg0gsiw")
        assert.are.same({ "бес алма, 6 алма" }, lines())
    end)
end)
