-- :Kaztext check: diagnostics once, live and at each save, and what can be done about them.
local editor = require("nvim.editor")
local buffer, lines = editor.buffer, editor.lines

local function diagnostics()
    return editor.diagnostics()
end

local function until_found(wanted)
    editor.wait(function()
        return vim.deep_equal(wanted, diagnostics())
    end)
end

describe(":Kaztext check", function()
    before_each(function()
        vim.g.kaztext = { delay = 1 }
    end)
    after_each(function()
        vim.cmd("Kaztext check off")
        vim.g.kaztext = nil
    end)

    it("shows what is wrong, where, of what kind", function()
        buffer({ "Бiз  келдiк.", "", '"5-ге" iPhonе' })
        vim.cmd("Kaztext check")
        assert.are.same({
            "0:0-5 lookalike",
            "0:5-7 space",
            "0:7-18 lookalike",
            "2:0-1 quotes",
            "2:1-7 suffix",
            "2:7-8 quotes",
            "2:9-16 mixed-scripts",
        }, diagnostics())
        local one = vim.diagnostic.get(0)[1]
        assert.are.equal("kaztext", one.source)
        assert.are.equal(vim.diagnostic.severity.ERROR, one.severity)
        assert.are.equal("Latin i in «Бiз»: write «Біз»", one.message)
    end)

    it("speaks Kazakh where that is set", function()
        vim.g.kaztext = { language = "kk" }
        buffer({ "екі  бос" })
        vim.cmd("Kaztext check")
        assert.are.equal("қосарланған бос орын", vim.diagnostic.get(0)[1].message)
    end)

    it("checks a range beside what was found before", function()
        buffer({ "Бiз", "", "Сiз", "", "Олар бiз" })
        vim.cmd("1Kaztext check")
        vim.api.nvim_buf_set_lines(0, 0, 0, false, { "жаңа", "жолдар" })
        vim.cmd("7Kaztext check")
        assert.are.same({ "2:0-5 lookalike", "6:9-14 lookalike" }, diagnostics())
    end)

    it("shows the sign before what is missing", function()
        buffer({ "Ол келді,бірақ кетті." })
        vim.cmd("Kaztext check")
        local at = ("Ол келді"):len()
        assert.are.same({ ("0:%d-%d punctuation"):format(at, at + 1) }, diagnostics())
    end)

    it("keeps to the kinds and the number that are set", function()
        vim.g.kaztext = { kinds = { "space" }, limit = 2 }
        buffer({ "Бiз  а", "б  в", "г  ғ" })
        assert.is_truthy(editor
            .said(function()
                vim.cmd("Kaztext! check")
            end)
            :find("the first 2 findings; there are more", 1, true))
        assert.are.same({ "0:5-7 space", "1:2-4 space" }, diagnostics())
        vim.g.kaztext = { kinds = { "space" }, limit = 3 }
        assert.are.equal(
            "3 findings",
            editor.said(function()
                vim.cmd("Kaztext! check")
            end)
        )
    end)

    it("takes an empty buffer and invalid bytes", function()
        buffer({})
        vim.cmd("Kaztext check")
        assert.are.same({}, diagnostics())
        buffer({ "аб\255в" })
        vim.cmd("Kaztext check")
        assert.are.same({ "0:4-5 invalid-bytes" }, diagnostics())
    end)

    it("finds text that was opened in a wrong encoding", function()
        local latin = ("Қазақстан Республикасының Президенті халыққа жолдау арнады."):gsub(
            "[\128-\255]",
            function(byte)
                return vim.fn.nr2char(byte:byte())
            end
        )
        buffer({ latin })
        vim.cmd("Kaztext check")
        assert.is_truthy(diagnostics()[1]:find("^0:0%-%d+ encoding$"))
        vim.cmd("Kaztext fix encoding")
        assert.are.same({
            "Қазақстан Республикасының Президенті халыққа жолдау арнады.",
        }, lines())
    end)

    it("says that it passes over a line that is too long", function()
        buffer({ ("Бiз "):rep(20000), "Бiз" })
        local said = editor.said(function()
            vim.cmd("Kaztext! check")
        end)
        assert.are.equal("1 finding; 1 line of more than 64 KB not checked", said)
        assert.are.same({ "1:0-5 lookalike" }, diagnostics())
    end)

    it("follows the text while it is live", function()
        buffer({ "Бiз", "таза", "Сiз" })
        vim.cmd("Kaztext check live")
        assert.are.same({ "0:0-5 lookalike", "2:0-5 lookalike" }, diagnostics())
        vim.api.nvim_buf_set_lines(0, 1, 2, false, { "жаңа", "тaза" })
        until_found({ "0:0-5 lookalike", "2:0-7 lookalike", "3:0-5 lookalike" })
        vim.api.nvim_buf_set_lines(0, 0, 1, false, { "Біз" })
        until_found({ "2:0-7 lookalike", "3:0-5 lookalike" })
        vim.api.nvim_buf_set_lines(0, 0, 2, false, {})
        until_found({ "0:0-7 lookalike", "1:0-5 lookalike" })
        vim.cmd("Kaztext check off")
        assert.are.same({}, diagnostics())
    end)

    it("follows quotation marks through their paragraph", function()
        buffer({ "Ол «бір", "екі» деді" })
        vim.cmd("Kaztext check live")
        assert.are.same({}, diagnostics())
        vim.api.nvim_buf_set_lines(0, 0, 1, false, { 'Ол "бір' })
        editor.wait(function()
            return diagnostics()[1] and diagnostics()[1]:find("quotes")
        end)
    end)

    it("checks all of a buffer that is too much for one turn", function()
        local many = {}
        for i = 1, 6000 do
            many[i] = i % 1000 == 0 and "Бiз" or "Бұл жолда ештеңе жоқ, тек сөздер."
        end
        buffer(many)
        editor.said(function(heard)
            vim.cmd("Kaztext check live")
            -- lines that come while it is under way are no trouble
            vim.api.nvim_buf_set_lines(0, 0, 0, false, { "Бiз", "жаңа" })
            editor.wait(function()
                return heard[1]
            end)
        end)
        until_found({
            "0:0-5 lookalike",
            "1001:0-5 lookalike",
            "2001:0-5 lookalike",
            "3001:0-5 lookalike",
            "4001:0-5 lookalike",
            "5001:0-5 lookalike",
            "6001:0-5 lookalike",
        })
    end)

    it("checks at each save where that is asked", function()
        buffer({ "Бiз" })
        local path = vim.fn.tempname()
        vim.cmd("silent write " .. path)
        vim.cmd("Kaztext check save")
        assert.are.same({ "0:0-5 lookalike" }, diagnostics())
        vim.api.nvim_buf_set_lines(0, 0, -1, false, { "Біз", "Сiз" })
        vim.cmd("silent write")
        until_found({ "1:0-5 lookalike" })
        vim.cmd("Kaztext check off")
        vim.cmd("silent write")
        assert.are.same({}, diagnostics())
        os.remove(path)
    end)

    it("goes on where the file is read again, and ends where the buffer is unloaded", function()
        local path = vim.fn.tempname()
        vim.fn.writefile({ "Бiз" }, path)
        vim.cmd("silent edit! " .. path)
        local buf = vim.api.nvim_get_current_buf()
        vim.cmd("Kaztext check live")
        vim.fn.writefile({ "таза", "", "Сiз", "", "Олар" }, path)
        vim.cmd("silent edit!")
        until_found({ "2:0-5 lookalike" })
        vim.api.nvim_buf_set_lines(0, 4, 5, false, { "Oлар" })
        until_found({ "2:0-5 lookalike", "4:0-7 lookalike" })
        vim.cmd("enew!")
        vim.cmd("bunload! " .. buf)
        editor.wait(function()
            return require("kaztext.nvim.check").mode(buf) == nil
        end)
        os.remove(path)
    end)

    it("begins by itself for the file types that are set", function()
        vim.g.kaztext = { filetypes = { "markdown" }, check = "live", delay = 1 }
        buffer({ "Бiз" })
        vim.bo.filetype = "text"
        assert.are.same({}, diagnostics())
        vim.bo.filetype = "markdown"
        assert.are.same({ "0:0-5 lookalike" }, diagnostics())
    end)

    it("forgets a buffer that is gone", function()
        local buf = buffer({ "Бiз" })
        vim.cmd("Kaztext check live")
        vim.cmd("bwipeout! " .. buf)
        editor.wait(function()
            return require("kaztext.nvim.check").mode(buf) == nil
        end)
    end)

    it("tells wrong settings once, and does not begin with them", function()
        for _, settings in ipairs({ { kinds = { "colour" } }, { rules = { colour = true } } }) do
            vim.g.kaztext = settings
            local buf = buffer({ "Бiз" })
            local said = editor.said(function()
                vim.cmd("Kaztext check live")
            end)
            assert.is_truthy(said:find("colour", 1, true), said)
            assert.is_nil(said:find(".lua", 1, true), said)
            assert.is_nil(require("kaztext.nvim.check").mode(buf))
        end
    end)

    it("wants a mode that it knows", function()
        assert.is_truthy(editor
            .said(function()
                vim.cmd("Kaztext check often")
            end)
            :find("live, save or off", 1, true))
    end)
end)

