#!/bin/sh
# Takes doc/screenshots/ anew, of examples/page.txt: `view` in both languages, light, dark and on a telephone, and the text in
# a terminal. Needs chromium, aha, pngquant and optipng (Debian's packages of these names) and a build.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
into=doc/screenshots
mkdir -p "$into"

# shot PAGE NAME WIDTH,HEIGHT [FLAG …]
shot() {
    page=$1 name=$2 size=$3
    shift 3
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --force-prefers-reduced-motion --user-data-dir="$work/profile-$name" \
        --screenshot="$work/$name.png" --window-size="$size" "$@" "file://$work/$page" >/dev/null 2>&1
    pngquant --force --strip --quality 60-95 --output "$into/$name.png" "$work/$name.png"
    optipng -quiet -o5 "$into/$name.png"
}

dark=--blink-settings=preferredColorScheme=0
for lang in en kk; do
    bin/kaztext view --lang "$lang" --date 2024-03-12 examples/page.txt -o "$work/$lang.html"
done

shot en.html view 1280,900
shot kk.html view-kk 1280,900
shot en.html view-dark 1280,900 "$dark"
shot en.html view-phone 500,900

# aha knows no faint letters: they are grey here
COLUMNS=80 bin/kaztext extract --format text --colour --date 2024-03-12 examples/page.txt |
    sed 's/\x1b\[2\(;9\)\{0,1\}m/\x1b[90\1m/g' >"$work/text"
terminal() {
    {
        echo "<!DOCTYPE html><meta charset=utf-8><body style='margin:12px;background:$2;color:$3'>"
        echo "<pre style='font:15px/1.35 DejaVu Sans Mono,monospace;margin:0'>"
        # shellcheck disable=SC2086
        aha --no-header $4 <"$work/text" | sed 's/filter: contrast(70%) brightness(190%);color:dimgray/color:#767c86/g'
        echo "</pre>"
    } >"$work/$1.html"
    shot "$1.html" "$1" 770,1180
}
terminal terminal '#fff' '#1c1e21' ''
terminal terminal-dark '#17191c' '#e4e6e9' --black
ls -l "$into"
