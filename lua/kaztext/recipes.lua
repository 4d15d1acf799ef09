--- The recipes that are shipped, by their names: kaz.recipes.news:run(pages). Each time one is asked for it is made anew, so that
--- a step with a memory (dedup) has seen nothing yet. Their files, in this folder, are short: copy one and change it.
local recipes = { names = { "news", "corpus", "search", "speech", "translit" } }

local known = {}
for _, name in ipairs(recipes.names) do
    known[name] = "kaztext.recipes." .. name
end

return setmetatable(recipes, {
    __index = function(_, name)
        local module = known[name]
        if module then
            package.loaded[module] = nil
            return require(module)
        end
    end,
})
