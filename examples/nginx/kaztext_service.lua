--- Answers POST /normalize, /extract[?date=YYYY-MM-DD] and /translit?to=SCHEME[&from=SCHEME]: the body is the text or the
--- page, in any encoding; the answer is JSON. Errors are { "error": … } with the status 400, 404, 405, 413 or 500.
local cjson = require("cjson")
local kaz = require("kaztext")

kaz.html("") -- loads the parser of HTML now, once for all workers

local service = {}
local paths = {}

-- What use(doc) gives. The document's memory is freed at once; the collector need not come for it.
local function with_document(make, body, options, use)
    local doc, message = make(body, options)
    if not doc then
        error({ message = message })
    end
    local answer = use(doc)
    doc:close()
    return answer
end

paths["/normalize"] = function(body)
    return with_document(kaz.document, body, {}, function(doc)
        local edits = doc:report():gsub("\n(.)", ",%1")
        return ('{"text":%s,"edits":[%s]}'):format(cjson.encode(doc:text()), edits)
    end)
end

paths["/extract"] = function(body, arguments)
    local is_html = (ngx.var.content_type or ""):find("^text/html")
    return with_document(is_html and kaz.html or kaz.document, body, { date = arguments.date }, function(doc)
        return doc:json()
    end)
end

paths["/translit"] = function(body, arguments)
    if not arguments.to then
        error({ message = "the argument 'to' is missing" })
    end
    local text, from = kaz.translit(kaz.decode(body), arguments.to, arguments.from)
    return ('{"text":%s,"from":%s}'):format(cjson.encode(text), cjson.encode(from))
end

local function read_body()
    ngx.req.read_body()
    local name = ngx.req.get_body_file()
    if not name then
        return ngx.req.get_body_data() or ""
    end
    local file = assert(io.open(name, "rb"))
    local body = file:read("*a")
    file:close()
    return body
end

-- The arguments of the URL; of one that came twice, the last.
local function url_arguments()
    local arguments = ngx.req.get_uri_args(16)
    for name, value in pairs(arguments) do
        arguments[name] = type(value) == "table" and value[#value] or value
    end
    return arguments
end

local function refuse(status, message)
    ngx.status = status
    ngx.say(cjson.encode({ error = message }))
end

-- A wrong argument of kaztext's is one of the request's; anything else is a fault of this service.
local function refuse_after(failure)
    local message = type(failure) == "table" and failure.message or tostring(failure):match("bad argument.*")
    if message then
        return refuse(400, message)
    end
    ngx.log(ngx.ERR, failure)
    return refuse(500, "the request could not be answered")
end

--- The whole of a request.
function service.answer()
    local respond = paths[ngx.var.uri]
    if not respond then
        return refuse(404, "there are /normalize, /extract and /translit")
    elseif ngx.req.get_method() ~= "POST" then
        ngx.header["Allow"] = "POST"
        return refuse(405, "the text is sent with POST")
    end
    local fine, answer = pcall(respond, read_body(), url_arguments())
    if not fine then
        return refuse_after(answer)
    end
    ngx.say(answer)
end

return service
