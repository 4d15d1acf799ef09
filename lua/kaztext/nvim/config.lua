--- What the user wants: vim.g.kaztext, read when it is needed, so that nothing has to be called at startup.
local messages = require("kaztext.nvim.messages")
local rules = require("kaztext.nvim.rules")

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
    extend = nil,
    language = "auto",
    translit = nil,
    delay = 300,
    limit = 1000,
}

-- Each check tells whether a value will do, what is said where it does not, and more for that sentence.
local function one_of(values)
    return function(value)
        return vim.tbl_contains(values, value), "one_expected", { known = table.concat(values, ", ") }
    end
end

local function of_type(name)
    return function(value)
        return type(value) == name, "type_expected", { type = name }
    end
end

local function is_list_of_names(value)
    if type(value) ~= "table" then
        return false
    end
    for _, name in ipairs(value) do
        if type(name) ~= "string" then
            return false
        end
    end
    return #value == vim.tbl_count(value)
end

local function list_of_names(value)
    return is_list_of_names(value), "names_expected", {}
end

local function whole_number(value)
    return type(value) == "number" and value >= 0 and value % 1 == 0, "whole_expected", {}
end

local function file_of_rules(value)
    if type(value) ~= "string" then
        return false, "type_expected", { type = "string" }
    end
    local set, problem = rules.of(value)
    return set ~= nil, "rules_wrong", { problem = problem }
end

local CHECKS = {
    profile = one_of(config.PROFILES),
    rules = of_type("table"),
    restore = of_type("boolean"),
    filetypes = list_of_names,
    check = one_of(config.MODES),
    kinds = list_of_names,
    extend = file_of_rules,
    language = one_of(config.LANGUAGES),
    translit = one_of(config.SCHEMES),
    delay = whole_number,
    limit = whole_number,
}

--- What is wrong with a table of wishes, or nil.
function config.problem(wishes)
    if type(wishes) ~= "table" then
        return messages.text("table_expected")
    end
    for name, value in pairs(wishes) do
        local check = CHECKS[name]
        if not check then
            local known = vim.tbl_keys(CHECKS)
            table.sort(known)
            return messages.text("no_setting", { name = name, known = table.concat(known, ", ") })
        end
        local will_do, sentence, values = check(value)
        if not will_do then
            values.name = name
            return messages.text(sentence, values)
        end
    end
end

--- All settings; nil and what is wrong where vim.g.kaztext cannot be used.
function config.get()
    local wishes = vim.g.kaztext or {}
    local problem = config.problem(wishes)
    if problem then
        return nil, messages.text("bad_settings", { problem = problem })
    end
    return vim.tbl_extend("force", DEFAULTS, wishes)
end

--- The options of kaz.normalize for lines of a buffer: their number stays.
function config.repair_options(settings, encoding)
    local acting = {}
    for name, value in pairs(settings.rules) do
        acting[name] = value
    end
    acting["line-ends"] = false
    return { profile = settings.profile, rules = acting, restore = settings.restore, encoding = encoding }
end

--- The options of kaz.document for the text of a buffer, in which names, people and posts are looked for.
function config.document_options(settings)
    local options = config.repair_options(settings, "utf-8")
    options.extend = settings.extend and rules.of(settings.extend)
    return options
end

return config
