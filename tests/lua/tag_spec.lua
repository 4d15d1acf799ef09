local kaz = require("kaztext")

-- "Шу/B-GPE қаласында" as the tokens' tags
local function tagged(text)
    local tokens = {}
    for token in text:gmatch("%S+") do
        tokens[#tokens + 1] = token
    end
    local tags, out = kaz.tag(tokens), {}
    for i, token in ipairs(tokens) do
        out[i] = tags[i] == "O" and token or token .. "/" .. tags[i]
    end
    return table.concat(out, " ")
end

local SENTENCES = {
    -- the noun that says what it is
    "Шу/B-GPE қаласында Талды/B-LOCATION өзені тасыды .",
    "Жамбыл/B-GPE облысы/I-GPE мен Шу/B-GPE ауданының тұрғындары келді .",
    -- quotation marks
    "Былтыр/B-DATE « Дала/B-ORGANISATION » компаниясы ашылды .",
    "« Дала/B-ORGANISATION жолы/I-ORGANISATION » мекемесі мектеп салды .",
    -- posts with their bodies
    "Жамбыл/B-POSITION облысының/I-POSITION әкімі/I-POSITION Ерлан/B-PERSON Досжанов/I-PERSON келді .",
    "Кеше/B-DATE Мемлекет/B-POSITION басшысы/I-POSITION жарлыққа қол қойды .",
    -- posts that nobody is named for, and those of a field
    "Жамбыл/B-POSITION облысы/I-POSITION әкімінің/I-POSITION бірінші/I-POSITION орынбасары/I-POSITION ауылға келді .",
    "Бұған Сенат/B-POSITION төрағасы/I-POSITION мен Премьер-министрдің/B-POSITION көмекшісі/I-POSITION қатысты .",
    "Кеше/B-DATE Мәдениет/B-POSITION және/I-POSITION спорт/I-POSITION министрі/I-POSITION театрға келді .",
    "Кеше/B-DATE Ауыл/B-POSITION шаруашылығы/I-POSITION министрінің/I-POSITION орынбасары/I-POSITION ауылға келді .",
    "Жиында зейнеткер полковник/B-POSITION сөйледі .",
    -- residents, and verbs with the stem of their town
    "Балалар үйіне оралды , оралдықтар/B-NORP кетті .",
    -- an office that is a part of another word or name
    "Елде президенттік сайлау өтті , Президенттікке үш/B-CARDINAL үміткер тіркелді .",
    "Залда Президент/B-ORGANISATION телерадиокешенінің/I-ORGANISATION тілшілері отыр .",
    -- bodies in common words are none at a sentence's start, too
    "Аудандық мәслихат жиналды .",
    -- events with whose they are; sites with their noun
    "Биыл/B-DATE Абайдың/B-EVENT 175/I-EVENT жылдығы/I-EVENT және Азия/B-EVENT ақындарының/I-EVENT екінші/I-EVENT форумы/I-EVENT өтті .",
    "Ол Гагарин/B-FACILITY даңғылындағы/I-FACILITY үйден Кентау/B-FACILITY трансформатор/I-FACILITY зауытына/I-FACILITY барды .",
    -- names of another class there
    "Ақша Ұлттық/B-PROJECT қордан/I-PROJECT алынғанын ол Facebook/B-ORGANISATION желісінде жазды .",
    -- prizes
    "Оған « Алтын/B-ART жапырақ/I-ART » ордені мен Нобель/B-ART сыйлығы/I-ART берілді .",
    -- programmes in small letters, laws without their noun
    "Оған атаулы/B-PROJECT әлеуметтік/I-PROJECT көмек/I-PROJECT Тілдер/B-LAW туралы/I-LAW заң бойынша берілді .",
    -- where people are from
    "Атыраулық/B-NORP дәрігер шығысқазақстандықтарға/B-NORP көмектесті .",
    -- descriptors of other classes
    "Ол коронавирус/B-DISEASE инфекциясын жұқтырды , Наурыз/B-EVENT мерекесінде Сыр/B-LOCATION өңірінде болды .",
    -- amounts and times
    "Соның бірі/B-CARDINAL тағы бір/B-CARDINAL үй сатты , бұл сондай бір оқиға .",
    "Түнде/B-TIME 20/B-QUANTITY градус/I-QUANTITY суық/I-QUANTITY болды , қайырлы таң/B-TIME !",
    "Жел сағатына/B-QUANTITY 60/I-QUANTITY км/I-QUANTITY соқты .",
    "Сол/B-DATE күні/I-DATE ол қыстың/B-DATE суығында Шымкент/B-FACILITY әуежайына/I-FACILITY ұшты .",
    "Жазғы/B-DATE лагерьдің үшінші/B-DATE күні/I-DATE жаңбыр жауды .",
    "Оған екі/B-CARDINAL үй мен 5/B-MONEY млн/I-MONEY теңге/I-MONEY берілді .",
    "Ол үшінші/B-ORDINAL рет сағат 9:00-де/B-TIME келді .",
    "Бағаның 12,5/B-PERCENTAGE пайызы/I-PERCENTAGE түсті .",
    "Ауа райы жақсы болды .",
}

describe("kaz.tag", function()
    for _, sentence in ipairs(SENTENCES) do
        it("tags: " .. sentence, function()
            assert.equal(sentence, tagged((sentence:gsub("/[BI]%-%u+", ""))))
        end)
    end

    it("gives each token one tag, whatever it is", function()
        for _, tokens in ipairs({ {}, { "" }, { "\255\254" }, { "а б" }, { "«", "»" }, { "1", ",", "5" }, { "\n" } }) do
            assert.equal(#tokens, #kaz.tag(tokens))
        end
    end)

    it("takes a long sentence", function()
        local tokens = {}
        for i = 1, 30000, 3 do
            tokens[i], tokens[i + 1], tokens[i + 2] = "Шу", "қаласы", "мен"
        end
        local tags = kaz.tag(tokens)
        assert.equal(#tokens, #tags)
        assert.equal("B-GPE", tags[#tags - 2])
    end)

    it("knows what rules add", function()
        local rules = kaz.rule({ { { lemma = "сонар" }, gives = "PRODUCT" } })
        assert.same(
            { "O", "B-PRODUCT", "O" },
            kaz.tag({ "Мен", "сонарды", "көрдім" }, { extend = rules })
        )
        assert.has_error(function()
            kaz.tag({}, { extends = rules })
        end, "bad argument #2 to 'tag' (unknown option 'extends')")
    end)

    it("raises where it gets no list of strings", function()
        assert.has_error(function()
            kaz.tag("Шу")
        end, "bad argument #1 to 'tag' (table expected, got string)")
        assert.has_error(function()
            kaz.tag({ "Шу", 5 })
        end, "bad argument #1 to 'tag' (token 2: string expected, got number)")
    end)
end)
