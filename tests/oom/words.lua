-- Words, lemmas and forms; the words of a document, of a text and of tokens.
local core = require("kaztext.core")
local kaz = require("kaztext")
local text =
    "Ерлан Алматыға барған жоқ, өйткені біз дайынбыз. Үлесі 51%-ға жетті!"
local doc = assert(core.document(text, { plain = true }))
assert(#doc:words() > 0)
assert(#doc:conllu() > 0)
doc:close()
doc = assert(core.document(text:gsub(" ", "\n"), { plain = true, raw = true, tokens = true }))
assert(#doc:conllu() > 0)
assert(#doc:words() > 0)
assert(#kaz.words(text) > 0)
assert(#kaz.lemmas(text) > 0)
assert(#kaz.stems(text) > 0)
assert(
    kaz.lemma("терезелерден") == "терезе" and kaz.stem("терезелерден") == "терезе"
)
assert(kaz.analyse("терезелерден")[1].feats.Case == "Abl")
assert(kaz.inflect("терезе", { Case = "Abl", Number = "Plur" }) == "терезелерден")
assert(kaz.inflect("терезе", "Tense=Past", "NOUN") == nil)
assert(not pcall(kaz.inflect, "терезе", { Case = "Voc" }))
