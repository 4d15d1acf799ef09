--- Names that end in a noun which says what they name, and which may reach far to the left of it over words in small
--- letters: «Қаржы министрлігі», «Дала» қоры, «Алматы қалалық мәдениет басқармасы». The rules by which doc:entities()
--- finds where they begin; they are compiled into the library: after a change here, `make data` and a build.
---
--- Which nouns these are, and what each of them needs before it, is data: data/organisations/heads.tsv and
--- data/entities/heads.tsv, of which `head`, `needs` and `reach` tell. `inside` tells how a word may stand before one.

local function either(...)
    return { any = { ... } }
end
local function times(element, min)
    return { element, min = min or 0 }
end
local function maybe(element)
    return { element, optional = true }
end

-- ---- The noun ----

local POSSESSED = { Number = "Sing", ["Person[psor]"] = "3" }
local UNOWNED = { Number = "Sing", ["Person[psor]"] = false }
local WHOLE = { Number = "Sing", ["Person[psor]"] = "3", Case = "Nom" }
local THEIRS = { ["Person[psor]"] = "3" }
local NO_OBJECT = { ["Person[psor]"] = false, Case = { "Nom", "Gen", "Dat", "Loc", "Abl", "Ins" } }
local BARE_OR_THEIRS = { ["Person[psor]"] = { false, "3" } }

local function head(needs, feats, tests)
    local test = { head = true, reach = "far", needs = needs, feats = feats }
    for key, value in pairs(tests or {}) do
        test[key] = value
    end
    return test
end

-- «министрлігі», «ЖШС»
local function noun(needs, tests)
    local short = head(needs, UNOWNED, tests)
    short.inside = "capitals"
    return either(head(needs, POSSESSED, tests), short)
end

-- ---- What stands before it ----

local ENDED = {
    reach = "far",
    feats = { Number = "Sing", ["Person[psor]"] = "3", Case = { "Nom", "Gen", "Dat", "Loc", "Abl", "Ins" } },
}

local function word(kinds, except)
    return { inside = kinds, except = { ENDED, except } }
end
local NAME, TOPIC, SMALL = word("name"), word("topic"), word({ "topic", "deed" })
local PLAIN = word({ "name", "plain" })
local LISTED = word({ "name", "calling", "topic", "deed" }, { inside = "stranger" })
local LISTED_NAME = word({ "name", "calling" }, { inside = "stranger" })
local RANK = { inside = "rank", except = { inside = "name" } }
local AREA = { maybe(RANK), { inside = "area" } }
local GROUND = { "GPE", "LOCATION" }
local PLACE = { part = GROUND, inside = { "place", "land" } }
local TOWN = { part = GROUND, inside = "place" }
local OF_STATE = { part = GROUND, inside = "state" }
local OF_GROUND = { part = GROUND, inside = { "state", "owner" } }

-- «Ұлттық Даму», «мемлекеттік Даму», «мәдениет»: a word with a capital has only those before it that describe.
local RUN = either({ times(PLAIN, 1), times(SMALL) }, times(SMALL, 1))
local JOIN = { inside = { "and", "comma" } }
-- «және туризм»: what goes on behind words; where there is a comma an «and» comes in the end.
local function more(listed, run)
    return { times({ JOIN, times(listed, 1) }), { inside = "and" }, run }
end
local MORE, SMALL_MORE = more(LISTED, RUN), more(SMALL, times(SMALL, 1))
local SOME = either(RUN, { times(LISTED, 1), MORE })
local LEFT = { times(either(PLACE, NAME)), maybe(AREA) }
local INSIDE = { LEFT, maybe(SOME) }

-- Some words of a topic; not «стандарттары мен регламенттері білім (басқармасы)».
local SINGLE = word({ "topic", "deed" }, { feats = { Number = "Plur" } })
local ON_TOPIC = either({ times(SMALL), TOPIC, times(SMALL) }, { SINGLE, times(SMALL), SMALL_MORE })

-- ---- Names by what they need ----

