-- The steps of recipes, described once: tools/docs.lua makes the chapter of doc/kaztext.txt and the types by which
-- editors complete a step's options; tests/lua/api_spec.lua compares this with lua/kaztext/steps.lua.
--
-- A step is { name, about, options, gives, needs }; an option is { name, type, about }, with `required = true` where it must be
-- given. An option whose name is a number stands without one: { "emit", "ndjson" }.
return {
    {
        name = "decode",
        about = "The encoding of the bytes is found, and mojibake undone. Without this step the bytes are taken for UTF-8.",
        options = {
            { "encoding", "string", "its name, as for kaz.decode; found where it is not given" },
        },
    },
    {
        name = "repair",
        about = "The text is repaired, as by kaz.normalize.",
        options = {
            { "profile", '"web"|"strict"|"minimal"', "a choice of rules (data/repair/profiles.tsv); web" },
            { "rules", "table<string, boolean>", "rules switched off: { quotes = false }" },
            { "restore", "boolean", "Kazakh letters are put back where they were typed as Russian ones" },
        },
    },
    {
        name = "page",
        about = "The bytes are a page, of which only the article is kept: the headline and its paragraphs.",
        options = {
            { "input", '"auto"|"html"|"text"', "auto: what begins as HTML is HTML" },
            {
                "date",
                "string",
                'the day of publication, YYYY-MM-DD; that of an HTML page is known without it. "record": the field `date` of the record, where the page does not say',
            },
        },
        gives = { title = "string?", paragraphs = "string[]" },
    },
    {
        name = "language",
        about = "The language of the text is told, and others can be dropped.",
        options = {
            { "keep", "string|string[]", "BCP 47; a text in another language is dropped" },
            { "least", "number", "0 to 1; a text whose language is less sure is dropped" },
            { "among", "string|string[]", "the languages that come into question; all that are known" },
        },
        gives = { language = "string", confidence = "number" },
    },
    {
        name = "segment",
        about = "The text is divided into sentences.",
        gives = { sentences = "string[]" },
    },
    {
        name = "analyse",
        about = "Each word gets its lemma, part of speech and features.",
        gives = { words = "kaztext.Word[]", lemmas = "string[]", conllu = "string" },
    },
    {
        name = "extract",
        about = "People, bodies, places, times, numbers, codes and quotations are found.",
        options = {
            {
                "extend",
                "kaztext.Rules|table",
                "rules that add to what is found: what each of them gives",
            },
        },
        gives = {
            entities = "kaztext.Entity[]",
            people = "kaztext.Person[]",
            times = "kaztext.Time[]",
            numbers = "kaztext.Number[]",
            quotes = "kaztext.Quote[]",
            identifiers = "kaztext.Identifier[]",
            record = "string",
        },
    },
    {
        name = "rule",
        about = "Rules over the words are matched, as by kaz.rule.",
        options = {
            {
                1,
                'kaztext.Rules|table|"posts"|"organisations"|"quotations"|"speech"',
                "the rules, or the name of shipped ones (lua/kaztext/rules)",
                required = true,
            },
        },
        gives = { matches = "any[]" },
    },
    {
        name = "filter",
        about = "A text that a profile of quality does not keep is dropped.",
        options = {
            {
                "profile",
                "string|table[]",
                "kaztext, fineweb2, gopher, a file, or rows, as for kaz.filter; kaztext where it is not given",
            },
        },
    },
    {
        name = "dedup",
        about = "A text that came before is dropped, or the parts of it that did. The step remembers what it has seen as long as the recipe lives.",
        options = {
            { "unit", '"document"|"paragraph"|"line"', "what is compared; document" },
            { "near", "boolean", "nearly the same is the same, too; true" },
            { "threshold", "number", "0 to 1, the likeness from which on; 0.48" },
            { "memory", "integer", "the bytes that it may take; 1 GiB" },
        },
    },
    {
        name = "in_order",
        about = "A function of yours that has to see one record after the other, since it remembers something of them: with `kaztext run --jobs` it runs in one process, while the rest of the recipe runs in many; with --resume it sees again what it has seen. It is given a copy of the record, so fields must not hold functions or the like.",
        options = {
            {
                1,
                "fun(record: kaztext.Record): kaztext.Record?, string?",
                "returns the record, or nil and perhaps a reason to drop it",
                required = true,
            },
        },
    },
    {
        name = "mask",
        about = "Personal data are masked, as by kaz.mask.",
        options = {
            { "kinds", "string[]", "of kaz.identifiers; those that tell of a person" },
            { "style", '"tag"|"shape"|"pseudonym"', "what stands in their place; tag" },
            { "key", "string", "for pseudonyms: the same key gives the same ones" },
        },
    },
    {
        name = "translit",
        about = "The text is written in another alphabet.",
        options = {
            { "to", "string", "the alphabet, as for kaz.translit", required = true },
            { "from", "string", "that of the text; found where it is not given" },
        },
    },
    {
        name = "emit",
        about = "What the record comes to, as a string: the field `out`, which `kaztext run` writes.",
        options = {
            {
                1,
                '"ndjson"|"text"|"conllu"|"record"',
                "ndjson: an object of the fields; text; conllu, after analyse; record, after extract: doc/record.md, with the id",
            },
            { "fields", "string|string[]", "of ndjson: those that are written, in this order; id and text" },
        },
        gives = { out = "string" },
    },
}
