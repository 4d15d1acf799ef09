-- MB/s of HTML on one core: parsed, as a document, and down to the kinds of all lines; for each folder or file.
--   lua5.4 bench/html.lua FILE …      (LUA_PATH and LUA_CPATH as `make bench` sets them)
local kaz = require("kaztext")
local parse = require("kaztext.html").parse

local SECONDS = 1.5

local pages, bytes = {}, 0
for _, path in ipairs(arg) do
    local file = assert(io.open(path, "rb"))
    pages[#pages + 1] = file:read("*a")
    bytes = bytes + #pages[#pages]
    file:close()
end

local function rate(work)
    local rounds, start = 0, os.clock()
    repeat
        for _, page in ipairs(pages) do
            work(page)
        end
        rounds = rounds + 1
    until os.clock() - start > SECONDS
    return rounds * bytes / 1e6 / (os.clock() - start)
end

print(
    ("HTML, %d pages, %.0f KB a page: parsed to lines %.1f MB/s, as a document %.1f MB/s, with its text repaired and judged %.1f MB/s"):format(
        #pages,
        bytes / #pages / 1000,
        rate(parse),
        rate(function(page)
            kaz.html(page):close()
        end),
        rate(function(page)
            local doc = kaz.html(page)
            doc:text()
            doc:close()
        end)
    )
)
