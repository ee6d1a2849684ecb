#!/bin/sh
# Writes assembly that puts files into the program: embed.sh OUTPUT FILE...
#
# The FILEs are embedded under their path without "src/". The fonts are found here, because other
# systems keep them at other places under other names: for each face the first file that exists in
# a list of file names. What they are called in the program is the same everywhere.
set -eu
export LC_ALL=C
output=$1
shift

# name in the program | file names, the wanted one first | what to install for the wanted one
faces='fonts/mono-bold.ttf|JetBrainsMono-Bold.ttf JetBrainsMonoNL-Bold.ttf DejaVuSansMono-Bold.ttf|JetBrains Mono
fonts/mono.ttf|JetBrainsMono-Regular.ttf JetBrainsMonoNL-Regular.ttf DejaVuSansMono.ttf|JetBrains Mono
fonts/symbols-mono.ttf|DejaVuSansMono.ttf|DejaVu
fonts/symbols.ttf|DejaVuSans.ttf|DejaVu
fonts/ui-bold.otf|Inter-SemiBold.otf Inter-SemiBold.ttf InterVariable.ttf NotoSans-SemiBold.ttf DejaVuSans-Bold.ttf|Inter
fonts/ui.otf|Inter-Regular.otf Inter-Regular.ttf InterVariable.ttf NotoSans-Regular.ttf DejaVuSans.ttf|Inter'

folders=
for folder in ${AWAITER_FONTS:-} /usr/share/fonts /usr/local/share/fonts /opt/homebrew/share/fonts \
    "${HOME:-/nowhere}/.local/share/fonts" "${HOME:-/nowhere}/.fonts" \
    "${HOME:-/nowhere}/Library/Fonts" /Library/Fonts; do
    if [ -d "$folder" ]; then folders="$folders $folder"; fi
done

# All font files, once, so that each name is a search in text.
# shellcheck disable=SC2086
fonts=$(find -L ${folders:-/nowhere} -name '*.[ot]tf' 2>/dev/null | sort || true)

find_font() {
    for name in $1; do
        found=$(printf '%s\n' "$fonts" | grep "/$name\$" | head -n 1 || true)
        if [ -n "$found" ]; then
            echo "$found"
            return
        fi
    done
}

list=$(mktemp)
trap 'rm -f "$list"' EXIT
for file; do
    echo "${file#src/}|$file"
done >"$list"
missing=
oldifs=$IFS
IFS='
'
for line in $faces; do
    IFS=$oldifs
    name=${line%%|*} rest=${line#*|}
    names=${rest%%|*} product=${rest#*|}
    path=$(find_font "$names")
    if [ -z "$path" ]; then
        missing="$missing $product"
    else
        case $path in
        */"${names%% *}") ;;
        *) echo "  note: the font $product is not installed; using $(basename "$path")" >&2 ;;
        esac
        echo "$name|$path" >>"$list"
    fi
done
if [ -n "$missing" ]; then
    echo "awaiter needs the fonts Inter, JetBrains Mono and DejaVu to be built; not found:$missing." >&2
    echo "'make deps' installs them (Debian: fonts-inter fonts-jetbrains-mono fonts-dejavu-core)." >&2
    echo "If they are in another folder, name it: AWAITER_FONTS=/path make" >&2
    exit 1
fi

sort "$list" | awk -F '|' '
    BEGIN {
        print "// Made by assets/embed.sh."
        print "#ifdef __APPLE__"
        print "#define NAME(name) _##name"
        print "#define BYTES .const"
        print "#define TABLE .const_data"
        print "#else"
        print "#define NAME(name) name"
        print "#define BYTES .section .rodata"
        print "#define TABLE .section .data.rel.ro, \"aw\""
        print ".section .note.GNU-stack, \"\""
        print "#endif"
        print "BYTES"
    }
    {
        printf "name_%d: .asciz \"%s\"\n.balign 16\n", NR, $1
        printf "file_%d: .incbin \"%s\"\nfile_%d_end: .byte 0\n", NR, $2, NR
        table = table sprintf(".quad name_%d, file_%d, file_%d_end - file_%d\n", NR, NR, NR, NR)
    }
    END {
        print "TABLE\n.balign 16"
        print ".globl NAME(embedded_table)\nNAME(embedded_table):"
        printf "%s", table
        print ".quad 0"
        print ".globl NAME(embedded_count)\nNAME(embedded_count):\n.quad " NR
    }' >"$output"
