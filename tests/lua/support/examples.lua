-- Runs the examples of the documentation and gives them back with the results they have now; a test compares the two,
-- `make docs` writes them.
--
--   expression --> result        in Lua: what the expression is worth
--   ```lua … ``` ```text … ```   the text fence holds what the Lua fence before it printed; what one Lua fence of a
--                                page calls local is known to the next
--   ```console                   lines that begin with "$ " are commands, the others what they print
local examples = {}

--- The pages whose examples are run.
examples.PAGES = { "README.md", "README.kk.md", "doc/tutorial.md", "doc/tutorial.kk.md", "doc/cookbook.md" }

local function show(value, depth)
    if type(value) == "string" then
        return '"' .. value:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
    elseif type(value) == "number" then
        return ("%.14g"):format(value)
    elseif type(value) ~= "table" or depth > 3 then
        return tostring(value)
    end
    local cells, keys = {}, {}
    for i, v in ipairs(value) do
        cells[i] = show(v, depth + 1)
    end
    for k in pairs(value) do
        if type(k) == "string" then
            keys[#keys + 1] = k
        end
    end
    table.sort(keys)
    for _, k in ipairs(keys) do
        cells[#cells + 1] = k .. " = " .. show(value[k], depth + 1)
    end
    return #cells == 0 and "{}" or "{ " .. table.concat(cells, ", ") .. " }"
end

local function load_chunk(source, name, env)
    if setfenv then
        local chunk = assert(loadstring(source, name))
        return setfenv(chunk, env)
    end
    return assert(load(source, name, "t", env))
end

-- The code with the results that it has now. `env` is where its globals live; with `keep_locals` what it declares in
-- its outermost lines lives there too.
function examples.run(code, env, name, keep_locals)
    local lines, source = {}, {}
    for line in (code .. "\n"):gmatch("([^\n]*)\n") do
        lines[#lines + 1] = line
        local expression = line:match("^(.-)%s*%-%->")
        if keep_locals then
            line = line:gsub("^local ([%w_, ]+ =)", "%1")
        end
        source[#source + 1] = expression and ("__result(%d, %s)"):format(#lines, expression) or line
    end
    env.__result = function(number, ...)
        local shown = {}
        for i = 1, select("#", ...) do
            shown[i] = show((select(i, ...)), 0)
        end
        local head = lines[number]:match("^(.-%-%->)")
        lines[number] = head .. " " .. table.concat(shown, ", ")
    end
    load_chunk(table.concat(source, "\n"), "=" .. name, env)()
    return table.concat(lines, "\n")
end

local function environment(printed)
    local env = {
        print = function(...)
            local cells = {}
            for i = 1, select("#", ...) do
                cells[i] = tostring((select(i, ...)))
            end
            printed[#printed + 1] = table.concat(cells, "\t")
        end,
    }
    return setmetatable(env, { __index = _G })
end

examples.environment = environment

local function console(text)
    local out = {}
    for line in (text .. "\n"):gmatch("([^\n]*)\n") do
        local command = line:match("^%$ (.*)")
        if command then
            out[#out + 1] = line
            local pipe = assert(io.popen('PATH="$PWD/bin:$PATH"; ' .. command .. " 2>&1"))
            local said = pipe:read("*a"):gsub("\n$", "")
            out[#out + 1] = said ~= "" and said or nil
            pipe:close()
        end
    end
    return table.concat(out, "\n")
end

-- A Markdown text with its fences brought up to date.
function examples.markdown(text, name)
    local printed, out, body, language = {}, {}, nil, nil
    local env = environment(printed)
    local refresh = {
        lua = function(code)
            for i = #printed, 1, -1 do
                printed[i] = nil
            end
            return examples.run(code, env, name, true)
        end,
        text = function()
            return table.concat(printed, "\n")
        end,
        console = console,
    }
    for line in text:gmatch("([^\n]*)\n") do
        if body and line == "```" then
            local fresh = refresh[language] and refresh[language](table.concat(body, "\n")) or table.concat(body, "\n")
            if fresh ~= "" then
                out[#out + 1] = fresh
            end
            body = nil
        elseif body then
            body[#body + 1] = line
        elseif line:match("^```%a") then
            body, language = {}, line:sub(4)
        end
        if not body or #body == 0 then
            out[#out + 1] = line
        end
    end
    return table.concat(out, "\n") .. "\n"
end

return examples
