--- Rules by users over the words of a text: tables, checked and compiled once, then matched natively.
local core = require("kaztext.core")

local rule = {}

local Rules = {}
Rules.__index = Rules

local function check_open(self, name)
    if not self.set then
        error(("calling '%s' on bad self (the rules are closed)"):format(name), 3)
    end
end

-- The document itself, or that of a text as it is; nil, message, code.
local function document_of(input, name)
    if type(input) == "string" then
        return core.document(input, { plain = true, raw = true })
    elseif type(input) == "userdata" then
        return input
    end
    error(("bad argument #1 to '%s' (a text or a document is expected, got %s)"):format(name, type(input)), 3)
end

-- A function that gives one match after the other, or what its rule's action makes of it; second, the match.
local function iterator(self, doc)
    local found, rules = core.find_rules(doc, self.set), self.rules
    return function()
        local value, match
        repeat
            match = core.next_match(doc, found, rules)
            local action = match and rules[match.index].action
            value = match
            if action then
                value = action(match, doc)
                value = value == true and match or value
            end
        until value or not match
        return value, match
    end
end

--- The matches in a document or in a text, in their order; what an action returns stands for its match.
function Rules:match(input)
    check_open(self, "match")
    local doc, message, code = document_of(input, "match")
    if not doc then
        return nil, message, code
    end
    local list = {}
    for value in iterator(self, doc) do
        list[#list + 1] = value
    end
    if doc ~= input then
        doc:close()
    end
    return list
end

--- The same one by one: a match is made, and its action called, when it is asked for.
function Rules:each(input)
    check_open(self, "each")
    local doc, message, code = document_of(input, "each")
    if not doc then
        return nil, message, code
    end
    return iterator(self, doc)
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

--- A set of rules, checked and compiled. What reads them is loaded when the first one comes.
function rule.new(set)
    local compiled, message = require("kaztext.rule_reader").read(set)
    if not compiled then
        error(("bad argument #1 to 'rule' (%s)"):format(message), 2)
    end
    return setmetatable(compiled, Rules)
end

--- Rules in any of the forms that steps and commands take: compiled, as a table, or the name of shipped ones. Raises where
--- they are wrong.
function rule.of(set)
    if getmetatable(set) == Rules then
        return set
    elseif type(set) == "string" then
        local found, shipped = pcall(require, "kaztext.rules." .. set)
        if not found then
            error(("there are no rules '%s'"):format(set), 0)
        end
        set = shipped
    end
    return rule.new(set)
end

--- The rules that a Lua file returns; nil and a message.
function rule.load(path)
    local chunk, message = loadfile(path)
    if not chunk then
        return nil, message
    end
    local fine, set = pcall(function()
        return rule.of(chunk())
    end)
    if not fine then
        return nil, ("%s: %s"):format(path, tostring(set):match("bad argument #1 to 'rule' %((.*)%)$") or set)
    end
    return set
end

--- Likewise rules to extend documents by: one of them has something to give.
function rule.load_giving(path)
    local set, message = rule.load(path)
    if set and not set:gives() then
        return nil, ("%s: no rule in it gives anything"):format(path)
    end
    return set, message
end

--- Whether a rule of the set gives something to documents.
function Rules:gives()
    check_open(self, "gives")
    for _, one in ipairs(self.rules) do
        if one.gives then
            return true
        end
    end
    return false
end

return rule
