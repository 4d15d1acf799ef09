#!/usr/bin/env lua
os.exit(require("kaztext.cli").main(arg), true)
