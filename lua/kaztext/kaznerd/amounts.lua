--- Numbers and times with KazNERD's classes and borders: a counted noun is no part of a CARDINAL, an age is a DATE, a DURATION is
--- a DATE or a TIME. The source of each rule are the guidelines of KazNERD (Yeshpanov et al. 2022, CC BY 4.0) and the first half
--- of its validation split.
local core = require("kaztext.core")
local words_of = require("kaztext.kaznerd.words")

local amounts = {}

local function set_of(list)
    local set = {}
    for _, word in ipairs(list) do
        set[word] = true
    end
    return set
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

-- «үшінші күні», «бірінші жыл»
local function ordered_end(text, last)
    for _, unit in ipairs(words_of.ordered) do
        local stop = text:match("^ " .. unit .. "[^ ,.]*()", last + 1)
        if stop then
            return stop - 1
        end
    end
end

-- The classes of a number: what is counted is left out, ages are dates.
local function number_class(item, text)
    if item.kind == "ordinal" then
        local last = ordered_end(text, item.last)
        return last and "DATE" or "ORDINAL", last or item.last
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
local BOUNDS, SPANS, HEAT = set_of(words_of.bound), set_of(words_of.span), set_of(words_of.heat)
for word in pairs(BOUNDS) do
    SPANS[word] = true
end

local function with_bound(text, last, words)
    local word, stop = text:match("^ ([^ .,;:!?)]+)()", last + 1)
    return word and words[word] and stop - 1 or last
end

-- қазір, жақында and the like are no times there, but what names a day, a month or a year is (соңғы жылдары, бірнеше күн
-- бұрын), and бүгінде; holidays are EVENTs; what an amount is meant for (жылына) is nothing.
local function names_unit(words)
    for _, unit in ipairs(words_of.unit) do
        if (" " .. words):find(" " .. unit, 1, true) then
            return true
        end
    end
    return false
end
local function is_time(item, text)
    local words = core.lower(text:sub(item.first, item.last))
    for _, rate in ipairs(words_of.rate) do
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
local CLOCKS = {}
for _, word in ipairs(words_of.clock) do
    CLOCKS[#CLOCKS + 1] = word .. " "
end
for _, beginning in ipairs(words_of.day_part) do
    CLOCKS[#CLOCKS + 1] = beginning
end

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
local YEARS = set_of(words_of.year)

local function year_and_rest(item)
    local from = 1
    while true do
        local first, last = item.text:find("[^ ]+", from)
        if not first or last == #item.text then
            return
        end
        if YEARS[core.lower(item.text:sub(first, last))] then
            return item.first + last - 1, item.first + last + 1
        end
        from = last + 1
    end
end

-- KazNERD leaves out «айы» after a bare month's name, «күні» after a date, and what «сәйкес кезең», «кешкі уақытта», «қыс
-- маусымы» and «екі жылда бір» end with.
local function names_month(words)
    for _, month in ipairs(words_of.month) do
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
    local text = core.lower(item.text:sub(first - item.first + 1, last - item.first + 1))
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

-- Where a span begins that has one of these words before it, or `first`.
local function start_after(words, first, text)
    for _, before in ipairs(words) do
        local word = before .. " "
        if text:sub(1, first - 1):sub(-#word) == word then
            return first - #word
        end
    end
    return first
end

-- KazNERD begins with «тура», «дәл», «кем дегенде», and not with «сағат».
local function start_of(item, first, text)
    local start = start_after(words_of.exact, first, text)
    if start < first then
        return start
    end
    return first + (item.type == "TIME" and core.lower(item.text):match("^сағат ()%S") or 1) - 1
end

-- «10 пайыздан 15 пайызға» is one range to the record and two spans to KazNERD; «10-нан 15 пайызға» is one to both.
local function repeats_unit(lower, upper)
    local word = lower.text:match(" (%S+)$") or lower.text:match("%d(%D+)$")
    return word ~= nil
        and #word >= 8
        and not core.number(word)
        and upper ~= nil
        and upper.text:find(word:sub(1, 8), 1, true) ~= nil
end

--- Calls add(class, first, last) for each time of the document, whose text is `text`.
function amounts.add_times(doc, text, add)
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
end

--- The last byte of a date that ends there, with «бойы», «ішінде» behind it.
function amounts.span_end(text, last)
    return with_bound(text, last, SPANS)
end

--- Likewise for each number.
function amounts.add_numbers(doc, text, add)
    local from
    local numbers = doc:numbers()
    for i, item in ipairs(numbers) do
        local class, last = number_class(item, text)
        if item.range and not repeats_unit(item, numbers[i + 1]) then
            from = from or item.first
        else
            local first = from or item.first
            if class == "QUANTITY" then
                first, last = start_after(words_of.per, first, text), with_bound(text, last, HEAT)
            end
            add(class, first, with_bound(text, last, BOUNDS))
            from = nil
        end
    end
end

return amounts
