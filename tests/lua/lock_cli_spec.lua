-- Two runs of `kaztext run` that would write to one file: the second one ends, and the first one's work stays whole.
local command = require("support.command")
local core = require("kaztext.core")
local files = require("support.files")
local kaztext = command.kaztext

-- The shell's lines that start a run in the background whose first record waits for a file, and wait until it has begun; $run is
-- its process.
local function waiting_run(out, options)
    local began, may_go_on = files.new(".began"), files.new(".go")
    local recipe = files.new(
        ".lua",
        ([[
            return require("kaztext").recipe({
                function(record)
                    os.execute("touch %s; until [ -f %s ]; do sleep 0.02; done")
                    return record
                end,
                { "emit", "text" },
            })
        ]]):format(began, may_go_on)
    )
    local input = files.new(".txt", "бір\nекі\nүш\n")
    local start = ("bin/kaztext run --input lines %s %s -o %s %s & run=$!; until [ -f %s ]; do sleep 0.02; done; "):format(
        recipe,
        input,
        out,
        options,
        began
    )
    return start, may_go_on, input
end

describe("a file that a run writes to", function()
    after_each(files.remove_all)

    it("is taken by no other run, under whatever name", function()
        for _, options in ipairs({ "", "--jobs 2", "--resume" }) do
            local out, log, link = files.new(".out"), files.new(".log"), files.new(".link")
            local start, may_go_on, input = waiting_run(out, options .. " --log " .. log)
            local tried = {}
            for i, written in ipairs({
                "-o " .. out,
                "--resume -o " .. out,
                "-o " .. link,
                "--log " .. out,
                "-o " .. log,
            }) do
                tried[i] = ("bin/kaztext run translit --input lines %s %s; echo status $?; "):format(input, written)
            end
            local said = command.run(
                ("ln -s %s %s; %s%s touch %s; wait $run; echo first $?"):format(
                    out,
                    link,
                    start,
                    table.concat(tried),
                    may_go_on
                )
            )
            local refused = "kaztext: %s: another run is writing to it\nstatus 1\n"
            assert.equal(
                refused:format(out)
                    .. refused:format(out)
                    .. refused:format(link)
                    .. refused:format(out)
                    .. refused:format(log)
                    .. "first 0\n",
                said
            )
            assert.equal("бір\nекі\nүш\n", files.read(out))
            assert.equal(3, select(2, files.read(log):gsub("\n", "")))
            assert.is_nil(files.read(out .. ".progress"))
        end
    end)

    it("is free when the run was killed, though what it had started goes on", function()
        local out = files.new(".out")
        for _, suffix in ipairs({ ".progress", ".progress.memory", ".progress.new" }) do
            table.insert(files.made, out .. suffix)
        end
        local start, may_go_on, input = waiting_run(out, "")
        local said = command.run(
            ("%s kill -9 $run; wait $run; bin/kaztext run translit --input lines %s -o %s; echo status $?; touch %s"):format(
                start,
                input,
                out,
                may_go_on
            )
        )
        assert.matches("status 0\n$", said)
        assert.is_nil(said:find("another run", 1, true))
        assert.equal("bır\nekı\nüş\n", files.read(out))
    end)

    it("needs no lock where it is none that could be cut", function()
        assert.equal("", (kaztext("run translit --input lines -o /dev/null --log /dev/null", "бір\n")))
        local name = files.new(".txt", "бір")
        assert.is_nil(core.lock("/dev/null"))
        assert.same({ nil, "No such file or directory" }, { core.lock("/no/such/folder/file") })
        local lock = core.lock(name)
        assert.is_false(core.lock(name))
        lock:close()
        lock:close()
        local again = core.lock(name)
        assert.is_truthy(again)
        again:close()
        assert.equal("бір", files.read(name))
    end)
end)

describe("a file that a command reads", function()
    after_each(files.remove_all)

    it("is not written by it, under whatever name", function()
        local text, link = files.new(".txt", "Бiр жол.\n"), files.new(".link")
        os.execute(("ln -s %s %s"):format(text, link))
        local recipe = files.new(".lua", 'return require("kaztext").recipe({ { "emit", "text" } })')
        local profile = files.new(".tsv", "signal\tleast\tmost\treason\nwords\t1\t\tfew\n")
        local key = files.new(".key", ("k"):rep(32))
        for _, case in ipairs({
            { text, ("normalize %s -o %s"):format(text, text) },
            { link, ("normalize /dev/null %s -o %s"):format(link, text) },
            { text, ("clean %s -o %s"):format(text, link) },
            { text, ("filter --profile kaztext %s --log %s"):format(text, text) },
            { profile, ("filter --profile %s %s -o %s"):format(profile, text, profile) },
            { key, ("mask --key-file %s --style pseudonym %s --log %s"):format(key, text, key) },
            { text, ("run translit %s -o %s"):format(text, link) },
            { recipe, ("run %s %s -o %s"):format(recipe, text, recipe) },
        }) do
            local before = files.read(case[1])
            local said, status = kaztext(case[2])
            assert.equal(2, status, case[2])
            assert.equal(
                ("kaztext: %s: %s is read and would be written\n"):format(case[2]:match("^%l+"), case[1]),
                said
            )
            assert.equal(before, files.read(case[1]))
        end
    end)

    it("is not written by way of the shell", function()
        local text = files.new(".txt", "Бiр жол.\n")
        for _, case in ipairs({
            { text, ("normalize %s >>%s"):format(text, text) },
            { text, ("run translit --input lines %s >>%s"):format(text, text) },
            { "standard input", ("lemma <%s >>%s"):format(text, text) },
            { "standard input", ("lemma - <%s -o %s"):format(text, text) },
        }) do
            local said, status = kaztext(case[2])
            assert.equal(2, status)
            assert.equal(
                ("kaztext: %s: %s is read and would be written\n"):format(case[2]:match("^%l+"), case[1]),
                said
            )
            assert.equal("Бiр жол.\n", files.read(text))
        end
        local said, status = kaztext(("dedup --log %s <%s >>%s"):format(text, "examples/page.txt", text))
        assert.same({ ("kaztext: dedup: %s cannot be output and log at once\n"):format(text), 2 }, { said, status })
        assert.equal("Бiр жол.\n", files.read(text))
    end)

    it("may be a device", function()
        assert.same({ "", 0 }, { kaztext("normalize /dev/null -o /dev/null") })
    end)
end)

describe("core.same_file", function()
    after_each(files.remove_all)

    it("knows a file under other names", function()
        local name, other = files.new(".txt", "а"), files.new(".txt", "а")
        assert.is_true(core.same_file(name, (name:gsub("/([^/]*)$", "/./%1"))))
        assert.is_false(core.same_file(name, other))
        assert.is_false(core.same_file(name, "/no/such/file"))
        assert.is_true(core.same_file("/no/such/file", "/no/such/file"))
        assert.is_false(core.same_file("/dev/null", "/dev/null"))
    end)
end)
