--- Standoff for brat: the article as .txt, and what was found in it as .ann, whose places are code points of the .txt.
local article = require("kaztext.formats.article")
local facts = require("kaztext.formats.facts")
local utf8_text = require("kaztext.utf8_text")

local brat = {}

local MODS = { "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS" }

--- What a brat server must know of the types; to be put beside the files.
brat.configuration = ([[
[entities]

!Name
	PERSON
	ORGANISATION
	GPE
	LOCATION
	FACILITY
	NORP
	EVENT
	ART
	LAW
	LANGUAGE
	PROJECT
	PRODUCT
	DISEASE
	CONTACT
POSITION
!Time
	DATE
	TIME
	DURATION
	SET
!Number
	CARDINAL
	ORDINAL
	PERCENT
	MONEY
	QUANTITY
!Identifier
	PHONE
	EMAIL
	URL
	HANDLE
	IIN
	BIN
	IBAN
	BIC
	PLATE
	POSTCODE
	ADDRESS
	LAW_REFERENCE
	CARD
QUOTE

[relations]

Holds	Arg1:PERSON, Arg2:POSITION
At	Arg1:POSITION, Arg2:<ENTITY>
Says	Arg1:PERSON, Arg2:QUOTE
Alias	Arg1:PERSON, Arg2:PERSON, <REL-TYPE>:symmetric-transitive
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]

Mod	Arg:<ENTITY>, Value:%s
]]):format(table.concat(MODS, "|"))

-- Collects annotations; each kind has numbers of its own.
local function annotations(doc)
    local text, place = article.with_places(doc)
    local out = { text = text, lines = {}, numbers = { T = 0, R = 0, A = 0, ["#"] = 0 } }

    local function put(kind, format, ...)
        local number = out.numbers[kind] + 1
        out.numbers[kind] = number
        out.lines[#out.lines + 1] = ("%s%d\t%s"):format(kind, number, format:format(...))
        return kind .. number
    end

    -- brat wants a piece a line where a text goes over several.
    local function text_bound(type_name, item)
        local fragments, words = {}, {}
        local at = item.first
        for line, gap in item.text:gmatch("([^\n]*)(\n*)") do
            local start, finish = place(at, at + #line - 1)
            if line ~= "" and start then
                fragments[#fragments + 1] = start .. " " .. finish
                words[#words + 1] = utf8_text.valid(line)
            end
            at = at + #line + #gap
        end
        return fragments[1] and put("T", "%s %s\t%s", type_name, table.concat(fragments, ";"), table.concat(words, " "))
    end

    --- The id of an annotation, nil for what is not in the article; `note` is shown with it.
    function out.mark(type_name, item, note)
        local id = text_bound(type_name, item)
        if id and note and note ~= item.text then
            put("#", "AnnotatorNotes %s\t%s", id, (utf8_text.valid(note):gsub("%s+", " ")))
        end
        return id
    end

    function out.relate(name, from, to)
        if from and to then
            put("R", "%s Arg1:%s Arg2:%s", name, from, to)
        end
    end

    function out.attribute(name, id, value)
        put("A", "%s %s %s", name, id, value)
    end

    function out.same(ids)
        if #ids > 1 then
            out.lines[#out.lines + 1] = "*\tAlias " .. table.concat(ids, " ")
        end
    end
    return out
end

-- The named body or place among the words of the post, if it is the one it belongs to.
local function organisation_in(position, entities, ids)
    for i, entity in ipairs(entities) do
        if entity.first >= position.first and entity.last <= position.last then
            if entity.normal == position.organisation then
                return ids[i]
            end
        elseif entity.first > position.last then
            return nil
        end
    end
end

local function add_people(out, doc, entities, ids)
    for _, person in ipairs(doc:people()) do
        local mentions = {}
        for _, index in ipairs(person.mentions) do
            mentions[#mentions + 1] = ids[index]
        end
        out.same(mentions)
        for _, position in ipairs(person.positions) do
            local id = out.mark("POSITION", position, position.title)
            out.relate("Holds", mentions[1], id)
            out.relate("At", id, organisation_in(position, entities, ids))
        end
    end
end

-- The mention of the speaker that stands nearest to the words.
local function nearest_mention(quote, people, entities, ids)
    local best, least
    for _, person in ipairs(people) do
        for _, index in ipairs(person.name == quote.speaker and person.mentions or {}) do
            local entity = entities[index]
            local distance = entity.first > quote.last and entity.first - quote.last or quote.first - entity.last
            if not least or math.abs(distance) < least then
                best, least = ids[index], math.abs(distance)
            end
        end
    end
    return best
end

local function add_numbers(out, doc)
    for _, number in ipairs(doc:numbers()) do
        local unit = facts.unit(number)
        local id = out.mark(number.kind:upper(), number, facts.number(number.value) .. (unit and " " .. unit or ""))
        if id and number.mod then
            out.attribute("Mod", id, number.mod)
        end
    end
end

--- The .ann of a document and the .txt that it belongs to. Types are those of the record, in capitals; dictionary forms
--- and values are notes; the mentions of a person are an Alias, posts and speakers are relations.
function brat.write(doc)
    local out = annotations(doc)
    local entities, people, ids = doc:entities(), doc:people(), {}
    for i, entity in ipairs(entities) do
        ids[i] = out.mark(entity.type, entity, entity.normal) or false
    end
    add_people(out, doc, entities, ids)
    for _, time in ipairs(doc:times()) do
        out.mark(time.type, time, time.value)
    end
    add_numbers(out, doc)
    for _, identifier in ipairs(doc:identifiers()) do
        local type_name = identifier.kind == "law" and "LAW_REFERENCE" or identifier.kind:upper()
        out.mark(type_name, identifier, identifier.value)
    end
    for _, quote in ipairs(doc:quotes()) do
        out.relate("Says", nearest_mention(quote, people, entities, ids), out.mark("QUOTE", quote))
    end
    return table.concat(out.lines, "\n") .. (#out.lines > 0 and "\n" or ""), out.text
end

return brat
