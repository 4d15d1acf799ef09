--- What a page says of itself: from <meta>, Open Graph, JSON-LD, <title>, <link>, <html lang> and <time>.
local loose_json = require("kaztext.loose_json")

local metadata = {}

local MOST_NODES = 200 -- of JSON-LD that are looked at
local ARTICLE =
    { Article = 1, NewsArticle = 1, BlogPosting = 1, ReportageNewsArticle = 1, LiveBlogPosting = 1, Report = 1 }

local function is_article(node)
    local kind = node["@type"]
    if type(kind) == "table" then
        kind = kind[1]
    end
    return type(kind) == "string" and ARTICLE[kind]
end

-- Calls visit(node) for the objects of JSON-LD, those in lists and in @graph too.
local function each_node(texts, visit)
    local queue, at = {}, 1
    for _, text in ipairs(texts) do
        queue[#queue + 1] = loose_json.read(text)
    end
    while queue[at] ~= nil and at <= MOST_NODES do
        local node = queue[at]
        at = at + 1
        if type(node) == "table" then
            visit(node)
            for _, inner in ipairs(type(node["@graph"]) == "table" and node["@graph"] or node) do
                queue[#queue + 1] = inner
            end
        end
    end
end

-- The node of the article, of what else there is the one with a headline.
local function article_node(texts)
    local article, other
    each_node(texts, function(node)
        if is_article(node) then
            article = article or node
        elseif node.headline then
            other = other or node
        end
    end)
    return article or other or {}
end

-- A string, or the name of an object or of the first of a list.
local function name_of(value)
    for _ = 1, 3 do
        if type(value) ~= "table" then
            break
        end
        value = value.name or value["@id"] or value[1]
    end
    return type(value) == "string" and value or nil
end

local function is_address(text)
    return text:find("^https?://") ~= nil
end

local DAYS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

-- YYYY-MM-DD of an ISO date or one such as 12.03.2024.
local function day_of(text)
    local year, month, day = text:match("(%d%d%d%d)[-/.](%d%d)[-/.](%d%d)")
    if not year then
        day, month, year = text:match("(%d%d)[-/.](%d%d)[-/.](%d%d%d%d)")
    end
    if not year or not DAYS[tonumber(month)] or tonumber(day) < 1 or tonumber(day) > DAYS[tonumber(month)] then
        return nil
    end
    return ("%s-%s-%s"):format(year, month, day)
end

-- The title without the name of the site after it.
local function bare_title(title, site)
    if not title then
        return nil
    end
    for _, sign in ipairs({ " | ", " — ", " – ", " - ", " » ", " :: " }) do
        local from = 1
        while true do
            local first, last = title:find(sign, from, true)
            if not first then
                break
            end
            if site and title:sub(last + 1):lower() == site:lower() then
                return title:sub(1, first - 1)
            end
            from = last + 1
        end
    end
    return title
end

local function first_of(...)
    for i = 1, select("#", ...) do
        local value = select(i, ...)
        value = type(value) == "string" and value:match("^%s*(.-)%s*$")
        if value and value ~= "" then
            return value
        end
    end
end

local function language_of(text)
    return text and text:gsub("_", "-"):match("^%a%a%a?[%w-]*")
end

local function author_of(heads, node)
    for _, value in ipairs({
        first_of(name_of(node.author)) or false,
        first_of(heads["article:author"]) or false,
        first_of(heads.author) or false,
        first_of(heads["dc.creator"], heads["mediator_author"], heads["parsely-author"]) or false,
    }) do
        if value and not is_address(value) then
            return value
        end
    end
end

local DATES = {
    "article:published_time",
    "og:published_time",
    "datepublished",
    "mediator_published_time",
    "article:published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "date",
    "time",
}

local function date_of(heads, node)
    local found = type(node.datePublished) == "string" and day_of(node.datePublished)
    for _, name in ipairs(DATES) do
        found = found or heads[name] and day_of(heads[name])
    end
    return found or nil
end

--- The fields of doc:meta(), of what the parser found in the head: see plugin/html/module.c.
function metadata.of(heads)
    local node = article_node(heads.json)
    local site = first_of(heads["og:site_name"], name_of(node.publisher), heads["application-name"])
    return {
        title = first_of(heads["og:title"], node.headline, heads["twitter:title"], bare_title(heads.title, site)),
        author = author_of(heads, node),
        date = date_of(heads, node),
        site = site,
        url = first_of(heads.canonical, heads["og:url"], node.url, node.mainEntityOfPage),
        description = first_of(heads["og:description"], heads.description, node.description),
        language = first_of(language_of(heads.html), language_of(heads["og:locale"]), node.inLanguage),
    }
end

return metadata
