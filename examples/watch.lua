-- A watch list that the record knows: names of one company in all their forms as one, a post and speech in a house's own form.
--   kaztext extract --extend examples/watch.lua page.txt
--   { "extract", extend = dofile("examples/watch.lua") }    in a recipe
return {
    lists = { sonar = { "Сонар", "Сонар фермасы", "Сонар құс фермасы", "СҚФ" } },
    -- however it is named: the same body
    { { list = "sonar" }, gives = "ORGANISATION", normal = "Сонар құс фермасы" },
    -- a post that no dictionary of posts has: «Асан Серіков деген ферма сарбазы»
    {
        { entity = "PERSON", as = "who" },
        "деген",
        { { upos = "NOUN", min = 0, max = 2 }, { lemma = "сарбаз" }, as = "title" },
        gives = "post",
    },
    -- a form of interviews: «АСАН СЕРІКОВ >> Біз ертең келеміз.»
    {
        { entity = "PERSON", as = "who" },
        { text = ">", min = 1, max = 2 },
        { anything = true, min = 1, as = "said" },
        gives = "quote",
        across = "paragraph",
    },
}
