-- lua/kaztext/rules/lists.lua: the lists of data/positions/, data/entities/ and data/quotes/ for rules of users.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local lualists = require("lualists")
local possessive = require("possessive")
local tsv = require("tsv")

local PATH = "lua/kaztext/rules/lists.lua"

-- The words of a column, in the order of the file; of those rows for which `which` says true, where it is given.
local function column(path, name, which)
    local words, seen = {}, {}
    for _, row in ipairs(tsv.read(path)) do
        if (not which or which(row)) and not seen[row[name]] then
            seen[row[name]] = true
            words[#words + 1] = row[name]
        end
    end
    return words
end

-- With the possessive of each: чемпион, чемпионы.
local function with_possessives(words)
    local all = {}
    for _, word in ipairs(words) do
        all[#all + 1] = word
        all[#all + 1] = possessive.of(word)
    end
    return all
end

local function of_kind(...)
    local wanted = {}
    for _, kind in ipairs({ ... }) do
        wanted[kind] = true
    end
    return function(row)
        return wanted[row.kind]
    end
end

-- The words of states, their possessives, and those of kin.
local function states_and_kin()
    local all = with_possessives(column("data/positions/states.tsv", "word"))
    for _, word in ipairs(column("data/positions/kin.tsv", "word")) do
        all[#all + 1] = word
    end
    return all
end

local function is_time(row)
    return row.why == "time"
end

local function is_praise_or_time(row)
    return row.why == "praise" or row.why == "time"
end

-- Words of data/entities/words.tsv with one of these roles; endings without their hyphen, where they are wanted.
local function with_roles(endings, ...)
    local words = {}
    for _, row in ipairs(tsv.read("data/entities/words.tsv")) do
        local ending, roles = row.word:match("^%-(.+)"), "," .. row.roles .. ","
        for _, role in ipairs({ ... }) do
            if (ending ~= nil) == endings and roles:find("," .. role .. ",", 1, true) then
                words[#words + 1] = ending or row.word
                break
            end
        end
    end
    return words
end

local LISTS = {
    { "epithets", with_roles(false, "epithet", "honorific", "patronymic") },
    { "areas", with_roles(false, "area") },
    { "halts", with_roles(false, "halt") },
    { "halt_endings", with_roles(true, "halt") },
    { "concerning", with_roles(false, "concerns") },
    { "holding", column("data/positions/links.tsv", "word", of_kind("holding", "quitting")) },
    { "roles", column("data/positions/links.tsv", "word", of_kind("role")) },
    { "awards", column("data/positions/links.tsv", "word", of_kind("award")) },
    {
        "ties",
        column(
            "data/positions/links.tsv",
            "word",
            of_kind("holding", "quitting", "role", "award", "bridge", "appoint", "come")
        ),
    },
    { "pronouns", column("data/positions/links.tsv", "word", of_kind("pronoun")) },
    { "called", column("data/positions/links.tsv", "word", of_kind("called")) },
    { "aged", column("data/positions/links.tsv", "word", of_kind("aged")) },
    { "now", column("data/positions/links.tsv", "word", of_kind("now")) },
    { "times_won", column("data/positions/links.tsv", "word", of_kind("times")) },
    { "times", column("data/positions/stops.tsv", "word", is_time) },
    { "postpositions", column("data/positions/postpositions.tsv", "word") },
    { "stops", column("data/positions/stops.tsv", "word") },
    { "praise", column("data/positions/stops.tsv", "word", is_praise_or_time) },
    { "states_and_kin", states_and_kin() },
    { "attribution", column("data/quotes/attribution.tsv", "word") },
    { "announcing", column("data/quotes/announcing.tsv", "word") },
    { "bodies", column("data/positions/bodies.tsv", "word") },
    { "states", with_possessives(column("data/positions/states.tsv", "word")) },
    { "verb_endings", column("data/positions/verb_endings.tsv", "ending", of_kind("participle", "other")) },
    { "speech_places", column("data/quotes/places.tsv", "word") },
}

lualists.save(PATH, "tools/tables/rules.lua", "data/positions/, data/entities/ and data/quotes/", LISTS)
