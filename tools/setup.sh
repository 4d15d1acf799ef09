#!/bin/sh
# Installs the system packages that are missing; does nothing where all are there.
#   tools/setup.sh run    what a build and the command need
#   tools/setup.sh test   with what `make test` needs
#   tools/setup.sh ci     with what .ci/run needs
#   tools/setup.sh hosts  the other hosts of examples/; nginx and Spark come into build/hosts
set -eu

run="gcc libc6-dev make cmake pkg-config libicu-dev libpcre2-dev libgumbo-dev lua5.4 liblua5.4-dev lua-argparse lua-luv gzip zstd"
test="lua5.3 liblua5.3-dev lua5.2 liblua5.2-dev lua5.1 liblua5.1-0-dev luajit lua-busted lua-cjson lua-filesystem neovim"
ci="clang clang-format clang-tidy libclang-rt-dev valgrind luarocks lua-check python3-jsonschema unicode-data git man-db mandoc zsh fish"
hosts="pandoc tarantool texlive-luatex texlive-latex-base libpcre3 lmodern fonts-dejavu-core poppler-utils curl lua-cjson python3-venv valgrind"
spark="pyspark==3.5.5"

case "${1:-}" in
run) wanted=$run ;;
test) wanted="$run $test" ;;
ci)
    wanted="$run $test $ci"
    command -v npm >/dev/null || wanted="$wanted npm" # for stylua
    ;;
hosts)
    wanted=$hosts
    command -v java >/dev/null || wanted="$wanted default-jre-headless"
    ;;
*)
    echo "usage: tools/setup.sh run|test|ci|hosts" >&2
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

# Debian's nginx with Lua takes the place of LuaJIT, which the tests need, if it is installed: it is only unpacked.
unpack_nginx() {
    if [ -d build/hosts/nginx ]; then return 0; fi
    rm -rf build/hosts/nginx.new
    mkdir -p build/hosts/nginx.new/packages
    (cd build/hosts/nginx.new/packages && apt-get -q download nginx libnginx-mod-http-lua libnginx-mod-http-ndk \
        lua-resty-core lua-resty-lrucache libluajit2-5.1-2)
    for package in build/hosts/nginx.new/packages/*.deb; do
        dpkg -x "$package" build/hosts/nginx.new
    done
    rm -rf build/hosts/nginx.new/packages
    mv build/hosts/nginx.new build/hosts/nginx
}

install_spark() {
    if [ -d build/hosts/spark ]; then return 0; fi
    python3 -m venv build/hosts/spark
    build/hosts/spark/bin/pip install --quiet --no-cache-dir "$spark" || {
        rm -rf build/hosts/spark
        return 1
    }
}

install_missing() {
    missing=
    for package in $wanted; do
        case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" in
        "install ok installed") ;;
        *) missing="$missing $package" ;;
        esac
    done
    if [ -z "$missing" ]; then return 0; fi
    as_root=
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing packages:$missing. Install them as root: apt-get install$missing" >&2
            return 1
        fi
        as_root=sudo
    fi
    echo "Installing:$missing"
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        return 1
    fi
    rm -f "$log"
}

install_missing
if [ "$1" = hosts ]; then
    cd "$(dirname "$0")/.."
    unpack_nginx
    install_spark
fi
