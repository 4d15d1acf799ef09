local kaz = require("kaztext")

-- The texts of all matches of one rule, its elements given, with a bar between them.
local function texts(elements, text, set)
    set = set or {}
    set[1] = elements
    local found = {}
    for i, match in ipairs(kaz.rule(set):match(text)) do
        found[i] = match.text
    end
    return table.concat(found, " | ")
end

describe("a rule over posts and quotations", function()
    local TEXT = [[
Кеше Асан Серіков Қаржы министрлігі комитетінің төрағасы болып тағайындалды.
Полковник Әлия Ким – экономика ғылымдарының докторы.
«Біз ертең барамыз, жол ашық болсын», – деді Асан Серіков.]]

    it("asks for posts, of any kind or of some", function()
        local post = "Қаржы министрлігі комитетінің төрағасы"
        assert.are.equal(
            post .. " | Полковник | экономика ғылымдарының докторы",
            texts({ { post = true } }, TEXT)
        )
        assert.are.equal(post, texts({ { post = "office" } }, TEXT))
        assert.are.equal(
            "Полковник Әлия Ким",
            texts({ { post = { "rank", "title" } }, { entity = "PERSON" } }, TEXT)
        )
        assert.are.equal(post, texts({ { post = true, lemma = "төраға" } }, TEXT))
        assert.are.equal("", texts({ { post = true, feats = { Case = "Gen" } } }, TEXT))
    end)

    it("tells what it knows of a post", function()
        local set = kaz.rule({ { { post = "office", as = "post" }, "болып" } })
        assert.are.same({
            kind = "office",
            head = "төраға",
            title = "төрағасы",
            organisation = "Қаржы министрлігі комитеті",
        }, set:match(TEXT)[1].captures.post.post)
    end)

    it("asks for words said, and tells who says them", function()
        local set = kaz.rule({ { { quote = "named", as = "said" }, across = "paragraph" } })
        local found = set:match(TEXT)
        assert.are.equal(1, #found)
        assert.are.equal("Біз ертең барамыз, жол ашық болсын", found[1].text)
        assert.are.same({ speaker = "Асан Серіков" }, found[1].captures.said.quote)
        assert.are.equal(0, #kaz.rule({ { { quote = "nameless" }, across = "paragraph" } }):match(TEXT))
    end)

    it("sees them in a text that begins or ends with one, and in none", function()
        assert.are.equal("Министр", texts({ { post = true } }, "Министр"))
        assert.are.equal("", texts({ { post = true } }, "Үй"))
        assert.are.equal(0, #kaz.document("", { plain = true }):posts())
    end)
end)

describe("the posts of a document", function()
    it("are those that are named, whole, whether they are held or not", function()
        local doc = kaz.document(
            "Алматы облысы әкімінің бірінші орынбасары мен мектеп директорының м.а. келді. Жаңа бас дәрігер керек.",
            { plain = true }
        )
        local lines = {}
        for i, post in ipairs(doc:posts()) do
            lines[i] = table.concat({ post.kind, post.head, post.title, post.organisation, post.text }, " | ")
        end
        assert.are.same({
            "office | орынбасар | әкімінің бірінші орынбасары | Алматы облысы | Алматы облысы әкімінің бірінші орынбасары",
            "office | директор | директорының м.а. | мектеп | мектеп директорының м.а.",
            "profession | дәрігер | бас дәрігер |  | бас дәрігер",
        }, lines)
    end)
end)

describe("the person of whom words are said", function()
    local function subject(text, words)
        local doc = kaz.document(text, { plain = true })
        return doc:subject(doc:text():find(words, 1, true))
    end

    it("is whom their sentence names", function()
        assert.are.equal(
            "Асан Серіков",
            subject(
                "Асан Серіков мектеп директоры болды.",
                "мектеп директоры"
            )
        )
        assert.are.equal(
            "Әлия Ким",
            subject("Асан Серіков Әлия Кимді хатшы етіп алды.", "хатшы")
        )
        assert.are.equal(
            "Әлия Ким",
            subject("Төраға болып Әлия Ким сайланды.", "Төраға")
        )
    end)

    it("is whom the paragraph is about where the sentence names nobody", function()
        local story =
            "Асан Серіков – ақын. Ол 1990 жылы хатшы болды. Қазір – депутат."
        assert.are.equal("Асан Серіков", subject(story, "хатшы"))
        assert.are.equal("Асан Серіков", subject(story, "депутат"))
        assert.are.equal("Асан Серіков", subject(story, "Қазір"))
        assert.is_nil(
            subject(
                "Асан Серіков келді. Оның әкесі мұғалім болған.",
                "мұғалім"
            )
        )
    end)

    it("is nobody where there is nobody", function()
        assert.is_nil(subject("Ауданда хатшы болды.", "хатшы"))
        local doc = kaz.document("", { plain = true })
        assert.is_nil(doc:subject(1, 0))
        assert.has_error(function()
            doc:subject(1, 1)
        end, "bad argument #2 to 'subject' (a position in the text, not before the first, is expected)")
        assert.is_nil(kaz.document("  \n\n ", { plain = true }):subject(1, 2))
    end)

    it("is found in each part of a sentence without end", function()
        local doc = kaz.document(
            ("Асан Серіков хатшы болды, "):rep(200) .. "Әлия Ким төраға болды",
            { plain = true }
        )
        assert.are.equal("Әлия Ким", doc:subject(doc:text():find("төраға", 1, true)))
    end)
end)

describe("a word that looks like a post's", function()
    local function titles(text)
        local list = {}
        for i, post in ipairs(kaz.document(text, { plain = true }):posts()) do
            list[i] = post.title .. "/" .. post.organisation
        end
        return table.concat(list, ", ")
    end

    it("is none where it is a verb or another noun", function()
        assert.are.equal(
            "",
            titles("Олар батырмасын басып, есікті ұстап тұрды, ұсталды.")
        )
        assert.are.equal("халықтың батыры/", titles("Халықтың батыры келді."))
    end)

    it("has no body that only a conjunction joins to it", function()
        assert.are.equal(
            "ұстазы/",
            titles("Мектептің оқушылары мен ұстаздары жиналды.")
        )
    end)
end)

describe("the rule sets that are shipped", function()
    local text = "«Көпір күзде ашылады», – деді Алматы облысы әкімінің орынбасары Асан Серіков. Қаржы "
        .. "министрлігі қаржы бөлді. Әлия Оспан мектеп директоры болып тағайындалды."

    local function of(name)
        return kaz.rule(require("kaztext.rules." .. name)):match(text)
    end

    it("find posts with holders and bodies", function()
        local found = of("posts")
        assert.are.equal("Асан Серіков", found[1].person)
        local post = found[1].posts[1]
        assert.are.equal(
            "Алматы облысы, әкімінің орынбасары, орынбасар",
            post.organisation .. ", " .. post.title .. ", " .. post.head
        )
        assert.are.equal(
            "Алматы облысы әкімінің орынбасары",
            text:sub(post.first, post.last)
        )
        assert.are.equal("Әлия Оспан", found[2].person)
        assert.are.equal(
            "мектеп директоры",
            found[2].posts[1].organisation .. " " .. found[2].posts[1].title
        )
    end)

    it("find posts in sentences that name nobody", function()
        local found = kaz.rule(require("kaztext.rules.posts")):match(
            "Асан Серіков 1970 жылы туған. 1992 жылдан мектеп мұғалімі, колледж директоры болды. "
                .. "Қазір – облыстық мәслихат депутаты. Аудандық газетте редактор."
        )
        local lines = {}
        for i, match in ipairs(found) do
            lines[i] = match.person
            for _, post in ipairs(match.posts) do
                lines[i] = lines[i] .. " | " .. post.organisation .. " " .. post.title
            end
        end
        assert.are.same({
            "Асан Серіков | мектеп мұғалімі | колледж директоры",
            "Асан Серіков | облыстық мәслихат депутаты",
            "Асан Серіков | аудандық газет редактор",
        }, lines)
    end)

    it("find a body of a body, and the state's", function()
        local posts = kaz.rule(require("kaztext.rules.posts"))
        local found = posts:match(
            "Кеше Мемлекет басшысы Асан Серіков «Дала жолы» компаниясының директорлар кеңесінің төрағасы Әлия Оспанды қабылдады."
        )
        assert.are.equal("Мемлекет", found[1].posts[1].organisation)
        assert.are.equal(
            "мемлекет",
            posts:match("Мемлекет басшысы Асан Серіков келді.")[1].posts[1].organisation
        )
        assert.are.equal(
            "«Дала жолы» компаниясының директорлар кеңесі",
            found[2].posts[1].organisation
        )
    end)

    it("find organisations by their heads", function()
        local found = of("organisations")
        assert.are.equal("Қаржы министрлігі", found[1].normal)
        assert.are.equal(found[1].text, text:sub(found[1].first, found[1].last))
    end)

    it("find organisations where doc:entities() does", function()
        local line = "Кеше Қостанай облыстық білім басқармасы, «Дала» атты қор, Абай атындағы мектеп, Сенат, «Ақ отау» "
            .. "ЖШС пен ҚР Су ресурстары және ирригация министрлігінің Су шаруашылығы комитеті келісті."
        local doc, found, wanted = kaz.document(line, { plain = true }), {}, {}
        for match in kaz.rule(require("kaztext.rules.organisations")):each(doc) do
            found[#found + 1] = match.text .. " = " .. match.normal
        end
        for _, e in ipairs(doc:entities()) do
            wanted[#wanted + 1] = line:sub(e.first, e.last) .. " = " .. e.normal
        end
        assert.are.same(wanted, found)
        assert.are.equal(6, #found)
    end)

    it("find quotations with speaker and verb", function()
        local found = of("quotations")
        assert.are.equal("Асан Серіков", found[1].speaker)
        assert.are.equal("де", found[1].verb)
        assert.are.equal("Көпір күзде ашылады", found[1].said[1].text)
        assert.are.equal(
            "Көпір күзде ашылады",
            text:sub(found[1].said[1].first, found[1].said[1].last)
        )
    end)

    it("find signs of speech", function()
        local rules = {}
        for i, match in
            ipairs(
                kaz.rule(require("kaztext.rules.speech"))
                    :match(
                        "«Көпір ашылды», – деді ол. Асан Серіков: «Күтіңіз»."
                    )
            )
        do
            local what = match.captures.author or match.captures.announced
            rules[i] = match.rule .. " / " .. what.text
        end
        assert.are.same(
            { "«…», – деді / деді", "…, – деді / деді", "Асан Серіков: / :" },
            rules
        )
    end)

    it("know nouns that names end with, of one word or more, in any form", function()
        local function heads(kind, line)
            local set = kaz.rule({ over = "tokens", { { head = kind } } })
            local found = {}
            for match in set:each(line) do
                found[#found + 1] = match.text
            end
            set:close()
            return table.concat(found, " | ")
        end
        local line =
            "Министрліктің факультеті мен драма театры көшеде тұр."
        assert.are.equal(
            "Министрліктің | факультеті | драма театры",
            heads("ORGANISATION", line)
        )
        assert.are.equal("факультеті | драма театры", heads("PART", line))
        assert.are.equal("көшеде", heads("FACILITY", line))
        assert.are.equal("", heads(true, "Асан келді."))
    end)

    it("find what is called after somebody, as doc:entities() does", function()
        local names = kaz.rule(require("kaztext.rules.names"))
        local line =
            "Ол Абай атындағы мектепті бітірді, адам құқықтары жөніндегі комиссияда істейді."
        local match = names:match(line)[1]
        assert.are.equal("Абай атындағы мектепті", match.text)
        assert.are.equal("called after somebody: ORGANISATION", match.rule)
        local entity = kaz.document(line, { plain = true }):entities()[1]
        assert.are.equal("Абай атындағы мектеп", entity.normal)
    end)
end)
