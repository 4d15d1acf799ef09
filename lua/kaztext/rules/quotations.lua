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
local ENDS = { text = { ",", ".", "!", "?", "…", "...", "?!", "!.." } }

-- Words said, up to the mark that closes them; marks within them come in pairs. Without a bound, which would cost a state
-- for each word: the paragraph ends them.
local INSIDE = { NO_MARK, { OPEN, { NO_MARK, min = 1 }, CLOSE } }
local SAID = { { any = INSIDE, min = 2 }, as = "said" }
-- Many enough to be no name: «Жас қалам» деп хабарлады tells none.
local SAID_FULLY = { { any = INSIDE, min = 5 }, as = "said" }
-- Words said that only dashes part from the author's: after a dash, or from the beginning of a sentence on.
local SPOKEN = { anything = true, except = { text = { "«", "»", "“", "”" } }, min = 3, as = "said" }
local FROM_START = {
    { sentence = "first", kind = { "word", "number" } },
    { anything = true, except = { text = { "«", "»", "“", "”" } }, min = 3 },
    as = "said",
}

local SAY, SPEAK = { list = "say", as = "verb" }, { list = "speak", as = "verb" }
local WHO = { entity = "PERSON", except = { feats = { Case = { "Gen", "Dat", "Acc", "Loc", "Abl" } } }, as = "who" }
-- Who speaks: by name, or only as «ол», «министр».
local SOMEBODY = { any = { WHO, { text = "ол" }, { post = true, feats = { Case = "Nom" } } } }
local GAP = {
    anything = true,
    except = { { entity = "PERSON" }, { text = { ".", "«", "»", "–", ":" } } },
    min = 0,
    max = 10,
    lazy = true,
}
local BEFORE = { WHO, GAP, { text = ":", optional = true }, optional = true }
local AUTHOR = { any = { SAY, SPEAK } }
local BY_SOMEBODY = { GAP, SOMEBODY, optional = true }
-- «…» деп хабарлады: without a dash the verb must tell of speech, since «…» деп аталады gives a name.
local THUS = { "деп", SPEAK, BY_SOMEBODY }
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
        OPEN,
        {
            any = {
                { SAID, CLOSE, { text = { ",", "." }, optional = true }, DASH, AUTHOR, BY_SOMEBODY, MORE },
                { SAID_FULLY, CLOSE, { text = ",", optional = true }, THUS },
            },
        },
        across = "paragraph",
        action = read,
    },
    {
        name = "announced",
        WHO,
        GAP,
        ":",
        { DASH, optional = true },
        OPEN,
        SAID_FULLY,
        CLOSE,
        action = read,
        across = "paragraph",
    },
    {
        name = "spoken",
        { any = { { DASH, SPOKEN }, FROM_START } },
        { any = { { ENDS, DASH, AUTHOR }, { DASH, SAY } } },
        BY_SOMEBODY,
        { GAP, ".", DASH, SPOKEN, optional = true },
        across = "paragraph",
        action = read,
    },
}
