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

function health.check()
    start("kaztext")
    if vim.fn.has("nvim-0.7") == 1 then
        ok("Neovim 0.7 or later")
    else
        bad("Neovim 0.7 or later is needed")
    end
    local nvim = require("kaztext.nvim")
    local kaz, problem = nvim.load()
    if not kaz then
        bad("the native part could not be loaded: " .. problem, { nvim.HOW_TO_BUILD:format(nvim.root()) })
        return
    end
    ok("the native part is loaded")
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

return health
