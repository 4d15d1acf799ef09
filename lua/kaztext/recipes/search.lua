--- For a search index: the lemmas of each text beside the text. Emits NDJSON with id, title, text and lemmas.
local kaz = require("kaztext")

return kaz.recipe({
    "decode",
    "repair",
    "page",
    { "language", keep = "kk" },
    "analyse",
    { "emit", "ndjson", fields = { "id", "title", "text", "lemmas" } },
})