-- «Қазақстан Республикасы Алматы …», «Қостанай облыстық …», «Қазақстан мемлекеттік …»
local STATE_OR_PLACE = either(PLACE, OF_STATE)
local BEFORE_NAME = either(
    { STATE_OR_PLACE, times(SMALL) },
    { maybe(OF_STATE), times(either(PLACE, NAME)), maybe({ AREA, times(PLAIN) }) }
)
-- «Қаржы министрлігі», «Білім және ғылым министрлігі», «Ана мен бала орталығы», «Салық полициясы комитеті»
local NAMED = {
    either({ maybe(BEFORE_NAME), NAME, INSIDE }, {
        maybe({
            either({ STATE_OR_PLACE, LEFT }, { times(either(PLACE, NAME)), AREA }),
            times(LISTED),
        }),
        LISTED_NAME,
        times(LISTED),
        MORE,
    }),
    either(noun("name"), { head(nil, WHOLE), noun("body") }),
}
-- A noun that begins a sentence: «Жол полициясы».
local FIRST = { { inside = "first" }, times(SMALL), maybe(SMALL_MORE), noun("name") }
local LATIN = { times(NAME), { inside = "latin", except = { inside = { "body", "acronym" } } }, INSIDE, noun("latin") }
-- «Өскемен әуежайы», «Қазақстан Республикасының Үкіметі»
local PLACED = { either(STATE_OR_PLACE, { times(NAME, 1), PLACE }), INSIDE, noun("place") }
-- «облыстық мәдениет басқармасы», «Кентау трансформатор зауыты»
local OF_SOMEWHERE = {
    either({ maybe(OF_STATE), times(either(PLACE, NAME)), AREA }, { either(TOWN, OF_STATE), LEFT }),
    either(
        { maybe(RUN), TOPIC, times(SMALL) },
        { times(LISTED), TOPIC, times(LISTED), MORE },
        { times(LISTED, 1), MORE, TOPIC, times(SMALL) }
    ),
    noun(nil, { head = "ORGANISATION" }),
}
-- «Алматы қалалық соты», «облыс әкімдігі»
local OF_AREA = either({
    either({ times(either(PLACE, NAME)), AREA, maybe(SOME) }, { inside = "ground" }),
    noun("area"),
}, { times(either(PLACE, NAME)), AREA, head("area", UNOWNED) })
-- «құрылыс басқармасы», «Алматының құрылыс басқармасы», «Алматының әкімдігі»
local CONCERNED = {
    either(
        { maybe(OF_GROUND), ON_TOPIC },
        { OF_GROUND, times(SMALL, 1), SMALL_MORE },
        { { inside = { "first", "start" } }, times(SMALL), maybe(SMALL_MORE) },
        OF_GROUND
    ),
    noun("topic"),
}
local NUMBERED = either(
    { { inside = "number", min = 2, max = 2 }, maybe(AREA), times(SMALL), head("number", BARE_OR_THEIRS) },
    -- «8-гвардиялық дивизия»
    { { inside = "number" }, times(SMALL), head("order", BARE_OR_THEIRS) }
)
-- «Қазақстан Республикасының Жоғарғы Соты», «Ұлттық банк»
local BEGINNING = either({ either(STATE_OR_PLACE, NAME), INSIDE }, { AREA, maybe(SOME) })
local BARE = { maybe(either(BEGINNING, RANK)), either(noun("bare"), head("bare", UNOWNED)) }
-- «Ұлттық ядролық орталық»
local ADJECTIVE = { inside = { "plain", "proper", "area" } }
local DESCRIBED = {
    either(
        { { inside = "proper", except = { sentence = "first" } }, times(ADJECTIVE) },
        { { inside = "proper" }, times(ADJECTIVE, 1) }
    ),
    head("plain", UNOWNED),
}
-- «Абай ауданы әкімі аппараты»
local OF_POST = { BEGINNING, { inside = "post" }, times(SMALL), noun("body", { except = { needs = "topic" } }) }

-- ---- Quoted names ----

local INNER = { anything = true, except = { inside = { "open", "close" } } }
local CLOSE = { inside = "close" }
local WORDS = times(either(INNER, { { inside = "open" }, times(INNER, 1), CLOSE }), 1)
local MARKED, TITLE = { { inside = "open" }, WORDS, CLOSE }, { { inside = "title" }, WORDS, CLOSE }
-- «Дала» Ұлттық телеарнасы, not «Дала» Абай телеарнасы; not «Дала» бағдарламасы мемлекеттік қызметтер
local SAID = word({ "topic", "deed", "agent" }, { head = true, feats = { ["Person[psor]"] = "3" } })
local BETWEEN = {
    maybe({ { inside = "rank" }, times(NAME) }),
    maybe(AREA),
    either(times(SAID), { times(SAID, 1), more(SAID, times(SAID, 1)) }),
}
-- «Дала» тарихи журналды (оқыды), not «Барыс» кубокты (алды)
local OBJECT = head("quote", { ["Person[psor]"] = false, Case = "Acc" }, { not_preceded_by = { inside = "close" } })
local QUOTED = either({
    MARKED,
    BETWEEN,
    either(head("quote", THEIRS), head("quote", UNOWNED, { inside = "capitals" })),
}, { TITLE, BETWEEN, either(head("quote", THEIRS), head("quote", NO_OBJECT), OBJECT) })

