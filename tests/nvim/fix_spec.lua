-- :Kaztext fix and undo: what they change, and what they leave as it was.
local editor = require("nvim.editor")
local buffer, lines = editor.buffer, editor.lines

describe(":Kaztext fix", function()
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

    it("puts right endings behind digits", function()
        buffer({ "Бiз 5-ге дейін, 10 %-ге" })
        vim.cmd("Kaztext fix")
        assert.are.same({ "Біз 5-ке дейін, 10 %-ға" }, lines())
    end)

    it("keeps to the rules and kinds that are named", function()
        buffer({ 'Бiз  "үй" 5-ге' })
        vim.cmd("Kaztext fix space suffix")
        assert.are.same({ 'Бiз "үй" 5-ке' }, lines())
        vim.cmd("Kaztext fix latin-lookalike")
        assert.are.same({ 'Біз "үй" 5-ке' }, lines())
        assert.are.equal(
            'there is no rule "colour"',
            editor.said(function()
                vim.cmd("Kaztext fix colour")
            end)
        )
    end)

    it("does what vim.g.kaztext says", function()
        vim.g.kaztext = { profile = "strict" }
        buffer({ 'Бiз  "үй"' })
        vim.cmd("Kaztext fix")
        vim.g.kaztext = nil
        assert.are.same({ 'Біз  "үй"' }, lines())
    end)

    it("takes an empty buffer, NUL, invalid bytes, carriage returns and line separators", function()
        buffer({})
        vim.bo.modified = false
        vim.cmd("Kaztext fix")
        assert.are.same({ "" }, lines())
        assert.is_false(vim.bo.modified)
        buffer({ "a\0б", "кeл\255дi", "жолi\r", "бiр\226\128\168екi", "" })
        vim.cmd("Kaztext fix")
        assert.are.equal(5, #lines())
        assert.are.equal("кел\239\191\189ді", lines()[2])
        assert.is_truthy(lines()[4]:find("^бір"))
    end)

    it("leaves a buffer unmodified where nothing is wrong", function()
        buffer({ "Бұл таза мәтін." })
        vim.bo.modified = false
        vim.cmd("Kaztext fix")
        assert.is_false(vim.bo.modified)
    end)

    it("says why it leaves a buffer alone that cannot be changed", function()
        buffer({ "келдi" })
        vim.bo.modifiable = false
        local said = editor.said(function()
            vim.cmd("Kaztext fix")
            vim.cmd("Kaztext undo")
        end)
        vim.bo.modifiable = true
        assert.is_truthy(said:find("'modifiable' is off", 1, true))
        assert.are.same({ "келдi" }, lines())
    end)

    it("keeps file format, BOM and line ends of a file", function()
        local path = vim.fn.tempname()
        local file = io.open(path, "wb")
        file:write("\239\187\191келдi\r\nкеттi\r\n")
        file:close()
        vim.cmd("silent edit! " .. path)
        assert.are.equal("dos", vim.bo.fileformat)
        vim.cmd("Kaztext fix")
        vim.cmd("silent write!")
        file = io.open(path, "rb")
        local bytes = file:read("*a")
        file:close()
        os.remove(path)
        assert.are.equal("\239\187\191келді\r\nкетті\r\n", bytes)
    end)

    it("reads text anew that was opened in a wrong encoding", function()
        local latin = ("Қазақстан Республикасының Президенті халыққа жолдау арнады."):gsub(
            "[\128-\255]",
            function(byte)
                return vim.fn.nr2char(byte:byte())
            end
        )
        buffer({ latin })
        vim.cmd("Kaztext fix")
        assert.are.same({
            "Қазақстан Республикасының Президенті халыққа жолдау арнады.",
        }, lines())
    end)

    it("keeps marks, the cursor and folds", function()
        buffer({ "кiтап, дeптер, қалам", "екінші жол", "үшiншi жол" })
        local mark = ("кiтап, дeптер, "):len()
        editor.cursor(1, mark)
        vim.cmd("normal! ma")
        editor.cursor(2, 3)
        vim.cmd("normal! mb")
        vim.wo.foldmethod = "manual"
        vim.cmd("1,2fold")
        vim.cmd("1foldopen")
        editor.cursor(1, mark)
        vim.cmd("Kaztext fix")
        local moved = ("кітап, дептер, "):len()
        assert.are.same({ 1, moved }, vim.api.nvim_buf_get_mark(0, "a"))
        assert.are.same({ 2, 3 }, vim.api.nvim_buf_get_mark(0, "b"))
        assert.are.same({ 1, moved }, vim.api.nvim_win_get_cursor(0))
        assert.are.equal(1, vim.fn.foldlevel(1))
        vim.cmd("Kaztext undo")
        assert.are.same({ 1, mark }, vim.api.nvim_buf_get_mark(0, "a"))
        vim.wo.foldmethod = "manual"
        vim.cmd("normal! zE")
    end)

    it("leaves every window of the buffer where it is", function()
        local many = {}
        for i = 1, 200 do
            many[i] = "кiтап дeптер"
        end
        buffer(many)
        vim.cmd("split")
        local here, other = vim.fn.win_getid(1), vim.fn.win_getid(2)
        vim.fn.win_execute(other, "normal! 100Gzt")
        vim.api.nvim_win_set_cursor(other, { 100, 10 })
        vim.api.nvim_win_set_cursor(here, { 1, 9 })
        local function places()
            return { vim.fn.line("w0", other), vim.api.nvim_win_get_cursor(other), vim.api.nvim_win_get_cursor(here) }
        end
        vim.cmd("Kaztext fix")
        assert.are.same({ 100, { 100, 11 }, { 1, 10 } }, places())
        vim.cmd("Kaztext undo")
        assert.are.same({ 100, { 100, 10 }, { 1, 9 } }, places())
        vim.cmd("Kaztext translit latn-2021")
        assert.are.same({ 100, { 100, 6 }, { 1, 5 } }, places())
        vim.cmd("only")
    end)

    it("may have another command behind it", function()
        buffer({ "Бiз" })
        vim.cmd("Kaztext fix | Kaztext translit latn-2021")
        assert.are.same({ "Bız" }, lines())
    end)

    it("works on much text in turns, and makes them one undo", function()
        local many = {}
        for i = 1, 12000 do
            many[i] = i % 3 == 0 and "Бiз  келдiк"
                or "Бұл жолда ештеңе жоқ, тек сөздер."
        end
        local buf = buffer(many)
        editor.said(function(heard)
            vim.cmd("Kaztext fix")
            assert.are.same({}, heard)
            editor.wait(function()
                return heard[1]
            end)
            assert.are.equal("fix: 12000 changes in 4000 lines", heard[1])
        end)
        assert.are.equal("Біз келдік", lines(buf)[3])
        assert.are.equal("Біз келдік", lines(buf)[12000])
        editor.next_step()
        editor.said(function(heard)
            vim.cmd("Kaztext undo")
            editor.wait(function()
                return heard[1]
            end)
            assert.are.equal("fix: 4000 lines taken back", heard[1])
        end)
        assert.are.same(many, lines(buf))
        vim.cmd("undo")
        assert.are.equal("Біз келдік", lines(buf)[12000])
        assert.are.equal("Біз келдік", lines(buf)[3])
        vim.cmd("undo")
        assert.are.same(many, lines(buf))
    end)

    it("repairs a very long line, and takes that back", function()
        local long = ("Бiз  келдiк. "):rep(20000)
        buffer({ "таза", long })
        vim.cmd("Kaztext! fix")
        assert.are.equal(("Біз келдік. "):rep(20000):sub(1, -2), lines()[2])
        vim.cmd("Kaztext! undo")
        assert.are.same({ "таза", long }, lines())
    end)

    it("stops where the buffer is changed meanwhile, and what it did can be taken back", function()
        local many = {}
        for i = 1, 30000 do
            many[i] = "Бiз  келдiк"
        end
        buffer(many)
        editor.said(function(heard)
            vim.cmd("Kaztext fix")
            vim.api.nvim_buf_set_lines(0, 0, 0, false, { "Жаңа жол" })
            editor.wait(function()
                return heard[2]
            end)
            assert.is_truthy(heard[1]:find("^stopped"))
            vim.cmd("Kaztext! undo")
            assert.is_truthy(heard[3]:find("taken back$"))
        end)
        assert.are.equal("Бiз  келдiк", lines()[2])
        assert.are.equal(30001, #lines())
    end)

    it("stops where the buffer may no longer be changed, and what it did can be taken back", function()
        local many = {}
        for i = 1, 30000 do
            many[i] = "Бiз  келдiк"
        end
        buffer(many)
        editor.said(function(heard)
            vim.cmd("Kaztext fix")
            vim.bo.modifiable = false
            editor.wait(function()
                return heard[2]
            end)
            vim.bo.modifiable = true
            assert.is_truthy(heard[1]:find("'modifiable' is off", 1, true))
            vim.cmd("Kaztext! undo")
        end)
        assert.are.same({ "Бiз  келдiк", "Бiз  келдiк" }, { lines()[1], lines()[30000] })
    end)

    it("is done at once with a bang", function()
        local many = {}
        for i = 1, 30000 do
            many[i] = "Бiз  келдiк"
        end
        buffer(many)
        vim.cmd("Kaztext! fix")
        assert.are.equal("Біз келдік", lines()[30000])
    end)
end)

describe(":Kaztext undo", function()
    it("takes back the last repair after edits elsewhere, and the one before it", function()
        buffer({ "келдi", "кеттi", "жай жол" })
        vim.cmd("1Kaztext fix")
        vim.cmd("2Kaztext fix")
        vim.api.nvim_buf_set_lines(0, 0, 0, false, { "жаңа жол" })
        vim.api.nvim_buf_set_lines(0, 3, 4, false, { "өзгерген жол" })
        vim.cmd("Kaztext undo")
        assert.are.same({ "жаңа жол", "келді", "кеттi", "өзгерген жол" }, lines())
        vim.cmd("Kaztext undo")
        assert.are.same({ "жаңа жол", "келдi", "кеттi", "өзгерген жол" }, lines())
        assert.are.equal(
            "there is nothing to take back in this buffer",
            editor.said(function()
                vim.cmd("Kaztext undo")
            end)
        )
    end)

    it("leaves lines that were changed since, and names them", function()
        buffer({ "келдi", "кеттi", "үйi" })
        vim.cmd("Kaztext fix")
        editor.cursor(2, 0)
        vim.cmd("normal! Aқосымша")
        assert.are.equal(
            "fix: 2 lines taken back; 1 line changed since and stay: 2",
            editor.said(function()
                vim.cmd("Kaztext undo")
            end)
        )
        assert.are.same({ "келдi", "кеттіқосымша", "үйi" }, lines())
    end)

    it("names a line that was made of several once", function()
        buffer({ "келдi", "кеттi", "қалдi" })
        vim.cmd("Kaztext fix")
        vim.cmd("1,2join")
        local said = editor.said(function()
            vim.cmd("Kaztext undo")
        end)
        assert.are.equal("fix: 1 line taken back; 2 lines changed since and stay: 1", said)
    end)

    it("has nothing to do where Neovim's own undo came before", function()
        buffer({ "келдi" })
        vim.cmd("Kaztext fix")
        vim.cmd("undo")
        assert.are.equal(
            "fix: 0 lines taken back",
            editor.said(function()
                vim.cmd("Kaztext undo")
            end)
        )
        assert.are.same({ "келдi" }, lines())
    end)

    it("is one undo itself", function()
        buffer({ "келдi", "кеттi" })
        vim.cmd("Kaztext fix")
        editor.next_step()
        vim.cmd("Kaztext undo")
        vim.cmd("undo")
        assert.are.same({ "келді", "кетті" }, lines())
    end)

    it("keeps the repairs of each buffer apart", function()
        local first = buffer({ "келдi" })
        vim.bo.bufhidden = "hide"
        vim.cmd("Kaztext fix")
        buffer({ "кеттi" })
        vim.cmd("Kaztext fix")
        vim.cmd("Kaztext undo")
        assert.are.same({ "кеттi" }, lines())
        assert.are.same({ "келді" }, lines(first))
    end)
end)
