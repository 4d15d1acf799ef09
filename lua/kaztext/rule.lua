--- Rules by users over the words of a text: tables, checked and compiled once, then matched natively.
local core = require("kaztext.core")
local reader = require("kaztext.rule_reader")

local rule = {}

local Rules = {}
Rules.__index = Rules

local function check_open(self, name)
    if not self.set then
        error(("bad argument #0 to '%s' (the rules are closed)"):format(name), 3)
    end
end

-- The matches of a document, or of a text as it is, and the document; nil, message, code.
local function find(self, input, name)
    check_open(self, name)
    if type(input) ~= "string" and type(input) ~= "userdata" then
        error(("bad argument #1 to '%s' (a text or a document is expected, got %s)"):format(name, type(input)), 3)
    end
    local doc, message, code = input, nil, nil
    if type(input) == "string" then
        doc, message, code = core.document(input, { plain = true, raw = true })
    end
    if not doc then
        return nil, message, code
    end
    return core.match_rules(doc, self.set, self.rules), doc
end

-- What the rule's action makes of the match; nil or false where it will have none.
local function judged(self, match, doc)
    local action = self.rules[match.index].action
    if not action then
        return match
    end
    local value = action(match, doc)
    return value == true and match or value
end

--- The matches in a document or in a text, in their order; what an action returns stands for its match.
function Rules:match(input)
    local found, doc, code = find(self, input, "match")
    if not found then
        return nil, doc, code
    end
    local kept = {}
    for _, match in ipairs(found) do
        local value = judged(self, match, doc)
        if value then
            kept[#kept + 1] = value
        end
    end
    if type(input) == "string" then
        doc:close()
    end
    return kept
end

--- The same one by one: an action is called when its match is asked for.
function Rules:each(input)
    local found, doc, code = find(self, input, "each")
    if not found then
        return nil, doc, code
    end
    local i = 0
    return function()
        while i < #found do
            i = i + 1
            local value = judged(self, found[i], doc)
            if value then
                return value
            end
        end
    end
end

--- How many rules and states there are, and the bytes that they take.
function Rules:stats()
    check_open(self, "stats")
    return self.set:stats()
end

--- Frees the memory at once.
function Rules:close()
    if self.set then
        self.set:close()
        self.set = nil
    end
end

Rules.__close = Rules.close

function Rules:__tostring()
    return self.set and ("kaztext.Rules (%d)"):format(#self.rules) or "kaztext.Rules (closed)"
end

--- A set of rules, checked and compiled.
function rule.new(set)
    local compiled, message = reader.read(set)
    if not compiled then
        error(("bad argument #1 to 'rule' (%s)"):format(message), 2)
    end
    return setmetatable(compiled, Rules)
end

return rule