-- ---- Firms ----

-- «Дала» ЖШС, Асан Серіков ШҚ: forms of firms, whose names reach over words with a capital only
local function form(needs)
    return head(needs, BARE_OR_THEIRS, { head = "ORGANISATION", reach = "near" })
end
local FIRM = either(
    { { part = "PERSON", inside = "body" }, form("name") },
    {
        either(
            { PLACE, { inside = { "name", "calling" }, min = 0, max = 3 } },
            { inside = { "name", "calling" }, min = 1, max = 4 }
        ),
        form("name"),
    },
    { times(NAME), { inside = "latin" }, times(NAME), form("latin") },
    { { part = "ORGANISATION", inside = "latin" }, form("latin") },
    { MARKED, BETWEEN, form("quote") }
)

-- ---- Bodies within bodies ----

local function behind(kinds, test)
    local copy = { preceded_by = { inside = kinds } }
    for key, value in pairs(test) do
        copy[key] = value
    end
    return copy
end
local ANY_BODY, BODY, OWNER =
    { "owner", "acronym", "body", "chamber" }, { "owner", "acronym", "body" }, { "owner", "acronym" }
-- «… университетінің журналистика факультеті», «… филармониясының Мемлекеттік оркестрі»
local PART = either(noun("body", { preceded_by = { inside = ANY_BODY } }), {
    either({ either(behind(ANY_BODY, PLACE), behind(BODY, NAME)), INSIDE }, {
        either({ behind(ANY_BODY, RANK), { inside = "area" } }, behind(ANY_BODY, { inside = "area" })),
        maybe(SOME),
    }, { behind(ANY_BODY, SMALL), times(SMALL), maybe(SMALL_MORE) }, { behind(BODY, LISTED), times(LISTED), MORE }),
    noun("body"),
}, { behind(BODY, NAME), INSIDE, head(nil, WHOLE), noun("body") }, {
    either(
        { either(behind(OWNER, NAME), { behind(OWNER, SMALL), times(SMALL), NAME }), INSIDE },
        { behind(OWNER, LISTED_NAME), times(LISTED), MORE }
    ),
    noun("name"),
}, { behind(OWNER, PLACE), INSIDE, noun("place") }, {
    -- «… комитетінің Алматы облысы бойынша департаменті»
    behind(OWNER, PLACE),
    "бойынша",
    times(SMALL),
    noun("body"),
}, { behind(OWNER, { inside = "area" }), maybe(SOME), noun("area") }, {
    either({ behind(OWNER, TOPIC), times(SMALL) }, { behind(OWNER, SINGLE), times(SMALL), SMALL_MORE }),
    noun("topic"),
})
-- Not «Сенаттың Аграрлық мәселелер комитеті», but «Парламенттің Шаруашылық басқармасы».
local OF_CHAMBER = { behind({ "chamber" }, NAME), INSIDE, noun("body", { except = { inside = "official" } }) }
local KNOWN = { part = "ORGANISATION", inside = ANY_BODY }
-- «Intel компаниясы»
local COMPANY = {
    { part = "ORGANISATION", inside = "latin" },
    noun("latin", { except = { needs = { "body", "topic", "plain" } } }),
}

return {
    over = "tokens",
    {
        name = "a name with its noun",
        {
            either(
                NAMED,
                FIRST,
                LATIN,
                PLACED,
                OF_SOMEWHERE,
                OF_AREA,
                CONCERNED,
                NUMBERED,
                BARE,
                DESCRIBED,
                OF_POST,
                { maybe({ inside = "proper" }), QUOTED }, -- Халықаралық «Жұлдыздар» балалар фестивалі
                COMPANY,
                FIRM,
                KNOWN, -- by itself it is no new name
                { KNOWN, OF_CHAMBER }
            ),
            times(PART),
        },
        gives = "head",
    },
    {
        name = "called so",
        { MARKED, as = "name" },
        either({ inside = "called" }, { { inside = "saying" }, { inside = "called" } }),
        BETWEEN,
        either(head("quote", BARE_OR_THEIRS), form("quote")),
        gives = "head",
    },
}
