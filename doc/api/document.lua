-- The methods of a document.
return {
    {
        name = "text",
        brief = "the repaired text",
        kk = "түзетілген мәтін",
        returns = { { "string", "hard-wrapped lines joined; the original string where nothing changed" } },
    },
    {
        name = "original",
        brief = "where a piece of the text stands in the original bytes",
        kk = "мәтін бөлігінің түпнұсқадағы орны",
        params = { { "first", "integer", "in doc:text()" }, { "last", "integer", "in doc:text()" } },
        returns = { { "integer", "first byte in the original", "first" }, { "integer", "last byte", "last" } },
        about = "An end inside a change moves to the change's edge, so that the answer covers it.",
        example = [[
local page = "Бұл кiтап"
local doc = kaz.document(page, { plain = true })
local first, last = doc:text():find("кітап")
page:sub(doc:original(first, last)) --> "кiтап"]],
    },
    {
        name = "repaired",
        brief = "where a piece of the original bytes stands in the text",
        kk = "түпнұсқа бөлігінің мәтіндегі орны",
        params = { { "first", "integer", "in the original" }, { "last", "integer", "in the original" } },
        returns = { { "integer", "first byte in doc:text()", "first" }, { "integer", "last byte", "last" } },
    },
    {
        name = "span",
        brief = "where a piece of the text stands in the page, as the record gives it",
        kk = "мәтін бөлігінің беттегі орны, жазбадағыдай",
        params = { { "first", "integer", "in doc:text()" }, { "last", "integer", "in doc:text()" } },
        returns = {
            { "integer", "code points before it, those of the decoded page", "start" },
            { "integer", "code points before what follows it", "finish" },
        },
        example = [[
local doc = kaz.document("Бұл кiтап", { plain = true })
doc:span(doc:text():find("кітап")) --> 4, 9]],
    },
    {
        name = "encoding",
        brief = "the encoding of the original bytes and how sure that is",
        kk = "түпнұсқа байттардың кодтауы мен сенімі",
        returns = { { "string", "as of kaz.decode", "name" }, { "number", "0 to 1", "confidence" } },
    },
    {
        name = "meta",
        brief = "what an HTML page says of itself: title, author, date, site, url, description, language",
        kk = "HTML беттің өзі туралы айтқаны: тақырып, автор, күн, сайт, мекенжай, сипаттама, тіл",
        returns = { { "kaztext.Meta", "" } },
        about = "From <meta>, Open Graph, JSON-LD, <title>, <link> and <time>. An empty table for what was no HTML.",
        example = [[
local doc = kaz.html('<html lang=kk><meta property="og:title" content="Жаңалық"><meta property="article:published_time" content="2024-03-12T09:30:00+05:00">')
doc:meta().title, doc:meta().date, doc:meta().language --> "Жаңалық", "2024-03-12", "kk"]],
    },
    {
        name = "title",
        brief = "the headline",
        kk = "тақырып",
        returns = { { "string?", "nil where there is none" } },
    },
    {
        name = "paragraphs",
        brief = "the paragraphs of the article",
        kk = "мақаланың абзацтары",
        returns = { { "kaztext.Item[]", "" } },
    },
    {
        name = "lines",
        brief = "every line, with its kind, its language and the reason",
        kk = "әр жол: түрі, тілі, себебі",
        returns = { { "kaztext.Line[]", "" } },
    },
    {
        name = "sentences",
        brief = "the sentences of the article",
        kk = "мақаланың сөйлемдері",
        returns = { { "kaztext.Item[]", "" } },
    },
    {
        name = "tokens",
        brief = "the words, numbers and signs of the article",
        kk = "мақаланың сөздері, сандары, белгілері",
        returns = { { "kaztext.Token[]", "" } },
    },
    {
        name = "words",
        brief = "the words of the article with lemma, part of speech and features",
        kk = "мақаланың сөздері: бастапқы тұлғасы, сөз табы, белгілері",
        returns = { { "kaztext.Word[]", "" } },
    },
    {
        name = "conllu",
        brief = "the words as CoNLL-U",
        kk = "сөздер CoNLL-U пішінінде",
        returns = { { "string?", "nil, message, code on failure" } },
        about = "Ten columns, those of the syntax empty; a comment with the text before each sentence.",
    },
    {
        name = "edits",
        brief = "every change that repair made",
        kk = "барлық түзету",
        returns = { { "kaztext.Edit[]", "" } },
    },
    {
        name = "report",
        brief = "what repair did, as JSON: an object for each edit, a line each",
        kk = "түзету есебі JSON түрінде: әр түзетуге бір жол",
        returns = { { "string?", "nil, message, code on failure" } },
        about = [[
Keys: from, to, span and bytes (the place in the original, as in doc/record.md), rules, reason, confidence. After the
edits an object for each doubt: doubt, choices, span, bytes.]],
    },
    {
        name = "counts",
        brief = "how often each rule of repair acted, and how many lines of each kind there are",
        kk = "әр түзету ережесі неше рет қолданылғаны және әр түрлі жолдар саны",
        params = {},
        returns = {
            { "kaztext.Counts", "" },
        },
        example = [[
local doc = kaz.document("Асан  xалық, Әлия елi.", { plain = true })
doc:counts() --> { edits = 3, lines = { text = 1 }, rules = { latin-lookalike = 2, space = 1 } }]],
    },
    {
        name = "repairs",
        brief = "the words whose letters were changed",
        kk = "әріптері түзетілген сөздер",
        returns = { { "kaztext.Edit[]", "from and to are whole words" } },
    },
    {
        name = "doubts",
        brief = "the words that may be several, of the option `restore`",
        kk = "бірнеше сөз болуы мүмкін сөздер (`restore` таңдалса)",
        returns = { { "kaztext.Doubt[]", "" } },
    },
    {
        name = "entities",
        brief = "named people, bodies, places and other things",
        kk = "аталған адамдар, мекемелер, жерлер және басқалар",
        returns = { { "kaztext.Entity[]", "" } },
        about = [[
Rules find where names of bodies and events begin before the noun that tells what they are («Қаржы министрлігі»):
lua/kaztext/rules/headed.lua. Others join what is called after somebody («Абай атындағы …») and what tells what a body is for
(«… жөніндегі комиссия»): lua/kaztext/rules/names.lua. Those that give a type of name, or head, in rules that extend the document, add to what is found.]],
    },
    {
        name = "posts",
        brief = "every post that is named, whether or not it is said who holds it",
        kk = "аталған барлық лауазым, иесі айтылса да, айтылмаса да",
        returns = { { "kaztext.Post[]", "in order, none within another" } },
        example = [[
local post = kaz.document("Ауданда бас дәрігер керек.", { plain = true }):posts()[1]
post.title, post.head, post.kind --> "бас дәрігер", "дәрігер", "profession"]],
    },
    {
        name = "people",
        brief = "the people of the article, with all their names and posts",
        kk = "мақаладағы адамдар: барлық аты мен лауазымы",
        returns = { { "kaztext.Person[]", "in the order in which they are first named" } },
        about = [[
Rules tell which posts somebody has, beside a name, by a verb (… болып тағайындалды) or in a life story
(lua/kaztext/rules/holders.lua); doc:subject() tells whom the sentence is about. Those that give post, in rules that extend the
document, add to what is found.]],
    },
    {
        name = "subject",
        brief = "the person of whom words are said: whom their sentence names, else whom its paragraph is about",
        kk = "сөздер кім туралы айтылғаны: сөйлемде аталған, әйтпесе абзац арналған адам",
        params = {
            { "first", "integer", "in doc:text()" },
            { "last", "integer", "in doc:text(); words such as a post, without the verb behind them" },
        },
        returns = { { "string?", "the name, as in doc:people(); nil where it is nobody", "name" } },
        about = [[
Of the persons in the sentence it is the object of a verb (Асанды … етіп тағайындады), else the nearest one before the words that is
in the nominative, else one after them. Where it names nobody it is the first person of the paragraph, or of the life story; before a
verb such as «болып» only if a year, «ол», or that it has no subject says that the sentence goes on about that one.]],
        example = [[
local doc = kaz.document("Асан Серіков – ақын. 1990 жылы ол мектеп директоры болды.", { plain = true })
doc:subject(doc:text():find("мектеп директоры")) --> "Асан Серіков"]],
    },
    {
        name = "times",
        brief = "dates, times and durations with TIMEX3 values",
        kk = "күндер, уақыттар, мерзімдер (TIMEX3)",
        returns = { { "kaztext.Time[]", "" } },
        example = [[
kaz.document("Ол 2019 жылы келді.", { plain = true }):times()[1].value --> "2019"]],
    },
    {
        name = "numbers",
        brief = "numbers with their values, money and quantities among them",
        kk = "сандар мен мәндері, ақша мен өлшемдер",
        returns = { { "kaztext.Number[]", "without those inside times, names and codes" } },
    },
    {
        name = "identifiers",
        brief = "telephone numbers, addresses, IINs and BINs, accounts, number plates, references to laws",
        kk = "телефондар, мекенжайлар, ЖСН, БСН, шоттар, көлік нөмірлері, заңдарға сілтемелер",
        returns = { { "kaztext.Identifier[]", "" } },
    },
    {
        name = "quotes",
        brief = "who said what",
        kk = "кім не деді",
        returns = { { "kaztext.Quote[]", "" } },
        about = [[
Rules tell that words are said (lua/kaztext/rules/speech.lua); those that give speech, in rules that extend the document, add to
them.]],
    },
    {
        name = "json",
        brief = "the whole record as JSON",
        kk = "барлығы бір JSON жазбасында",
        returns = { { "string?", "in the form of doc/record.md; nil, message, code on failure" } },
    },
    {
        name = "close",
        brief = "frees the document's memory at once",
        kk = "құжаттың жадын бірден босатады",
        returns = {},
        about = "In Lua 5.4 `local doc <close>` does the same. Any other call on a closed document raises an error.",
    },
}
