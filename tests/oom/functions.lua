-- The module's own functions, and the adapters'.
local kaz = require("kaztext")
kaz.normalize("Асқар Мырзаxметов  келдi")
assert(kaz.decode("\234\224\235\224 " .. ("\225\224\235\224 "):rep(20)) == "кала " .. ("бала "):rep(20))
assert(kaz.decode(("РєР°Р»Р° "):rep(20)) == ("кала "):rep(20))
kaz.tokens("Ол 2019 жылы келді.")
kaz.sentences("Ол келді. Біз кеттік.")
local icu = require("kaztext.icu")
assert(icu.nfc(("и\204\134\255"):rep(300)) == ("й\255"):rep(300))
assert(icu.nfkc("ﷺ"):len() > 10)
assert(icu.spell(45) and icu.sort_key("ә") and icu.collate("а", "ә") == -1)
local pattern = assert(require("kaztext.pcre").compile([[(\w)(\w+)]]))
assert(#pattern:all(("қала "):rep(50)) == 50)
assert(pattern:find("қала"))
assert(not require("kaztext.pcre").compile("("))
kaz.restore("Казак тилин уйренип журмин, апам ун илеп жатыр.")
local text, edits = kaz.normalize('Бiз  "Отанда"')
assert(kaz.undo(text, edits, "quotes"))
assert(#kaz.document("Бiз", { plain = true, profile = "strict", rules = { quotes = true } }):report() > 0)
assert(kaz.iin("990101300122").sex == "male" and kaz.bin("040540000123").unit == "head")
assert(kaz.iban("КZ86 125K ZT50 0410 0100").repaired and kaz.phone("8 (7172) 55-55-55 ішкі 12").extension == "12")
assert(
    #kaz.identifiers(
            "Астана қ., Абай к-сі, 12-үй, тел.: 55-55-55, мысал.қаз, ҚК-нің 188, 190-баптары, 123 ABC 02"
        ) == 5
)
