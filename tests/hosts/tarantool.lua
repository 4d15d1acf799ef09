--- examples/tarantool in a Tarantool of its own, whose files are in the folder that is given. Prints TAP.
local fiber = require("fiber")
local folder = arg[1]
box.cfg({
    memtx_dir = folder,
    wal_dir = folder,
    vinyl_dir = folder,
    log = folder .. "/log",
    memtx_memory = 64 * 1024 * 1024,
})
local people = require("people")

local count, failed = 0, false
local function is(name, got, wanted)
    count = count + 1
    local fine = got == wanted
    failed = failed or not fine
    print((fine and "ok " or "not ok ") .. count .. " - " .. name)
    if not fine then
        print("# got: " .. tostring(got))
    end
end

local function posts_of(name)
    local lines = {}
    for i, post in ipairs(people.posts_of(name)) do
        lines[i] = ("%s|%s|%s"):format(post.title, post.organisation, post.url)
    end
    table.sort(lines)
    return table.concat(lines, "\n")
end

people.create()
people.create()
is("spaces that are there stay", box.space.pages:count(), 0)

local file = assert(io.open("examples/page.txt", "rb"))
local page = file:read("*a")
file:close()
people.add("page", page, "2024-03-12")
people.add("nothing", "")
people.add("hostile", ("\255\0«"):rep(1000))
people.add("wrong", page, "yesterday")
is("the new pages are read", people.fill(), 4)
is("and only once", people.fill(), 0)
is(
    "a person's post",
    posts_of("Ерлан Сәкенұлы Досжанов"),
    "әкімі|Жамбыл облысы|page"
)
is(
    "found by small letters",
    posts_of("ерлан сәкенұлы досжанов"),
    "әкімі|Жамбыл облысы|page"
)
is("nobody", posts_of("Досжанов Нұрпейіс"), "")
is("a page without text is read", box.space.pages:get("nothing").state, "read")
is("hostile bytes are read", box.space.pages:get("hostile").state, "read")
is(
    "what was wrong is kept",
    box.space.pages:get("wrong").state:match("bad argument.*date"),
    "bad argument #2 to 'document' (date"
)

people.add("page", "Айгерім Нұрпейісова – кітапхана директоры.\n")
people.fill()
is("a page in a new form replaces what was known by it", posts_of("Ерлан Сәкенұлы Досжанов"), "")

local reader = people.start()
people.add("later", page)
for _ = 1, 1000 do
    if box.space.pages:get("later").state == "read" then
        break
    end
    fiber.yield()
end
is(
    "the fiber reads what comes",
    posts_of("Ерлан Сәкенұлы Досжанов"),
    "әкімі|Жамбыл облысы|later"
)
reader:cancel()
print("1.." .. count)
os.exit(failed and 1 or 0)
