-- The Lua API, described once. tools/docs.lua makes doc/kaztext.txt, lua/kaztext/_meta.lua and the tables in the
-- READMEs of it; tests/lua/api_spec.lua runs the examples and compares the names with what the modules hold.
--
-- A parameter is { name, type, about }, with `optional = true` where it may be left out; a return is { type, about }
-- or { type, about, name }. Types are LuaCATS. `brief` and `kk` are one line each, for the tables. In an example
-- `-->` gives what the line before it on the same line is worth.
return {
    about = [[
Positions are 1-based bytes, the last one inclusive, as in string.find: `text:sub(item.first, item.last)` cuts an item
out. Those in items are positions in `doc:text()`; `doc:original()` leads to the original bytes. A caller's mistake
(wrong type, unknown option) raises an error; bad data gives nil, a message and a code. Invalid UTF-8 is never refused:
it is carried through. Nothing is printed, nothing is written, no network is used.]],

    classes = {
        {
            name = "Item",
            about = "A piece of doc:text().",
            fields = {
                { "first", "integer", "its first byte" },
                { "last", "integer", "its last byte" },
                { "text", "string", "its words" },
            },
        },
        {
            name = "Line",
            parent = "Item",
            about = "A line of the page.",
            fields = {
                {
                    "kind",
                    "string",
                    "title or text; blank; or what is not the article: menu, date, byline, counter, share, caption, related, tags, comments, notice, ad, section, other",
                },
                {
                    "part",
                    "string?",
                    "of a text line: lead (the first paragraph of several), paragraph, heading, item (of a list), row (of an HTML table), quote (direct speech)",
                },
                { "confidence", "number", "of the kind, 0 to 1" },
                { "reason", "string", "why it has its kind, for people" },
                { "language", "string", "BCP 47, as of kaz.language" },
                { "language_confidence", "number", "0 to 1" },
                { "level", "integer?", "of a heading in HTML: 1 to 6" },
            },
        },
        {
            name = "Token",
            parent = "Item",
            about = "A word, number or sign.",
            fields = {
                {
                    "kind",
                    "string",
                    "word, initial, abbreviation, number, time, date, suffix, url, email, phone, handle, hashtag, punct, symbol",
                },
                { "sentence", "integer", "the index of its sentence in doc:sentences()" },
            },
        },
        {
            name = "Edit",
            parent = nil,
            about = "A change that repair made.",
            fields = {
                { "from", "string", "the original bytes" },
                { "to", "string", "what they became" },
                { "first", "integer", "the place in doc:text()" },
                { "last", "integer", "first - 1 where something was only taken away" },
                { "original_first", "integer", "the place in the original bytes" },
                { "original_last", "integer", "original_first - 1 where something was only added" },
                { "rules", "string[]", "the rules that had a part in it (data/repair/rules.tsv says what each means)" },
                { "confidence", "number", "0 to 1" },
            },
        },
        {
            name = "Counts",
            about = "What a document comes to in numbers.",
            fields = {
                { "edits", "integer", "of repair; an edit may be of several rules" },
                { "rules", "table<string, integer>", "edits by rule" },
                { "lines", "table<string, integer>", "lines by kind" },
            },
        },
        {
            name = "Finding",
            parent = "Item",
            about = "Something that is wrong in a text, with its place in it.",
            fields = {
                {
                    "kind",
                    "string",
                    "encoding, lookalike, mixed-scripts, kazakh-letters, suffix, invalid-bytes, composition, invisible, quotes, space, punctuation",
                },
                { "rule", "string?", "the rule of repair that would change it; a wrong suffix has none" },
                { "message", "string", "a sentence for people" },
                { "fix", "string?", "what should stand there; nothing where that is not sure" },
                { "confidence", "number", "0 to 1" },
            },
        },
        {
            name = "Quality",
            about = "What kaz.quality counts. A word is a run of letters, digits and marks; a line is one with something in it, without the white space at its ends; a paragraph is lines without an empty one between; a share is 0 to 1, and 0 where there is nothing to share. After each its source: Gopher (Rae et al. 2021), C4 (Raffel et al. 2020), FineWeb (Penedo et al. 2024; its code is datatrove), or none where it is our own.",
            fields = {
                { "bytes", "integer", "of the text" },
                { "characters", "integer", "code points; a byte that is no UTF-8 is one" },
                { "words", "integer", "(Gopher: 50 to 100,000)" },
                { "lines", "integer", "those with something in them" },
                { "paragraphs", "integer", "likewise" },
                { "mean_word_length", "number", "characters of a word (Gopher: 3 to 10)" },
                { "letters", "number", "share of the characters that are no white space" },
                { "digits", "number", "likewise" },
                { "punctuation", "number", "likewise" },
                { "symbols", "number", "likewise: signs such as + and №" },
                { "cyrillic", "number", "share of the letters" },
                { "latin", "number", "likewise" },
                { "arabic", "number", "likewise" },
                {
                    "kazakh_letters",
                    "number",
                    "likewise: ә ғ қ ң ө ұ ү һ і (data/corpus/letters.tsv)",
                },
                {
                    "russian_letters",
                    "number",
                    "likewise: those that Kazakh has in loans alone, ё в ф ц ч щ ъ ь э",
                },
                { "upper_case", "number", "capitals, share of the letters that have a case" },
                { "stop_words", "number", "share of the words that are function words (data/corpus/stopwords.tsv)" },
                { "stop_word_kinds", "integer", "how many different ones of them (Gopher: 2 or more)" },
                {
                    "alpha_words",
                    "number",
                    "share of what stands between white space that has a letter (Gopher: 0.8 or more)",
                },
                { "symbol_words", "number", "# and … for each word (Gopher: at most 0.1)" },
                { "mixed_script_words", "number", "share of the words that have Cyrillic and Latin letters" },
                {
                    "unknown_words",
                    "number",
                    "share of Cyrillic words of three letters or more that the lexicon does not read; the first 1000 are asked",
                },
                {
                    "web_words",
                    "number",
                    "share of the words that pages have and texts have not: javascript, cookie, login … (C4; data/corpus/web.tsv)",
                },
                {
                    "line_punctuation",
                    "number",
                    "share of the lines that end as sentences do (C4; FineWeb: 0.12 or more)",
                },
                { "ellipsis_lines", "number", "share of the lines that end in … or ... (Gopher: at most 0.3)" },
                {
                    "bullet_lines",
                    "number",
                    "share of the lines that begin with a bullet or dash (Gopher: at most 0.9)",
                },
                { "short_lines", "number", "share of the lines of at most 30 characters (FineWeb: at most 0.67)" },
                { "new_line_ratio", "number", "line ends for each word (FineWeb: at most 0.3)" },
                { "duplicate_lines", "number", "share of the lines that stood there before (Gopher: at most 0.3)" },
                {
                    "duplicate_line_characters",
                    "number",
                    "their characters, share of all (Gopher: at most 0.2; FineWeb: at most 0.01)",
                },
                { "duplicate_paragraphs", "number", "share of the paragraphs likewise (Gopher: at most 0.3)" },
                { "duplicate_paragraph_characters", "number", "(Gopher: at most 0.2)" },
                {
                    "top_2_grams",
                    "number",
                    "share of the characters that the most frequent pair of words covers, 0 where none comes twice (Gopher: at most 0.2)",
                },
                { "top_3_grams", "number", "(Gopher: at most 0.18)" },
                { "top_4_grams", "number", "(Gopher: at most 0.16)" },
                {
                    "duplicate_5_grams",
                    "number",
                    "share of the characters in runs of five words that came before, without spaces; as datatrove counts, a run that was counted is stepped over (Gopher: at most 0.15)",
                },
                { "duplicate_6_grams", "number", "(Gopher: at most 0.14)" },
                { "duplicate_7_grams", "number", "(Gopher: at most 0.13)" },
                { "duplicate_8_grams", "number", "(Gopher: at most 0.12)" },
                { "duplicate_9_grams", "number", "(Gopher: at most 0.11)" },
                { "duplicate_10_grams", "number", "(Gopher: at most 0.1)" },
                { "replacement_characters", "integer", "U+FFFD and bytes that are no UTF-8" },
                { "mojibake", "number", "share of the bytes that kaz.decode would read anew" },
                { "curly_brackets", "integer", "{ and } (C4: none)" },
                { "lorem_ipsum", "integer", "how often the words stand there (C4: never)" },
                { "language", "string", "as of kaz.language" },
                { "confidence", "number", "likewise" },
                { "kazakh", "number", "the confidence where the language is kk, else 0 (FineWeb-2: 0.844 or more)" },
            },
        },
        {
            name = "Duplicate",
            about = "A text that came before.",
            fields = {
                { "duplicate_of", "any", "the id of the earlier text; its number where it was given none" },
                { "similarity", "number", "1, or the estimated overlap of words and pairs of words" },
                { "kind", "string", "exact, near" },
                { "reason", "string", "for people and logs" },
                { "first", "integer?", "of a unit that clean dropped: its first byte in the text" },
                { "last", "integer?", "its last byte" },
            },
        },
        {
            name = "RuleElement",
            about = "What a rule asks of a word. A string is { text = … }. A table asks all its tests of one word; of an item or an entry of several words, the last one is asked. Or it is a group: a list of elements, one after the other, or { any = { … } }, one of them. Where a test has a list of values, any of them will do.",
            fields = {
                { "text", "string|string[]?", "the word in small letters and capitals alike; may be several words" },
                { "exact", "string|string[]?", "the word with these capitals" },
                { "lemma", "string|string[]?", "the dictionary form, likewise" },
                {
                    "list",
                    "string|table?",
                    "an entry of a list: the name of one in `lists`, or the list itself; its words are compared with text or lemma, or by = text, lemma or exact",
                },
                { "upos", "string|string[]?", "the part of speech: NOUN …" },
                {
                    "feats",
                    "string|table?",
                    "features, as { Case = { 'Gen', 'Acc' }, Number = false } or 'Case=Gen': true is any value, false none",
                },
                {
                    "shape",
                    "string|string[]?",
                    "the form of the word: X is a capital, XX two or more, x small letters, d a digit each, all else itself: Xx of Астана, XX-x of АҚШ-тың, dddd of 2024",
                },
                { "kind", "string|string[]?", "of token, as of doc:tokens()" },
                {
                    "pattern",
                    "string|kaztext.Pattern|table?",
                    "a regular expression that is found in the word; over one where that takes long it is not",
                },
                { "entity", "string|string[]|true?", "the words of an entity of this type, or of any" },
                { "number", "string|string[]|true?", "the words of a number of this kind, as of doc:numbers()" },
                { "time", "string|string[]|true?", "the words of a time of this type, as of doc:times()" },
                {
                    "identifier",
                    "string|string[]|true?",
                    "the words of an identifier of this kind, as of doc:identifiers()",
                },
                { "within", "string|string[]|true?", "part of an entity of this type" },
                { "sentence", "string?", "first or last: the first, the last word of its sentence" },
                {
                    "except",
                    "table?",
                    "tests, or a list of them, that must not hold: of an item that the word is part of, of an entry that begins at it",
                },
                {
                    "agree",
                    "string|table?",
                    "features in which all elements with the same agreement must be alike: 'Case', { 'Case', 'Number' }, or with names of yours, { Person = 'who' } in one element and { ['Person[psor]'] = 'who' } in another; at most 3 in a rule",
                },
                { "anything", "true?", "any word" },
                { "any", "table?", "of a group: elements of which one must be there" },
                { "optional", "boolean?", "of any element: it may be left out" },
                { "min", "integer?", "how often it must stand, 1 where only max is given" },
                {
                    "max",
                    "integer?",
                    "how often it may stand, without end where only min is given: that costs one state, a bound one for each time",
                },
                {
                    "lazy",
                    "boolean?",
                    "as few of them as the match allows, where it leaves open which words they are; else as many",
                },
                { "as", "string?", "the name of the capture that it is, with all its repetitions" },
            },
        },
        {
            name = "RuleMatch",
            parent = "Capture",
            about = "What a rule has found.",
            fields = {
                { "rule", "string|integer", "the rule's name, or its number where it has none" },
                { "index", "integer", "the rule's number" },
                { "captures", "table<string, kaztext.Capture>", "by name, of several the first" },
                { "all", "kaztext.Capture[]", "all captures in the order in which they end" },
            },
        },
        {
            name = "Capture",
            parent = "Item",
            about = "Words that an element has matched.",
            fields = {
                { "name", "string", "as the element has it" },
                { "first_word", "integer", "index in doc:words(), or in doc:tokens() where the rules are over tokens" },
                { "last_word", "integer", "likewise" },
                { "lemma", "string?", "the text with its last word as it stands in a dictionary: облыс әкім" },
                {
                    "normal",
                    "string?",
                    "with that word in the nominative: облыс әкімі of облыс әкімінің",
                },
                { "entity", "table?", "type and normal, where the words are an entity and the rules ask for any" },
                { "number", "table?", "likewise: value, kind, currency or unit" },
                { "time", "table?", "likewise: value and type" },
                { "identifier", "table?", "likewise: kind, value and what else is known" },
            },
        },
        {
            name = "Record",
            about = "A text on its way through a recipe. Steps add fields; a function of the user may add any.",
            fields = {
                { "id", "any", "as it was given, or the text's number" },
                { "bytes", "string", "as it came" },
                { "text", "string", "as it is now" },
                { "log", "table[]", "what steps did: step, what, reason" },
                { "dropped", "string?", "why it was dropped" },
                { "class", "string?", "the reason without what differs from record to record, to count by" },
                { "failed", "boolean?", "true where a step raised an error" },
                { "date", "string?", "as it was given: the day that the record is of, in an archive when it was got" },
                { "is_html", "boolean?", "as it was given: whether the text is HTML; found where it is not" },
                { "content_type", "string?", "as it was given: HTTP's header, which may name the encoding" },
                { "out", "string?", "what emit made" },
                { "title", "string?", "of page" },
                { "paragraphs", "string[]?", "of page" },
                { "language", "string?", "of language, with confidence" },
                { "sentences", "string[]?", "of segment" },
                { "words", "kaztext.Word[]?", "of analyse, with lemmas and conllu" },
                {
                    "people",
                    "kaztext.Person[]?",
                    "of extract, with entities, times, numbers, quotes, identifiers; and record, the JSON of all",
                },
            },
        },
        {
            name = "Doubt",
            parent = "Item",
            about = "A word that may be several when its Kazakh letters are put back; the letters in which they differ stand as they were typed.",
            fields = { { "choices", "string[]", "the two likeliest words, the likelier first" } },
        },
        {
            name = "Number",
            parent = "Item",
            about = "A number, in digits or words.",
            fields = {
                { "value", "number", "its value, of ordinals too" },
                { "kind", "string", "cardinal, ordinal, percent, money, quantity" },
                { "currency", "string?", "of money: ISO 4217" },
                { "unit", "string?", "of a quantity: UCUM or SI symbol, or the counted noun's dictionary form" },
                { "approx", "true?", "where the text says about, nearly, over" },
                {
                    "mod",
                    "string?",
                    "how the value is meant, as in TIMEX3: APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS",
                },
                {
                    "noun",
                    "string?",
                    "of a cardinal: what is counted, in its dictionary form: жоба, балалар бақшасы",
                },
                { "noun_first", "integer?", "where its words begin in the text" },
                { "noun_last", "integer?", "the last byte of them" },
                { "measure", "true?", "where the unit is a measure and no counted noun" },
                { "range", "true?", "where it is the lower end of a range, whose upper end is the next entry" },
                { "bare_last", "integer", "the last byte of the number without the noun that is counted" },
            },
        },
        {
            name = "Time",
            parent = "Item",
            about = "A date, a time of day, a duration or a frequency.",
            fields = {
                { "value", "string", "TIMEX3: 2024-03-12, 2024-03, 2024-Q1, P2Y, PT2H, R/P1M, BC0044, PAST_REF" },
                { "type", "string", "TIMEX3: DATE, TIME (a clock time, a part of the day), DURATION or SET" },
                {
                    "begin",
                    "string?",
                    "its first instant, 2024-03-12T00:00, local time (year 0000 is 1 BC); only where the value has a place on the calendar",
                },
                { "finish", "string?", "the first instant after it; there where `begin` is" },
                { "holiday", "true?", "where the words name a holiday: Жеңіс күні" },
            },
        },
        {
            name = "Identifier",
            parent = "Item",
            about = "A telephone number, an address, a number with a checksum, a number plate or a reference to a law. What is not there has no field.",
            fields = {
                {
                    "kind",
                    "string",
                    "phone, email, url, handle, iin, bin, iban, bic, plate, postcode, address, law, card",
                },
                {
                    "value",
                    "string",
                    "the one form of all ways of writing it: +77172555555 (E.164), KZ86125KZT5004100100, 123 ABC 02",
                },
                {
                    "type",
                    "string?",
                    "of a phone: mobile, fixed, tollfree, premium, personal, voip, short, foreign; of a BIN: legal, nonresident, entrepreneur; of a plate: private, company, motorcycle or trailer, diplomatic",
                },
                {
                    "name",
                    "string?",
                    "of a phone: the operator to whom the code was given, the town or region, or the service; of an IBAN or BIC: the bank",
                },
                { "extension", "string?", "of a phone: «ішкі 123»" },
                { "unresolved", "true?", "of a phone: its town is not known, value has the digits alone" },
                { "host", "string?", "of a url or email, in small letters" },
                { "ascii", "string?", "the host in Punycode, where it has other letters" },
                {
                    "network",
                    "string?",
                    "of a url on a social network: telegram, instagram …; of a card: Visa, Mastercard …",
                },
                { "account", "string?", "its account there; of an IBAN of Kazakhstan what follows the bank" },
                { "born", "string?", "of an IIN: YYYY-MM-DD" },
                { "century", "integer?", "of an IIN: 20 for 1900 to 1999" },
                { "sex", "string?", "of an IIN: male, female" },
                { "registered", "string?", "of a BIN: YYYY-MM" },
                { "unit", "string?", "of a BIN: head, branch, representative, farm" },
                { "country", "string?", "of an IBAN or BIC: ISO 3166; of a law: the state that the text names" },
                { "bank", "string?", "of an IBAN of Kazakhstan: three digits" },
                { "repaired", "true?", "where Cyrillic letters stood for the Latin ones they look like" },
                { "standard", "string?", "of a plate: 2012, 1993" },
                { "region", "string?", "of a plate or an address" },
                {
                    "postcode",
                    "string?",
                    "of an address, and so: district, town, village, microdistrict, street, house, block, entrance, floor, flat, office",
                },
                { "act", "string?", "of a law: Қылмыстық кодекс, заң, бұйрық …" },
                { "title", "string?", "its name in quotation marks" },
                { "issuer", "string?", "Үкімет, Президент, Парламент" },
                { "date", "string?", "YYYY-MM-DD" },
                { "number", "string?", "414-V" },
                {
                    "article",
                    "string?",
                    "бап: 190, 190-1, or several: 188, 190; and so section (бөлім), chapter (тарау), part (бөлік), item (тармақ), subitem (тармақша), paragraph (абзац)",
                },
            },
        },
        {
            name = "Entity",
            parent = "Item",
            about = "A named person, body, place or thing.",
            fields = {
                {
                    "type",
                    "string",
                    "KazNERD's classes: PERSON, ORGANISATION, GPE, LOCATION, FACILITY, NORP, EVENT, ART, LAW, LANGUAGE, PROJECT, PRODUCT, DISEASE, CONTACT",
                },
                { "normal", "string", "the dictionary form: «Шу қаласында» is «Шу қаласы»" },
            },
        },
        {
            name = "Position",
            parent = "Item",
            about = "A post, rank or profession that the text gives a person.",
            fields = {
                { "head", "string", "the dictionary form of the head noun: орынбасар" },
                {
                    "title",
                    "string",
                    "the whole title: «төрағасының бірінші орынбасары»",
                },
                { "organisation", "string", "the body or place, in the nominative; empty where the text gives none" },
            },
        },
        {
            name = "Person",
            about = "Somebody the text names, with all the ways it calls them.",
            fields = {
                { "name", "string", "the fullest form, in the nominative" },
                { "aliases", "string[]", "the other forms in the text, in the nominative" },
                { "positions", "kaztext.Position[]", "their posts" },
                { "mentions", "integer[]", "indices in doc:entities()" },
            },
        },
        {
            name = "Quote",
            parent = "Item",
            about = "Direct speech, without quotation marks, dashes and the author's words.",
            fields = { { "speaker", "string?", "the name of the person, where the text tells it" } },
        },
        {
            name = "Reading",
            about = "One way to read a word, in the terms of Universal Dependencies as UD_Kazakh-KTB uses them.",
            fields = {
                { "lemma", "string", "the dictionary form, of a verb its stem; lower case, but for names" },
                { "upos", "string", "part of speech: NOUN, PROPN, ADJ, VERB, AUX, ADV, NUM, PRON, DET …" },
                { "feats", "table<string, string>", 'features: { Case = "Gen", Number = "Plur" }' },
                {
                    "source",
                    "string",
                    "closed (a word of a closed class), lexicon, derived (of a stem in the lexicon), guess (only the endings tell)",
                },
            },
        },
        {
            name = "Word",
            parent = "Item",
            about = "A word of running text with the reading that fits its sentence. A number and its sign are one word (51%-ға), and so are a verb and the word that negates or reports it (барған жоқ).",
            fields = {
                { "lemma", "string", "the dictionary form; names keep their capitals" },
                { "upos", "string", "part of speech of Universal Dependencies" },
                { "feats", "table<string, string>", "features of Universal Dependencies" },
                { "source", "string", "closed, lexicon, derived or guess, as of a Reading" },
                { "sentence", "integer", "the number of its sentence" },
                {
                    "tail",
                    "table?",
                    "the word at its end that Universal Dependencies has apart, a copula or a particle: text, lemma, upos, feats",
                },
            },
        },
        {
            name = "Options",
            about = "What kaztext.document takes.",
            fields = {
                {
                    "date",
                    "string?",
                    "the day of publication, YYYY-MM-DD: what «today» and «last year» are counted from",
                },
                { "plain", "boolean?", "the whole text is the article: every line a paragraph, no boilerplate" },
                { "raw", "boolean?", "the text is taken as it is, without repair" },
                {
                    "profile",
                    "string?",
                    "which rules of repair act: web (all, the default), strict (letters alone), minimal (what no eye sees); data/repair/profiles.tsv",
                },
                {
                    "rules",
                    "table<string, boolean>?",
                    "rules of data/repair/rules.tsv that act or do not, on top of the profile: { quotes = false }",
                },
                {
                    "restore",
                    "boolean?",
                    "Kazakh letters are put back where they were typed as Russian ones (қазақ for казак); see kaz.restore",
                },
                {
                    "unwrap",
                    "boolean?",
                    "kaz.normalize alone: lines that were cut at a width are joined again, as a document does where it is not plain",
                },
                {
                    "tokens",
                    "boolean?",
                    "with plain and raw: a token a line, an empty line after a sentence; for words() and conllu()",
                },
                {
                    "encoding",
                    "string?",
                    "of the bytes: auto (it is found, and mojibake undone; so where it is not given, unless raw), or a name such as kz-1048, which is obeyed",
                },
                { "limit", "integer?", "most bytes taken; 128 MiB where it is not given" },
                { "memory", "integer?", "most bytes of memory for the document; 4 GiB where it is not given" },
                {
                    "reader",
                    "function?",
                    "how kaz.html has its page read: reader(text) gives the packed page and what it says of itself",
                },
            },
        },
        {
            name = "HtmlOptions",
            parent = "Options",
            about = "What kaztext.html takes.",
            fields = {
                {
                    "content_type",
                    "string?",
                    "the header that HTTP gave with the page: text/html; charset=windows-1251",
                },
            },
        },
        {
            name = "Meta",
            about = "What an HTML page says of itself. What it does not say has no field.",
            fields = {
                { "title", "string?", "without the name of the site" },
                { "author", "string?", "who wrote it" },
                { "date", "string?", "the day of publication, YYYY-MM-DD" },
                { "site", "string?", "the name of the site" },
                { "url", "string?", "the address that the page gives as its own" },
                { "description", "string?", "what it is about, in a sentence or two" },
                { "language", "string?", "as it stands there: kk, kk-KZ" },
            },
        },
    },

    functions = {
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
            params = { { "tokens", "string[]", "the tokens of one sentence, signs apart" } },
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
step's number. lua/kaztext/recipes holds recipes to copy: news, corpus, search, speech, translit.]],
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
                    "a list of rules, each a list of elements (kaztext.RuleElement) or { any = … }, with name, action and across; lists, by name; over = 'tokens', to match without an analysis",
                },
            },
            returns = { { "kaztext.Rules", "" } },
            about = [[
Each rule matches by itself, from the left, as far as it can, each word once; a match stays within its sentence, unless the rule
goes across = 'paragraph' or 'text'. An action is a function of the match and the document: what it returns stands for the match,
true is the match itself, nil or false reject it; its words are not looked at again. The time is linear in the words, whatever the rules; a rule is looked at only
where a word of it stands. Words are those of doc:words(), and only the layers that tests name are computed. What is wrong
with a rule raises an error with its place. lua/kaztext/rules holds posts, organisations and quotations to copy.]],
            example = [[
local set = kaz.rule({
    lists = { fruit = { "алма", "қара өрік" } },
    { name = "price", { list = "fruit", as = "what" }, { anything = true, min = 0, max = 3 }, { number = "money", as = "sum" } },
})
local match = set:match("Базарда қара өріктің килосы 1500 теңге.")[1]
match.rule, match.captures.what.lemma, match.captures.sum.number.value --> "price", "қара өрік", 1500]],
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
    },

    methods = {
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
        },
        {
            name = "people",
            brief = "the people of the article, with all their names and posts",
            kk = "мақаладағы адамдар: барлық аты мен лауазымы",
            returns = { { "kaztext.Person[]", "in the order in which they are first named" } },
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
    },

    pattern_methods = {
        {
            name = "find",
            brief = "the first match",
            kk = "бірінші сәйкестік",
            params = {
                { "text", "string", "" },
                { "init", "integer", "where to begin, from the end if negative", optional = true },
            },
            returns = {
                {
                    "integer?",
                    "first byte; nil without a match; nil, message, LIMIT where matching would take too long",
                },
                { "integer|string|nil", "last byte" },
                { "string|false|nil", "captures; false for a group that took no part", "..." },
            },
        },
        {
            name = "all",
            brief = "every match as { first, last, captures … }",
            kk = "барлық сәйкестік: { басы, соңы, топтар … }",
            params = { { "text", "string", "" } },
            returns = { { "(integer|string|false)[][]?", "nil, message, LIMIT where matching would take too long" } },
        },
        { name = "close", brief = "frees the pattern", kk = "өрнекті босатады", returns = {} },
    },

    steps = dofile("doc/api/steps.lua"),

    recipe_methods = {
        {
            name = "run",
            brief = "an iterator over the records that come through",
            kk = "барлық қадамнан өткен жазбаларды бірінен соң бірін береді",
            params = {
                {
                    "input",
                    "any",
                    "a text; a list of texts or of { text, id, date, is_html, content_type }; an open file, a text a line; a function that gives one after the other",
                },
                {
                    "dropped",
                    "function",
                    "called with each record that does not come through; its field `dropped` says why",
                    optional = true,
                },
            },
            returns = { { "fun(): kaztext.Record?", "" } },
            about = [[
An error that a step raises drops the record, with `failed`, and the rest goes on.]],
            example = [[
local recipe, why = kaz.recipe({ { "language", keep = "kk" } }), nil
local record = recipe:run({ "Привет, мир!", "Сәлем, әлем!" }, function(r) why = r.dropped end)()
record.id, record.language, why --> 2, "kk", "the language is ru"]],
        },
    },

    rule_methods = {
        {
            name = "match",
            brief = "the matches in a text or a document",
            kk = "мәтіндегі немесе құжаттағы сәйкестіктер",
            params = { { "input", "string|kaztext.Document", "a text is taken as it is, each line a paragraph" } },
            returns = {
                { "any[]?", "matches, or what actions made of them; nil, message, code for a text that is too long" },
            },
            about = [[
In the order of their first words, then of their rules.]],
            example = [[
local set = kaz.rule({ { { upos = "ADJ", min = 1 }, { upos = "NOUN" }, action = function(m) return m.lemma end } })
set:match("Ол үлкен жаңа үйде тұрады.")[1] --> "үлкен жаңа үй"]],
        },
        {
            name = "each",
            brief = "an iterator over the same, which makes them one by one",
            kk = "соларды бірінен соң бірін беретін итератор",
            params = { { "input", "string|kaztext.Document", "stays open until the last one is asked for" } },
            returns = { { "fun(): any?", "nil, message, code for a text that is too long" } },
            example = [[
local count = 0
for _ in kaz.rule({ { { kind = "number" } } }):each("1, 2, 3") do count = count + 1 end
count --> 3]],
        },
        {
            name = "stats",
            brief = "how many rules and states there are, and the bytes they take",
            kk = "ереже мен күй саны, алатын жады",
            returns = { { "table", "rules, states, bytes" } },
        },
        {
            name = "close",
            brief = "frees the memory at once",
            kk = "жадын бірден босатады",
            returns = {},
        },
    },

    dedup_methods = {
        {
            name = "add",
            brief = "nil for a new text, which is remembered; else what it repeats",
            kk = "мәтін жаңа болса nil беріп, есте сақтайды; болмаса нені қайталайтынын айтады",
            params = {
                { "text", "string", "taken as one whole, whatever the unit" },
                {
                    "id",
                    "any",
                    "what `duplicate_of` shall name it by; its number where none is given",
                    optional = true,
                },
            },
            returns = { { "kaztext.Duplicate?", "" } },
        },
        {
            name = "clean",
            brief = "the text without the units that came before, in it or in earlier texts",
            kk = "бұрын келген бөліктері алынған мәтін",
            params = {
                { "text", "string", "" },
                { "id", "any", "of all its units", optional = true },
            },
            returns = {
                { "string", "the same string where nothing was dropped" },
                { "kaztext.Duplicate[]", "what was dropped, with its place in the text" },
            },
            example = [[
local seen = kaz.dedup({ unit = "line" })
local text, dropped = seen:clean("Басты бет\nБүгін қар жауды.\nБасты бет\nЕртең күн ашық болады.\n")
text --> "Басты бет\nБүгін қар жауды.\nЕртең күн ашық болады.\n"
dropped[1].first, dropped[1].last, dropped[1].reason --> 49, 65, "the same words as in 1"
seen:close()]],
        },
        {
            name = "stats",
            brief = "how many texts were seen, are remembered, were forgotten, and the bytes taken",
            kk = "неше мәтін көрілді, есте тұр, ұмытылды және қанша байт алды",
            returns = { { "table<string, integer>", "seen, kept, forgotten, most, bytes" } },
        },
        {
            name = "close",
            brief = "frees the memory at once",
            kk = "жадын бірден босатады",
            returns = {},
            about = "In Lua 5.4 `local seen <close>` does the same. Any other call after it raises an error.",
        },
    },
}
