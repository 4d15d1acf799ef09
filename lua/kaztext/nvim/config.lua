--- What the user wants: vim.g.kaztext, read when it is needed, so that nothing has to be called at startup.
local config = {}

config.SCHEMES = { "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }
config.MODES = { "live", "save", "off" }
config.PROFILES = { "web", "strict", "minimal" }
config.LANGUAGES = { "auto", "en", "kk" }

local DEFAULTS = {
    profile = "web",
    rules = {},
    restore = false,
    filetypes = {},
    check = "live",
    kinds = nil,
    language = "auto",
    translit = nil,
    delay = 300,
    limit = 1000,
}

local function one_of(values)
    return function(value)
        return vim.tbl_contains(values, value) or ("one of %s"):format(table.concat(values, ", "))
    end
end

local function of_type(name)
    return function(value)
        return type(value) == name or ("a %s"):format(name)
    end
end

local function list_of_names(value)
    local names = type(value) == "table" and value or { 0 }
    for _, name in ipairs(names) do
        if type(name) ~= "string" then
            return "a list of names"
        end
    end
    return #names == vim.tbl_count(names) or "a list of names"
end

local function whole_number(value)
    return type(value) == "number" and value >= 0 and value % 1 == 0 or "a whole number from 0 on"
end

local CHECKS = {
    profile = one_of(config.PROFILES),
    rules = of_type("table"),
    restore = of_type("boolean"),
    filetypes = list_of_names,
    check = one_of(config.MODES),
    kinds = list_of_names,
    language = one_of(config.LANGUAGES),
    translit = one_of(config.SCHEMES),
    delay = whole_number,
    limit = whole_number,
}

--- What is wrong with a table of wishes, or nil.
function config.problem(wishes)
    if type(wishes) ~= "table" then
        return "a table is expected"
    end
    for name, value in pairs(wishes) do
        local check = CHECKS[name]
        if not check then
            local known = vim.tbl_keys(CHECKS)
            table.sort(known)
            return ("there is no %q; known are %s"):format(tostring(name), table.concat(known, ", "))
        end
        local verdict = check(value)
        if verdict ~= true then
            return ("%s: %s is expected"):format(name, verdict)
        end
    end
end

--- All settings; nil and what is wrong where vim.g.kaztext cannot be used.
function config.get()
    local wishes = vim.g.kaztext or {}
    local problem = config.problem(wishes)
    if problem then
        return nil, "vim.g.kaztext: " .. problem
    end
    return vim.tbl_extend("force", DEFAULTS, wishes)
end

--- The language of messages: that of the option, or of Neovim's own.
function config.messages(settings)
    if settings.language ~= "auto" then
        return settings.language
    end
    return vim.v.lang:find("^kk") and "kk" or "en"
end

--- The options of kaz.normalize for lines of a buffer: their number stays.
function config.repair_options(settings, encoding)
    local rules = {}
    for name, value in pairs(settings.rules) do
        rules[name] = value
    end
    rules["line-ends"] = false
    return { profile = settings.profile, rules = rules, restore = settings.restore, encoding = encoding }
end

return config
