#!/bin/bash
# Makes doc/screenshots/nvim-*.png: a Neovim of its own in tmux, what its screen shows as HTML (aha), and a picture of
# that (Chromium). Needs `apt install tmux aha chromium`; takes the Neovim of tests/nvim/newer.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
nvim=$(tests/nvim/newer.sh)
out=doc/screenshots
root=$PWD
work=$(mktemp -d)
cp examples/page.txt "$work"
socket=kaztext-screenshots-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$out"
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache

cat >"$work/damaged.md" <<'END'
# Ауыл мектебiнде жаңа кiтапхана ашылды

Шудағы  № 5 мектепте кiтапхана ашылды. Оған "Рухани жаңғыру" қоры
5-ге жуық адам жіберді, ал қаржының 10 %-ге жуығы демеушiден түстi .
Директор Айгеpім Нұрпейісова 2024-да тағы бір зал ашылатынын айтты.

- Бiз мұны БҰҰ-ге де хабарлаймыз, - деді ол. Жаңа iPhonе-мен түсірілген
сурет сайтта тұр.
END

# picture NAME COLUMNS ROWS FILE KEYS …: the screen after the keys; each argument is typed with a pause behind it
picture() {
    local name=$1 columns=$2 rows=$3 file=$4 style
    shift 4
    # its own loader runs it, so that it cannot start itself a second time: server and screen are started apart
    (cd "$work" && exec "$nvim" --headless --clean -n -i NONE --listen "$work/$name.sock" --cmd "set rtp^=$root" \
        --cmd "set termguicolors laststatus=2 number linebreak noruler shortmess+=F" -c "colorscheme habamax" "$file") \
        2>"$work/$name.log" &
    local server=$!
    sleep 1
    tmux -L "$socket" -u -f /dev/null new-session -d -x "$columns" -y "$rows" -s shot \
        "$nvim --server $work/$name.sock --remote-ui"
    tmux -L "$socket" set-option -sa terminal-features ',*:RGB'
    sleep 1
    for keys in "$@"; do
        tmux -L "$socket" send-keys -t shot "$keys"
        sleep 1
    done
    tmux -L "$socket" capture-pane -e -p -t shot >"$work/$name.ansi"
    kill "$server"
    style='body { margin: 12px; background: #1c1c1c !important; color: #bcbcbc } pre { font: 15px/1.3 "DejaVu Sans Mono"; margin: 0 }'
    # a terminal gives a soft hyphen a cell, a browser none
    sed "s/\xc2\xad/-/g" "$work/$name.ansi" | aha --black --title "$name" | sed "s|</head>|<style>$style</style></head>|" >"$work/$name.html"
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$work/chromium" \
        --window-size=$((columns * 9 + 30)),$((rows * 20 + 24)) --screenshot="$root/$out/$name.png" "file://$work/$name.html" \
        >"$work/chromium.log" 2>&1
    echo "$out/$name.png"
}

enter=$'\r'
picture nvim-check 124 18 damaged.md ":silent Kaztext check live$enter" "4G0" ":Kaztext actions$enter"
picture nvim-view 124 28 page.txt ":silent Kaztext entities$enter" ":silent Kaztext view$enter" "3G"
