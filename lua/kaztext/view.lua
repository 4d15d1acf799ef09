--- Documents as one HTML page that needs nothing else: the text with what was found in it, and what repair changed and what
--- was left out, for people to look through. It may be read without scripts and printed.
local article = require("kaztext.view.article")
local assets = require("kaztext.view.assets")
local findings = require("kaztext.view.findings")
local html = require("kaztext.view.html")
local kinds = require("kaztext.view.kinds")
local panel = require("kaztext.view.panel")
local texts = require("kaztext.view.texts")

local view = {}

--- Whether there are words for the page in this language.
function view.speaks(language)
    return texts[language] ~= nil
end

--- The part of a page that is one document's, to be given to view.page; nil and a message on failure. `number` counts the
--- documents of the page, `name` may be nil.
function view.section(doc, number, name, language)
    local words = texts[language]
    local found = findings.of(doc, number, words)
    local body, dropped = article.write(doc, found, number .. ".0.", words)
    found.counts.DROPPED = dropped[1] and #dropped
    local title = doc:title()
    local heading = title and html.escape(title) or nil
    return {
        title = heading or name and html.escape(name) or words.untitled,
        counts = found.counts,
        html = table.concat({
            ('<section class="document" id="%d"%s>\n'):format(
                number,
                heading and "" or (' aria-label="%s"'):format(words.untitled)
            ),
            name and ('<p class="name" dir="auto">%s</p>\n'):format(html.escape(name)) or "",
            '<div class="columns"><article>\n',
            body ~= "" and body or "<p>" .. words.nothing .. "</p>\n",
            ('</article>\n<aside aria-label="%s">\n'):format(words.found),
            panel.write(found, dropped, words),
            "</aside></div></section>\n",
        }),
    }
end

local function documents(sections, words)
    if #sections < 2 then
        return ""
    end
    local entries = {}
    for i, section in ipairs(sections) do
        entries[i] = ('<li><a href="#%d">%s</a></li>'):format(i, section.title)
    end
    return ('<nav aria-label="%s"><details open><summary>%s <small>%d</small></summary><ol>\n%s\n</ol></details></nav>\n'):format(
        words.documents,
        words.documents,
        #sections,
        table.concat(entries, "\n")
    )
end

local function counts_of(sections)
    local counts = {}
    for _, section in ipairs(sections) do
        for kind, count in pairs(section.counts) do
            counts[kind] = (counts[kind] or 0) + count
        end
    end
    return counts
end

local function legend(counts, words)
    local entries = {}
    for _, kind in ipairs(kinds.list) do
        if counts[kind] then
            entries[#entries + 1] = ('<label><input type="checkbox" id="show-%s" checked><span class="%s">%s</span> <small>%d</small></label>'):format(
                kind,
                kind,
                words[kind],
                counts[kind]
            )
        end
    end
    if counts.REPAIR then
        entries[#entries + 1] = ('<label><input type="checkbox" id="original">%s</label>'):format(words.original)
    end
    return ('<fieldset class="legend"><legend>%s</legend>%s</fieldset>\n'):format(
        words.legend,
        table.concat(entries, "\n")
    )
end

local function controls(counts, words)
    local choices = { ('<option value="">%s</option>'):format(words.everything) }
    for _, kind in ipairs(kinds.list) do
        if counts[kind] then
            choices[#choices + 1] = ('<option value="%s">%s</option>'):format(kind, words[kind])
        end
    end
    return ([[
<div class="controls">
<label>%s <input type="search" id="search" placeholder="%s" autocomplete="off"></label>
<label>%s <select id="walk">%s</select></label>
<button type="button" id="previous" title="%s" aria-label="%s">‹</button>
<button type="button" id="next" title="%s" aria-label="%s">›</button>
<output id="status" aria-live="polite"></output>
</div>
]]):format(
        words.search,
        words.search_hint,
        words.walk,
        table.concat(choices),
        words.previous,
        words.previous,
        words.next,
        words.next
    )
end

--- The page of the sections.
function view.page(sections, language)
    local words, counts = texts[language], counts_of(sections)
    local title = sections[1] and sections[1].title or words.untitled
    local parts = {
        ([[
<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="kaztext">
<title>%s%s</title>
<style>]]):format(
            language,
            assets.style_hash,
            assets.script_hash,
            title,
            #sections > 1 and " +" .. #sections - 1 or ""
        ),
        assets.style,
        "</style>\n</head>\n<body>\n<header>\n",
        controls(counts, words),
        legend(counts, words),
        "</header>\n",
        documents(sections, words),
        "<main>\n",
    }
    for _, section in ipairs(sections) do
        parts[#parts + 1] = section.html
    end
    parts[#parts + 1] = ("</main>\n<footer><p>%s</p></footer>\n<script>"):format(words.keys)
    parts[#parts + 1] = assets.script
    parts[#parts + 1] = "</script>\n</body>\n</html>\n"
    return table.concat(parts)
end

local function argument_error(number, message)
    error(("bad argument #%d to 'view' (%s)"):format(number, message), 3)
end

local KNOWN = { name = true, names = true, lang = true }

local function checked(options)
    if type(options) ~= "table" then
        argument_error(2, "a table is expected")
    end
    for name in pairs(options) do
        if not KNOWN[name] then
            argument_error(2, ("unknown option '%s'"):format(tostring(name)))
        end
    end
    local language = options.lang or "en"
    if not texts[language] then
        argument_error(2, "lang: en or kk is expected")
    end
    local names = options.names or { options.name }
    if type(names) ~= "table" then
        argument_error(2, "names: a list of strings is expected")
    end
    return language, names
end

--- The page of a document, or of a list of documents, which stay open. Options: lang, of the page's own words, en or kk; name,
--- or names of several, to stand above the text.
function view.of(docs, options)
    local language, names = checked(options or {})
    local sections = {}
    for i, doc in ipairs(type(docs) == "table" and docs or { docs or false }) do
        if type(doc) ~= "userdata" then
            argument_error(1, "a document or a list of them is expected")
        end
        sections[i] = view.section(doc, i, names[i], language)
    end
    return view.page(sections, language)
end

return view
