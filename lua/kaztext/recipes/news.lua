--- From scraped news pages to records: who, which post, where, when, how much, who said what. A page that is not Kazakh is
--- dropped. Emits one JSON object a line, in the form of doc/record.md.
local kaz = require("kaztext")

return kaz.recipe({
    "decode",
    "repair",
    "page",
    { "language", keep = "kk", least = 0.5 },
    "extract",
    { "emit", "record" },
})
