-- Corpora: duplicates, quality, filters, masks.
local kaz = require("kaztext")
local seen = kaz.dedup({ unit = "line", memory = 200000 })
for i = 1, 300 do
    seen:add(("мәтін %d "):format(i):rep(20), "id" .. i)
end
local text, dropped = seen:clean("Қар жауды.\nҚар жауды!\n")
assert(text == "Қар жауды.\n" and dropped[1].duplicate_of == 301)
local corpus = require("kaztext.corpus")
assert(corpus.judge(seen, corpus.sign(seen, "Қар жауды"), 1)[1].kind == "exact")
assert(seen:stats().kept > 0)
seen:close()
local page = ("Тел.: 8 701 123 45 67, ЖСН 990101300122, карта 4400 4300 0000 0007.\n"):rep(3)
local masked, edits = kaz.mask(page, { style = "pseudonym", key = ("k"):rep(16) })
assert(#edits == 9 and kaz.undo(masked, edits) == page)
assert(kaz.quality(page).lines == 3)
assert(not kaz.filter("kaztext")(page))
assert(kaz.card("4400 4300 0000 0007").network == "Visa")
