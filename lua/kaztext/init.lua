local core = require("kaztext.core")

local kaztext = {}

kaztext.document = core.document

return kaztext
