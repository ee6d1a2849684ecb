#!/bin/sh
# Runs fuzzers one after the other: run.sh SECONDS FUZZER... What they find interesting is kept in
# build/fuzz/corpus, and what crashes in build/fuzz/found.
seconds=$1
shift
cd "$(dirname "$0")/../.." || exit 2
status=0
for fuzzer; do
    name=$(basename "$fuzzer")
    corpus=build/fuzz/corpus/$name
    mkdir -p "$corpus" build/fuzz/found
    echo "== $name, $seconds seconds"
    "$fuzzer" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$name-" -dict=tests/fuzz/python.dict \
        "$corpus" scenarios tests/programs tests/refused \
        2>"build/fuzz/$name.log" || { status=1; echo "FAILED: $name"; }
    tail -n 12 "build/fuzz/$name.log"
done
exit $status
