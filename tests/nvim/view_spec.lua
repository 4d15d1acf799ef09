-- :Kaztext entities and view.
local editor = require("nvim.editor")
local buffer, lines, press = editor.buffer, editor.lines, editor.type

local function coloured(group)
    local list = {}
    local namespace = require("kaztext.nvim.entities").NAMESPACE
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })) do
        local row, col, details = mark[2], mark[3], mark[4]
        if details.hl_group == group then
            local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1]
            list[#list + 1] = line:sub(col + 1, details.end_col)
        end
    end
    return list
end

describe(":Kaztext entities", function()
    before_each(function()
        vim.g.kaztext = { delay = 1 }
    end)
    after_each(function()
        vim.g.kaztext = nil
    end)

    it("colours names, times and codes where they stand in the buffer", function()
        buffer({
            "Премьер-министр Асқар Мaмин  2019 жылы Алматыда болды.",
            "Тел.: 8 701 123 45 67",
        })
        vim.cmd("Kaztext! entities")
        assert.are.same({ "Асқар Мaмин" }, coloured("KaztextPerson"))
        assert.are.same({ "Алматыда" }, coloured("KaztextPlace"))
        assert.are.same({ "2019 жылы" }, coloured("KaztextTime"))
        assert.are.same({ "8 701 123 45 67" }, coloured("KaztextCode"))
        assert.are.same(
            { "Премьер-министр Асқар Мaмин  2019 жылы Алматыда болды." },
            { lines()[1] }
        )
        vim.cmd("Kaztext entities")
        assert.are.same({}, coloured("KaztextPerson"))
    end)

    it("follow the text", function()
        buffer({ "Бос жол." })
        vim.cmd("Kaztext! entities")
        vim.api.nvim_buf_set_lines(0, 0, 0, false, { "Асқар Мамин Алматыға барды." })
        editor.wait(function()
            return coloured("KaztextPerson")[1] == "Асқар Мамин"
        end)
        vim.api.nvim_buf_set_lines(0, 0, 1, false, { "Ешкім барған жоқ." })
        editor.wait(function()
            return #coloured("KaztextPerson") == 0
        end)
        vim.cmd("Kaztext entities")
    end)

    it("know what rules of the user's file add, and read it again when it changes", function()
        local path = os.tmpname()
        local function write(rules)
            local file = assert(io.open(path, "w"))
            file:write(rules)
            file:close()
            vim.loop.fs_utime(path, os.time(), os.time() + math.random(1000, 100000))
        end
        write('return { { { list = { "сонар" } }, gives = "ORGANISATION" } }')
        vim.g.kaztext = { delay = 1, extend = path }
        buffer({ "Кеше сонарға бардық." })
        vim.cmd("Kaztext! entities")
        assert.are.same({ "сонарға" }, coloured("KaztextOrganisation"))
        vim.cmd("Kaztext entities")
        write('return { { { list = { "кеше" } }, gives = "PERSON" } }')
        vim.cmd("Kaztext! entities")
        assert.are.same({ "Кеше" }, coloured("KaztextPerson"))
        vim.cmd("Kaztext entities")
        local function said()
            return editor.said(function()
                vim.cmd("Kaztext entities")
            end)
        end
        for rules, problem in pairs({
            ["return {"] = "expected",
            ['return { { "а" } }'] = "no rule in it gives anything",
            ['return { { "а", gives = "x" } }'] = "rule 1: gives: a type of entity",
        }) do
            write(rules)
            local message = said()
            assert.is_truthy(message:find("vim.g.kaztext: extend: ", 1, true), message)
            assert.is_truthy(message:find(problem, 1, true), message)
        end
        os.remove(path)
        assert.is_truthy(said():find("extend: the rules cannot be used: cannot open", 1, true))
    end)

    it("have groups that a colour scheme may set", function()
        vim.cmd("highlight clear KaztextPerson")
        require("kaztext.nvim.entities").define_groups()
        assert.is_truthy(vim.fn.execute("highlight KaztextPerson"):find("links to Function", 1, true))
        vim.cmd("highlight! link KaztextPerson Error")
        require("kaztext.nvim.entities").define_groups()
        assert.is_truthy(vim.fn.execute("highlight KaztextPerson"):find("links to Error", 1, true))
        vim.cmd("highlight! link KaztextPerson Function")
    end)
end)

describe(":Kaztext view", function()
    local source

    before_each(function()
        vim.g.kaztext = { delay = 1 }
        vim.cmd("silent! only!")
        vim.cmd("silent edit! examples/page.txt")
        source = vim.api.nvim_get_current_buf()
        vim.cmd("Kaztext view")
    end)
    after_each(function()
        vim.g.kaztext = nil
        vim.cmd("silent! only!")
        vim.cmd("bwipeout! " .. source)
    end)

    local function row_of(text)
        for i, line in ipairs(lines()) do
            if line:find(text, 1, true) then
                return i
            end
        end
    end

    it("shows people and their posts in a window of its own", function()
        assert.are.equal(2, #vim.api.nvim_tabpage_list_wins(0))
        assert.are.equal("nofile", vim.bo.buftype)
        assert.is_false(vim.bo.modifiable)
        local row = row_of("Ерлан Сәкенұлы Досжанов")
        assert.is_truthy(row)
        assert.is_truthy(lines()[row + 1]:find("Жамбыл облысы әкімі", 1, true))
    end)

    it("leads to each mention, to the one of a count too", function()
        local view = vim.api.nvim_get_current_win()
        local row = row_of("Ерлан Сәкенұлы Досжанов")
        local found = {}
        for i, keys in ipairs({ "<CR>", "<CR>", "2<CR>" }) do
            vim.api.nvim_set_current_win(view)
            editor.cursor(row, 0)
            press(keys)
            assert.are.equal(source, vim.api.nvim_get_current_buf())
            local place = vim.api.nvim_win_get_cursor(0)
            found[i] = ("%d:%d"):format(place[1], place[2])
            assert.is_truthy(vim.api.nvim_get_current_line():sub(place[2] + 1):find("^Ерлан") or i > 1)
        end
        assert.are_not.equal(found[1], found[2])
        assert.are.equal(found[2], found[3])
    end)

    it("follows the text", function()
        local view = vim.api.nvim_get_current_buf()
        vim.api.nvim_buf_set_lines(
            source,
            0,
            -1,
            false,
            { "Тақырып", "", "Мұрат Сапаров келді." }
        )
        editor.wait(function()
            return table.concat(lines(view)):find("Мұрат Сапаров", 1, true)
        end)
    end)

    it("is brought up to date and not opened twice", function()
        vim.cmd("wincmd p")
        vim.cmd("Kaztext view")
        assert.are.equal(2, #vim.api.nvim_tabpage_list_wins(0))
    end)

    it("has no view of its own", function()
        vim.cmd("Kaztext view")
        assert.are.equal(2, #vim.api.nvim_tabpage_list_wins(0))
    end)

    it("says that its buffer is gone", function()
        editor.cursor(row_of("Ерлан Сәкенұлы Досжанов"), 0)
        local view = vim.api.nvim_get_current_win()
        vim.cmd("wincmd p")
        vim.cmd("enew!")
        vim.cmd("bwipeout! " .. source)
        vim.api.nvim_set_current_win(view)
        local said = editor.said(function()
            press("<CR>")
        end)
        assert.are.equal("the buffer of this view is no longer there", said)
        press("q")
        source = vim.api.nvim_get_current_buf()
    end)

    it("is closed by q and opened again", function()
        press("q")
        assert.are.equal(1, #vim.api.nvim_tabpage_list_wins(0))
        vim.cmd("Kaztext view")
        assert.are.equal(2, #vim.api.nvim_tabpage_list_wins(0))
    end)

    it("opens where the command's modifiers say", function()
        press("q")
        vim.cmd("topleft Kaztext view")
        assert.are.equal(1, vim.fn.winnr())
        assert.are.equal(vim.o.columns, vim.fn.winwidth(0))
        press("q")
        vim.cmd("silent Kaztext view")
        assert.are.equal(2, vim.fn.winnr())
        assert.is_true(vim.fn.winwidth(0) < vim.o.columns)
    end)
end)

describe(":Kaztext view html", function()
    local path

    before_each(function()
        path = vim.fn.tempname()
        buffer({ "Асқaр Мамин келді." })
    end)
    after_each(function()
        os.remove(path)
    end)

    local function written()
        local file = io.open(path, "rb")
        local text = file and file:read("*a")
        if file then
            file:close()
        end
        return text
    end

    local function said(command)
        return editor.said(function()
            vim.cmd(command)
        end)
    end

    it("writes the page to a file, and over one that is there only with a bang", function()
        assert.are.equal("written to " .. path, said("Kaztext view html " .. path))
        assert.is_truthy(written():find("Асқар", 1, true))
        buffer({ "Мұрат Сапаров келді." })
        assert.is_truthy(said("Kaztext view html " .. path):find("is there already", 1, true))
        assert.is_truthy(written():find("Асқар", 1, true))
        said("Kaztext! view html " .. path)
        assert.is_truthy(written():find("Мұрат", 1, true))
        assert.are.same({ "html" }, vim.fn.getcompletion("Kaztext view ", "cmdline"))
    end)

    it("takes a path with spaces, with a backslash or without", function()
        local folder = vim.fn.tempname() .. " і"
        vim.fn.mkdir(folder)
        path = folder .. "/менің бетім.html"
        assert.are.equal("written to " .. path, said("Kaztext view html " .. path))
        local escaped = path:gsub(" ", "\\ ")
        said("Kaztext! view html " .. escaped)
        assert.are.same({ path }, vim.fn.glob(folder .. "/*", false, true))
        local lead = folder:gsub(" ", "\\ ") .. "/м"
        local line = "Kaztext view html " .. lead
        assert.are.same({ escaped }, require("kaztext.nvim").complete(lead, line, #line))
        vim.fn.delete(folder, "rf")
    end)

    it("tells where it wrote, and what went wrong", function()
        path = said("Kaztext view html"):match("written to (.*)$")
        assert.is_truthy(written())
        assert.is_truthy(said("Kaztext view html /nowhere/page.html"):find("No such file", 1, true))
        assert.is_truthy(said("Kaztext view pdf"):find("html or nothing", 1, true))
    end)
end)

describe(":Kaztext view of nothing", function()
    it("says that there is nothing", function()
        buffer({ "" })
        vim.cmd("Kaztext view")
        assert.are.same({ "no people and no quotes were found" }, lines())
        vim.cmd("close")
        buffer({
            "Қалада жаңа мектеп ашылды",
            "",
            "Бүгін қалада жаңа мектеп ашылды. Мектепте алты жүз бала оқиды.",
        })
        vim.cmd("Kaztext view")
        assert.are.same(
            { "Қалада жаңа мектеп ашылды", "", "no people and no quotes were found" },
            lines()
        )
        vim.cmd("close")
    end)
end)
