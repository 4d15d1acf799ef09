--- What the <Plug> maps do: an operator over a motion or a selection, that can be repeated with a dot.
local config = require("kaztext.nvim.config")
local messages = require("kaztext.nvim.messages")
local region = require("kaztext.nvim.region")
local rewrite = require("kaztext.nvim.rewrite")
local say = require("kaztext.nvim.say")
local transform = require("kaztext.nvim.transform")

local operators = {}

local doers = {}

function doers.fix(work, settings)
    local stages, problem = require("kaztext.nvim.fix").stages(settings, "utf-8", {}, work.region)
    if not stages then
        return say.error(problem)
    end
    work.what, work.stages = "fix", stages
    transform.run(work)
end

function doers.spell(work)
    rewrite.spell(work)
end

doers["fix-here"] = function(_, settings)
    require("kaztext.nvim.actions").fix_here(settings)
end

local function ask_scheme(go_on)
    vim.ui.select(config.SCHEMES, { prompt = messages.text("which_alphabet") }, go_on)
end

function doers.translit(work)
    work.to = operators.scheme
    if work.to then
        rewrite.translit(work)
    end
end

--- Called by Neovim at the end of the motion, and by the dot.
function operators.run(kind)
    local settings, problem = config.get()
    if not settings then
        return say.error(problem)
    end
    local area, first, last = region.of_operator(kind, operators.ragged)
    doers[operators.what]({
        buf = vim.api.nvim_get_current_buf(),
        first = first,
        last = last,
        region = area,
    }, settings)
end

local function wait_for_motion(what, keys)
    operators.what = what
    vim.go.operatorfunc = "v:lua.require'kaztext.nvim.operators'.run"
    -- before what was typed already: the motion
    vim.api.nvim_feedkeys(keys, "ni", false)
end

local function is_visual()
    return vim.fn.mode():find("^[vV\22]") ~= nil
end

-- The keys that ended in this map: with a count, g@ or g@g@ for lines; in visual mode the selection is the motion.
local function keys_of(linewise)
    local count = vim.v.count > 0 and tostring(vim.v.count) or ""
    return linewise and "g@" .. count .. "_" or count .. "g@"
end

--- Begins an operator: fix, translit or spell; or fix-here, which is for the cursor's place. `linewise`: for whole lines,
--- without a motion.
function operators.start(what, linewise)
    if what == "fix-here" then
        return wait_for_motion(what, "g@l")
    end
    local keys = keys_of(linewise)
    operators.ragged = region.is_ragged()
    if what ~= "translit" then
        return wait_for_motion(what, keys)
    end
    local settings, problem = config.get()
    if not settings then
        return say.error(problem)
    elseif settings.translit then
        operators.scheme = settings.translit
        return wait_for_motion(what, keys)
    end
    local visual = is_visual()
    ask_scheme(function(scheme)
        if scheme then
            operators.scheme = scheme
            -- the question may have ended the selection
            wait_for_motion(what, (visual and not is_visual() and "gv" or "") .. keys)
        end
    end)
end

return operators
