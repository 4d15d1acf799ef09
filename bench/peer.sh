#!/bin/sh
# The same words through hunspell with its Kazakh dictionary (Debian: hunspell hunspell-kk), which analyses each by
# itself: words a second, one core. Says so where it is not installed.
#
#   bench/peer.sh FILE …
set -eu
if ! command -v hunspell >/dev/null || ! hunspell -D </dev/null 2>&1 | grep -q kk_KZ; then
    echo "    hunspell is not here (apt install hunspell hunspell-kk)"
    exit 0
fi
words=$(mktemp)
trap 'rm -f "$words"' EXIT
build/bench_words --words "$@" | head -n 100000 >"$words"
began=$(date +%s%N)
LC_ALL=C.UTF-8 hunspell -d kk_KZ -s "$words" >/dev/null 2>&1
ended=$(date +%s%N)
awk -v n="$(wc -l <"$words")" -v ns="$((ended - began))" \
    'BEGIN { printf "    %-52s %12.0f tokens/s\n", "peer: hunspell -d kk_KZ -s, stems only, in isolation", n / ns * 1e9 }'
