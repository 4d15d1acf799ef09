#!/bin/bash
# MB/s of uconv (ICU), which has BGN's romanization and no way back, and of iconv, which only changes the encoding, over
# the same text, in one run each.
set -eu
text=$(mktemp)
trap 'rm -f "$text"' EXIT
cat "$@" >"$text"
bytes=$(stat -c %s "$text")

peer() {
    local name=$1 began took
    shift
    if ! command -v "$1" >/dev/null; then
        echo "    $name is not installed"
        return
    fi
    began=$(date +%s.%N)
    "$@" <"$text" >/dev/null 2>&1 || true
    took=$(echo "$(date +%s.%N) - $began" | bc)
    printf '    peer: %-40s %7.1f MB/s\n' "$name" "$(echo "$bytes / 1000000 / $took" | bc -l)"
}

peer "uconv -x Kazakh-Latin/BGN" uconv -x Kazakh-Latin/BGN
peer "uconv -x Cyrillic-Latin" uconv -x Cyrillic-Latin
peer "iconv -f UTF-8 -t RK1048//TRANSLIT" iconv -f UTF-8 -t RK1048//TRANSLIT
