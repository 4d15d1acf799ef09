-- The alphabets, both ways, found out and named; case by alphabet; a mistake of the caller.
local kaz = require("kaztext")
local text =
    "Қазақстан Республикасы, Шымкент қаласы. Айтшы, ащы шай ма? Компьютер."
for _, scheme in ipairs({ "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }) do
    local there, found = kaz.translit(text, scheme)
    assert(found == "cyrl")
    local back = kaz.translit(there, "cyrl", scheme)
    assert(#back == #text)
    assert(#kaz.translit(there .. "\n" .. text, "latn-2021") > 0)
    assert(#kaz.upper(there, scheme) > 0 and #kaz.lower(there, scheme) > 0 and #kaz.title(there, scheme) > 0)
end
assert(not pcall(kaz.translit, text, "latin"))
