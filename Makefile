# make run    the packages that are missing, a build, and the record of the example page
# make test   the same set-up, then every test
# make build  only builds; bin/kaztext then works from here
.PHONY: build run test test-c data docs bench clean

GENERATOR := $(if $(shell command -v ninja),-G Ninja)

build:
	@test -f build/CMakeCache.txt || cmake -S . -B build $(GENERATOR) >build.log 2>&1 || { cat build.log; exit 1; }
	@rm -f build.log
	@cmake --build build

test-c: build
	@cmake --build build --target check_programs
	prove -e '' build/tests/test_*

data:
	for tool in tools/tables/*.lua; do lua5.4 $$tool || exit 1; done
