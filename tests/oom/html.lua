-- A page from HTML: encodings, its head, lines and places; what is no page for the core; a mistake of the caller.
local kaz = require("kaztext")
local page =
    [[<html lang=kk><head><title>К&#1257;л - Сайт</title><meta property="og:site_name" content="Сайт">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Көл","datePublished":"2024-03-12","author":{"name":"А."}}</script>
</head><body><nav><a href=/>Басты</a></nav><h1>К&#1257;л</h1><table>арада<tr><td>бір<td>екі</table>
<p>Бүгін қаладағы к&#1257;лден отыз тонна лай шығарылды, деп хабарлады аудан &#1241;кiмі.</p></body></html>]]
local doc = assert(kaz.html(page))
assert(doc:meta().date == "2024-03-12" and doc:title() == "Көл" and #doc:json() > 0)
doc:close()
-- left open, in another encoding: the collector has to close it
assert(
    #kaz.html("<p>\224\235\224\241\251 \225\224\235\224", { content_type = "text/html; charset=windows-1251" })
            :text() > 0
)
assert(not kaz.document("<p>x", {
    reader = function()
        return "KZP1", {}
    end,
}))
assert(not pcall(kaz.document, "<p>x", { reader = error }))
