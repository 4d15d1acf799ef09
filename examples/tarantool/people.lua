--- Pages in a space of Tarantool, and who holds which post by them, in another one with an index by the person's name.
---
---   people = require("people")
---   people.create()
---   people.start()                       a fiber that reads the pages as they come
---   people.add(url, bytes, "2024-03-12")
---   people.posts_of("Ерлан Досжанов")    { { title =, organisation =, url = } … }
---
--- kaztext does not yield: while it reads a page nothing else runs in this Tarantool, for 20 ms or so where the page has
--- 100 KB. The fiber yields after each page. Where that is too long, a Tarantool of its own reads and writes by net.box.
local fiber = require("fiber")
local kaz = require("kaztext")

local people = {}
local arrived = fiber.cond()

--- Makes the spaces where they are not there yet.
function people.create()
    local pages = box.schema.space.create("pages", { if_not_exists = true })
    pages:format({
        { name = "url", type = "string" },
        { name = "state", type = "string" }, -- new, read, or what was wrong
        { name = "date", type = "string", is_nullable = true },
        { name = "bytes", type = "string" },
    })
    pages:create_index("primary", { parts = { "url" }, if_not_exists = true })
    pages:create_index("state", { parts = { "state" }, unique = false, if_not_exists = true })

    local posts = box.schema.space.create("posts", { if_not_exists = true })
    posts:format({
        { name = "url", type = "string" },
        { name = "number", type = "unsigned" },
        { name = "name", type = "string" },
        { name = "title", type = "string", is_nullable = true },
        { name = "organisation", type = "string", is_nullable = true },
    })
    posts:create_index("primary", { parts = { "url", "number" }, if_not_exists = true })
    posts:create_index("name", {
        parts = { { "name", collation = "unicode_ci" } },
        unique = false,
        if_not_exists = true,
    })
end

--- Puts a page in, or again in a new form.
function people.add(url, bytes, date)
    box.space.pages:replace({ url, "new", date or box.NULL, bytes })
    arrived:signal()
end

-- The rows of a page: one for each post, and one for a person without a post.
local function rows_of(page)
    local doc, message = kaz.document(page.bytes, { date = page.date or nil })
    if not doc then
        return nil, message
    end
    local rows = {}
    for _, person in ipairs(doc:people()) do
        local positions = #person.positions > 0 and person.positions or { {} }
        for _, position in ipairs(positions) do
            rows[#rows + 1] = {
                page.url,
                #rows + 1,
                person.name,
                position.title or box.NULL,
                position.organisation or box.NULL,
            }
        end
    end
    doc:close()
    return rows
end

-- What was known by the page's earlier form goes away in the same transaction.
local function read_page(page)
    local fine, rows, message = pcall(rows_of, page)
    if not fine then
        rows, message = nil, rows
    end
    box.atomic(function()
        for _, old in box.space.posts:pairs({ page.url }) do
            box.space.posts:delete({ old.url, old.number })
        end
        for _, row in ipairs(rows or {}) do
            box.space.posts:insert(row)
        end
        box.space.pages:update({ page.url }, { { "=", "state", rows and "read" or tostring(message) } })
    end)
end

--- Reads every new page; gives how many. Other fibers have their turn after each.
function people.fill()
    local count = 0
    while true do
        local page = box.space.pages.index.state:select({ "new" }, { limit = 1 })[1]
        if not page then
            return count
        end
        read_page(page)
        count = count + 1
        fiber.yield()
    end
end

--- A fiber that reads pages as they come.
function people.start()
    return fiber.create(function()
        fiber.name("kaztext")
        while true do
            people.fill()
            arrived:wait()
        end
    end)
end

--- The posts of a person by all pages; capitals and small letters are the same here.
function people.posts_of(name)
    local found = {}
    for _, row in box.space.posts.index.name:pairs({ name }) do
        found[#found + 1] = { title = row.title, organisation = row.organisation, url = row.url }
    end
    return found
end

return people
