#!/bin/sh
# All the tests of one build: run.sh JOBS AWAITER PROGRAM... First the test programs, some at a time;
# what one prints is shown when it fails. Then awaiter itself, beside what CPython answered, and on
# what it must refuse. At the end the sums. Exit status 1 when anything failed.
#
# Code that is sanitized and not optimized needs several times the stack for the same depth.
ulimit -s 131072 2>/dev/null || ulimit -s "$(ulimit -Hs)" 2>/dev/null
jobs=$1
awaiter=$2
shift 2
log=$(mktemp -d) || exit 2
trap 'rm -rf "$log"' EXIT
export log

# The dollar signs are the inner shell's.
# shellcheck disable=SC2016
printf '%s\n' "$@" | xargs -P "$jobs" -I{} sh -c '
    out=$log/$(basename {})
    {} >"$out.log" 2>&1
    status=$?
    passed=$(sed -n "s/^\[  PASSED  \] \([0-9]*\) test.*/\1/p" "$out.log")
    failed=$(sed -n "s/^\[  FAILED  \] \([0-9]*\) test.*/\1/p" "$out.log")
    failed=${failed:-0}
    # A program that fails without a failed test crashed, or failed to set up.
    if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
    echo "${passed:-0} passed, $failed failed" >"$out.sums"
    if [ "$status" = 0 ]; then
        echo "  passed $(basename {}) (${passed:-0})"
    else
        echo "  FAILED $(basename {}): status $status"
        cat "$out.log"
    fi
    exit 0'

# compare NAME SCRIPT OPTION...: shows what the script says, and keeps its last line.
compare() {
    name=$1 script=$2
    shift 2
    python3 "tests/$script" --awaiter "$awaiter" "$@" >"$log/$script.log" 2>&1
    status=$?
    sed '$d' "$log/$script.log"
    sums=$(tail -n 1 "$log/$script.log")
    case $sums in
    *' passed, '*' failed'*) ;;
    *)
        echo "$sums"
        sums='0 passed, 1 failed'
        ;;
    esac
    if [ "$status" = 0 ]; then echo "  passed $name ($sums)"; else echo "  FAILED $name: $sums"; fi
    echo "$sums" >"$log/$script.sums"
}

compare "programs and scenarios beside CPython's answers" compare.py -j "$jobs"
compare "what must be refused" refusals.py
compare "the command line" commands.py
compare "programs that want to break it" hostile.py --quick -j "$jobs"

cat "$log"/*.sums | awk '
    { passed += $1; failed += $3 }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }'
