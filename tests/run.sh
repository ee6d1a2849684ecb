#!/bin/sh
# Runs test programs, some at a time: run.sh JOBS PROGRAM... What a program prints is shown when it
# fails; at the end the sums over all of them. Exit status 1 when anything failed.
jobs=$1
shift
log=$(mktemp -d) || exit 2
trap 'rm -rf "$log"' EXIT
export log
printf '%s\n' "$@" | xargs -P "$jobs" -I{} sh -c '
    out=$log/$(basename {})
    {} >"$out.log" 2>&1
    status=$?
    passed=$(sed -n "s/^\[  PASSED  \] \([0-9]*\) test.*/\1/p" "$out.log")
    failed=$(sed -n "s/^\[  FAILED  \] \([0-9]*\) test.*/\1/p" "$out.log")
    failed=${failed:-0}
    # A program that fails without a failed test crashed, or failed to set up.
    if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
    echo "${passed:-0} $failed" >"$out.sums"
    if [ "$status" = 0 ]; then
        echo "  passed $(basename {}) (${passed:-0})"
    else
        echo "  FAILED $(basename {}): status $status"
        cat "$out.log"
    fi
    exit 0'
cat "$log"/*.sums | awk '
    { passed += $1; failed += $2 }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }'
