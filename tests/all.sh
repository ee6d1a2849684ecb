#!/bin/sh
# The whole test: every test program with gcc and with clang, and under sanitizers with one of them;
# and the real window on a virtual display. all.sh MAKE JOBS
#
# The sanitizers of both compilers look for the same, and to ask twice took most of the time: it is
# clang's, which the fuzzers have too. `make check CC=gcc SAN=1` asks gcc's.
make=$1 jobs=$2
cd "$(dirname "$0")/.." || exit 2
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
status=0

# Runs a part, shows what it says, and keeps it for the sums.
part() {
    echo "== $1"
    shift
    { "$@" 2>&1 || echo "part-failed"; } | tee -a "$log" | grep -v '^part-failed$'
}

check() {
    name=$1
    shift
    part "$name" "$make" -j"$jobs" --no-print-directory check "$@"
}

part "CPython itself, where it is the version that was asked" python3 tests/oracle.py --check
check "gcc" CC=gcc
sanitized=gcc
if command -v clang >/dev/null; then
    sanitized=clang
    check "clang" CC=clang
else
    echo "== clang is not installed: it is left out"
fi
check "$sanitized, with the address and undefined behaviour sanitizers" CC=$sanitized SAN=1
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    part "the window, on a virtual display" timeout 600 sh tests/window_smoke.sh
else
    echo "== Xvfb or xdotool is not installed: the window is left out"
fi

broken=$(grep -c '^part-failed$' "$log")
awk -v broken="$broken" '
    /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3 }
    END {
        if (broken > 0 && failed == 0) failed = broken
        printf "\n%d passed, %d failed\n", passed, failed
        exit failed > 0
    }' "$log" || status=1
exit $status
