-- Functions for many texts, and those of other libraries.
return {
    {
        name = "quality",
        brief = "what tells a good text from a bad one, as numbers",
        kk = "мәтін сапасының белгілері, сан түрінде",
        params = { { "text", "string", "" } },
        returns = { { "kaztext.Quality?", "nil, message, code on failure" } },
        example = [[
local found = kaz.quality("Бүгін ауа райы жақсы болды, бірақ кешке жаңбыр жауды.\nТолығырақ...\n")
found.words, found.lines, found.ellipsis_lines, found.language --> 10, 2, 0.5, "kk"
found.stop_word_kinds, found.unknown_words --> 2, 0]],
    },
    {
        name = "filter",
        brief = "a function that tells whether a text is kept by a profile, and why not",
        kk = "мәтін профильге сай ма, сай болмаса неге екенін айтатын функция",
        params = {
            {
                "profile",
                "string|table[]",
                "fineweb2, gopher or kaztext (data/corpus/profiles), the path of such a file, or its rows: { signal = …, least = …, most = …, reason = … }",
            },
        },
        returns = {
            {
                "fun(text: string|kaztext.Quality): boolean?, string?, string?, number?",
                "true; or false, the reason, the signal and its value; nil, message, code on failure",
            },
        },
        about = [[
The rows are asked one after the other, and the first that is broken drops the text. A file that cannot be read, a signal that
is not known or a bound that is no number raises an error with the file and the line.]],
        example = [[
local keep = kaz.filter({ { signal = "words", least = 5, reason = "few words" } })
keep("Бүгін ауа райы жақсы болды.") --> true
keep("Толығырақ оқу") --> false, "few words", "words", 2]],
    },
    {
        name = "dedup",
        brief = "a memory of texts that tells which came before, the same or nearly the same",
        kk = "бұрын келген мәтінді танитын жады: дәл немесе шамамен бірдей",
        params = {
            {
                "options",
                "table",
                "unit = document, paragraph or line: what `clean` compares; near = false for the same words alone; threshold, 0.48; memory, the bytes that it may take, 1 GiB",
                optional = true,
            },
        },
        returns = { { "kaztext.Dedup", "" } },
        about = [[
Case, punctuation and white space make no difference. Two texts are nearly the same where the sets of their words and pairs of
neighbouring words overlap (Jaccard) by the threshold or more, as sketches of 256 places estimate it, with a standard error
of 0.03 at most. A text in which a fifth of the words was replaced has about 0.56; plugin/corpus/lsh.h tells how many
texts of which overlap are found. A duplicate is not remembered, so that likeness goes to no third text. A text without
words is never a duplicate.

Memory: a text that is remembered takes 25 bytes, with near duplicates 802 (290 and 8 for each of up to 64 bands, which are
the fewer the higher the threshold: 362 at 0.8), and 64 KiB besides. As many texts are remembered as the option `memory`
has room for; then the oldest is forgotten for each new one. Ids that are no numbers lie beside that, in Lua.]],
        example = [[
local seen = kaz.dedup({ near = false })
seen:add("Қар жауды, жол жабылды.", "а"), seen:add("қар жауды – жол жабылды", "ә").duplicate_of --> nil, "а"
seen:close()]],
    },
    {
        name = "recipe",
        brief = "steps that texts go through, checked when they are put together",
        kk = "мәтін өтетін қадамдар; құрастырған кезде тексеріледі",
        params = {
            {
                "steps",
                "kaztext.Step[]",
                "a list; a step is a name, a table that begins with a name and holds options, or a function of a record",
            },
        },
        returns = { { "kaztext.Recipe", "" } },
        about = [[
The steps and their options: |kaztext-steps|. decode, repair and page read the bytes: they stand in this order, before all
others. A function takes the record and returns it, or nil and perhaps a reason to drop it; it may change `text` and add
fields. One that remembers something from record to record is given as { "in_order", function }: `kaztext run --jobs` then
lets it see all of them in their order.

A step or option that is not known, a value of the wrong kind, and a field that no step before gives raise an error with the
step's number.

kaz.recipes holds recipes that are shipped, made anew each time: kaz.recipes.news; the others are corpus, search, speech and
translit. Their files are in lua/kaztext/recipes, to copy.]],
        example = [[
local recipe = kaz.recipe({ "repair", { "language", keep = "kk" }, "mask", { "emit", "text" } })
recipe:run("Асан xалық, тел. 8 701 123 45 67")().out --> "Асан халық, тел. <PHONE>"]],
    },
    {
        name = "rule",
        brief = "rules over words, checked and compiled once",
        kk = "сөздерге арналған ережелер; бір рет тексеріліп, құрастырылады",
        params = {
            {
                "set",
                "table",
                "a list of rules (kaztext.Rule); lists, by name; over = 'tokens', to match doc:tokens() without an analysis",
            },
        },
        returns = { { "kaztext.Rules", "" } },
        about = [[
Each rule matches by itself, from the left, as far as it can, each word once; a match stays within its sentence, unless the rule
goes across = 'paragraph' or 'text'. An action is a function of the match and the document: what it returns stands for the match,
true is the match itself, nil or false reject it; its words are not looked at again. The time is linear in the words, whatever the rules; a rule is looked at only
where a word of it stands. Words are those of doc:words(), and only the layers that tests name are computed. What is wrong
with a rule raises an error with its place. lua/kaztext/rules holds posts, organisations and quotations to copy, and
the rules by which the library itself reads: headed, names that end in a noun which says what they name, and names, what is
called after somebody and what a body is for, for doc:entities();
holders, which posts stand beside a name, are held by a verb or are told in a life story, for doc:people(); speech, the signs of words said, for doc:quotes().

Rules that say what they give extend a document: its entities, its people with their posts, its quotations. Of entities that
overlap the longest stays, of equal ones that of the rules. A post is added unless the person has it, a quotation where there is none.
Signs of speech, gives = 'speech', add to those by which doc:quotes() knows that words are said; what the words are and who
says them it finds as it does otherwise. Words in marks that neither a dash follows nor a colon announces are left out where nobody
is known to say them.]],
        example = [[
local set = kaz.rule({
    lists = { fruit = { "алма", "қара өрік" } },
    { name = "price", { list = "fruit", as = "what" }, { anything = true, min = 0, max = 3 }, { number = "money", as = "sum" } },
})
local match = set:match("Базарда қара өріктің килосы 1500 теңге.")[1]
match.rule, match.captures.what.lemma, match.captures.sum.number.value --> "price", "қара өрік", 1500

local mine = kaz.rule({
    { { list = { "сонар", "сонар құс фермасы" } }, gives = "ORGANISATION", normal = "Сонар құс фермасы" },
})
local doc = kaz.document("Сонардың директоры Асан Серіков келді.", { extend = mine })
local post = doc:people()[1].positions[1]
post.head, post.organisation --> "директор", "Сонар құс фермасы"]],
    },
    {
        name = "mask",
        brief = "a text without personal data, and the edits",
        kk = "жеке деректері жасырылған мәтін және өзгерістері",
        params = {
            { "text", "string", "" },
            {
                "options",
                "table",
                "kinds, a list: iin, phone, email, iban, card where none is given; bin, address and all other kinds of identifiers may be; style = tag, shape or pseudonym; key, of pseudonyms: a secret of 16 bytes or more",
                optional = true,
            },
        },
        returns = {
            { "string?", "the same string where nothing changes; nil, message, code on failure" },
            { "kaztext.Edit[]", "what was replaced, without a confidence; the rule is the kind" },
        },
        about = [[
What kaz.identifiers finds in each line, but telephone numbers of services (101), becomes a tag (<PHONE>), its shape (digits 0, letters x), or a pseudonym: a tag with a
hash of the value (SipHash), the same for all ways of writing it, which only who has the key can find again. A masked
text that is masked again stays. kaz.undo takes the edits back: keep them as safe as the text.]],
        example = [[
local masked, edits = kaz.mask("ЖСН 990101300122, тел. 8 701 123 45 67")
masked, edits[1].rules[1] --> "ЖСН <IIN>, тел. <PHONE>", "iin"
(kaz.mask("info@mail.kz, 8 701 123 45 67", { kinds = { "phone" }, style = "shape" })) --> "info@mail.kz, 0 000 000 00 00"
kaz.undo(masked, edits) == "ЖСН 990101300122, тел. 8 701 123 45 67" --> true]],
    },
    {
        name = "format",
        brief = "what was found in a document as json, ndjson, csv, conllu, brat or text",
        kk = "құжаттан табылғаны json, ndjson, csv, conllu, brat не text түрінде",
        params = {
            { "doc", "kaztext.Document", "" },
            { "name", "string", "json, ndjson, csv, conllu, brat, text" },
            {
                "options",
                "table",
                "page: its name; layers: of ndjson and csv, a list of entities, people, times, numbers, identifiers, quotes, repairs, lines; head: whether csv begins with the names of the columns; colour, width: of text",
                optional = true,
            },
        },
        returns = {
            { "string?", "of brat the .ann; nil, message, code on failure" },
            { "string?", "of brat the .txt" },
        },
        about = "The record (doc/record.md) tells what each holds. In csv what a spreadsheet would take for a formula has an apostrophe before it.",
        example = [[
local doc = kaz.document("Асан Таразда тұрады.", { plain = true })
kaz.format(doc, "csv", { layers = { "entities" } }):match("GPE[^\r]*") --> "GPE,Таразда,Тараз,,,,,5,12"]],
    },
    {
        name = "view",
        brief = "documents as one self-contained HTML page, with repairs, names, people and dropped lines marked",
        kk = "құжаттардан бір HTML бет: түзетулер, атаулар, адамдар, мақаладан тыс жолдар белгіленген",
        params = {
            { "docs", "kaztext.Document|kaztext.Document[]", "they stay open" },
            {
                "options",
                "table",
                "lang: of the page's own words, en (the default) or kk; name, or names of several documents: a title above the text",
                optional = true,
            },
        },
        returns = { { "string", "HTML in UTF-8" } },
        about = [[
Nothing is loaded from elsewhere, and its Content-Security-Policy lets no script in but its own. It can be read without
scripts, and printed.]],
        example = [[
local doc = kaz.document("Ол Таразда тұрады.", { plain = true })
kaz.view(doc, { lang = "kk" }):match('<span class="GPE" id[^>]*>(.-)</span>') --> "Таразда"]],
    },
    {
        name = "nfc",
        brief = "Unicode composition by ICU",
        kk = "Юникодтың құрама түрі (ICU)",
        params = { { "text", "string", "" } },
        returns = { { "string", "the same string where it was composed already; invalid bytes stay" } },
        about = "Raises an error that says what to install where kaztext.icu was not built.",
        example = [[
kaz.nfc("и\204\134") --> "й"]],
    },
    {
        name = "pattern",
        brief = "a regular expression of PCRE2 that knows Kazakh letters",
        kk = "қазақ әріптерін танитын PCRE2 тұрақты өрнегі",
        params = {
            { "regex", "string", "PCRE2's syntax" },
            {
                "flags",
                "string",
                "letters out of i (case), m (lines), s (. takes line ends), x (spaces)",
                optional = true,
            },
        },
        returns = {
            { "kaztext.Pattern?", "nil, message, BAD_PATTERN, position where it is wrong" },
            { "string?", "message" },
            { "string?", "code" },
            { "integer?", "the byte of the pattern at which the mistake was seen" },
        },
        about = "Raises an error that says what to install where kaztext.pcre was not built.",
        example = [[
local pattern = kaz.pattern([=[\p{Lu}\w+]=])
pattern:find("бұл Әсем Алматы") --> 8, 15
#pattern:all("бұл Әсем Алматы") --> 2]],
    },
}
