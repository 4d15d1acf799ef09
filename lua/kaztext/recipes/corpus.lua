--- From crawled pages to a clean corpus: repaired articles in Kazakh, of good quality by our profile, each once, without
--- personal data. Emits NDJSON with id, language and text.
local kaz = require("kaztext")

return kaz.recipe({
    "decode",
    "repair",
    "page",
    { "language", keep = "kk", least = 0.7 },
    { "filter", profile = "kaztext" },
    { "dedup", unit = "document" },
    { "mask", style = "tag" },
    { "emit", "ndjson", fields = { "id", "language", "title", "text" } },
})
