#!/bin/sh
# The real window on a virtual display, driven by real keys and clicks: after each of them its
# pixels must be those that `awaiter shot` draws of the same moment.
cd "$(dirname "$0")/.." || exit 2
awaiter=${1:-build/gcc/awaiter}
scenario=scenarios/05-annotated.py
size=1280x720
work=$(mktemp -d) || exit 2
passed=0
failed=0
server=''
window_process=''

# Ends only what was started here.
clean_up() {
    if [ -n "$window_process" ]; then kill "$window_process" 2>/dev/null; fi
    if [ -n "$server" ]; then kill "$server" 2>/dev/null; fi
    rm -rf "$work"
}
trap clean_up EXIT

# Tries for ten seconds.
wait_until() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then return 1; fi
        sleep 0.1
    done
}

result() {
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
        echo "  passed $1"
    else
        failed=$((failed + 1))
        echo "  FAILED $1"
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
    exit
}

# The server chooses a free number by itself and writes it to descriptor 3.
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
server=$!
wait_until grep -q . "$work/display" || { cat "$work/xvfb.log"; result "a virtual display" 1; finish; }
DISPLAY=:$(cat "$work/display")
export DISPLAY
unset WAYLAND_DISPLAY SDL_VIDEODRIVER

"$awaiter" --size=$size "$scenario" >"$work/awaiter.log" 2>&1 &
window_process=$!
wait_until xdotool search --onlyvisible --name awaiter
id=$(xdotool search --onlyvisible --name awaiter | head -n 1)
if [ -z "$id" ]; then
    cat "$work/awaiter.log"
    result "the window opens, its title contains awaiter" 1
    finish
fi
result "the window opens, its title contains awaiter" 0
xdotool windowfocus "$id"
# Off every control, so that nothing is lit.
xdotool mousemove --window "$id" 1279 2

# Whether the window shows this picture now.
shows() {
    import -window "$id" "$work/window.png" &&
        [ "$(compare -metric AE "$work/window.png" "$1" null: 2>&1)" = 0 ]
}

# expect NAME FRAME: the window comes to show this moment.
expect() {
    "$awaiter" shot "$scenario" --at="$2" --size=$size -o "$work/$2.png"
    wait_until shows "$work/$2.png"
    status=$?
    result "$1" $status
    if [ $status != 0 ] && [ -n "${AWAITER_KEEP:-}" ]; then
        mkdir -p "$AWAITER_KEEP"
        cp "$work/window.png" "$AWAITER_KEEP/window-$2.png"
        cp "$work/$2.png" "$AWAITER_KEEP/shot-$2.png"
    fi
}

expect "it opens at the first moment" 0
xdotool key Right
expect "the key Right goes one event on" 1
for _ in 1 2 3 4 5 6; do xdotool key Right; done
expect "six more are seven" 7
xdotool key Left
expect "the key Left goes back" 6
xdotool key End
expect "the key End goes to the end" 1000000
xdotool key Home
expect "the key Home goes to the start" 0
xdotool key Right Right Right
expect "and stepping works from there" 3

# click X Y: presses there, and leaves again.
click() {
    xdotool mousemove --window "$id" "$1" "$2" click 1 mousemove --window "$id" 1279 2
}

click 516 679
expect "a click on step goes one event on" 4
click 300 679
expect "a click on step back goes back" 3
click 740 679
expect "a click on end goes to the end" 1000000

# In hundredths of a second.
processor_time() {
    awk '{ print $14 + $15 }' "/proc/$window_process/stat"
}
# Whether a second passed in which the window did (almost) nothing.
rests() {
    before=$(processor_time)
    sleep 1
    [ $(($(processor_time) - before)) -le 3 ]
}
if [ -r "/proc/$window_process/stat" ]; then
    wait_until rests
    result "a window in which nothing moves comes to rest" $?
fi

kill "$window_process"
wait "$window_process"
result "it ends well when it is told to" $?
window_process=''

finish
