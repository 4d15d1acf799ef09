#!/bin/sh
# Installs the system packages that are missing; does nothing where all are there.
#   tools/setup.sh run    what a build and the command need
#   tools/setup.sh test   with what `make test` needs
#   tools/setup.sh ci     with what .ci/run needs
set -eu

run="gcc libc6-dev make cmake pkg-config libicu-dev libpcre2-dev libgumbo-dev lua5.4 liblua5.4-dev lua-argparse lua-luv gzip zstd"
test="lua5.3 liblua5.3-dev lua5.2 liblua5.2-dev lua5.1 liblua5.1-0-dev luajit lua-busted lua-cjson lua-filesystem neovim"
ci="clang clang-format clang-tidy libclang-rt-dev valgrind luarocks lua-check python3-jsonschema unicode-data git man-db mandoc zsh fish"

case "${1:-}" in
run) wanted=$run ;;
test) wanted="$run $test" ;;
ci)
    wanted="$run $test $ci"
    command -v npm >/dev/null || wanted="$wanted npm" # for stylua
    ;;
*)
    echo "usage: tools/setup.sh run|test|ci" >&2
    exit 2
    ;;
esac

if [ "$(uname)" = Darwin ]; then
    echo "On macOS: brew install cmake pkg-config icu4c pcre2 gumbo-parser lua    (for tests: luajit neovim and luarocks install busted)"
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "This system has no apt; install what corresponds to: $wanted"
    exit 0
fi

missing=
for package in $wanted; do
    case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in
    "install ok installed") ;;
    *) missing="$missing $package" ;;
    esac
done
if [ -z "$missing" ]; then
    exit 0
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Missing packages:$missing. Install them as root: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "Installing:$missing"
log=$(mktemp)
# shellcheck disable=SC2086
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    exit 1
fi
rm -f "$log"
