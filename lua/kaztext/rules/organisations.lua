--- Organisations: «Қаржы министрлігі», «Ұлы дала» компаниясы, Абай атындағы мектеп, облыстық білім басқармасы, and those
--- that are known by a name of their own.
---
---     for found in kaz.rule(require("kaztext.rules.organisations")):each(doc) do
---         print(found.normal, found.text)
---     end
---
--- Put together from the rules by which doc:entities() reads, those of headed.lua and of names.lua; it knows more, such as a
--- name that is said again. This is to copy and change. A match gives text, normal, first and last.
local headed = require("kaztext.rules.headed")
local names = require("kaztext.rules.names")

-- A copy that asks for nouns of organisations where any would do.
local function of_bodies(element)
    if type(element) ~= "table" then
        return element
    end
    local copy = {}
    for key, value in pairs(element) do
        copy[key] = of_bodies(value)
    end
    if copy.head == true then
        copy.head = "ORGANISATION"
    end
    return copy
end

-- The elements of a rule, without its name and what it gives.
local function elements_of(rule)
    local elements = {}
    for i, element in ipairs(rule) do
        elements[i] = of_bodies(element)
    end
    return elements
end

-- Names that are known without a noun: «Хабар», ҚР ІІМ.
local ways = { { part = "ORGANISATION" } }
for _, rule in ipairs(headed) do
    ways[#ways + 1] = elements_of(rule)
end
for _, rule in ipairs(names) do
    if rule.gives == "ORGANISATION" then
        ways[#ways + 1] = elements_of(rule)
    end
end

local function read(match)
    local name = match.captures.name or match
    return { text = name.text, normal = name.normal, first = name.first, last = name.last }
end

return {
    over = "tokens",
    lists = names.lists,
    { name = "organisation", any = ways, action = read },
}
