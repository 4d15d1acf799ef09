--- Recipes by name or file, as the command line takes them.
local shipped = require("kaztext.recipes")

local recipes = {}

--- The recipe of a file, or one that is shipped; nil and a message.
function recipes.load(name)
    local known = name ~= "names" and shipped[name]
    if known then
        return known
    end
    local chunk, message = loadfile(name)
    if not chunk then
        local hint = ("; the recipes that are shipped are %s"):format(table.concat(shipped.names, ", "))
        return nil, message .. (message:find("^cannot open") and not name:find("[/.]") and hint or "")
    end
    local fine, recipe = pcall(chunk)
    if not fine then
        return nil, tostring(recipe)
    elseif type(recipe) ~= "table" or type(recipe.run) ~= "function" then
        return nil, name .. " returns no recipe"
    end
    return recipe
end

--- The file that the recipe comes from; nil for one that is shipped.
function recipes.file(name)
    return not shipped[name] and name or nil
end

--- The text of the file that the recipe comes from; its name for one that is shipped.
function recipes.source(name)
    local file = recipes.file(name) and io.open(name, "rb")
    if not file then
        return name
    end
    local text = file:read("*a")
    file:close()
    return text
end

--- Standard output is for what recipes emit: what a function of the user prints goes to standard error, in however many
--- processes it runs.
function recipes.print_to_standard_error()
    io.output(io.stderr)
    _G.print = function(...)
        local parts = {}
        for i = 1, select("#", ...) do
            parts[i] = tostring((select(i, ...)))
        end
        io.stderr:write(table.concat(parts, "\t") .. "\n")
    end
end

return recipes
