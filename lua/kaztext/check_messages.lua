--- The sentences of kaz.check, in English and Kazakh.
local core = require("kaztext.core")

local ALPHABETS = {
    en = {
        ["latin-lookalike"] = "Latin",
        ["lookalike-word"] = "Latin",
        ["other-cyrillic"] = "other Cyrillic",
        ["other-lookalike"] = "foreign",
        ["digit-for-letter"] = "digit",
        ["cyrillic-in-latin"] = "Cyrillic",
    },
    kk = {
        ["latin-lookalike"] = "латын әрпі",
        ["lookalike-word"] = "латын әрпі",
        ["other-cyrillic"] = "өзге кирилл әрпі",
        ["other-lookalike"] = "бөтен әріп",
        ["digit-for-letter"] = "цифр",
        ["cyrillic-in-latin"] = "кирилл әрпі",
    },
}

local UTF8 = "[%z\1-\127\194-\244][\128-\191]*"

-- The letters of `from` that are others in `to`, as «x, e»; nil where they do not correspond one to one.
local function changed_letters(from, to)
    local others, list, seen = to:gmatch(UTF8), {}, {}
    for letter in from:gmatch(UTF8) do
        local other = others()
        if not other then
            return nil
        end
        if other ~= letter and not seen[letter] then
            seen[letter] = true
            list[#list + 1] = letter
        end
    end
    return not others() and table.concat(list, ", ") or nil
end

-- Which of the ways a space can be wrong.
local function space_of(edit, text)
    if edit.to == "" then
        return text:find("^[\r\n]", edit.original_last + 1) and "trailing"
            or edit.original_last == #text and "trailing"
            or "stray"
    end
    return edit.from:find("^  +$") and "doubled" or "special"
end

local function read_aloud(base, ending)
    return (core.verbalize(base .. "-" .. ending))
end

local SENTENCES = {
    en = {
        letters = "%s %s in «%s»: write «%s»",
        word = "look-alike letters in «%s»: write «%s»",
        restored = "«%s» is written «%s»",
        encoding = "«%s» was read in a wrong encoding: «%s»",
        quotes = "%s should be %s",
        dash = "%s between spaces should be a dash (–)",
        hyphen = "a special hyphen; write -",
        missing_space = "no space after the sign",
        extra_space = "a space before the sign",
        marks = "%s: write %s",
        apostrophe = "a grave accent for an apostrophe",
        compose = "a letter in two parts in «%s»",
        invisible = "an invisible character",
        invisible_in = "an invisible character in «%s»",
        bytes = "bytes that are not UTF-8",
        mixed = "Latin and Cyrillic letters in «%s»",
        suffix = "«%s» is read «%s»: write «%s»",
        doubled = "doubled space",
        special = "a special space (no-break, thin, tab …)",
        trailing = "a space at the end of the line",
        stray = "a space too many",
    },
    kk = {
        letters = "%s «%s» – «%s» сөзінде: «%s» деп жазылады",
        word = "«%s» сөзінде ұқсас бөтен әріптер бар: «%s» деп жазылады",
        restored = "«%s» сөзі «%s» деп жазылады",
        encoding = "«%s» қате кодтаумен оқылған: «%s»",
        quotes = "%s орнына %s керек",
        dash = "бос орындар арасындағы %s орнына сызықша (–) керек",
        hyphen = "ерекше дефис орнына - керек",
        missing_space = "тыныс белгісінен кейін бос орын жоқ",
        extra_space = "тыныс белгісінің алдында артық бос орын бар",
        marks = "%s орнына %s керек",
        apostrophe = "апостроф орнына гравис тұр",
        compose = "«%s» сөзінде әріп екі бөлікпен жазылған",
        invisible = "көрінбейтін таңба",
        invisible_in = "«%s» сөзінде көрінбейтін таңба бар",
        bytes = "UTF-8 емес байттар",
        mixed = "«%s» сөзінде латын мен кирилл әріптері аралас",
        suffix = "«%s» – «%s» деп оқылады: «%s» деп жазылады",
        doubled = "қосарланған бос орын",
        special = "ерекше бос орын",
        trailing = "жол соңында бос орын бар",
        stray = "артық бос орын",
    },
}

local function of_letters(s, alphabet, edit)
    local letters = changed_letters(edit.from, edit.to)
    if not letters then
        return s.word:format(edit.from, edit.to)
    end
    return s.letters:format(alphabet, letters, edit.from, edit.to)
end

local function of_punctuation(s, rule, edit)
    if rule == "spacing" then
        return edit.to == "" and s.extra_space or s.missing_space
    elseif rule == "dash" then
        return edit.to == "-" and s.hyphen or s.dash:format(edit.from)
    elseif rule == "apostrophe" then
        return s.apostrophe
    end
    return s.marks:format(edit.from, edit.to)
end

local function invisible(s, edit)
    return edit.to ~= "" and s.invisible_in:format(edit.to) or s.invisible
end

local function speaker(language)
    local s, alphabets = SENTENCES[language], ALPHABETS[language]
    local by_rule = {
        mojibake = function(edit)
            return s.encoding:format(edit.from, edit.to)
        end,
        ["kazakh-letters"] = function(edit)
            return s.restored:format(edit.from, edit.to)
        end,
        quotes = function(edit)
            return s.quotes:format(edit.from, edit.to)
        end,
        space = function(edit, text)
            return s[space_of(edit, text)]
        end,
        compose = function(edit)
            return s.compose:format(edit.to)
        end,
        invisible = function(edit)
            return invisible(s, edit)
        end,
        ["invalid-bytes"] = function()
            return s.bytes
        end,
    }
    by_rule.encoding, by_rule.stray = by_rule.mojibake, by_rule.invisible
    local words = {}

    --- What is said of an edit by the rule that decides.
    function words.of_edit(rule, edit, text)
        if alphabets[rule] then
            return of_letters(s, alphabets[rule], edit)
        elseif by_rule[rule] then
            return by_rule[rule](edit, text)
        end
        return of_punctuation(s, rule, edit)
    end

    function words.mixed(word)
        return s.mixed:format(word)
    end

    --- `right`: the endings that could stand there.
    function words.suffix(base, ending, right)
        local written, better = base .. "-" .. ending, {}
        for i, variant in ipairs(right) do
            better[i] = base .. "-" .. variant
        end
        return s.suffix:format(written, read_aloud(base, right[1]), table.concat(better, ", "))
    end

    return words
end

return { en = speaker("en"), kk = speaker("kk") }
