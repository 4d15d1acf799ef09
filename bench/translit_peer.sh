#!/bin/sh
# The same text through uconv, whose ICU has BGN's romanization and no way back, and through iconv, which only changes the
# encoding. Says so where one is not installed (Debian: icu-devtools).
#
#   bench/translit_peer.sh FILE …
set -eu
text=$(mktemp)
trap 'rm -f "$text"' EXIT
cat "$@" >"$text"

peer() {
    if ! command -v "$1" >/dev/null; then
        echo "    $1 is not here"
        return
    fi
    began=$(date +%s%N)
    "$@" <"$text" >/dev/null 2>&1 || true
    ended=$(date +%s%N)
    awk -v bytes="$(wc -c <"$text")" -v ns="$((ended - began))" -v name="$*" \
        'BEGIN { printf "    peer: %-44s %7.1f MB/s\n", name, bytes / ns * 1000 }'
}

peer uconv -x Kazakh-Latin/BGN
peer uconv -x Cyrillic-Latin
peer iconv -f UTF-8 -t UTF-16LE
