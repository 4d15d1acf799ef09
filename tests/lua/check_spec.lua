local kaz = require("kaztext")
local check = require("kaztext.check")
local endings = require("kaztext.endings")

-- kind:text>fix of each finding.
local function found(text, options)
    local out = {}
    for i, finding in ipairs(assert(kaz.check(text, options))) do
        assert.are.equal(finding.text, text:sub(finding.first, finding.last))
        out[i] = ("%s:%s>%s"):format(finding.kind, finding.text, finding.fix or "?")
    end
    return out
end

describe("kaz.check", function()
    it("finds nothing in good text", function()
        assert.are.same({}, found(""))
        assert.are.same({}, found("x"))
        assert.are.same({}, found("Біз IT-ге, «Отан» мен Word-қа 5-ке дейін сендік.\n"))
    end)

    it("tells words with look-alikes as a whole", function()
        assert.are.same({ "lookalike:кiтаптi>кітапті" }, found("кiтаптi"))
        assert.are.same({ "lookalike:AEK>АЕК" }, found("Бір AEK төледі."))
    end)

    it("tells words of two alphabets, with a fix where that is sure", function()
        assert.are.same({ "mixed-scripts:iPhonе>iPhone" }, found("Жаңа iPhonе келді."))
        assert.are.same({ "mixed-scripts:Бизdin>?" }, found("Бизdin үй."))
    end)

    it("takes a Latin word with a Kazakh ending behind a hyphen for good", function()
        assert.are.same({}, found("Facebook-тегі топ, QR-код."))
    end)

    it("finds quotes, spaces, marks, invisible characters, letters in two parts", function()
        assert.are.same({ 'quotes:">«', 'quotes:">»' }, found('Ол "Отан" деді.'))
        assert.are.same({ "space:  > " }, found("екі  бос"))
        assert.are.same({ "space: >" }, found("соңында \nбос"))
        assert.are.same({ "punctuation: >" }, found("Келді ."))
        assert.are.same({ "punctuation:->–" }, found("Абай - ақын."))
        assert.are.same({ "invisible:кі\226\128\139тап>кітап" }, found("кі\226\128\139тап"))
        assert.are.same({ "composition:и\204\134>й" }, found("и\204\134"))
        assert.are.same({ "invalid-bytes:\255>\239\191\189" }, found("ала \255 құла"))
    end)

    it("does not take line ends for errors", function()
        assert.are.same({}, found("бір\r\nекі\r\n"))
        assert.are.same({ "space:  >" }, found("бір  \r\nекі"))
    end)

    it("finds no two things in one place", function()
        local last = 0
        for _, finding in ipairs(kaz.check('Бiз, "5-ге" дeйiн  күт\226\128\139тiк ,ал iPhonе\255 ')) do
            assert.is_true(finding.first > last)
            last = finding.last
        end
    end)

    it("gives the kinds that are asked for", function()
        assert.are.same({ "suffix:5-ге>5-ке" }, found("Бiз 5-ге  дейін", { kinds = { "suffix" } }))
        assert.are.same({}, found("Бiз", { kinds = { "mixed-scripts" } }))
    end)

    it("follows the rules and profiles of repair", function()
        assert.are.same({ "lookalike:Бiз>Біз" }, found("Бiз  бар", { rules = { space = false } }))
        assert.are.same({ "lookalike:Бiз>Біз" }, found("Бiз  бар", { profile = "strict" }))
        assert.are.same({
            "kazakh-letters:Бул>Бұл",
            "kazakh-letters:казак>қазақ",
            "kazakh-letters:тили>тілі",
        }, found("Бул казак тили.", { restore = true }))
    end)

    it("speaks English and Kazakh", function()
        local text = "Бiз 5-ге  дейін"
        for language, said in pairs({
            en = {
                "Latin i in «Бiз»: write «Біз»",
                "«5-ге» is read «беске»: write «5-ке»",
                "doubled space",
            },
            kk = {
                "латын әрпі «i» – «Бiз» сөзінде: «Біз» деп жазылады",
                "«5-ге» – «беске» деп оқылады: «5-ке» деп жазылады",
                "қосарланған бос орын",
            },
        }) do
            for i, finding in ipairs(kaz.check(text, { messages = language })) do
                assert.are.equal(said[i], finding.message)
            end
        end
    end)

    it("raises the caller's mistakes", function()
        for _, call in ipairs({
            { 5 },
            { "а", { colour = true } },
            { "а", { kinds = { "colour" } } },
            { "а", { kinds = "suffix" } },
            { "а", { messages = "ru" } },
            { "а", { rules = { colour = true } } },
        }) do
            assert.has_error(function()
                kaz.check(call[1], call[2])
            end)
        end
    end)

    it("has a sentence in both languages for what each rule of repair does", function()
        local _, kinds = check.rules()
        local n = 0
        for line in io.lines("data/repair/rules.tsv") do
            local rule = not line:find("^#") and line:match("^([%l-]+)\t")
            if rule and rule ~= "name" then
                n = n + 1
                assert.is_truthy(kinds[rule], rule)
                for _, words in pairs(require("kaztext.check_messages")) do
                    local edit = { from = "a", to = "b", original_first = 1, original_last = 1 }
                    assert.are.equal("string", type(words.of_edit(rule, edit, "a")))
                end
            end
        end
        assert.is_true(n > 20)
    end)
end)

