--- :checkhealth kaztext
local messages = require("kaztext.nvim.messages")
local text = messages.text

local health = {}

local report = vim.health or require("health")
local start = report.start or report.report_start
local ok = report.ok or report.report_ok
local warn = report.warn or report.report_warn
local bad = report.error or report.report_error

local ADAPTERS = {
    { "icu", "kaztext.nfc", { library = "ICU", apt = "libicu-dev", brew = "icu4c" } },
    { "pcre", "kaztext.pattern", { library = "PCRE2", apt = "libpcre2-dev", brew = "pcre2" } },
    { "html", "kaztext.html", { library = "gumbo", apt = "libgumbo-dev", brew = "gumbo-parser" } },
}

local function check_neovim()
    if vim.fn.has("nvim-0.7") == 1 then
        ok(text("neovim_fits"))
    else
        bad(text("neovim_too_old"))
    end
end

-- A part that was built for another Lua is told by the loader in words that help nobody.
local function advice_for(problem, how_to_build)
    local advice = { how_to_build }
    if problem:find("undefined symbol: lua", 1, true) then
        table.insert(advice, 1, text("other_lua"))
    end
    return advice
end

local function check_native()
    local nvim = require("kaztext.nvim")
    local kaz, problem = nvim.load()
    if not kaz then
        bad(text("not_loaded", { problem = problem }), advice_for(problem, nvim.how_to_build()))
        return false
    end
    -- Neovim without LuaJIT has no searchpath
    local path = package.searchpath and package.searchpath("kaztext.core", package.cpath)
    ok(text(path and "loaded_from" or "loaded", { path = path }))
    if kaz.normalize("кiтап") ~= "кітап" then
        bad(text("repairs_badly"), { nvim.how_to_build() })
    end
    return true
end

local function check_adapters()
    for _, adapter in ipairs(ADAPTERS) do
        local name, func, library = "kaztext." .. adapter[1], adapter[2], adapter[3]
        local found, module = pcall(require, name)
        if not found then
            warn(text("no_adapter", { name = name, func = func }), { text("get_library", library) })
        elseif module.version then
            ok(text("adapter_version", { name = name, version = module.version }))
        else
            ok(text("adapter", { name = name }))
        end
    end
end

local function check_settings()
    local settings, problem = require("kaztext.nvim.config").get()
    if not settings then
        bad(problem, { text("settings_help") })
    elseif vim.g.kaztext then
        ok(text("settings_fit"))
    else
        ok(text("settings_default"))
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
