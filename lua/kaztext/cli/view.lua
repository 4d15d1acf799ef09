--- The command `view`: pages as one HTML page for people to look through.
local options = require("kaztext.cli.options")
local output = require("kaztext.cli.output")
local pages = require("kaztext.cli.pages")
local view = require("kaztext.view")

local cli_view = {}

-- Kazakh where the terminal's language is.
local function usual_language()
    for _, name in ipairs({ "LC_ALL", "LC_MESSAGES", "LANG" }) do
        local value = os.getenv(name)
        if value and value ~= "" then
            return value:find("^kk") and "kk" or "en"
        end
    end
    return "en"
end

local function run_view(run, args)
    local sections, language = {}, args.lang or usual_language()
    pages.each_page(run, args, function(doc, name)
        local number = #sections + 1
        sections[number] = view.section(doc, number, name ~= "-" and name or nil, language)
        return ""
    end)
    if #sections > 0 then
        output.write(view.page(sections, language))
    end
end

function cli_view.add_commands(add)
    local command = pages.add_page(
        add,
        "view",
        "Scraped pages: one HTML page that shows repairs, names, people and what was left out.",
        run_view
    )
    options.add_extend(command)
    command:option("--lang", "The language of the page's own words: kk, en; that of the locale without it."):choices({
        "kk",
        "en",
    })
end

return cli_view
