--- Repaired Kazakh in the Latin alphabet of 2021, whatever alphabet it came in. Emits plain text.
local kaz = require("kaztext")

return kaz.recipe({
    "decode",
    "repair",
    { "translit", to = "latn-2021" },
    { "emit", "text" },
})
