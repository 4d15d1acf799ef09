-- Functions for pages and texts: reading, repair, numbers, codes.
return {
    {
        name = "document",
        brief = "a page as a Document: repaired, laid out, analysed as far as it is asked",
        kk = "бетті құжатқа айналдырады: түзетеді, бөліктерге бөледі, сұралғанын талдайды",
        params = {
            {
                "bytes",
                "string",
                "the page as it came, in any encoding of Kazakh or Russian text, in whatever state",
            },
            { "options", "kaztext.Options", "", optional = true },
        },
        returns = {
            { "kaztext.Document?", "nil, message, code where it could not be taken" },
            { "string?", "message" },
            { "string?", "code: TOO_LARGE" },
        },
        about = [[
Nothing is computed until it is asked for; what was computed is kept. Memory is freed by close(), or when the
document is collected.]],
        example = [[
local doc = kaz.document("Кеше Шу қаласында кiтапхана ашылды.", { plain = true })
doc:text() --> "Кеше Шу қаласында кітапхана ашылды."]],
    },
    {
        name = "html",
        brief = "an HTML page as a Document: its text, what the article is, what the page says of itself",
        kk = "HTML бетін құжатқа айналдырады: мәтінін, мақаласын, бет өзі туралы айтқанын табады",
        params = {
            { "bytes", "string", "the page as it came, in any encoding, however broken" },
            { "options", "kaztext.HtmlOptions", "", optional = true },
        },
        returns = {
            { "kaztext.Document?", "nil, message, code where it could not be taken" },
            { "string?", "message" },
            { "string?", "code: TOO_LARGE" },
        },
        about = [[
The tree is built as browsers build it (gumbo); time and memory are bounded whatever the page. Scripts, styles, templates
and comments are left out; all else is text, a line for each block, with an empty line between paragraphs and ` | `
between the cells of a row. What a line is, its element and its words tell together: see doc:lines(). doc:original() leads
to the bytes of the page. The day that the page gives is that from which times are counted, unless `date` is given. The
encoding is found by a byte order mark, content_type, <meta>, and the bytes themselves; a label that the bytes belie is
not believed.]],
        example = [[
local doc = kaz.html('<title>Жаңалық - Мысал</title><nav>Басты бет</nav><h1>Жаңалық</h1><p>Бүгін Абай ауданында жаңа кiтапхана ашылды, деп хабарлады әкімдік.</p>')
doc:title(), doc:paragraphs()[1].text --> "Жаңалық", "Бүгін Абай ауданында жаңа кітапхана ашылды, деп хабарлады әкімдік."
doc:lines()[1].kind --> "menu"]],
    },
    {
        name = "decode",
        brief = "bytes in any encoding as text, the encoding and how sure that is",
        kk = "кез келген кодтаудағы байттарды мәтінге айналдырады, кодтауы мен сенімін айтады",
        params = {
            { "bytes", "string", "" },
            { "label", "string", "the encoding, where it is known: kz-1048, cp1251, utf-16 …", optional = true },
        },
        returns = {
            { "string?", "UTF-8; the same string where nothing changed; nil, message, code on failure" },
            {
                "string",
                "utf-8, utf-16le, utf-16be, utf-32le, utf-32be, windows-1251, kz-1048, ptcp154, koi8-r, ibm866, x-mac-cyrillic, windows-1252 (only where it is named)",
                "encoding",
            },
            { "number", "0 to 1", "confidence" },
        },
        about = [[
Without a label the encoding is found, pieces of a file in another one are read in theirs, and mojibake is undone: UTF-8
that windows-1251, windows-1252, ISO 8859-1, cp866, KOI8-R or MacCyrillic misread, once or more often, and KZ-1048,
PT154 and windows-1251 that windows-1251 or windows-1252 misread. With a label the bytes are read as it says and nothing
else. U+FFFD stands for bytes that are no text. kaz.document and kaz.normalize do the same, and know the places.]],
        example = [[
local text, encoding = kaz.decode("\141\224\231\224\157\241\242\224\237")
text, encoding --> "Қазақстан", "kz-1048"
(kaz.decode("ТљР°Р·Р°Т›СЃС‚Р°РЅ")) --> "Қазақстан"]],
    },
    {
        name = "normalize",
        brief = "repaired text and the list of edits",
        kk = "түзетілген мәтін мен түзетулер тізімі",
        params = {
            { "text", "string", "bytes in any encoding, in whatever state" },
            {
                "options",
                "kaztext.Options",
                "profile, rules, restore, unwrap, encoding, limit, memory",
                optional = true,
            },
        },
        returns = {
            {
                "string?",
                "the repaired text, the same string where nothing was wrong; nil, message, code on failure",
            },
            { "kaztext.Edit[]|string", "the edits, in order" },
        },
        about = [[
Look-alike letters inside Kazakh words, letters of other alphabets, invisible characters, composition, quotation marks,
spaces and dashes, and before that encodings and mojibake as kaz.decode does. No line is removed. With unwrap the
hard-wrapped lines of a paragraph are joined, and the words that were divided at their ends: of the whole text, where it
shows that it was wrapped. A real Latin word stays, and so does one with a Kazakh ending.]],
        example = [[
local text, edits = kaz.normalize("Асқар Мырзаxметов IT-ге келдi")
text --> "Асқар Мырзахметов IT-ге келді"
edits[1].from --> "x"
edits[1].rules[1] --> "latin-lookalike"]],
    },
    {
        name = "number",
        brief = "what a number in words or digits is worth",
        kk = "сөзбен не цифрмен жазылған санның мәні",
        params = {
            { "text", "string", "one number in any form, alone or with what it counts, and nothing else" },
        },
        returns = {
            {
                "number?",
                "the value, an integer where it is whole; nil, message, code where the text is no number",
            },
            { "string", "cardinal, ordinal, percent, money or quantity" },
            {
                "kaztext.Number?",
                "the whole entry, where the number stands with what it counts, in Cyrillic letters",
            },
        },
        about = [[
Words, digits and both, with endings, in any alphabet: cardinals, ordinals, collectives, fractions, decimals, Roman numerals
(as ordinals), approximations. It reads back what ICU spells in Kazakh.]],
        example = [[
kaz.number("екі мың он тоғыз") --> 2019, "cardinal"
kaz.number("жиырма бесіншіден") --> 25, "ordinal"
(kaz.number("үштен бірі")) < 0.34 --> true
local value, kind, entry = kaz.number("4,3 млрд теңгеден астам")
value, kind, entry.currency, entry.approx --> 4300000000, "money", "KZT", true]],
    },
    {
        name = "identifiers",
        brief = "telephone numbers, web and postal addresses, IINs, BINs, accounts, number plates, references to laws",
        kk = "телефондар, сайттар мен мекенжайлар, ЖСН, БСН, шоттар, көлік нөмірлері, заңдарға сілтемелер",
        params = { { "text", "string", "UTF-8, taken as it is" } },
        returns = {
            { "kaztext.Identifier[]?", "in order; nil, message, code on failure" },
        },
        about = [[
Only what is sure is listed: codes must have been given out, checksums must fit, and what could be another number needs a
word beside it that says what it is (data/identifiers/cues.tsv).]],
        example = [[
local found = kaz.identifiers("Тел.: 8 (7172) 55-55-55, ҚК-нің 190-бабы, Астана қ., Абай к-сі, 12-үй")
found[1].value, found[1].name --> "+77172555555", "Астана"
found[2].act, found[2].article --> "Қылмыстық кодекс", "190"
found[3].value, found[3].house --> "Астана қаласы, Абай көшесі, 12-үй", "12"]],
    },
    {
        name = "iin",
        brief = "what a person's identification number (IIN, ЖСН) tells",
        kk = "жеке сәйкестендіру нөмірін (ЖСН) тексереді: туған күні, жынысы",
        params = { { "text", "string", "twelve digits" } },
        returns = {
            {
                "kaztext.Identifier?",
                "without places: value, born, century, sex; nil, message, code if it is none",
            },
            { "string?", "message" },
            {
                "string?",
                "code: BAD_LENGTH, BAD_CHARACTER, BAD_CENTURY, BAD_DATE, BAD_CHECKSUM, OTHER_SCHEME (a BIN)",
            },
        },
        about = [[
The number is right by itself; whether it was given to somebody only the state can tell. A number whose seventh digit is 0
(foreigners) has no century and no sex.]],
        example = [[
local iin = kaz.iin("990101300122")
iin.born, iin.century, iin.sex --> "1999-01-01", 20, "male"
select(3, kaz.iin("990101300123")) --> "BAD_CHECKSUM"
select(3, kaz.iin("990230300122")) --> "BAD_DATE"]],
    },
    {
        name = "bin",
        brief = "what a business's identification number (BIN, БСН) tells",
        kk = "бизнес-сәйкестендіру нөмірін (БСН) тексереді: тіркелген айы, түрі",
        params = { { "text", "string", "twelve digits" } },
        returns = {
            {
                "kaztext.Identifier?",
                "without places: value, registered, type, unit; nil, message, code if it is none",
            },
            { "string?", "message" },
            {
                "string?",
                "code: BAD_LENGTH, BAD_CHARACTER, BAD_DATE, BAD_TYPE, BAD_CHECKSUM, OTHER_SCHEME (an IIN)",
            },
        },
        example = [[
local bin = kaz.bin("040540000123")
bin.registered, bin.type, bin.unit --> "2004-05", "legal", "head"]],
    },
    {
        name = "iban",
        brief = "an account number (IBAN) of any country, checked",
        kk = "кез келген елдің банк шотын (IBAN, ЖСК) тексереді",
        params = { { "text", "string", "in one piece or in groups of four, capitals or not" } },
        returns = {
            {
                "kaztext.Identifier?",
                "without places: value, country, bank, name, account, repaired; nil, message, code if it is none",
            },
            { "string?", "message" },
            {
                "string?",
                "code: BAD_LENGTH, BAD_CHARACTER, BAD_COUNTRY, BAD_STRUCTURE, BAD_CHECKSUM",
            },
        },
        example = [[
local iban = kaz.iban("КZ86 125K ZT50 0410 0100")
iban.value, iban.bank, iban.repaired --> "KZ86125KZT5004100100", "125", true
select(3, kaz.iban("KZ86 125K ZT50 0410 0101")) --> "BAD_CHECKSUM"]],
    },
    {
        name = "phone",
        brief = "a telephone number as E.164, with its operator or town",
        kk = "телефон нөмірін E.164 түрінде береді, операторы немесе қаласымен",
        params = { { "text", "string", "digits, with spaces, hyphens and brackets; «ішкі 123» may follow" } },
        returns = {
            {
                "kaztext.Identifier?",
                "without places: value, type, name, extension; nil, message, code if it is none",
            },
            { "string?", "message" },
            { "string?", "code: BAD_LENGTH, BAD_CHARACTER, BAD_CODE, NO_CODE (a local number)" },
        },
        example = [[
kaz.phone("8 (7172) 55-55-55").value --> "+77172555555"
kaz.phone("87011234567").type --> "mobile"
select(3, kaz.phone("55-55-55")) --> "NO_CODE"]],
    },
    {
        name = "card",
        brief = "a payment card's number, checked, with its network",
        kk = "төлем картасының нөмірін тексереді, төлем жүйесімен",
        params = { { "text", "string", "in one piece or in groups, with spaces or hyphens between" } },
        returns = {
            { "kaztext.Identifier?", "without places: value, network; nil, message, code if it is none" },
            { "string?", "message" },
            { "string?", "code: BAD_LENGTH, BAD_CHARACTER, BAD_CODE (of no network), BAD_CHECKSUM" },
        },
        example = [[
kaz.card("4400 4300 0000 0007").value, kaz.card("4400430000000007").network --> "4400430000000007", "Visa"
select(3, kaz.card("4400 4300 0000 0008")) --> "BAD_CHECKSUM"]],
    },
    {
        name = "spell",
        brief = "a number, amount, date or time in words",
        kk = "сан, мөлшер, күн не уақыт сөзбен",
        params = {
            {
                "value",
                "number|string",
                "a number, or a text: 15 000 теңгеге, 2021 жылғы 5 мамырда, 15:30-да, XX ғасыр",
            },
            {
                "options",
                "table<string, string|boolean>|string",
                "features of the last word, as for inflect, and digits, distributive, approximate",
                optional = true,
            },
        },
        returns = {
            { "string?", "the words; nil, message, code on failure" },
            { "string?", "message" },
            { "string?", "code: NO_NUMBER, NO_FORM, OUT_OF_RANGE (more than 36 digits)" },
        },
        about = [[
Only the last word takes the endings. NumType=Ord gives an ordinal, NumType=Coll a collective (екеу; up to жетеу and a few
more); digits says digit by digit, distributive екі-екіден, approximate жүзге жуық. A text is read as verbalize reads
it; digits with a leading zero are said one by one. Integers of Lua 5.3 and later are exact, other numbers have 15
digits.]],
        example = [[
kaz.spell(2019, { Case = "Dat" }) --> "екі мың он тоғызға"
kaz.spell(40, { NumType = "Ord" }) --> "қырқыншы"
kaz.spell("4,3"), kaz.spell("15 000 ₸-ге") --> "төрт бүтін оннан үш", "он бес мың теңгеге"
kaz.spell("2021 жылғы 5 мамырда") --> "екі мың жиырма бірінші жылғы бесінші мамырда"]],
    },
    {
        name = "suffix",
        brief = "digits, signs or an acronym with an ending behind the hyphen",
        kk = "цифр, белгі не қысқарған атау дефистен кейінгі жалғауымен",
        params = {
            { "text", "number|string", "6, 10 %, 15:30, АҚШ, 5G" },
            { "feats", "table<string, string|boolean>|string", "as for inflect; full = true for 5-інші" },
        },
        returns = {
            { "string?", "the text with its ending; nil, message, code where there is none" },
            { "string?", "message" },
            { "string?", "code: NO_FORM" },
        },
        about = [[
The ending is that of the word as it is said: 40-қа is қырыққа. What inflect does for bare digits and acronyms, this does
for amounts, clock times, fractions and names with digits, too.]],
        example = [[
kaz.suffix(40, { Case = "Dat" }), kaz.suffix("АҚШ", { Case = "Gen" }) --> "40-қа", "АҚШ-тың"
kaz.suffix("15:30", { Case = "Loc" }), kaz.suffix("5G", { Case = "Acc" }) --> "15:30-да", "5G-ді"]],
    },
    {
        name = "verbalize",
        brief = "a text as it is read aloud, and the edits",
        kk = "мәтіннің дауыстап оқылатын түрі және өзгерістері",
        params = {
            { "text", "string", "" },
            {
                "options",
                "table<string, boolean|string>",
                "kinds that are to stay as they are, { phone = false }; acronym = keep, letters or full",
                optional = true,
            },
        },
        returns = {
            { "string?", "the same string where nothing changes; nil, message, code on failure" },
            {
                "kaztext.Edit[]",
                "what became words, without a confidence; the rule is the kind: number, ordinal, fraction, percent, money, quantity, date, time, roman, score, phone, code, sign, abbreviation, acronym",
            },
        },
        about = [[
For speech: numbers with the endings behind their hyphens, ordinals where Kazakh has them (5-сынып, 2021 жылы, 15 наурыз,
XX ғасыр), money, units, dates, clock times, ranges, telephone numbers, abbreviations. All else stays byte for byte; addresses,
handles and hashtags are left alone. kaz.undo takes the edits back. Acronyms are kept; `letters` names their letters, `full`
says those that have a known name. The text is taken for Kazakh in Cyrillic letters: Russian lines get Kazakh numbers.]],
        example = [[
(kaz.verbalize("2021 жылы баға 10 %-ға өсті")) --> "екі мың жиырма бірінші жылы баға он пайызға өсті"
(kaz.verbalize("XXI ғ. 5-сынып, -15 °C")) --> "жиырма бірінші ғасыр бесінші сынып, минус он бес градус Цельсий"
local said, changes = kaz.verbalize("Ол 5 алма алды.")
said, changes[1].from, changes[1].rules[1] --> "Ол бес алма алды.", "5", "number"]],
    },
    {
        name = "undo",
        brief = "repaired text with some or all edits taken back",
        kk = "түзетулердің кейбірін не бәрін қайтарады",
        params = {
            { "text", "string", "the repaired text" },
            { "edits", "kaztext.Edit[]", "all that led to it" },
            {
                "which",
                "integer|string|fun(edit: kaztext.Edit, index: integer): boolean",
                "an edit by its index, all that a rule had a part in, those that the function says; all where it is not given",
                optional = true,
            },
        },
        returns = {
            { "string", "the text; the original bytes where all edits are taken back" },
            { "kaztext.Edit[]", "the edits that are left, where they now stand" },
        },
        example = [[
local text, edits = kaz.normalize('Бiз "Отанда" тұрамыз.')
text --> "Біз «Отанда» тұрамыз."
(kaz.undo(text, edits, "quotes")) --> "Біз \"Отанда\" тұрамыз."
(kaz.undo(text, edits)) --> "Бiз \"Отанда\" тұрамыз."]],
    },
    {
        name = "check",
        brief = "what is wrong in a text: where, of what kind, and what should stand there",
        kk = "мәтіндегі қателер: орны, түрі және орнына не жазылатыны",
        params = {
            { "text", "string", "UTF-8, unless the option `encoding` says something else" },
            {
                "options",
                "table",
                "kinds, a list of those that are wanted; messages = en or kk; profile, rules, restore, encoding as of a document",
                optional = true,
            },
        },
        returns = { { "kaztext.Finding[]?", "in order, none over another; nil, message, code on failure" } },
        about = [[
All that kaz.normalize would change, letters by the word; and what it leaves alone: words with letters of two alphabets,
and endings behind digits, percent signs and acronyms that do not fit how these are read aloud (5-ке, for «беске»). An
ending is wrong only where it is so in every way to read it.]],
        example = [[
local found = kaz.check("Бiз 5-ге дейін күттік.")
found[1].kind, found[1].text, found[1].fix --> "lookalike", "Бiз", "Біз"
found[2].kind, found[2].message --> "suffix", "«5-ге» is read «беске»: write «5-ке»"]],
    },
    {
        name = "restore",
        brief = "text with Kazakh letters where they were typed as Russian ones",
        kk = "орыс әріптерімен терілген мәтінге қазақ әріптерін қайтарады",
        params = { { "text", "string", "UTF-8, taken as it is, without repair" } },
        returns = {
            { "string?", "the text, the same string where nothing changed; nil, message, code on failure" },
            { "kaztext.Edit[]|string", "the edits, in order" },
            { "kaztext.Doubt[]|string", "the words that may be several" },
        },
        about = [[
By lexicon, grammar, and a model of letters and neighbouring words. Lines that are not Kazakh stay, and so do words that
are known as they stand in a line that has Kazakh letters. What is too close to call stays as it was typed.]],
        example = [[
local text, edits, doubts = kaz.restore("Казак тилин уйренип журмин.")
text, #edits > 0, #doubts --> "Қазақ тілін үйреніп жүрмін.", true, 0]],
    },
}
