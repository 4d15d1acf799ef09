-- Numbers, amounts and times against KazNERD's spans: exact boundaries and class, for each half of the file by itself. The
-- first half may be looked at (--wrong CLASS lists what goes wrong in it); the second one is for the report.
--
--   lua5.4 tests/accuracy/spans.lua [--wrong CLASS] FILE.iob2
--
-- KazNERD has other borders than the record: a counted noun is no part of a CARDINAL, an age is a DATE, and a DURATION is a
-- DATE or a TIME. What follows maps the one onto the other and mends nothing. A number inside a span of a class that is not
-- scored here (LAW, POSITION, PRODUCT …) is neither right nor wrong, since KazNERD's spans hold no others.
local kaz = require("kaztext")

local CLASSES = { "CARDINAL", "ORDINAL", "DATE", "TIME", "MONEY", "PERCENTAGE", "QUANTITY" }
local KNOWN = {}
for _, class in ipairs(CLASSES) do
    KNOWN[class] = true
end

local wrong, path
do
    local i = 1
    while arg[i] do
        if arg[i] == "--wrong" then
            wrong, i = arg[i + 1], i + 1
        else
            path = arg[i]
        end
        i = i + 1
    end
end

local function read_sentences(file)
    local sentences, sentence = {}, {}
    for line in file:lines() do
        local token, tag = line:match("^(%S+) (%S+)")
        if token then
            sentence[#sentence + 1] = { text = token, tag = tag }
        elseif #sentence > 0 then
            sentences[#sentences + 1] = sentence
            sentence = {}
        end
    end
    sentences[#sentences + 1] = #sentence > 0 and sentence or nil
    return sentences
end

-- Whether a space stands before token i, as the sentence was before it was cut up.
local function parted(sentence, i)
    local before, token, after = sentence[i - 1], sentence[i].text, sentence[i + 1]
    if not before or before.text == "(" or before.text == "«" then
        return false
    end
    local inside = before.text:find("^[,:]$") and i > 2 and sentence[i - 2].text:find("^%d+$") and token:find("^%d")
    local begins = token:find("^[,:]$") and before.text:find("^%d+$") and after and after.text:find("^%d")
    return not (inside or begins or token:find("^[,.;:!?)]$") or token == "»")
end

local function join(sentence)
    local text, at = {}, 1
    for i, token in ipairs(sentence) do
        if parted(sentence, i) then
            text[#text + 1] = " "
            at = at + 1
        end
        token.first, token.last = at, at + #token.text - 1
        text[#text + 1] = token.text
        at = at + #token.text
    end
    return table.concat(text)
end

-- The spans of these classes, and which tokens stand in one of another class.
local function gold_of(sentence)
    local spans, others = {}, {}
    local open
    for i, token in ipairs(sentence) do
        local sort, class = token.tag:match("^([BI])%-(.*)$")
        if sort == "B" then
            open = KNOWN[class] and { class = class, from = i, to = i } or nil
            spans[#spans + 1] = open
            others[i] = open == nil
        elseif sort == "I" then
            others[i] = open == nil
            if open then
                open.to = i
            end
        else
            open = nil
        end
    end
    return spans, others
end

-- A DURATION or a SET is a TIME there where it is counted in hours or less, or in nights: «екі сағат», «сағат
-- сайын», «күндіз-түні».
local function time_class(item)
    return (
        item.type == "TIME"
        or item.text:find("түн", 1, true)
        or item.value:find("^P?T")
        or item.value:find("^R/PT")
    )
            and "TIME"
        or "DATE"
end

-- «екі есе»
local function times_end(text, last)
    local stop = text:match("^ есе[^ ,.]*()", last + 1)
    return stop and stop - 1
end

-- The classes of a number: what is counted is left out, ages are dates.
local function number_class(item, text)
    if item.kind == "ordinal" then
        return "ORDINAL", item.last
    elseif item.kind == "percent" then
        return "PERCENTAGE", item.last
    elseif item.kind == "money" then
        return "MONEY", item.last
    elseif item.kind == "quantity" and item.unit == "жас" then
        return "DATE", item.last
    elseif item.measure then
        return "QUANTITY", item.last
    end
    return "CARDINAL", times_end(text, item.bare_last) or item.bare_last
end

-- KazNERD takes the words after an amount or a time along that say how it is meant.
local BOUNDS = {
    ["дейін"] = true,
    ["шейін"] = true,
    ["дейінгі"] = true,
    ["шейінгі"] = true,
    ["кем"] = true,
}
local SPANS = {
    ["бері"] = true,
    ["бергі"] = true,
    ["бойы"] = true,
    ["ішінде"] = true,
    ["ішіндегі"] = true,
    ["бойына"] = true,
    ["кейін"] = true,
    ["соң"] = true,
    ["шамасында"] = true,
}
for word in pairs(BOUNDS) do
    SPANS[word] = true
end
local function with_bound(text, last, words)
    local word, stop = text:match("^ ([^ .,;:!?)]+)()", last + 1)
    return word and words[word] and stop - 1 or last
end

-- қазір, жақында and the like are no times there, but what names a day, a month or a year is (соңғы жылдары, бірнеше күн
-- бұрын), and бүгінде; holidays are EVENTs; what an amount is meant for (жылына) is nothing.
local UNITS = { "жыл", "ай", "апта", "күн", "ғасыр" }
local function names_unit(words)
    for _, unit in ipairs(UNITS) do
        if (" " .. words):find(" " .. unit, 1, true) then
            return true
        end
    end
    return false
end
local RATES = {
    "жылына",
    "айына",
    "аптасына",
    "күніне",
    "тәулігіне",
    "сағатына",
    "минутына",
}
local function is_time(item, text)
    local words = kaz.lower(text:sub(item.first, item.last))
    for _, rate in ipairs(RATES) do
        if words == rate then
            return false
        end
    end
    if item.holiday then
        return false
    end
    return not item.value:find("_REF$")
        or words:find("^бүгін") ~= nil
        or (names_unit(words) and not words:find("^қазір"))
end

local DASHES = { ["-"] = true, ["–"] = true, [" – "] = true, [" - "] = true }
local function is_year_of(item)
    return item.value:find("^%d%d%d%d$")
        and (item.text:find("ғы$") or item.text:find("гі$") or item.text:find("дың$"))
end

-- «4 – 5 жылда» and «таңғы 9-дан кешкі 8-ге дейін» are two times to the record and one to KazNERD, as is «биылғы 8 айда».
local function merge_ranges(times, text)
    local merged = {}
    for _, item in ipairs(times) do
        local last = merged[#merged]
        local between = last and text:sub(last.last + 1, item.first - 1)
        local from = last
            and (
                last.text:find("ден$")
                or last.text:find("дан$")
                or last.text:find("тен$")
                or last.text:find("тан$")
                or last.text:find("нен$")
                or last.text:find("нан$")
            )
        local to = with_bound(text, item.last, BOUNDS) > item.last
        local counted = between == " " and item.type == "DURATION" and is_year_of(last)
        if between and DASHES[between] or counted or (between == " " and from and to) then
            last.last, last.text = item.last, text:sub(last.first, item.last)
        else
            merged[#merged + 1] = item
        end
    end
    return merged
end

-- «Бүгін сағат 16:00-де» is one time to the record; KazNERD has a DATE and a TIME, and leaves сағат out after a DATE.
local CLOCKS = {
    "сағат ",
    "таңғы ",
    "кешкі ",
    "түнгі ",
    "түскі ",
    "таңертең",
    "кешке",
    "түнде",
    "түсте",
}
local function date_and_time(item)
    if not item.value:find("^%d.*T") then
        return
    end
    local at
    for _, word in ipairs(CLOCKS) do
        local found = item.text:find(" " .. word, 1, true)
        at = found and (not at or found < at) and found or at
    end
    if at then
        local time = item.text:sub(at + 1, at + 10) == "сағат" and at + 11 or at
        return item.first + at - 2, item.first + time
    end
end

-- «екі мың он тоғызыншы жылы 5 мамырда», «былтыр тамызда» are one date to the record and two to KazNERD, which joins them
-- only after жылғы and жылдың.
local YEARS = { ["жылы"] = true, ["биыл"] = true, ["былтыр"] = true }
local function year_and_rest(item)
    local from = 1
    while true do
        local first, last = item.text:find("[^ ]+", from)
        if not first or last == #item.text then
            return
        end
        if YEARS[kaz.lower(item.text:sub(first, last))] then
            return item.first + last - 1, item.first + last + 1
        end
        from = last + 1
    end
end

-- KazNERD leaves out «айы» after a bare month's name, «күні» after a date, and what «сәйкес кезең», «кешкі уақытта», «қыс
-- маусымы» and «екі жылда бір» end with.
local MONTHS =
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
local function names_month(words)
    for month in MONTHS:gmatch("[^ ]+") do
        if words:find(month, 1, true) then
            return true
        end
    end
    return false
end
local NOUNS = {
    "^(.+) %S+ кезең%S*$",
    "^(.+) уақыт%S*$",
    "^(қыс) маусым%S*$",
    "^(жаз) маусым%S*$",
    "^(.+) бір$",
}
local function without_noun(item, first, last)
    local text = kaz.lower(item.text:sub(first - item.first + 1, last - item.first + 1))
    local before = text:match("^(%S+) ай%S*$") or text:match("^(.+) айлар%S*$") or text:match("^(.+) күн%S*$")
    if before and names_month(before) then
        return first + #before - 1
    end
    for _, noun in ipairs(NOUNS) do
        before = text:match(noun)
        if before then
            return first + #before - 1
        end
    end
    return last
end

local function last_of(item, first, text)
    local last = with_bound(text, item.last, SPANS)
    return last == item.last and without_noun(item, first, last) or last
end

-- KazNERD begins with «тура», «дәл», «кем дегенде», and not with «сағат».
local function start_of(item, first, text)
    for _, word in ipairs({ "тура ", "дәл ", "кем дегенде " }) do
        if text:sub(1, first - 1):sub(-#word) == word then
            return first - #word
        end
    end
    return first + (item.type == "TIME" and kaz.lower(item.text):match("^сағат ()%S") or 1) - 1
end

-- «10 пайыздан 15 пайызға» is one range to the record and two spans to KazNERD; «10-нан 15 пайызға» is one to both.
local function repeats_unit(lower, upper)
    local word = lower.text:match(" (%S+)$") or lower.text:match("%d(%D+)$")
    return word ~= nil
        and #word >= 8
        and not kaz.number(word)
        and upper ~= nil
        and upper.text:find(word:sub(1, 8), 1, true) ~= nil
end

local function found_in(text, sentence)
    local spans = {}
    local function add(class, first, last)
        local span = { class = class }
        for i, token in ipairs(sentence) do
            if token.last >= first and token.first <= last then
                span.from, span.to = span.from or i, i
            end
        end
        spans[#spans + 1] = span.from and span or nil
    end
    local doc = assert(kaz.document(text, { plain = true, raw = true, date = "2019-06-15" }))
    for _, item in ipairs(merge_ranges(doc:times(), text)) do
        local date_last, time_first = date_and_time(item)
        if date_last then
            add("DATE", item.first, without_noun(item, item.first, date_last))
            add("TIME", time_first, last_of(item, time_first, text))
        elseif is_time(item, text) then
            local first = item.first
            local year_last, rest_first = year_and_rest(item)
            if year_last then
                add("DATE", first, year_last)
                first = rest_first
            end
            add(time_class(item), start_of(item, first, text), last_of(item, first, text))
        end
    end
    local from
    local numbers = doc:numbers()
    for i, item in ipairs(numbers) do
        local class, last = number_class(item, text)
        if item.range and not repeats_unit(item, numbers[i + 1]) then
            from = from or item.first
        else
            add(class, from or item.first, with_bound(text, last, BOUNDS))
            from = nil
        end
    end
    doc:close()
    return spans
end

local function key(span)
    return span.class .. " " .. span.from .. " " .. span.to
end

local function shown(sentence, span)
    local words = {}
    for i = math.max(1, span.from - 3), math.min(#sentence, span.to + 3) do
        local word = sentence[i].text
        words[#words + 1] = (i == span.from and "[" or "") .. word .. (i == span.to and "]" or "")
    end
    return table.concat(words, " ")
end

local function new_scores()
    local scores = {}
    for _, class in ipairs(CLASSES) do
        scores[class] = { gold = 0, found = 0, right = 0 }
    end
    return scores
end

local function score(sentence, scores, list)
    local text = join(sentence)
    local gold, others = gold_of(sentence)
    local found, seen = found_in(text, sentence), {}
    for _, span in ipairs(gold) do
        scores[span.class].gold = scores[span.class].gold + 1
        seen[key(span)] = "missed"
    end
    for _, span in ipairs(found) do
        local s = scores[span.class]
        s.found = s.found + (others[span.from] and others[span.to] and 0 or 1)
        if seen[key(span)] then
            s.right = s.right + 1
            seen[key(span)] = "right"
        elseif list and span.class == wrong and not others[span.from] then
            print("found", shown(sentence, span))
        end
    end
    for _, span in ipairs(gold) do
        if list and span.class == wrong and seen[key(span)] == "missed" then
            print("missed", shown(sentence, span))
        end
    end
end

local function report(name, scores)
    for _, class in ipairs(CLASSES) do
        local s = scores[class]
        local p, r = s.right / math.max(1, s.found), s.right / math.max(1, s.gold)
        local f = p + r > 0 and 2 * p * r / (p + r) or 0
        print(
            ("%-11s %-12s gold %5d  found %5d  P %.3f  R %.3f  F1 %.3f"):format(name, class, s.gold, s.found, p, r, f)
        )
    end
end

local file = assert(io.open(path, "rb"))
local sentences = read_sentences(file)
file:close()
local halves = { new_scores(), new_scores() }
for i, sentence in ipairs(sentences) do
    local first = i <= #sentences / 2
    score(sentence, halves[first and 1 or 2], wrong and first)
end
if not wrong then
    report("first half", halves[1])
    report("second half", halves[2])
end
