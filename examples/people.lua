-- A recipe of one's own: who is named on each page, a line a page. kaztext run examples/people.lua FILE …
local kaz = require("kaztext")

local function names(record)
    record.names = {}
    for _, person in ipairs(record.people) do
        table.insert(record.names, person.name)
    end
    return record
end

return kaz.recipe({
    "decode",
    "repair",
    "page",
    { "language", keep = "kk" },
    "extract",
    names,
    { "emit", "ndjson", fields = { "id", "title", "names" } },
})
