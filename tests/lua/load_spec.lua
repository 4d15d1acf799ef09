-- What loading kaztext costs: neither ICU, PCRE2 nor gumbo is in the process until a function needs it.
local version = _VERSION:match("5%.%d")
local lua = rawget(_G, "jit") and "luajit" or "lua" .. version

-- The libraries that a fresh process has mapped after it ran the code.
local function libraries_after(code)
    local command = ([[LUA_PATH='lua/?.lua;lua/?/init.lua' LUA_CPATH='build/%s/?.so' %s -e '%s' -e '
        for line in io.lines("/proc/self/maps") do print(line:match("/lib([%%w]+)[^/]*$")) end']]):format(
        version,
        lua,
        code
    )
    local pipe, names = assert(io.popen(command)), {}
    for line in pipe:lines() do
        names[line] = true
    end
    pipe:close()
    return names
end

describe("loading", function()
    local maps = io.open("/proc/self/maps")
    if not maps then
        pending("needs /proc")
        return
    end
    maps:close()

    it("of kaztext brings in neither ICU nor PCRE2 nor gumbo", function()
        local names = libraries_after([[require("kaztext").document("бет"):json()]])
        assert.is_true(names.c)
        assert.is_nil(names.icuuc)
        assert.is_nil(names.pcre2)
        assert.is_nil(names.gumbo)
    end)

    it("of an adapter happens with its first function", function()
        assert.is_true(libraries_after([[require("kaztext").nfc("a")]]).icuuc)
        assert.is_nil(libraries_after([[require("kaztext").pattern("a")]]).icuuc)
        assert.is_true(libraries_after([[require("kaztext").pattern("a")]]).pcre2)
        assert.is_true(libraries_after([[require("kaztext").html("a")]]).gumbo)
    end)
end)
