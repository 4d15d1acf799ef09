-- Functions for languages, words and alphabets.
return {
    {
        name = "language",
        brief = "the language of a text and how sure that is",
        kk = "мәтіннің тілі және оның сенімділігі",
        params = {
            { "text", "string", "its first 65,536 letters are looked at" },
            { "among", "string[]?", "codes: the language is one of these; an unknown code raises" },
        },
        returns = {
            {
                "string",
                "BCP 47, of data/language/languages.tsv: kk, kk-Latn, kk-Arab, ru, ky, uz, uz-Cyrl; mis for another language, und for none",
            },
            { "number", "confidence, 0 to 1: of texts with 0.9, nine in ten are in that language" },
        },
        about = [[
Each word votes by its runs of one to four letters and as a whole; the alphabet of most letters decides which languages
are asked. Addresses, handles and codes are no words. Names in Latin letters count half.]],
        example = [[
(kaz.language("Бүгін ауа райы жақсы болады")) --> "kk"
(kaz.language("Сегодня будет хорошая погода")) --> "ru"
(kaz.language("Балдар мектепке барышты, ата-энелери жумушка кетишти")) --> "ky"
(kaz.language("Qalada jaña köpir salyndy, endi jūrt erkin jüredi")) --> "kk-Latn"
(kaz.language("мектеп", { "kk", "ru" })) --> "kk"]],
    },
    {
        name = "languages",
        brief = "the languages within a text: stretches, shares, Kazakh words with Russian stems",
        kk = "мәтін ішіндегі тілдер: бөліктері, үлестері, орыс түбірлі қазақ сөздері",
        params = { { "text", "string", "" } },
        returns = {
            {
                "table",
                "a list of stretches with first, last, language, confidence, words; and the fields shares (code to share of all words) and mixed (first, last, stem of each Kazakh word with a Russian stem)",
            },
        },
        about = [[
Of all ways to divide a line among languages the likeliest is taken, where a change costs as much as some letters tell.
A stretch ends at the line's end. Names and brands in Latin letters belong to the words around them. Which Russian stems
are told from terms that Kazakh shares with Russian says data/mixing/stems.tsv.]],
        example = [[
local text = "Справканы бердім, ну короче бәрі дұрыс болды."
local found = kaz.languages(text)
#found, found[2].language, text:sub(found[2].first, found[2].last) --> 3, "ru", "ну короче"
found.mixed[1].stem --> "Справка"]],
    },
    {
        name = "tokens",
        brief = "the words, numbers and signs of a text",
        kk = "мәтіннің сөздері, сандары, белгілері",
        params = { { "text", "string", "taken as it is, without repair" } },
        returns = { { "kaztext.Token[]?", "nil, message, code on failure" } },
        example = [[
kaz.tokens("Ә. Бөкейхан 1866 ж. туған.")[1].text --> "Ә."]],
    },
    {
        name = "sentences",
        brief = "the sentences of a text",
        kk = "мәтіннің сөйлемдері",
        params = { { "text", "string", "taken as it is, without repair; a line end ends a sentence" } },
        returns = { { "kaztext.Item[]?", "nil, message, code on failure" } },
        example = [[
#kaz.sentences("Ә. Бөкейхан 1866 ж. туған. Ол ғалым болды.") --> 2]],
    },
    {
        name = "words",
        brief = "the words of a text with lemma, part of speech and features",
        kk = "мәтіннің сөздері: бастапқы тұлғасы, сөз табы, белгілері",
        params = { { "text", "string", "taken as it is, without repair" } },
        returns = { { "kaztext.Word[]?", "nil, message, code on failure" } },
        about = "Each word has the reading that fits its sentence best.",
        example = [[
local word = kaz.words("Балалар мектепке барды.")[2]
word.lemma, word.upos, word.feats.Case --> "мектеп", "NOUN", "Dat"]],
    },
    {
        name = "tag",
        brief = "the named entities of a sentence's tokens, as KazNERD's tags in IOB2",
        kk = "сөйлем сөздеріндегі атаулы мәндер, KazNERD белгілерімен (IOB2)",
        params = {
            { "tokens", "string[]", "the tokens of one sentence, signs apart" },
            { "options", "table?", "extend, as of a document", optional = true },
        },
        returns = {
            { "string[]?", "a tag for each token; nil, message, code where they are too many" },
            { "string?", "message" },
            { "string?", "code: TOO_LARGE" },
        },
        about = [[
The classes are those of KazNERD, and so are the borders: a name goes without the noun that says what it is and without
quotation marks, a post with its body. doc:entities() has the whole names.]],
        example = [[
table.concat(kaz.tag({ "Ерлан", "Сапаров", "Шу", "қаласында", "екі", "рет", "болды", "." }), " ") --> "B-PERSON I-PERSON B-GPE O B-CARDINAL O O O"]],
    },
    {
        name = "lemmas",
        brief = "the lemmas of a text, for indexes",
        kk = "мәтін сөздерінің бастапқы тұлғалары, іздеу үшін",
        params = { { "text", "string", "taken as it is, without repair" } },
        returns = { { "string[]?", "one a word, in order, signs left out; nil, message, code on failure" } },
        about = "Names keep their capitals, as in kaz.words.",
        example = [[
table.concat(kaz.lemmas("Кітаптарды балаларға берді."), " ") --> "кітап бала бер"]],
    },
    {
        name = "stems",
        brief = "the stems of a text, for indexes",
        kk = "мәтін сөздерінің түбірлері, іздеу үшін",
        params = { { "text", "string", "taken as it is, without repair" } },
        returns = { { "string[]?", "one a word, in order; nil, message, code on failure" } },
        about = "What kaz.stem gives for each word, whatever stands beside it and whatever its capitals: a question finds what was indexed.",
        example = [[
table.concat(kaz.stems("Кітаптарды балаларға берді."), " ") --> "кітап бала бер"]],
    },
    {
        name = "lemma",
        brief = "the dictionary form of a word",
        kk = "сөздің бастапқы тұлғасы",
        params = { { "word", "string", "one word" } },
        returns = { { "string", "lower case, but for names; the word itself where it is not understood" } },
        about = [[
That of the likeliest reading of the word by itself; kaz.words looks at the sentence. A name that is written with
capitals has them in its lemma, each of its parts (Нұр-Сұлтан), and an acronym keeps its own (АҚШ, ҚазҰУ). The lemma
of a lemma is that lemma.]],
        example = [[
kaz.lemma("кітаптарымызды") --> "кітап"
kaz.lemma("Алматыда") --> "Алматы"
kaz.lemma("бармаймын") --> "бар"]],
    },
    {
        name = "stem",
        brief = "the stem of a word, for search",
        kk = "сөздің түбірі, іздеу үшін",
        params = { { "word", "string", "one word" } },
        returns = { { "string", "lower case; the word itself where it is not understood" } },
        about = [[
The lemma, without regular derivational endings that the lexicon does not have with the word, so that more forms fall
together. Names are in lower case, too. The stem of a stem is that stem.]],
        example = [[
kaz.stem("мектептеріміздегі") --> "мектеп"]],
    },
    {
        name = "analyse",
        brief = "all ways to read a word: lemma, part of speech, features",
        kk = "сөзді талдаудың барлық нұсқасы: бастапқы тұлғасы, сөз табы, белгілері",
        params = { { "word", "string", "one word; a capital lets it be a name" } },
        returns = { { "kaztext.Reading[]", "the surest first; empty where there is none" } },
        example = [[
local reading = kaz.analyse("балаларға")[1]
reading.lemma, reading.upos, reading.feats.Case --> "бала", "NOUN", "Dat"
kaz.analyse("2019-да")[1].feats.Case --> "Loc"]],
    },
    {
        name = "inflect",
        brief = "the form of a word or name that has these features",
        kk = "сөздің не есімнің осы белгілері бар тұлғасы",
        params = {
            { "lemma", "string", "a word, a whole name, a number, an acronym; of a verb the stem or the -у form" },
            { "feats", "table<string, string>|string", '{ Case = "Gen" } or "Case=Gen|Number=Plur"' },
            { "upos", "string", "part of speech, where the features leave it open", optional = true },
        },
        returns = {
            { "string?", "nil, message, code where there is no such form" },
            { "string?", "message" },
            { "string?", "code: NO_FORM" },
        },
        about = [[
Only the last word of a name takes endings; numbers and acronyms take them after a hyphen, by how they are read, quoted
names right after the quotation mark. What the
features leave out is the plain: nominative, singular, third person, indicative. Unknown features raise an error.]],
        example = [[
kaz.inflect("Асқар Мырзахметов", { Case = "Gen" }) --> "Асқар Мырзахметовтың"
kaz.inflect("бар", "Mood=Ind|Number=Plur|Person=1|Tense=Past") --> "бардық"
kaz.inflect("40", { Case = "Dat" }) --> "40-қа"]],
    },
    {
        name = "translit",
        brief = "the text in another alphabet, and the one it was in",
        kk = "мәтіннің басқа әліпбидегі түрі және бастапқы әліпбиі",
        params = {
            { "text", "string", "" },
            { "to", "string", "cyrl, latn-2017, latn-2018, latn-2021, arab (töte), bgn, iso9" },
            { "from", "string", "one of these, or auto (the default): found out line by line", optional = true },
        },
        returns = {
            { "string?", "the same string where nothing changes; nil, message, code on failure" },
            { "string", "the alphabet that was read: from, or what most of the text was taken for" },
        },
        about = [[
Latin: the official alphabets of 2017 (apostrophes), 2018 (acutes) and 2021 (28 January). Between two others the way leads
through Cyrillic. Back to Cyrillic, where several letters share a spelling, the lexicon, the endings and the letters
beside it decide. Addresses, handles, Roman numerals and Latin names stay; invalid bytes, too. Töte has no capitals: on
the way back known names, initials and sentences get one, but a line of one word is taken for a word of a list. An
unknown alphabet raises an error. Look-alike letters are taken as they are: kaz.normalize first.]],
        example = [[
kaz.translit("Қазақстан", "latn-2021") --> "Qazaqstan", "cyrl"
kaz.translit("Shymkent qalasynyń ákimi", "cyrl") --> "Шымкент қаласының әкімі", "latn-2018"
(kaz.translit("Білім – бұлақ", "arab")) --> "ٴبىلىم – بۇلاق"]],
    },
    {
        name = "upper",
        brief = "the text in capitals, as an alphabet has them",
        kk = "мәтін бас әріптермен, әліпби тәртібінше",
        params = {
            { "text", "string", "" },
            { "scheme", "string", "as in translit; cyrl where it is left out", optional = true },
        },
        returns = { { "string", "the same string where nothing changes" } },
        example = [[
kaz.upper("tıl jäne din", "latn-2021"), kaz.upper("til jáne din", "latn-2018") --> "TIL JÄNE DİN", "TIL JÁNE DIN"]],
    },
    {
        name = "lower",
        brief = "the text in small letters, as an alphabet has them",
        kk = "мәтін кіші әріптермен, әліпби тәртібінше",
        params = {
            { "text", "string", "" },
            { "scheme", "string", "as in translit; cyrl where it is left out", optional = true },
        },
        returns = { { "string", "the same string where nothing changes" } },
        about = "In 2018 i and ı have the same capital; the word tells which is meant.",
        example = [[
kaz.lower("MINISTRLIK", "latn-2018"), kaz.lower("İRAN, ILE", "latn-2021") --> "mınıstrlik", "iran, ıle"]],
    },
    {
        name = "title",
        brief = "the text with a capital at the start of each word",
        kk = "әр сөзі бас әріптен басталған мәтін",
        params = {
            { "text", "string", "" },
            { "scheme", "string", "as in translit; cyrl where it is left out", optional = true },
        },
        returns = { { "string", "the same string where nothing changes" } },
        example = [[
kaz.title("ile alatauy", "latn-2021"), kaz.title("SHYMKENT", "latn-2018") --> "İle Alatauy", "Shymkent"]],
    },
}
