-- The language of a text and the languages within it.
local kaz = require("kaztext")
local text =
    "Справканы бердім, ну короче бәрі дұрыс болды.\nМы вчера ездили в город."
assert(kaz.language(text) == "kk")
local found = kaz.languages(text)
assert(#found == 4 and found[2].language == "ru" and found.shares.kk > 0.4 and found.mixed[1].stem == "Справка")
assert(not pcall(kaz.language, text, { "xx" }))
