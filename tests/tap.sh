# Checks in shell, as TAP. To be sourced.
#
#   is NAME GOT WANTED       the same text
#   has NAME GOT PART        the part stands in the text
#   holds NAME COMMAND …     the command's status is 0
#   done_testing             prints the plan; the status is 1 if anything failed
tap_count=0
tap_failed=0

tap_result() { # STATUS NAME GOT
    tap_count=$((tap_count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $tap_count - $2"
    else
        tap_failed=1
        echo "not ok $tap_count - $2"
        printf '%s\n' "$3" | head -n 8 | sed 's/^/# got: /'
    fi
}

is() {
    [ "$2" = "$3" ]
    tap_result $? "$1" "$2"
}

has() {
    case "$2" in
    *"$3"*) tap_result 0 "$1" ;;
    *) tap_result 1 "$1" "$2" ;;
    esac
}

holds() {
    tap_name=$1
    shift
    tap_output=$("$@" 2>&1)
    tap_result $? "$tap_name" "$tap_output"
}

done_testing() {
    echo "1..$tap_count"
    return "$tap_failed"
}