-- base-ending as it is written, and what should stand there: - where it is right.
local ENDINGS = {
    ["5-ке"] = "-",
    ["5-ге"] = "5-ке",
    ["9-ке"] = "9-ға",
    ["6-ші"] = "6-шы",
    ["6-шы"] = "-",
    ["10-дан"] = "10-нан",
    ["380-ден"] = "380-нен",
    ["2-і"] = "2-сі",
    ["16-ы"] = "16-сы",
    ["20-ында"] = "20-сында",
    ["8-мен"] = "8-бен",
    ["2021-да"] = "2021-де",
    ["1000-ге"] = "1000-ға",
    ["1 000 000-ге"] = "1 000 000-ға",
    ["40-тері"] = "40-тары",
    ["18:30-де"] = "18:30-да",
    ["10%-ге"] = "10%-ға",
    ["10 %-ге"] = "10 %-ға",
    -- several ways to read it, or to shorten it
    ["1,5-ға"] = "-",
    ["1,5-ке"] = "-",
    ["5,0-ден"] = "-",
    ["10:00-да"] = "-",
    ["10:00-де"] = "-",
    ["10%-ке"] = "-",
    ["5-не"] = "-",
    ["10-ншы"] = "-",
    ["5-ыншы"] = "5-інші",
    -- not to be judged
    ["5-лап"] = "-",
    ["5-го"] = "-",
    ["А-5-ге"] = "-",
    ["Ту-5-ге"] = "-",
    ["10-00-нан"] = "-",
    ["007-ден"] = "-",
    ["1/5-ге"] = "-",
    ["2.5-ге"] = "-",
    -- acronyms
    ["БҰҰ-ге"] = "БҰҰ-ға",
    ["ЖІӨ-ның"] = "ЖІӨ-нің",
    ["АҚ-нің"] = "АҚ-тың",
    ["АҚШ-тің"] = "-",
    ["ТМД-ге"] = "-",
    ["ТМД-ға"] = "-",
}

describe("endings behind digits and acronyms", function()
    for written, wanted in pairs(ENDINGS) do
        it("judges " .. written, function()
            local text = "Олар " .. written .. " дейін."
            local fixes = found(text, { kinds = { "suffix" } })
            if wanted == "-" then
                assert.are.same({}, fixes)
            else
                assert.are.same({ "suffix:" .. written .. ">" .. wanted }, fixes)
            end
        end)
    end

    it("finds right whatever kaz.suffix gives", function()
        for n = 0, 130 do
            for _, case in ipairs({ "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" }) do
                for _, before in ipairs({ "", "Person[psor]=3|", "Number=Plur|", "NumType=Ord|" }) do
                    local text = kaz.suffix(n, before .. "Case=" .. case)
                    assert.is_nil(endings.of_digits(tostring(n), text:match("%-(.+)$")), text)
                end
            end
        end
    end)
end)
