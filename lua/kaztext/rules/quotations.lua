--- Direct speech with its speaker and the verb that tells of it: «…», – деді Асан Серіков; Асан Серіков: «…»; – …, – деп
--- хабарлады Асан Серіков.
---
---     for quote in kaz.rule(require("kaztext.rules.quotations")):each(doc) do
---         print(quote.speaker, quote.verb, quote.said[1].text)
---     end
---
--- doc:quotes() knows whom «ол» means, interviews and words that run over paragraphs; this is to copy and change. A match gives
--- speaker and verb, nil where none is named beside the words, and said, the pieces of the words: text, first and last.
local lists = require("kaztext.rules.lists")

local DASH = { text = { "–", "—", "-" } }
local OPEN, CLOSE = { text = { "«", "“" } }, { text = { "»", "”" } }
local NO_MARK = { anything = true, except = { text = { "«", "»", "“", "”" } } }

-- Words said, up to the mark that closes them; marks within them come in pairs. Without a bound, which would cost a state
-- for each word: the paragraph ends them.
local SAID = {
    { any = { NO_MARK, { OPEN, { NO_MARK, min = 1 }, CLOSE } }, min = 2 },
    as = "said",
}
-- Words said that only dashes part from the author's.
local SPOKEN = { anything = true, except = { text = { "–", "—", "«", "»" } }, min = 2, as = "said" }

local VERB = { any = { { list = "say" }, { list = "speak" } }, as = "verb" }
local WHO = { entity = "PERSON", except = { feats = { Case = { "Gen", "Dat", "Acc", "Loc", "Abl" } } }, as = "who" }
local GAP = {
    anything = true,
    except = { { entity = "PERSON" }, { text = { ".", "«", "»", "–", ":" } } },
    min = 0,
    max = 10,
    lazy = true,
}
local BEFORE = { WHO, GAP, { text = ":", optional = true }, optional = true }
local AUTHOR = { VERB, { GAP, WHO, optional = true } }
-- «…» деп хабарлады: without a dash the verb must tell of speech, since «…» деп аталады gives a name.
local THUS = { "деп", { list = "speak", as = "verb" }, { GAP, WHO, optional = true } }
-- «… , – деді ол. – …»: the words go on after the author's.
local MORE = { GAP, ".", DASH, SAID, CLOSE, optional = true }

local function piece(capture)
    local text = capture.text:gsub("[%s,]+$", "")
    return { text = text, first = capture.first, last = capture.first + #text - 1 }
end

-- Of a name before the words and one after them the later is the speaker's.
local function read(match)
    local quote = { said = {}, verb = match.captures.verb and match.captures.verb.lemma }
    for _, capture in ipairs(match.all) do
        if capture.name == "said" then
            quote.said[#quote.said + 1] = piece(capture)
        elseif capture.name == "who" then
            quote.speaker = capture.entity.normal
        end
    end
    return quote
end

return {
    lists = { say = lists.say, speak = lists.speak },
    {
        name = "quoted",
        BEFORE,
        { OPEN, SAID, CLOSE, { text = ",", optional = true } },
        { any = { { DASH, AUTHOR, MORE }, THUS } },
        across = "paragraph",
        action = read,
    },
    {
        name = "announced",
        WHO,
        GAP,
        ":",
        OPEN,
        SAID,
        CLOSE,
        { text = ".", optional = true },
        action = read,
        across = "paragraph",
    },
    {
        name = "spoken",
        DASH,
        SPOKEN,
        { text = ",", optional = true },
        DASH,
        AUTHOR,
        { GAP, ".", DASH, SPOKEN, optional = true },
        across = "paragraph",
        action = read,
    },
}
