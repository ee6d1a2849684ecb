#!/bin/sh
# Fails when a folder of src/ includes one that it must not know. The rule is the table below.
cd "$(dirname "$0")/.." || exit 2
allowed() {
    case $1 in
    base) echo 'base/' ;;
    trace) echo 'base/|trace/' ;;
    lang) echo 'base/|lang/' ;;
    vm) echo 'base/|trace/|lang/|vm/' ;;
    loop) echo 'base/|trace/|lang/|vm/|loop/' ;;
    ui) echo 'base/|trace/|ui/|lang/lexer.h|lang/token.h' ;;
    canvas) echo 'base/|canvas/|ui/draw.h' ;;
    font) echo 'base/|font/' ;;
    sdl) echo 'base/|canvas/|font/|sdl/|ui/draw.h|ui/input.h' ;;
    cli) echo '' ;;
    *) echo "layers: src/$1 is in no layer" >&2; exit 1 ;;
    esac
}
status=0
for folder in src/*/; do
    name=$(basename "$folder")
    rule=$(allowed "$name") || { status=1; continue; }
    bad=$(grep -rnE '^#include "' "$folder" | grep -vE "#include \"($rule)")
    if [ -n "$rule" ] && [ -n "$bad" ]; then
        echo "layers: src/$name must not include:" >&2
        echo "$bad" >&2
        status=1
    fi
done
[ $status = 0 ] && echo "layers: every include is allowed"
exit $status
