-- The Lua API, described once, in doc/api/. tools/docs.lua makes doc/kaztext.txt, lua/kaztext/_meta.lua, doc/reference.md and the
-- tables in the READMEs of it; tests/lua/api_spec.lua runs the examples and compares the names with what the modules hold.
--
-- A parameter is { name, type, about }, with `optional = true` where it may be left out; a return is { type, about }
-- or { type, about, name }. Types are LuaCATS. `brief` and `kk` are one line each, for the tables. In an example
-- `-->` gives what the line before it on the same line is worth.

local function part(name)
    return dofile("doc/api/" .. name .. ".lua")
end

local function joined(...)
    local all = {}
    for _, list in ipairs({ ... }) do
        for _, item in ipairs(list) do
            all[#all + 1] = item
        end
    end
    return all
end

local objects = part("objects")

return {
    about = [[
Positions are 1-based bytes, the last one inclusive, as in string.find: `text:sub(item.first, item.last)` cuts an item
out. Those in items are positions in `doc:text()`; `doc:original()` leads to the original bytes. A caller's mistake
(wrong type, unknown option) raises an error; bad data gives nil, a message and a code. Invalid UTF-8 is never refused:
it is carried through. Nothing is printed, nothing is written, no network is used.]],

    classes = part("types"),
    functions = joined(part("texts"), part("words"), part("corpora")),
    methods = part("document"),
    steps = part("steps"),
    pattern_methods = objects.pattern,
    recipe_methods = objects.recipe,
    rule_methods = objects.rule,
    dedup_methods = objects.dedup,
}
