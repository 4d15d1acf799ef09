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

local SENTENCE =
    "Кеше Шымкентте Ерлан Сапаров 2024 жылы екі мектепке 5 млн теңге берді."

describe("rules over tokens", function()
    it("match without any analysis", function()
        assert.are.equal("51 %", texts({ { kind = "number" }, { text = "%" } }, "51 % бар", { over = "tokens" }))
        assert.are.equal("Ерлан Сапаров", texts({ { entity = "PERSON" } }, SENTENCE, { over = "tokens" }))
        local match = kaz.rule({ over = "tokens", { { list = { "5 млн" } } } }):match(SENTENCE)[1]
        assert.are.same({ "5 млн", nil }, { match.text, match.lemma })
    end)
end)

-- The same tests in a set over words and in one over tokens.
for _, over in ipairs({ "words", "tokens" }) do
    local function found(elements, text, across)
        elements.across = across
        return texts(elements, text, { over = over })
    end

    describe("a rule over " .. over, function()
        it("asks for verbs of speech, of any kind or of some", function()
            local text =
                "Ол «жұмыс бітті» деді, Асан айтып берді, ел айтқан, мектеп «Барыс» деп аталады, тау тұр."
            assert.are.equal(
                "деді | айтып берді | айтқан | деп | аталады",
                found({ { speech = true } }, text)
            )
            assert.are.equal("деді", found({ { speech = "say-finite" } }, text))
            assert.are.equal("деп", found({ { speech = "say-converb" } }, text))
            assert.are.equal("айтып берді", found({ { speech = "speak-finite" } }, text))
            assert.are.equal("", found({ { speech = "speak-converb" } }, text))
            assert.are.equal(
                "айтқан | аталады",
                found({ { speech = { "speak-participle", "name-finite" } } }, text)
            )
            assert.are.equal("айтып берді", found({ { speech = true, text = "берді" } }, text))
            assert.are.equal("деп", found({ { speech = true, followed_by = { speech = true } } }, text))
            assert.are.equal(
                "тау | тұр",
                found({ { kind = "word", min = 1, except = { speech = true } } }, "деді, тау деді тұр")
            )
        end)

        it("asks for items of several words", function()
            local text =
                "Асан Серіков пен Серіков келді. Директор мен бас дәрігер отыр."
            assert.are.equal("Асан Серіков", found({ { entity = "PERSON", several = true } }, text))
            assert.are.equal("бас дәрігер", found({ { post = true, several = true } }, text))
            assert.are.equal(
                "пен | Серіков | келді | . | Директор | мен | отыр | .",
                found({
                    {
                        anything = true,
                        except = { { entity = true, several = true }, { post = true, several = true } },
                    },
                }, text)
            )
        end)

        it("asks for a noun that posts end with", function()
            local text =
                "Мектеп директорының бұйрығын министрлер мен ұстаз көрді, кітап жоқ."
            assert.are.equal(
                "директорының | министрлер | ұстаз",
                found({ { post_head = true } }, text)
            )
            assert.are.equal("министрлер", found({ { post_head = true, ending = "лер" } }, text))
            assert.are.equal(
                "Мектеп | бұйрығын | мен",
                found({ { kind = "word", followed_by = { post_head = true } } }, text)
            )
            assert.are.equal(
                "",
                found({ { post_head = true } }, "Олар есікті ұстап тұрды, кітап оқыды.")
            )
            assert.are.equal("", found({ { post_head = true } }, "1, «»."))
        end)

        it("asks for marks by how many words stand in them", function()
            local text =
                "Ол «біз «Алтын дән» болдық» деді, “көк дала” пен «» қалды."
            assert.are.equal("« | « | “", found({ { opens = 1 } }, text))
            assert.are.equal("» | » | ”", found({ { closes = 2 } }, text))
            assert.are.equal("«", found({ { opens = 4 } }, text))
            assert.are.equal("", found({ { closes = 5 } }, text))
            assert.are.equal("» деді", found({ { closes = 3 }, { kind = "word" } }, text))
            assert.are.equal("» деді", found({ { closes = 1 }, "деді" }, text))
            assert.are.equal(
                "«Алтын дән» | “көк дала”",
                found({ { opens = 2 }, { kind = "word", min = 1 }, { closes = 2 } }, text)
            )
            assert.are.equal("«", found({ { text = "«", except = { opens = 1 } } }, text))
            assert.are.equal("", found({ { opens = 1, closes = 1 } }, text))
            assert.are.equal("", found({ { opens = 1 } }, "«1 2 3», «...»"))
        end)

        it("asks for up to 255 words in marks", function()
            local long = "«" .. ("үй "):rep(254) .. "үй»"
            assert.are.equal(1, #kaz.rule({ over = over, { { closes = 255 } } }):match(long))
            assert.are.equal(1, #kaz.rule({ over = over, { { opens = 255 } } }):match((long:gsub("үй", "үй үй"))))
            assert.are.equal(0, #kaz.rule({ over = over, { { opens = 255 } } }):match((long:gsub("үй", "1", 1))))
        end)

        it("knows no mark that stands alone", function()
            assert.are.equal("«", found({ { opens = 1 } }, "ол «үй «ашық» деді"))
            assert.are.equal("", found({ { closes = 1 } }, "ол үй ашық» деді"))
            assert.are.equal("", found({ { opens = 1 } }, "ол «үй ашық деді"))
            assert.are.equal("»", found({ { closes = 1 } }, "үй» ашық, «үй» деді"))
        end)

        it("pairs marks as far as it goes", function()
            local text = "«Ол келді. Ол кетті», – деді.\nОл да кетті»."
            assert.are.equal("", found({ { opens = 1 } }, text))
            assert.are.equal("", found({ { closes = 1 } }, text))
            assert.are.equal("«", found({ { opens = 4 } }, text, "paragraph"))
            assert.are.equal("»", found({ { closes = 1 } }, text, "paragraph"))
            assert.are.equal(
                "«Ол кетті»",
                found(
                    { { opens = 2 }, { kind = "word", min = 2 }, { closes = 2 } },
                    "Бәрі тыныш. «Ол кетті» деді."
                )
            )
            local two_lines = "Ол «үй\nүлкен» деді."
            assert.are.equal("", found({ { opens = 1 } }, two_lines, "paragraph"))
            assert.are.equal("«", found({ { opens = 2 } }, two_lines, "text"))
        end)

        it("asks for an ending, of words that are longer", function()
            local text = "Ды барды, алды, ды, АЛДЫ, балды емес."
            assert.are.equal("барды | алды | АЛДЫ | балды", found({ { ending = "ды" } }, text))
            assert.are.equal("барды | балды", found({ { ending = { "алды", "РДЫ" } } }, text))
            assert.are.equal("", found({ { ending = "емес" } }, text))
            assert.are.equal("емес", found({ { ending = "мес" } }, text))
            assert.are.equal("", found({ { ending = "көзалды" } }, text))
            assert.are.equal("Ды | ды | емес", found({ { kind = "word", except = { ending = "ды" } } }, text))
            assert.are.equal(
                "Асан Серіковтің",
                found({ { entity = "PERSON", ending = "тің" } }, "Асан Серіковтің үйі")
            )
        end)
    end)
end

describe("features of tokens", function()
    local TEXT =
        "Мектептің директоры Асан Серіковтің кітаптарын Әлияға берді. Асан Серіков келді."

    local function of(feats, text)
        return texts({ { kind = "word", feats = feats } }, text or TEXT, { over = "tokens" })
    end

    it("are those that words have by themselves", function()
        assert.are.equal("Мектептің | Серіковтің", of("Case=Gen"))
        assert.are.equal("кітаптарын", of("Case=Acc|Number=Plur"))
        assert.are.equal("Мектептің | Серіковтің | Әлияға", of({ Case = { "Gen", "Dat" } }))
        assert.are.equal("директоры | кітаптарын", of({ ["Person[psor]"] = "3" }))
        assert.are.equal("директоры | кітаптарын", of({ ["Person[psor]"] = true }))
        assert.are.equal(
            "үйің",
            of({ ["Person[psor]"] = "2" }, "Менің үйім, сенің үйің, оның үйі.")
        )
        assert.are.equal("үйіңіз", of({ ["Person[psor]"] = "2" }, "Сіздің үйіңіз"))
        assert.are.equal("", of({ Case = false }))
        assert.are.equal("", of("Case=Loc"))
    end)

    it("are none of numbers and signs", function()
        assert.are.equal("5 | , | .", texts({ { feats = { Case = false } } }, "5 үй, ақ.", { over = "tokens" }))
        assert.are.equal("үй | ақ", texts({ { feats = { Case = true } } }, "5 үй, ақ.", { over = "tokens" }))
    end)

    it("are of a name those of its last word", function()
        local function name(case, text)
            return texts({ { entity = true, feats = { Case = case } } }, text, { over = "tokens" })
        end
        local text =
            "Асан Серіков Әлия Оспановаға «Дала» ЖШС-нің хатын Бақыт Әлиевтен Алматыда берді."
        assert.are.equal("Асан Серіков", name("Nom", text))
        assert.are.equal("Әлия Оспановаға", name("Dat", text))
        assert.are.equal("«Дала» ЖШС-нің", name("Gen", text))
        assert.are.equal("Бақыт Әлиевтен", name("Abl", text))
        assert.are.equal("Алматыда", name("Loc", text))
        assert.are.equal("", name("Acc", text))
    end)

    it("are known of names, whatever the other rules ask for", function()
        local text =
            "Айдан жарық түсті. Кеше Серікова Айдан келді. «Дала» ЖШС-нің кеңсесі."
        local other = { { entity = true } }
        for _, feats in ipairs({ "Case=Abl", "Case=Nom", "Case=Gen" }) do
            local alone = kaz.rule({ over = "tokens", { { feats = feats } } }):match(text)
            local count = 0
            for match in kaz.rule({ over = "tokens", { { feats = feats } }, other }):each(text) do
                count = count + (match.index == 1 and 1 or 0)
            end
            assert.are.equal(#alone, count)
        end
        assert.are.equal("", texts({ { text = { "«", "»" }, feats = { Case = true } } }, text, { over = "tokens" }))
    end)

    it("agree", function()
        local function pair(agree, text)
            local elements = {
                { kind = "word", agree = agree },
                { text = { "мен", "пен" } },
                { kind = "word", agree = agree },
            }
            return texts(elements, text, { over = "tokens" })
        end
        assert.are.equal(
            "үйді пен кітапты",
            pair("Case", "үйді пен кітапты, үйге пен кітапты")
        )
        assert.are.equal(
            "үйлер мен бақтар",
            pair({ "Case", "Number" }, "үйлер мен бақтар, үй мен бақтар")
        )
        assert.are.equal(
            "Асан Серіковке, Бақыт Әлиевке",
            texts(
                { { entity = "PERSON", agree = "Case" }, ",", { entity = "PERSON", agree = "Case" } },
                "Асан Серіковке, Бақыт Әлиевке, Асан Серіковтен, Бақыт Әлиевке",
                { over = "tokens" }
            )
        )
        assert.are.equal(
            "үйім, кітабым",
            texts({
                { kind = "word", agree = { ["Person[psor]"] = "whose" } },
                ",",
                { kind = "word", agree = { ["Person[psor]"] = "whose" } },
            }, "үйің, кітабым; үйім, кітабым", { over = "tokens" })
        )
    end)
end)
