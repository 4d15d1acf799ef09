# Runs suites, side by side where they are queued, and counts their tests. To be sourced from the project's root.
#
#   suite NAME COMMAND …   the command prints TAP; each of its lines counts
#   step NAME COMMAND …    one test, which passes when the command's status is 0
#   queue suite|step …     the same, in the background, as soon as one of KAZ_JOBS places is free (one a core)
#   aside COMMAND …        in the background without a place: what queues suites itself, or waits for a network
#   finish                 waits for what was queued and prints "N passed, N failed"; the status is 1 if anything failed
#
# A command is a program, or a function that bash has exported; after KAZ_TIMEOUT seconds it is stopped with all that it
# started, which fails. What it printed is kept in build/results/. A suite that ends early prints no plan or another
# plan than it ran tests: that counts as a failure, and so does a suite without tests. A run inside another one
# (KAZ_TOTALS is set) shares its places, adds to its sums and leaves the last line to it.

# What the guides give to iconv and the like is UTF-8, also where the system has no language set, as containers have.
if locale -a 2>/dev/null | grep -qi '^C\.utf-\?8$'; then export LC_ALL=C.UTF-8; fi

results=${KAZ_RESULTS:-build/results}
mkdir -p "$results"
if [ -n "${KAZ_TOTALS:-}" ]; then
    inner=1
else
    inner=
    KAZ_TOTALS=$(cd "$results" && pwd)/totals
    KAZ_PLACES=$(dirname "$KAZ_TOTALS")/places
    : >"$KAZ_TOTALS"
    rm -f "$KAZ_PLACES"
    mkfifo "$KAZ_PLACES"
fi
export KAZ_TOTALS KAZ_PLACES
# A line in this pipe is a free place: who takes one reads it, and writes it again in the end.
exec 9<>"$KAZ_PLACES"
if [ -z "$inner" ]; then
    free=${KAZ_JOBS:-$(getconf _NPROCESSORS_ONLN)}
    while [ "$free" -gt 0 ]; do
        echo >&9
        free=$((free - 1))
    done
fi

# The background does not hear Ctrl-C, and a command with a time limit is in a group of its own: each shell passes it on.
stop_all() {
    trap '' INT TERM
    kill $(jobs -p) 2>/dev/null
    wait
    exit 130
}
trap stop_all INT TERM

queue() {
    read -r place <&9
    {
        trap stop_all INT TERM
        "$@"
        echo "$place" >&9
    } &
}

aside() {
    {
        trap stop_all INT TERM
        "$@"
        wait
    } &
}

# Runs a command for at most KAZ_TIMEOUT seconds. It is in the background, since a shell that waits hears a signal.
limited() {
    case "$(command -v "$1")" in
    */*) ;;
    *) set -- bash -c '"$@"' bash "$@" ;;
    esac
    timeout -k 10 "${KAZ_TIMEOUT:-900}" "$@" 9>&- &
    wait $!
}

# begin NAME: what is begun and never reported is found by finish
begin() {
    name=$1
    out=$results/$(echo "$name" | tr ' /' '--')
    began=$(date +%s)
    echo "begun $name" >>"$KAZ_TOTALS"
}

# report PASSED FAILED SKIPPED [FILE]: adds to the sums and prints a line, and FILE below it, at one go
report() {
    echo "$1 $2 $3 $name" >>"$KAZ_TOTALS"
    {
        printf '%-44s %6d passed' "$name" "$1"
        if [ "$3" -gt 0 ]; then printf ', %d skipped' "$3"; fi
        if [ "$2" -gt 0 ]; then printf ', %d FAILED' "$2"; fi
        printf '  (%d s)\n' $(($(date +%s) - began))
        if [ -n "${4:-}" ]; then sed 's/^/    /' "$4"; fi
    } >"$out.report"
    cat "$out.report"
}

suite() {
    begin "$1"
    shift
    status=0
    limited "$@" >"$out.tap" 2>"$out.err" </dev/null || status=$?
    # the sums, then a line for each thing that went wrong
    awk -v status="$status" '
        /^ok / { if ($0 ~ /# *SKIP/) skipped++; else passed++ }
        /^not ok / { failed++; wrong[++n] = $0; detail = 12; next }
        /^1\.\.[0-9]+/ { plan = substr($0, 4) + 0; planned++ }
        detail > 0 && /^#/ { wrong[++n] = "    " $0; detail--; next }
        { detail = 0 }
        END {
            ran = passed + failed + skipped
            if (planned != 1 || plan != ran || ran == 0) {
                failed++
                wrong[++n] = "ran " ran " tests, the plan says " (planned ? plan : "nothing") ", status " status
            } else if (status != 0 && failed == 0) {
                failed++
                wrong[++n] = "all tests passed, but the status is " status
            }
            print passed + 0, failed + 0, skipped + 0
            for (i = 1; i <= n && i <= 200; i++) print wrong[i]
        }' "$out.tap" >"$out.sum"
    read -r passed failed skipped <"$out.sum"
    if [ "$failed" -gt 0 ]; then
        { sed 1d "$out.sum" && tail -n 30 "$out.err"; } >"$out.wrong"
        report "$passed" "$failed" "$skipped" "$out.wrong"
    else
        report "$passed" 0 "$skipped"
    fi
}

step() {
    begin "$1"
    shift
    if limited "$@" >"$out.log" 2>&1 </dev/null; then
        report 1 0 0
    else
        tail -n 40 "$out.log" >"$out.wrong"
        report 0 1 0 "$out.wrong"
    fi
}

finish() {
    wait
    if [ -n "$inner" ]; then return 0; fi
    rm -f "$KAZ_PLACES"
    awk '$1 == "begun" { sub(/^begun /, ""); open[$0]++; next }
        { passed += $1; failed += $2; skipped += $3; sub(/^[0-9]+ [0-9]+ [0-9]+ /, ""); open[$0]-- }
        END {
            for (name in open)
                if (open[name] != 0) {
                    print name ": begun, and never reported"
                    failed++
                }
            printf "%d passed, %d failed", passed, failed
            if (skipped) printf ", %d skipped", skipped
            print ""
            exit failed > 0 || passed == 0
        }' "$KAZ_TOTALS"
}
