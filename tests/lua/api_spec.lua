-- The API description against the modules: every name in both, every example right.
local examples = require("support.examples")
local kaz = require("kaztext")
local core = require("kaztext.core")
local api = dofile("doc/api.lua")

local function described(list)
    local names = {}
    for _, item in ipairs(list) do
        names[#names + 1] = item.name
    end
    table.sort(names)
    return names
end

local function functions_in(holder)
    local names = {}
    for name, value in pairs(holder) do
        if type(value) == "function" and not name:find("^__") then
            names[#names + 1] = name
        end
    end
    table.sort(names)
    return names
end

local function keys_of(holder)
    local keys = {}
    for key in pairs(holder or {}) do
        keys[key] = true
    end
    return keys
end

describe("doc/api.lua", function()
    it("names every function of the module, and no other", function()
        for name in pairs(getmetatable(kaz).later) do
            assert.is_truthy(kaz[name])
        end
        assert.are.same(functions_in(kaz), described(api.functions))
    end)

    it("names every method of a document, and no other", function()
        assert.are.same(functions_in(core.Document), described(api.methods))
    end)

    it("names every method of a pattern, and no other", function()
        local pattern = getmetatable(kaz.pattern("a")).__index
        assert.are.same(functions_in(pattern), described(api.pattern_methods))
    end)

    it("names every method of a recipe, and no other", function()
        assert.are.same(functions_in(getmetatable(kaz.recipe({ "mask" })).__index), described(api.recipe_methods))
    end)

    it("names every method of rules, and no other", function()
        assert.are.same(functions_in(getmetatable(kaz.rule({ { "а" } })).__index), described(api.rule_methods))
    end)

    it("names every method of a memory of texts, and no other", function()
        assert.are.same(functions_in(getmetatable(kaz.dedup()).__index), described(api.dedup_methods))
    end)

    it("names every step of recipes, its options and what it gives, and no other", function()
        local steps, documented, real = require("kaztext.steps"), {}, {}
        for _, step in ipairs(api.steps) do
            local options, required = {}, {}
            for _, option in ipairs(step.options or {}) do
                options[option[1]] = true
                required[option[1]] = option.required
            end
            documented[step.name] = { options = options, required = required, gives = keys_of(step.gives) }
        end
        for name, step in pairs(steps) do
            local required = {}
            for _, option in ipairs(step.required or {}) do
                required[option] = true
            end
            local gives = {}
            for _, field in ipairs(step.gives or {}) do
                gives[field] = true
            end
            real[name] = { options = keys_of(step.options), required = required, gives = gives }
        end
        assert.are.same(real, documented)
    end)

    for _, group in ipairs({
        "functions",
        "methods",
        "pattern_methods",
        "recipe_methods",
        "rule_methods",
        "dedup_methods",
    }) do
        for _, item in ipairs(api[group]) do
            it("describes " .. item.name .. " of " .. group .. " in both languages", function()
                assert.is_truthy(item.brief and item.kk and item.returns)
                for _, p in ipairs(item.params or {}) do
                    assert.are.equal("string", type(p[1]) == "string" and type(p[2]) == "string" and type(p[3]))
                end
            end)
            if item.example then
                it("has a right example of " .. item.name .. " of " .. group, function()
                    local env = setmetatable({ kaz = kaz }, { __index = _G })
                    assert.are.equal(item.example, examples.run(item.example, env, item.name))
                end)
            end
        end
    end
end)

describe("the READMEs and guides", function()
    for _, path in ipairs(examples.PAGES) do
        it(path .. " shows what its examples give", function()
            local file = assert(io.open(path, "rb"))
            local text = file:read("*a")
            file:close()
            assert.are.equal(text, examples.markdown(text, path))
        end)
    end
end)
