.PHONY: build data

build:
	cmake -S . -B build/5.4 -G Ninja -DLUA_INCDIR=/usr/include/lua5.4 >/dev/null
	cmake --build build/5.4

data:
	for tool in tools/tables/*.lua; do lua5.4 $$tool || exit 1; done
