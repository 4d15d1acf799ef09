--- What a page of `view` marks: the kinds in the order of its legend, and the group whose colour each has.
local GROUPS = {
    { "person", "PERSON" },
    { "post", "POSITION" },
    { "organisation", "ORGANISATION" },
    { "place", "GPE", "LOCATION", "FACILITY" },
    { "name", "NORP", "EVENT", "ART", "LAW", "LANGUAGE", "PROJECT", "PRODUCT", "DISEASE", "CONTACT" },
    { "time", "DATE", "TIME", "DURATION", "SET" },
    { "number", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY" },
    { "identifier", "IDENTIFIER" },
    { "quote", "QUOTE" },
    { "repair", "REPAIR" },
    { "dropped", "DROPPED" },
}

local kinds = { list = {}, group = {} }

for _, group in ipairs(GROUPS) do
    for i = 2, #group do
        kinds.list[#kinds.list + 1] = group[i]
        kinds.group[group[i]] = group[1]
    end
end

return kinds
