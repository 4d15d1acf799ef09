--- :checkhealth kaztext
local health = {}

local report = vim.health or require("health")
local start = report.start or report.report_start
local ok = report.ok or report.report_ok
local warn = report.warn or report.report_warn
local bad = report.error or report.report_error

local ADAPTERS = {
    { "icu", "kaztext.nfc", "ICU: apt install libicu-dev, or brew install icu4c, then build again" },
    { "pcre", "kaztext.pattern", "PCRE2: apt install libpcre2-dev, or brew install pcre2, then build again" },
    { "html", "kaztext.html", "gumbo: apt install libgumbo-dev, or brew install gumbo-parser, then build again" },
}

local function check_neovim()
    if vim.fn.has("nvim-0.7") == 1 then
        ok("Neovim 0.7 or later")
    else
        bad("Neovim 0.7 or later is needed")
    end
end

-- A part that was built for another Lua is told by the loader in words that help nobody.
local function advice_for(problem, how_to_build)
    local advice = { how_to_build }
    if problem:find("undefined symbol: lua", 1, true) then
        table.insert(advice, 1, "what was found was built for another Lua than 5.1, which Neovim has")
    end
    return advice
end

local function check_native()
    local nvim = require("kaztext.nvim")
    local kaz, problem = nvim.load()
    if not kaz then
        bad(
            "the native part could not be loaded: " .. problem,
            advice_for(problem, nvim.HOW_TO_BUILD:format(nvim.root()))
        )
        return false
    end
    -- Neovim without LuaJIT has no searchpath
    local path = package.searchpath and package.searchpath("kaztext.core", package.cpath)
    ok("the native part is loaded" .. (path and ": " .. path or ""))
    if kaz.normalize("кiтап") ~= "кітап" then
        bad("the native part does not repair as it should; build it again", { nvim.HOW_TO_BUILD:format(nvim.root()) })
    end
    return true
end

local function check_adapters()
    for _, adapter in ipairs(ADAPTERS) do
        local name, func, advice = adapter[1], adapter[2], adapter[3]
        local found, module = pcall(require, "kaztext." .. name)
        if found then
            local version = module.version and ", with version " .. module.version or ""
            ok(("kaztext.%s is there%s"):format(name, version))
        else
            warn(("kaztext.%s is missing, and with it %s"):format(name, func), { advice })
        end
    end
end

local function check_settings()
    local settings, problem = require("kaztext.nvim.config").get()
    if not settings then
        bad(problem, { "see :help kaztext-settings" })
    elseif vim.g.kaztext then
        ok("vim.g.kaztext can be used")
    else
        ok("vim.g.kaztext is not set; all settings are as they come")
    end
end

function health.check()
    start("kaztext")
    check_neovim()
    check_settings()
    if check_native() then
        check_adapters()
    end
end

return health
