-- plugin/extract/people/quotes_table.{h,c}: the forms of the verbs of speech in data/quotes/.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local DATA = "data/quotes/"
local KIND = { say = 0, speak = 1, name = 2 }
-- What a form is in its sentence; the numbers are those of the enum in the header.
local FINITE, CONVERB, PARTICIPLE = 0, 1, 2
local FORM_SHIFT = 4

local BACK, FRONT, VOICELESS = "аоұыуёюя", "әеөүіэ", "пткқсшфхцчщ"

local function last_letter(word)
    return word:match("[%z\1-\127\194-\244][\128-\191]*$")
end

local function holds(set, letter)
    return set:find(letter, 1, true) ~= nil
end

-- и takes the harmony of the vowel before it (жыми-), front where there is none.
local function is_back(stem)
    local back = false
    for letter in stem:gmatch("[%z\1-\127\194-\244][\128-\191]*") do
        if holds(BACK, letter) then
            back = true
        elseif holds(FRONT, letter) then
            back = false
        end
    end
    return back
end

-- Forms of a verb stem, after the paradigms of Kazakh grammars: past, present, -ып, -са, -ған, -атын, -ыпты.
local function forms(stem)
    local back, last = is_back(stem), last_letter(stem)
    local function harmony(s)
        return (s:gsub("A", back and "а" or "е"):gsub("I", back and "ы" or "і"))
    end
    local hard = holds(VOICELESS, last)
    local past = stem .. harmony(hard and "тI" or "дI")
    local participle = stem .. (hard and (back and "қан" or "кен") or (back and "ған" or "ген"))
    local present, future, converb
    if last == "и" then
        present, future, converb =
            stem .. (back and "яды" or "еді"), stem .. (back and "ятын" or "етін"), stem .. "п"
    elseif holds("аеыіөо", last) then
        present, future, converb = stem .. harmony("йдI"), stem .. harmony("йтIн"), stem .. "п"
    else
        present, future, converb = stem .. harmony("AдI"), stem .. harmony("AтIн"), stem .. harmony("Iп")
    end
    return {
        { past, FINITE },
        { past .. (back and "қ" or "к"), FINITE },
        { past .. "м", FINITE },
        { present, FINITE },
        { converb .. harmony("тI"), FINITE },
        { converb, CONVERB },
        { stem .. harmony("сA"), CONVERB },
        { participle, PARTICIPLE },
        { future, PARTICIPLE },
    }
end

local entries, seen = {}, {}
for _, row in ipairs(tsv.read(DATA .. "verbs.tsv")) do
    local kind = KIND[row.kind] or tsv.fail(row, "unknown kind " .. row.kind)
    local before, stem = row.stem:match("^(.* )([^ ]+)$")
    for _, form in ipairs(forms(stem or row.stem)) do
        local key = (before or "") .. form[1]
        if seen[key] and seen[key] ~= kind then
            tsv.fail(row, ("the form %q has two kinds"):format(key))
        elseif not seen[key] then
            seen[key] = kind
            entries[#entries + 1] = { key, kind | form[2] << FORM_SHIFT }
        end
    end
end

local out = cwriter.new("tools/tables/people_quotes.lua", DATA)
out:add('#include "extract/people/quotes_table.h"\n')
out:table("kz_speech_forms", entries)
local longest = {}
for _, entry in ipairs(entries) do
    local first, words = entry[1]:match("^[^ ]+"), select(2, entry[1]:gsub(" ", "")) + 1
    longest[first] = math.max(longest[first] or 0, words)
end
local firsts = {}
for first, words in pairs(longest) do
    firsts[#firsts + 1] = { first, words }
end
out:table("kz_speech_firsts", firsts)
out:starts("kz_speech_starts", firsts)
local function word_set(name)
    local words = {}
    for _, row in ipairs(tsv.read(DATA .. name .. ".tsv")) do
        words[#words + 1] = { row.word, 1 }
    end
    return words
end
out:table("kz_attribution_words", word_set("attribution"))
local WHERE = { author = 1, anywhere = 2 }
local unnamed = {}
for _, row in ipairs(tsv.read(DATA .. "unnamed.tsv")) do
    unnamed[#unnamed + 1] = { row.word, WHERE[row.where] or tsv.fail(row, "unknown place " .. row.where) }
end
out:table("kz_unnamed_words", unnamed)
out:save("plugin/extract/people/quotes_table.c")

local head = cwriter.new("tools/tables/people_quotes.lua", DATA)
head:add([[
#ifndef KZ_EXTRACT_QUOTES_TABLE_H
#define KZ_EXTRACT_QUOTES_TABLE_H

#include "text/text.h"

typedef enum kz_speech_kind { KZ_SPEECH_SAY, KZ_SPEECH_SPEAK, KZ_SPEECH_NAME } kz_speech_kind;
typedef enum kz_speech_form { KZ_SPEECH_FINITE, KZ_SPEECH_CONVERB, KZ_SPEECH_PARTICIPLE } kz_speech_form;

typedef enum kz_unnamed_place { KZ_UNNAMED_AUTHOR = 1, KZ_UNNAMED_ANYWHERE } kz_unnamed_place;

enum { KZ_SPEECH_FORM_SHIFT = 4, KZ_SPEECH_WORDS = 3 };

/* A form of a verb of speech, with the words that belong to it (at most KZ_SPEECH_WORDS in all, a space between),
 * to its kind with its form shifted by KZ_SPEECH_FORM_SHIFT. */
extern const kz_table kz_speech_forms;
extern const kz_table kz_speech_starts; /* how such a form starts, for kz_may_start */
extern const kz_table kz_speech_firsts; /* the first word of such a form to the words of the longest that it begins */
extern const kz_table kz_attribution_words; /* айтуынша, сөзінше */
extern const kz_table kz_unnamed_words;     /* «деді есімін атамаған тұрғын»; to kz_unnamed_place */

#endif]])
head:save("plugin/extract/people/quotes_table.h")
