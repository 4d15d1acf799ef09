-- The page that `view` makes: the text is all there and only the marks are tags, whatever the text holds.
local charset = require("kaztext.charset")
local kaz = require("kaztext")
local kaztext = require("support.command").kaztext
local assets = require("kaztext.view.assets")
local html = require("kaztext.view.html")
local kinds = require("kaztext.view.kinds")
local texts = require("kaztext.view.texts")

local function read(path)
    local file = assert(io.open(path, "rb"))
    local bytes = file:read("*a")
    file:close()
    return bytes
end

local function page_of(bytes, options, view_options)
    local doc = assert((charset.is_html(bytes) and kaz.html or kaz.document)(bytes, options))
    local page = kaz.view(doc, view_options)
    return page, doc
end

local ENTITIES = { amp = "&", lt = "<", gt = ">", quot = '"', ["#39"] = "'" }

local function unescaped(text)
    return (text:gsub("&([%w#]+);", ENTITIES))
end

-- The article with the text as repair left it, or as it was.
local function shown(page, as_it_was)
    local article = page:match("<article>\n(.-)</article>")
    article = article:gsub('<b class="why">.-</b> ', "")
    if as_it_was then
        article = article:gsub("<ins>.-</ins>", "")
    else
        article = article:gsub("<del>.-</del>", "")
    end
    return unescaped((article:gsub("<[^>]*>", "")))
end

