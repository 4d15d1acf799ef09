--- What kaztext.sty calls. TeX's own search knows neither LUA_PATH nor LUA_CPATH; Lua's does, so it is asked as well.
local function search(path, loader)
    table.insert(package.searchers, function(name)
        local file, tried = package.searchpath(name, package[path])
        if not file then
            return tried
        end
        return loader(file, name), file
    end)
end
search("path", function(file)
    return assert(loadfile(file))
end)
search("cpath", function(file, name)
    local open, message = package.loadlib(file, "luaopen_" .. name:gsub("%.", "_"))
    return open or error(message or "kaztext has parts in C, which LuaTeX loads only with --shell-escape", 0)
end)
local kaz = require("kaztext")

local M = {}

-- What came as an argument of a command, and is not what the function knows, is an error of TeX with its line.
local function typeset(value, message)
    if value then
        tex.sprint(-2, value)
    else
        tex.error("Package kaztext: " .. message)
    end
end

local function checked(run, ...)
    local fine, value, message = pcall(run, ...)
    if fine then
        typeset(value, message)
    else
        typeset(nil, value)
    end
end

function M.number(value, feats)
    checked(kaz.spell, value, feats ~= "" and feats or nil)
end

function M.suffix(text, feats)
    checked(kaz.suffix, text, feats)
end

function M.inflect(lemma, feats)
    checked(kaz.inflect, lemma, feats)
end

function M.translit(text, scheme)
    checked(kaz.translit, text, scheme)
end

-- A control word is not text: its Latin letters stay, whatever stands beside them.
local function repaired(line)
    local parts = {}
    for text, command in (line .. "\\\n"):gmatch("(.-)(\\[%a@\n]+)") do
        parts[#parts + 1] = kaz.normalize(text, { profile = "strict" })
        parts[#parts + 1] = command
    end
    return (table.concat(parts):gsub("\\\n$", ""))
end

function M.repair(on)
    if on then
        luatexbase.add_to_callback("process_input_buffer", repaired, "kaztext.repair")
    elseif luatexbase.in_callback("process_input_buffer", "kaztext.repair") then
        luatexbase.remove_from_callback("process_input_buffer", "kaztext.repair")
    end
end

return M
