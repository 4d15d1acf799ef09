--- Direct speech with its speaker and the verb that tells of it: «…», – деді Асан Серіков; Асан Серіков: «…»; – …, – деп
--- хабарлады Асан Серіков.
---
---     for quote in kaz.rule(require("kaztext.rules.quotations")):each(doc) do
---         print(quote.speaker, quote.verb, quote.said[1].text)
---     end
---
--- What the words are and who says them is read natively (doc:quotes), by the signs of speech.lua; the rule finds the verb beside
--- them, and joins what goes on behind the author's words. This is to copy and change. A match gives speaker and verb, nil where
--- none is named, and said, the pieces of the words: text, first and last.
local SAID = { quote = true, as = "said" }
local VERB = {
    speech = {
        "say-finite",
        "say-converb",
        "say-participle",
        "speak-finite",
        "speak-converb",
        "speak-participle",
    },
    as = "verb",
}
local DASH = { text = { "–", "—", "-" }, optional = true }
local OPEN, CLOSE = { text = { "«", "“" }, optional = true }, { text = { "»", "”" }, optional = true }
local FINAL = { text = { ".", "!", "?", "…", "...", "?!", "!.." } }

local function author(most)
    return {
        anything = true,
        except = { { quote = true }, { text = { ":", "«", "“" } }, FINAL },
        min = 0,
        max = most,
        lazy = true,
    }
end

local ANNOUNCED = { VERB, author(4), ":", DASH, OPEN, optional = true }
local TOLD = { CLOSE, { text = { ",", "." }, optional = true }, DASH, author(8), VERB }
-- «… , – деді ол. – …»
local GOES_ON = { author(12), { any = { ",", FINAL } }, DASH, OPEN, SAID, CLOSE, min = 0 }

local function read(match)
    local quote = { said = {}, verb = match.captures.verb and match.captures.verb.lemma }
    for _, capture in ipairs(match.all) do
        if capture.name == "said" then
            quote.said[#quote.said + 1] = { text = capture.text, first = capture.first, last = capture.last }
            quote.speaker = quote.speaker or capture.quote.speaker
        end
    end
    return quote
end

return {
    {
        name = "quotation",
        ANNOUNCED,
        SAID,
        { { TOLD, GOES_ON }, optional = true },
        across = "paragraph",
        action = read,
    },
}