-- Every tag is closed, in order; returns how many there were.
local function check_nesting(markup)
    local stack, count = {}, 0
    for slash, name in markup:gmatch("<(/?)(%w+)[^>]*>") do
        if slash == "" and name ~= "input" and name ~= "meta" then
            stack[#stack + 1] = name
        elseif slash ~= "" then
            assert.equal(name, table.remove(stack))
        end
        count = count + 1
    end
    assert.equal(0, #stack)
    return count
end

local HOSTILE = "</script><script>alert(1)</script> ]]> <!-- \" onmouseover='alert(2)' &lt; &amp; \0 \1 \27[31m \194\133 "
    .. "\226\128\174қызыл \239\191\190 \255\254 Айжан <b>Сапарова</b> «</article>» 5 млн теңге\r\n<style>*{}</style>"

local WRAPPED = table.concat({
    "Облыс әкімі биыл ауыл шаруашылығын дамытуға қосымша",
    "қаржы бөлінетінін хабарлады. Бұл туралы баспасөз қыз-",
    "меті мәлімдеді. Шаруалар егіс жұмыстарына дайындалып",
    "жатыр, ал техникалар жөндеуден өтті.",
    "",
    "Екінші абзац та осылай қатты жолға бөлінген, бірақ",
    "соңы қысқа.",
    "",
}, "\n")

describe("the page of view", function()
    it("has the whole text, repaired and as it was", function()
        local bytes = read("examples/page.txt")
        local page, doc = page_of(bytes)
        local lines = {}
        for _, line in ipairs(doc:lines()) do
            if line.kind ~= "blank" then
                lines[#lines + 1] = line.text .. "\n"
            end
        end
        assert.equal(table.concat(lines), shown(page))
        local original = shown(page, true):gsub("⟨U%+00AD⟩", "\194\173"):gsub("⟨U%+00A0⟩", "\194\160")
        assert.equal((bytes:gsub("%s+", "")), (original:gsub("%s+", "")))
        check_nesting(page:match("<main>.*</main>"))
    end)

    it("lets nothing of a hostile text become a tag", function()
        for _, options in ipairs({ { plain = true }, { plain = true, raw = true } }) do
            local page, doc = page_of(HOSTILE, options, { name = HOSTILE })
            local body = page:match("<body>(.*)$")
            local _, scripts = page:gsub("<script", "")
            local _, styles = page:gsub("<style", "")
            assert.same({ 1, 1 }, { scripts, styles })
            assert.is_nil(page:find("[%z\1-\8\11-\31\127]"))
            assert.is_nil(page:find("\194[\128-\159]"))
            assert.is_nil(body:gsub("<script>.*</script>", ""):find("alert%([12]%)[^&]-[<>]b"))
            check_nesting(page:match("<main>.*</main>"))
            for tag in page:match("<main>.*</main>"):gmatch("<[^>]*>") do
                assert.truthy(tag:find("^</?%l+%d?>$") or tag:find('^<%l+%d?[%l ="%-]'), tag)
                assert.is_nil(tag:gsub('"[^"]*"', ""):find("on%l+="), tag)
            end
            assert.truthy(shown(page):find("</script><script>alert(1)</script>", 1, true))
            doc:close()
        end
    end)

    it("is UTF-8 whatever comes", function()
        local page = page_of("\255\254\253 а\208", { plain = true, raw = true })
        assert.equal(page, (kaz.decode(page, "utf-8")))
        for _, text in ipairs({ "", "а", "\n\n", "\208" }) do
            page = page_of(text)
            assert.matches("</html>\n$", page)
            check_nesting(page:match("<main>.*</main>"))
        end
        assert.truthy(page_of(""):find(texts.en.nothing, 1, true))
    end)

    it("marks names, times, numbers, words said and posts, each with an id of its own", function()
        local page, doc = page_of(read("examples/page.txt"), { date = "2024-03-12" })
        assert.truthy(
            page:find('title="Date: 2024-03-11 · 2024-03-11T00:00 – 2024-03-12T00:00">Кеше</span>', 1, true)
        )
        assert.truthy(page:find(">1,2 млрд теңге</span>", 1, true))
        assert.truthy(page:find('title="Money: 1\226\128\175200\226\128\175000\226\128\175000 KZT"', 1, true))
        assert.truthy(page:find("Person: Досжанов · Ерлан Сәкенұлы Досжанов", 1, true))
        local ids, count = {}, 0
        for id in page:gmatch(' id="(%d[%d.]*)"') do
            assert.is_nil(ids[id], id)
            ids[id], count = true, count + 1
        end
        assert.truthy(count > #doc:entities() + #doc:times() + #doc:numbers() + #doc:quotes() + #doc:repairs())
        for target in page:gmatch('href="#([^"]*)"') do
            assert.truthy(ids[target], target)
        end
    end)

    it("shows a repair with its letters, rule and confidence", function()
        local page = page_of("кiтап", { plain = true })
        assert.truthy(
            page:find(
                'title="Repair: кiтап → кітап · i U+0069 → і U+0456 · latin-lookalike · 99 %"><del>кiтап</del><ins>кітап</ins></span>',
                1,
                true
            )
        )
    end)

    it("shows spaces that were repaired so that they can be counted", function()
        local page = page_of("бір  кітап , екі", { plain = true })
        assert.truthy(page:find("Repair: ␣␣ → ␣ ·", 1, true))
        assert.truthy(page:find("Repair: ␣ → ∅ ·", 1, true))
    end)

    it("has no link to what is not on the page, such as a repair between lines", function()
        local page, doc = page_of(
            "Бірінші абзац осы.\n\226\128\139\nЕкінші абзац осы.",
            { plain = true }
        )
        assert.equal(1, #doc:edits())
        for target in page:gmatch('href="#([^"]*)"') do
            assert.truthy(page:find(('id="%s"'):format(target), 1, true), target)
        end
        assert.is_nil(page:find('id="show-REPAIR"', 1, true))
    end)

    it("shows each edit of text once, however marks cross", function()
        local text =
            'Ол: "Xалық үшін 5 млн теңге бөлiндi , - дедi Айжан Сапаpова, - кеше" деп айтты .'
        local page, doc = page_of(text, { plain = true, date = "2024-03-12" })
        check_nesting(page:match("<main>.*</main>"))
        assert.equal(doc:text() .. "\n", shown(page))
        assert.equal((text:gsub("%s", "")), (shown(page, true):gsub("%s", "")))
    end)

    it("shows dropped lines in their place with the reason", function()
        local page = page_of(read("examples/page.txt"), nil, { lang = "kk" })
        assert.matches(
            '<p class="DROPPED" id="1%.0%.3" title="күні: [^"]* · %d+ %%" dir="auto"><b class="why">күні</b>',
            page
        )
        for reason in page:gmatch('<p class="DROPPED"[^>]- title="[^:]*: ([^"]*) · %d+ %%"') do
            assert.is_nil(reason:find("%a"), reason)
        end
        assert.truthy(
            page:find(
                '</a><p class="also">осы түрге тән тіркестерден тұрады</p></li>',
                1,
                true
            )
        )
        assert.matches('<html lang="kk">', page)
    end)

    it("joins the lines of a paragraph that was wrapped", function()
        local page, doc = page_of(WRAPPED)
        assert.equal(2, #doc:paragraphs())
        local paragraphs = {}
        for _, paragraph in ipairs(doc:paragraphs()) do
            paragraphs[#paragraphs + 1] = paragraph.text .. "\n"
        end
        assert.equal(table.concat(paragraphs), shown(page))
        assert.truthy(page:find("<del>қыз-⏎меті</del><ins>қызметі</ins>", 1, true))
    end)

    it("folds many lines that were left out one after the other", function()
        local page = page_of(read("examples/page.txt"))
        assert.is_nil(page:find('<details class="left-out"', 1, true))
        local menu = ("Басты бет\n"):rep(9)
        page = page_of(menu .. "\n" .. read("examples/page.txt"))
        assert.truthy(
            page:find(
                '<details class="left-out"><summary>Left out <small>11</small></summary>\n<p class="DROPPED"',
                1,
                true
            )
        )
        check_nesting(page:match("<main>.*</main>"))
    end)

    it("lists several documents", function()
        local one, two =
            kaz.document("Бірінші мәтін осында тұр.", { plain = true }),
            kaz.document("Екінші.", { plain = true })
        local page = kaz.view({ one, two }, { names = { "a<b.txt", "c.txt" } })
        assert.truthy(page:find('<li><a href="#2">c.txt</a></li>', 1, true))
        assert.truthy(page:find("a&lt;b.txt", 1, true))
        assert.equal(2, select(2, page:gsub("<article>", "")))
        check_nesting(page:match("<body>(.*)<script>"))
        assert.matches("</html>\n$", kaz.view({}))
    end)

    it("lets in no script or style but its own", function()
        local page = page_of("а")
        local policy = page:match('Content%-Security%-Policy" content="([^"]*)"')
        assert.truthy(policy:find("default-src 'none'", 1, true))
        assert.truthy(policy:find(assets.script_hash, 1, true) and policy:find(assets.style_hash, 1, true))
        assert.is_nil(page:find("https?:"))
        assert.is_nil(page:find("unsafe"))
        assert.is_nil(page:find(' style="', 1, true))
    end)

    it("raises for what it does not take", function()
        local doc = kaz.document("а")
        assert.error_matches(function()
            kaz.view(doc, { lang = "ru" })
        end, "lang: en or kk")
        assert.error_matches(function()
            kaz.view(doc, { colour = true })
        end, "unknown option 'colour'")
        assert.error_matches(function()
            kaz.view({ "а" })
        end, "a document")
        assert.error_matches(function()
            kaz.view(nil)
        end, "a document")
        assert.error_matches(function()
            kaz.view(doc, { names = "а" })
        end, "names")
        doc:close()
        assert.error_matches(function()
            kaz.view(doc)
        end, "closed")
    end)

    it("speaks both languages of every kind", function()
        for word in pairs(texts.en) do
            assert.truthy(texts.kk[word], word)
        end
        for _, kind in ipairs(kinds.list) do
            assert.truthy(texts.en[kind] and texts.kk[kind], kind)
        end
        for word in pairs(texts.kk) do
            assert.truthy(texts.en[word], word)
        end
    end)

    it("has every reason of the page reader in Kazakh, and no other", function()
        local given, count = {}, 0
        for line in io.lines("data/page/evidence.tsv") do
            local reason = not line:find("^#") and line:match("([^\t]*)$")
            if reason and reason ~= "reason" then
                given[reason] = true
            end
        end
        for _, source in ipairs({ "page.c", "shape.c", "zones.c" }) do
            for statement in read("plugin/language/" .. source):gmatch("reason = ([^;]*);") do
                for reason in statement:gmatch('"([^"]*)"') do
                    given[reason] = true
                end
            end
        end
        for reason in pairs(given) do
            assert.truthy(texts.kk.reasons[reason], reason)
            count = count + 1
        end
        assert.is_true(count > 60)
        for reason, kazakh in pairs(texts.kk.reasons) do
            assert.truthy(given[reason], reason)
            assert.is_nil(kazakh:find("%a"), kazakh)
        end
    end)
end)

describe("html.visible", function()
    it("shows what no eye sees", function()
        assert.equal(
            "а⟨U+00AD⟩б⟨U+200B⟩⟨U+202E⟩⟨U+FEFF⟩⏎⇥",
            html.visible("а\194\173б\226\128\139\226\128\174\239\187\191\r\n\t")
        )
        assert.equal("а U+0430", html.coded("а"))
        assert.equal("😀 U+1F600", html.coded("😀"))
        assert.equal("∅", html.coded(""))
    end)
end)

describe("kaztext view", function()
    it("writes the page, to a file where one is named", function()
        local out, status = kaztext("view --lang kk examples/page.txt")
        assert.equal(0, status)
        assert.matches("^<!DOCTYPE html>\n", out)
        local name = os.tmpname()
        assert.same({ "", 0 }, { kaztext("view --lang kk -o " .. name .. " examples/page.txt") })
        assert.equal(out, read(name))
        os.remove(name)
    end)

    it("makes a page of what could be read", function()
        local out, status = kaztext("view no-such-page.txt examples/page.txt")
        assert.equal(1, status)
        assert.truthy(out:find("no-such-page.txt: No such file", 1, true))
        assert.equal(1, select(2, out:gsub("<article>", "")))
        assert.equal(1, select(2, kaztext("view -o /no/such/folder/page.html examples/page.txt")))
    end)
end)
