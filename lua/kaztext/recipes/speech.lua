--- For speech synthesis: a text as it is read aloud, numbers, dates and abbreviations in words. Emits plain text.
local kaz = require("kaztext")

return kaz.recipe({
    "decode",
    "repair",
    function(record)
        record.text = kaz.verbalize(record.text)
        return record
    end,
    { "emit", "text" },
})