describe("what is found at the cursor", function()
    it("is fixed alone", function()
        buffer({ "Бiз  келдiк 5-ге" })
        editor.cursor(1, 2)
        vim.cmd("Kaztext fix here")
        assert.are.same({ "Біз  келдiк 5-ге" }, lines())
        editor.cursor(1, ("Біз  келдiк "):len())
        vim.cmd("Kaztext fix here")
        assert.are.same({ "Біз  келдiк 5-ке" }, lines())
        vim.cmd("Kaztext undo")
        assert.are.same({ "Біз  келдiк 5-ге" }, lines())
    end)

    it("is all of the line where the cursor is on none of it", function()
        buffer({ "таза Бiз  келдiк" })
        editor.cursor(1, 0)
        vim.cmd("Kaztext fix here")
        assert.are.same({ "таза Біз келдік" }, lines())
        assert.are.equal(
            "nothing is wrong in this line",
            editor.said(function()
                vim.cmd("Kaztext fix here")
            end)
        )
    end)

    it("is only told where there is no sure fix", function()
        buffer({ "Бизdin үй" })
        assert.is_truthy(editor
            .said(function()
                vim.cmd("Kaztext fix here")
            end)
            :find("there is no sure fix", 1, true))
        assert.are.same({ "Бизdin үй" }, lines())
    end)

    it("is fixed by a map that a dot repeats", function()
        vim.keymap.set("n", "gh", "<Plug>(kaztext-fix-here)")
        buffer({ "Бiз келдiк", "", "Сiз келдiк" })
        editor.cursor(1, ("Бiз кел"):len())
        editor.type("gh")
        assert.are.same({ 1, ("Бiз кел"):len() }, vim.api.nvim_win_get_cursor(0))
        editor.type("j.")
        editor.type("j0.")
        vim.keymap.del("n", "gh")
        assert.are.same({ "Бiз келдік", "", "Сіз келдiк" }, lines())
    end)

    it("is not told as fixed in a buffer that cannot be changed", function()
        buffer({ "Бiз" })
        vim.bo.modifiable = false
        local said = editor.said(function()
            vim.cmd("Kaztext fix here")
        end)
        vim.bo.modifiable = true
        assert.are.equal("the buffer cannot be changed ('modifiable' is off)", said)
    end)

    it("is put in where something is missing", function()
        buffer({ "Ол келді,бірақ кетті." })
        editor.cursor(1, ("Ол келді"):len())
        vim.cmd("Kaztext fix here")
        assert.are.same({ "Ол келді, бірақ кетті." }, lines())
    end)

    it("can be chosen: alone, with its kind, with all", function()
        local real, shown = vim.ui.select, {}
        local function choose(n)
            vim.ui.select = function(items, options, go_on)
                shown = vim.tbl_map(options.format_item, items)
                go_on(items[n])
            end
            vim.cmd("Kaztext actions")
            vim.ui.select = real
        end
        local function fresh()
            buffer({ "Бiз  келдiк", "Сiз  де" })
            editor.cursor(1, 0)
        end
        fresh()
        choose(1)
        assert.are.same(
            { "«Бiз» → «Біз»", "all of the kind lookalike in the buffer", "all in the buffer" },
            shown
        )
        assert.are.same({ "Біз  келдiк", "Сiз  де" }, lines())
        fresh()
        choose(2)
        assert.are.same({ "Біз  келдік", "Сіз  де" }, lines())
        fresh()
        choose(3)
        assert.are.same({ "Біз келдік", "Сіз де" }, lines())
        buffer({ 'Ол "Жас" газеті' })
        editor.cursor(1, ("Ол "):len())
        choose(1)
        assert.are.equal('«"» → «', shown[1])
    end)
end)
