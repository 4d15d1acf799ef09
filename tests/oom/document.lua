-- Every layer of a document over a short page, and its record.
local core = require("kaztext.core")
local file = assert(io.open("examples/page.txt", "rb"))
local page = file:read("*a")
file:close()
local doc = assert(core.document(page, { date = "2024-03-12" }))
assert(#doc:json() > 0)
for name, method in pairs(core.Document) do
    if name == "original" or name == "repaired" or name == "span" or name == "subject" then
        method(doc, 1, #"Шу")
    elseif name ~= "close" then
        method(doc)
    end
end
local times =
    "Б.з.б. 44 жылы, (1967; …), Жеңіс күні, бүгін 10:00–12:00 аралығында, соңғы үш жылда, 9-10 айлық, әр дүйсенбі."
core.document(times, { plain = true, date = "2024-03-12" }):times()
-- left open: the collector has to close this one
core.document(page):tokens()
doc:close()
