-- Pages from HTML, from Lua and from the command line.
local kaz = require("kaztext")
local command = require("support.command")
local codepages = require("support.codepages")

local PROSE =
    "Бүгін Қызылорда облысында жаңа көпір ашылды, оған жұрт көп жиналды, деп хабарлады әкімдік."

local function page(head, body)
    return ("<html lang='kk'><head>%s</head><body>%s</body></html>"):format(head, body)
end

local function meta(head)
    return kaz.html(page(head, "")):meta()
end

describe("kaz.html", function()
    it("gives a document like any other", function()
        local doc =
            kaz.html(page("<title>Көпір</title>", "<h1>Көпір ашылды</h1><p>" .. PROSE .. "</p>"))
        assert.are.equal("Көпір ашылды", doc:title())
        assert.are.same({ PROSE }, { doc:paragraphs()[1].text })
        assert.are.equal(1, #doc:sentences())
        assert.is_truthy(doc:json():find('"meta":{"title":"Көпір","language":"kk"}', 1, true))
    end)

    it("leads from every line to its bytes", function()
        local source = page(
            "",
            "<h1>Көпiр  &laquo;Сыр&raquo;</h1><p>Бір</p><ul><li><b>e</b>кі,үш<li>төрт &#8212; бес</ul>"
        )
        local doc = kaz.html(source)
        local found = {}
        for _, line in ipairs(doc:lines()) do
            if line.kind ~= "blank" then
                found[#found + 1] = line.text .. "=" .. source:sub(doc:original(line.first, line.last))
            end
        end
        assert.are.same({
            "Көпір «Сыр»=Көпiр  &laquo;Сыр&raquo;",
            "Бір=Бір",
            "екі, үш=e</b>кі,үш",
            "төрт — бес=төрт &#8212; бес",
        }, found)
    end)

    it("tells headings, rows, items and quotations", function()
        local doc = kaz.html(
            page(
                "",
                "<h1>Көпір</h1><p>"
                    .. PROSE
                    .. "<h3>Құны</h3><ul><li>бір</ul><table><tr><td>ат<td>жас</table><blockquote>Ол</blockquote>"
            )
        )
        local blocks = {}
        for _, line in ipairs(doc:lines()) do
            if line.kind ~= "blank" then
                blocks[#blocks + 1] = (line.part or line.kind) .. (line.level or "")
            end
        end
        assert.are.same({ "title1", "paragraph", "heading3", "item", "row", "quote" }, blocks)
        assert.is_truthy(doc:json():find('"part":"heading"', 1, true))
        assert.is_truthy(doc:json():find('"level":3', 1, true))
        assert.are.equal("Құны", doc:paragraphs()[2].text)
        assert.are.equal("ат | жас", doc:paragraphs()[4].text)
    end)

    it("tells what surrounds the article by its elements", function()
        local doc = kaz.html(
            page(
                "",
                "<nav>Ыстық желі туралы</nav><div class='entry-content'><p>"
                    .. PROSE
                    .. "</p><p>"
                    .. PROSE
                    .. "</p></div><div class='related-posts'><p>"
                    .. PROSE
                    .. "</p></div><div id='comments'><p>"
                    .. PROSE
                    .. "</p></div><footer>Байланыс деректері</footer>"
            )
        )
        local kinds = {}
        for _, line in ipairs(doc:lines()) do
            kinds[#kinds + 1] = line.kind ~= "blank" and line.kind or nil
        end
        assert.are.same({ "menu", "text", "text", "related", "comments", "notice" }, kinds)
    end)

    it("takes a form for what its name says it is", function()
        local form = "<form class='comment-form'><p>Пікір қалдыру</p></form>"
        local lines = kaz.html(page("", "<p>" .. PROSE .. "</p><p>" .. PROSE .. "</p>" .. form)):lines()
        assert.are.equal("comments", lines[#lines].kind)
    end)

    it("keeps what a name would take away if it holds the article", function()
        local doc =
            kaz.html(page("", "<div class='sidebar related'><p>" .. PROSE .. "</p><p>" .. PROSE .. "</p></div>"))
        assert.are.equal(2, #doc:paragraphs())
    end)

    -- The texts of the article's paragraphs, the page being `body` below its headline.
    local function kept(body, head)
        local texts = {}
        for i, paragraph in ipairs(kaz.html(page(head or "", "<h1>Көпір</h1>" .. body)):paragraphs()) do
            texts[i] = paragraph.text
        end
        return texts
    end
    local ARTICLE = "<div class='x'><p>" .. PROSE .. "</p><p>" .. PROSE .. "</p></div>"
    local OTHER =
        "Қостанайда көктемгі егіс басталды, диқандар ылғалдың мол екенін айтады. Жанармай бағасы өсті."

    it("sees cards of other articles through their wrappers", function()
        local card = "<div class='c'><div class='i'><div class='b'><span>3 мамыр</span><h3>"
            .. "<a href='/1'>Қостанайда егіс басталды</a></h3><p>%s</p><a href='/1'>Толығырақ</a></div></div></div>"
        local around = card:gsub("<h3>(.-)</h3>", "<div>%1</div>")
        for _, one in ipairs({ card, around, (card:gsub("<h3>(<a[^>]*>)(.-)</a></h3>", "%1<h3>%2</h3></a>")) }) do
            assert.are.same(
                { PROSE, PROSE },
                kept(ARTICLE .. "<div class='r'>" .. one:format(OTHER):rep(5) .. "</div>")
            )
        end
        assert.are.same(
            { PROSE, PROSE },
            kept(ARTICLE .. "<div><a href='/1'><b>Егіс</b> " .. OTHER .. "</a></div>")
        )
    end)

    it("sees cells that are places on the page, and rows whose cells are paragraphs", function()
        local cell = "<td><a href='/1'>Қостанайда егіс басталды</a><br>"
            .. OTHER
            .. "<br><a href='/1'>Толық</a></td>"
        assert.are.same({ PROSE, PROSE }, kept(ARTICLE .. "<table><tr>" .. cell:rep(3) .. "</tr></table>"))
        assert.are.same(
            { PROSE, "ат | жас", "Асан | 30", PROSE },
            kept(
                "<div><p>"
                    .. PROSE
                    .. "</p><table><tr><td><p>ат</p></td><td><p>жас</p></td></tr><tr><td><p>Асан</p></td>"
                    .. "<td><p>30</p></td></tr></table><p>"
                    .. PROSE
                    .. "</p></div>"
            )
        )
    end)

    it("keeps a row whose first cell would be a place of the menu", function()
        local rows = "<tr><td>Экономика<td>12 пайыз</tr><tr><td>Спорт<td>3 пайыз</tr>"
        local parts = { "<p>" .. PROSE .. "</p>", "<table>" .. rows .. "</table>", "<p>" .. PROSE .. "</p>" }
        assert.are.same(
            { PROSE, "Экономика | 12 пайыз", "Спорт | 3 пайыз", PROSE },
            kept(table.concat(parts))
        )
    end)

    it("sees comments by the answers to them", function()
        local comment = "<div class='q'><b>Асан</b><div>" .. OTHER .. "</div><a>Жауап жазу</a></div>"
        assert.are.same({ PROSE, PROSE }, kept(ARTICLE .. "<div>Пікір (12)" .. comment:rep(12) .. "</div>"))
    end)

    it("keeps the lead that stands beside the body", function()
        local body = "<div class='entry-content'><p>" .. OTHER .. "</p></div>"
        assert.are.same({ PROSE, OTHER }, kept("<div class='lead'>" .. PROSE .. "</div>" .. body))
    end)

    it("drops the sentence that sends to another article", function()
        local sends =
            "<p>Айта кетейік, бұған дейін <a href='/1'>Қостанайда көктемгі егіс былтырғыдан бір апта бұрын басталды</a> деп жаздық.</p>"
        assert.are.same({ PROSE, PROSE }, kept("<p>" .. PROSE .. "</p>" .. sends .. "<p>" .. PROSE .. "</p>"))
        local cites =
            "<p>Бұл туралы <a href='/1'>Қостанай облысы әкімдігінің сайтында</a> айтылған.</p>"
        assert.are.equal(3, #kept("<p>" .. PROSE .. "</p>" .. cites .. "<p>" .. PROSE .. "</p>"))
    end)

    it("takes a headline that leads to its own page for one", function()
        local own = "<div><h2><a href='/me'>Сырдарияда көпір ашылды</a></h2><p>"
            .. PROSE
            .. "</p></div>"
        local others = "<div>" .. ("<p>" .. OTHER .. "</p>"):rep(3) .. "</div>"
        local doc =
            kaz.html(page("<title>Сырдарияда көпір ашылды - Сыр</title>", own .. others))
        assert.are.equal("Сырдарияда көпір ашылды", doc:title())
        assert.are.equal(PROSE, doc:paragraphs()[1].text)
    end)

    it("drops the words above a field to fill in", function()
        local form =
            "<div><div>Жаңалықты поштаңызға аласыз ба?</div><form><input><button>Жазылу</button></form></div>"
        assert.are.same({ PROSE, PROSE }, kept("<p>" .. PROSE .. "</p>" .. form .. "<p>" .. PROSE .. "</p>"))
    end)

    it("takes any bytes", function()
        for _, bytes in ipairs({
            "",
            "<",
            "\0",
            "\255\254",
            "<p>\255\208",
            "</",
            "<!--",
            "<a href='",
            "&#",
            "<p>қ\208",
        }) do
            local doc = assert(kaz.html(bytes))
            assert.is_string(doc:text())
            assert.is_string(doc:json())
        end
    end)

    it("answers deep nesting", function()
        local doc = kaz.html(("<div>"):rep(100000) .. PROSE)
        assert.are.equal(PROSE, doc:text())
    end)

    it("refuses what is too large, and wrong arguments", function()
        assert.are.same({ "TOO_LARGE" }, { select(3, kaz.html("<p>қала", { limit = 3 })) })
        assert.has_error(function()
            kaz.html("<p>", { content_type = 1 })
        end, "bad argument #2 to 'html' (content_type: a string is expected)")
        assert.is_false(pcall(kaz.html, "<p>", { colour = true }))
        assert.is_false(pcall(kaz.html))
    end)

    it("believes no reader", function()
        local function read(packed)
            return kaz.document("<p>қала", {
                reader = function()
                    return packed, {}
                end,
            })
        end
        assert.are.same({ "BAD_VALUE" }, { select(3, read("")) })
        assert.are.same({ "BAD_VALUE" }, { select(3, read(nil)) })
        assert.are.same({ "BAD_VALUE" }, { select(3, read(("\0"):rep(64))) })
        local packed = require("kaztext.html").parse("<p>бала")
        assert.are.same({ "BAD_VALUE" }, { select(3, read(packed)) })
        assert.is_false(pcall(kaz.document, "<p>", { reader = error }))
    end)
end)

describe("the encoding of a page", function()
    local KAZAKH = "<p>" .. PROSE .. "</p>"
    local coded = codepages.encode(codepages.without(KAZAKH, "kz-1048"), "kz-1048")
    local text = codepages.without(PROSE, "kz-1048")

    local function read(bytes, content_type)
        local doc = kaz.html(bytes, { content_type = content_type })
        return doc:text(), (doc:encoding())
    end

    it("is that of a label that fits", function()
        assert.are.same({ text, "kz-1048" }, { read("<meta charset=kz-1048>" .. coded) })
        assert.are.same({ text, "kz-1048" }, { read(coded, "text/html; charset=KZ-1048") })
        local russian = codepages.encode("<p>Мэр рассказал о ремонте.", "koi8-r")
        local http = '<META http-equiv=Content-Type content="text/html; charset=koi8-r">'
        assert.are.same({ "Мэр рассказал о ремонте.", "koi8-r" }, { read(http .. russian) })
    end)

    it("is KZ-1048 where the page says windows-1251 and its letters are Kazakh", function()
        assert.are.same({ text, "kz-1048" }, { read("<meta charset=windows-1251>" .. coded) })
    end)

    it("is UTF-8 where a label lies", function()
        for _, label in ipairs({ "windows-1251", "iso-8859-1", "utf-16", "koi8-r", "nonsense" }) do
            assert.are.same({ PROSE, "utf-8" }, { read("<meta charset='" .. label .. "'>" .. KAZAKH) })
            assert.are.same({ PROSE, "utf-8" }, { read(KAZAKH, "text/html; charset=" .. label) })
        end
        assert.are.same({ text, "kz-1048" }, { read("<meta charset=utf-8>" .. coded) })
    end)

    it("is told by a byte order mark before all else", function()
        assert.are.same({ PROSE, "utf-8" }, { read("\239\187\191" .. KAZAKH, "text/html; charset=windows-1251") })
        local wide = { "\255\254" }
        for byte in ("<p>abc</p>"):gmatch(".") do
            wide[#wide + 1] = byte .. "\0"
        end
        assert.are.same({ "abc", "utf-16le" }, { read(table.concat(wide), "text/html; charset=utf-8") })
    end)

    it("leads to the original bytes", function()
        local bytes = "<meta charset=kz-1048>" .. coded
        local doc = kaz.html(bytes)
        local first, last = doc:original(1, #doc:text())
        assert.are.equal(codepages.encode(text, "kz-1048"), bytes:sub(first, last))
    end)
end)

describe("doc:meta", function()
    it("reads Open Graph", function()
        assert.are.same(
            {
                title = "Көпір",
                site = "Сыр",
                url = "https://a.example/1",
                description = "Ашылды",
                language = "kk",
            },
            meta(
                [[<meta property="og:title" content="Көпiр"><meta property="og:site_name" content=Сыр>
            <meta property=og:url content=https://a.example/1><meta property="og:description" content="Ашылды">]]
            )
        )
    end)

    it("reads JSON-LD, however it is written", function()
        assert.are.same(
            {
                title = "Көпір «Сыр»",
                author = "Д. Асан",
                date = "2024-03-12",
                site = "Сыр",
                language = "kk",
            },
            meta([[<script type='application/ld+json'>{"@graph":[{"@type":"WebPage"},
            {"@type":["NewsArticle"],"headline":"Көпір \u00abСыр\u00BB","datePublished":"2024-03-12T01:00",
            "author":[{"name":"Д. Асан"}],"publisher":{"name":"Сыр"},}]}</script>]])
        )
        for _, broken in ipairs({ "", "{", '{"a', '{"a":', "[[[[", '{"@type":"Article","headline":', "nul", '"\\' }) do
            assert.are.same({ language = "kk" }, meta("<script type='application/ld+json'>" .. broken .. "</script>"))
        end
        local deep = ('{"a":['):rep(50000)
        assert.are.same({ language = "kk" }, meta("<script type='application/ld+json'>" .. deep .. "</script>"))
    end)

    it("reads dates as they are written", function()
        for given, wanted in pairs({
            ["2024-03-12T09:30:00+05:00"] = "2024-03-12",
            ["12.03.2024 10:00"] = "2024-03-12",
            ["2024/03/12"] = "2024-03-12",
            ["2024-13-12"] = false,
            ["кеше"] = false,
        }) do
            assert.are.equal(wanted or nil, meta("<meta name=pubdate content='" .. given .. "'>").date)
        end
        assert.are.equal("2024-03-12", kaz.html("<time datetime=2024-03-12T10:00>12 наурыз</time>"):meta().date)
    end)

    it("gives the day from which times are counted, unless another is given", function()
        local source = page("<meta name=date content=2024-03-12>", "<p>Кеше жаңбыр жауды.")
        assert.are.equal("2024-03-11", kaz.html(source):times()[1].value)
        assert.are.equal("2023-12-31", kaz.html(source, { date = "2024-01-01" }):times()[1].value)
    end)

    it("takes the site's name off the title", function()
        assert.are.equal(
            "Көпір",
            meta("<title>Көпір | Сыр</title><meta property=og:site_name content=Сыр>").title
        )
        assert.are.equal("Көпір | Сыр", meta("<title>Көпір | Сыр</title>").title)
    end)

    it("is empty for what is no HTML", function()
        assert.are.same({}, kaz.document("Көпір"):meta())
    end)
end)

describe("kaztext extract and clean", function()
    local HTML = "<!DOCTYPE html><title>Көпір</title><h1>Көпір ашылды</h1><p>"
        .. PROSE
        .. "</p><script>x</script>"

    it("see HTML by themselves", function()
        local out = command.kaztext("clean", HTML)
        assert.are.equal("Көпір ашылды\n\n" .. PROSE .. "\n", out)
    end)

    it("take what begins otherwise for text, unless they are told", function()
        local bare = "<h1>Көпір ашылды</h1><p>" .. PROSE
        assert.is_truthy(command.kaztext("clean", bare):find("<h1>", 1, true))
        assert.are.equal("Көпір ашылды\n\n" .. PROSE .. "\n", (command.kaztext("clean --input html", bare)))
        assert.is_truthy(command.kaztext("clean --input text", HTML):find("<h1>", 1, true))
    end)
end)
