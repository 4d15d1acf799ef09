-- Numbers and texts as they are said.
local kaz = require("kaztext")
assert(kaz.spell(2019, { Case = "Dat" }) == "екі мың он тоғызға")
assert(kaz.spell("15 000 ₸", "Case=Abl") == "он бес мың теңгеден")
assert(not kaz.spell("кітап"))
assert(kaz.suffix("40", { Case = "Dat" }) == "40-қа")
local text = "2021 жылғы 5 мамырда ХХ ғасыр, 10 %-ға, 15:30-да, т.б."
local said, edits = kaz.verbalize(text, { acronym = "letters" })
assert(kaz.undo(said, edits) == text)
assert(not pcall(kaz.verbalize, text, { nothing = true }))
