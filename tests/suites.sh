# Runs suites and counts their tests. To be sourced from the project's root.
#
#   suite NAME COMMAND …   the command prints TAP; each of its lines counts
#   step NAME COMMAND …    one test, which passes when the command's status is 0
#   finish                 prints "N passed, N failed"; the status is 1 if anything failed
#
# What each command printed is kept in build/results/. A suite that ends early prints no plan or another plan than it
# ran tests: that counts as a failure, and so does a suite without tests. A run inside another one (KAZ_TOTALS is
# set) adds to its sums and leaves the last line to it.

results=build/results
mkdir -p "$results"
if [ -n "${KAZ_TOTALS:-}" ]; then
    inner=1
else
    inner=
    KAZ_TOTALS=$PWD/$results/totals
    : >"$KAZ_TOTALS"
fi
export KAZ_TOTALS

# count NAME PASSED FAILED SKIPPED SECONDS
count() {
    echo "$2 $3 $4" >>"$KAZ_TOTALS"
    printf '%-44s %6d passed' "$1" "$2"
    if [ "$4" -gt 0 ]; then printf ', %d skipped' "$4"; fi
    if [ "$3" -gt 0 ]; then printf ', %d FAILED' "$3"; fi
    printf '  (%d s)\n' "$5"
}

# Runs a program, for at most KAZ_TIMEOUT seconds, or a shell function.
limited() {
    case "$(command -v "$1")" in
    */*) timeout "${KAZ_TIMEOUT:-900}" "$@" ;;
    *) "$@" ;;
    esac
}

suite() {
    name=$1
    shift
    out=$results/$(echo "$name" | tr ' /' '--')
    began=$(date +%s)
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
    count "$name" "$passed" "$failed" "$skipped" $(($(date +%s) - began))
    if [ "$failed" -gt 0 ]; then
        sed 1d "$out.sum" | sed 's/^/    /'
        tail -n 30 "$out.err" | sed 's/^/    /'
    fi
}

step() {
    name=$1
    shift
    out=$results/$(echo "$name" | tr ' /' '--')
    began=$(date +%s)
    if limited "$@" >"$out.log" 2>&1 </dev/null; then
        count "$name" 1 0 0 $(($(date +%s) - began))
    else
        count "$name" 0 1 0 $(($(date +%s) - began))
        tail -n 40 "$out.log" | sed 's/^/    /'
    fi
}

finish() {
    if [ -n "$inner" ]; then return 0; fi
    awk '{ passed += $1; failed += $2; skipped += $3 }
        END {
            printf "%d passed, %d failed", passed, failed
            if (skipped) printf ", %d skipped", skipped
            print ""
            exit failed > 0 || passed == 0
        }' "$KAZ_TOTALS"
}
