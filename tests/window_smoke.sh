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
    if [ -n "${manager:-}" ]; then kill "$manager" 2>/dev/null; fi
    if [ -n "$server" ]; then kill "$server" 2>/dev/null; fi
    rm -rf "$work"
}
trap clean_up EXIT

# It can wait for ever for an answer about a window that has just gone.
xdotool() {
    timeout 5 xdotool "$@"
}

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

# The server chooses a free number by itself and writes it to descriptor 3. It does not begin anew
# when its last window closes: the next one could come in the middle of that.
Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp -noreset 3>"$work/display" 2>"$work/xvfb.log" &
server=$!
wait_until grep -q . "$work/display" || { cat "$work/xvfb.log"; result "a virtual display" 1; finish; }
DISPLAY=:$(cat "$work/display")
export DISPLAY
unset WAYLAND_DISPLAY SDL_VIDEODRIVER

# start ARGUMENT...: opens a window; false when it does not come.
start() {
    "$awaiter" --size=$size "$@" >"$work/awaiter.log" 2>&1 &
    window_process=$!
    wait_until xdotool search --onlyvisible --name awaiter
    id=$(xdotool search --onlyvisible --name awaiter | head -n 1)
    if [ -z "$id" ]; then
        cat "$work/awaiter.log"
        return 1
    fi
    xdotool windowfocus "$id"
    # Off every control, so that nothing is lit.
    xdotool mousemove --window "$id" 1279 2
}

# stop: ends the window; its exit status.
stop() {
    kill "$window_process"
    wait "$window_process"
    stopped=$?
    window_process=''
    return $stopped
}

# Whether the window shows this picture now.
shows() {
    # Without an id it would wait for a click.
    [ -n "$id" ] && timeout 20 import -window "$id" "$work/window.png" &&
        [ "$(compare -metric AE "$work/window.png" "$1" null: 2>&1)" = 0 ]
}

# expect NAME COMMAND ARGUMENT...: the window comes to show what this command draws.
expect() {
    name=$1
    shift
    "$awaiter" "$@" --size=$size -o "$work/expected.png"
    wait_until shows "$work/expected.png"
    status=$?
    result "$name" $status
    if [ $status != 0 ] && [ -n "${AWAITER_KEEP:-}" ]; then
        mkdir -p "$AWAITER_KEEP"
        cp "$work/window.png" "$AWAITER_KEEP/$((passed + failed))-window.png"
        cp "$work/expected.png" "$AWAITER_KEEP/$((passed + failed))-expected.png"
    fi
}

# frame COUNT KIND...: the number of the frame that is the COUNTth of these kinds, counted from the
# trace.
frame() {
    count=$1
    shift
    "$awaiter" trace "$scenario" | grep -v '"kind":"header"\|"internal":true' |
        grep -n "$(printf '"kind":"%s"\\|' "$@")no such kind" | sed -n "${count}s/:.*//p" |
        awk '{ print $1 - 1 }'
}

start "$scenario"
result "the window opens, its title contains awaiter" $?
if [ -z "$id" ]; then finish; fi

expect "it opens at the first moment" shot "$scenario" --at=0
xdotool key Right
expect "the key Right goes one event on" shot "$scenario" --at=1
for _ in 1 2 3 4 5 6; do xdotool key Right; done
expect "six more are seven" shot "$scenario" --at=7
xdotool key Left
expect "the key Left goes back" shot "$scenario" --at=6
xdotool key End
expect "the key End goes to the end" shot "$scenario" --at=1000000
xdotool key Home
expect "the key Home goes to the start" shot "$scenario" --at=0
xdotool key Right Right Right
expect "and stepping works from there" shot "$scenario" --at=3

# click X Y: presses there, and leaves again.
click() {
    xdotool mousemove --window "$id" "$1" "$2" click 1 mousemove --window "$id" 1279 2
}

click 461 683
expect "a click on step goes one event on" shot "$scenario" --at=4
click 262 683
expect "a click on step back goes back" shot "$scenario" --at=3
click 658 683
expect "a click on end goes to the end" shot "$scenario" --at=1000000

xdotool key Home
xdotool key shift+Right shift+Right
expect "Shift Right goes from await to await" shot "$scenario" --at="$(frame 2 await resume)"
xdotool key Next
expect "so does the Page Down of a presenter's remote" \
    shot "$scenario" --at="$(frame 3 await resume)"
xdotool key Prior shift+Left
expect "Page Up and Shift Left go back" shot "$scenario" --at="$(frame 1 await resume)"
xdotool key Home Down Down Down Up
expect "Down and Up go from line to line" shot "$scenario" --at="$(frame 3 line)"
xdotool key Home bracketright bracketright bracketright bracketleft
expect "the brackets go from turn to turn" shot "$scenario" --at="$(frame 2 tick)"

xdotool key t
expect "T is the dark theme" shot "$scenario" --at="$(frame 2 tick)" --theme=dark
xdotool key t
expect "once more the one of high contrast" \
    shot "$scenario" --at="$(frame 2 tick)" --theme=contrast
xdotool key t

# found COUNT: the frame of the COUNTth output that has the word.
found() {
    "$awaiter" trace "$scenario" | grep -v '"kind":"header"\|"internal":true' |
        grep -n '"kind":"print".*finished' | sed -n "${1}s/:.*//p" | awk '{ print $1 - 1 }'
}
xdotool key Home slash
xdotool type "FINISHED"
xdotool key Return n Escape
expect "a search goes from place to place with N" shot "$scenario" --at="$(found 2)"
xdotool key slash
xdotool type "finished"
xdotool key Return N Escape
expect "and back with Shift N" shot "$scenario" --at="$(found 2)"
xdotool key g 1 2 Return
expect "a line that is typed is run to" shot "$scenario" --line=12

# From the middle of the timeline beyond its ends.
xdotool mousemove --window "$id" 700 600 mousedown 1 mousemove --window "$id" 1270 600 mouseup 1
xdotool mousemove --window "$id" 1279 2
expect "the timeline is dragged to the end" shot "$scenario" --at=1000000
xdotool mousemove --window "$id" 700 600 mousedown 1 mousemove --window "$id" 20 600 mouseup 1
xdotool mousemove --window "$id" 1279 2
expect "and to the start" shot "$scenario" --time=0

xdotool key question Escape Home Tab Tab Escape
expect "the sheet of keys and the focus go away with Esc" shot "$scenario" --at=0

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

stop
result "it ends well when it is told to" $?

# An editor beside it: a file that is changed, broken, and corrected again.
scenario="$work/a lesson.py"
cp scenarios/02-gathered.py "$scenario"
start "$scenario"
expect "a path with a blank is opened" shot "$scenario" --at=0
xdotool key End
expect "it is at its end" shot "$scenario" --at=1000000
sed 's/call finished/call is done/' scenarios/02-gathered.py >"$scenario"
expect "a file that has changed is read again, at the same place" shot "$scenario" --at=1000000
cp "$scenario" "$work/good.py"
"$awaiter" shot "$scenario" --at=1000000 --size=$size -o "$work/good.png"
echo 'def (' >"$scenario"
sleep 2
xdotool key Escape
wait_until shows "$work/good.png"
result "behind a mistake is the last good run" $?
cp "$work/good.py" "$scenario"
xdotool key r Home
expect "what is corrected is shown again" shot "$scenario" --at=0
stop

start
expect "without a file there is the menu" shot
xdotool key Down Return
expect "the second of its scenarios is opened" shot scenarios/02-gathered.py --at=0
xdotool key ctrl+o
xdotool type "scenarios/05-annotated.py"
xdotool key Return
expect "a path that is typed is opened" shot scenarios/05-annotated.py --at=0
stop
result "it ends well there too" $?

left=scenarios/01-one-after-another.py right=scenarios/02-gathered.py
"$awaiter" compare --size=$size "$left" "$right" >"$work/awaiter.log" 2>&1 &
window_process=$!
wait_until xdotool search --onlyvisible --name awaiter
id=$(xdotool search --onlyvisible --name awaiter | head -n 1)
xdotool windowfocus "$id" mousemove --window "$id" 1279 2
expect "two programs stand side by side" compare "$left" "$right"
xdotool key Right Right Right
expect "they are stepped by the same keys" compare "$left" "$right" --at=3
xdotool key End
expect "both at their ends" compare "$left" "$right" --at=1000000
stop

start --max-events=0 --max-time=0 scenarios/16-endless.py
xdotool key Right Right Escape
xdotool key ctrl+q
wait "$window_process"
result "an endless program is stepped, stopped and left" $?
window_process=''

# Under a window manager, where there is one to try.
manager=''
if command -v openbox >/dev/null; then
    openbox >"$work/openbox.log" 2>&1 &
    manager=$!
    scenario=scenarios/05-annotated.py
    start "$scenario"
    # has_size WIDTHxHEIGHT
    has_size() {
        xdotool getwindowgeometry "$id" | grep -q "Geometry: $1\$"
    }
    wait_until has_size 1280x720
    xdotool windowactivate "$id" key F11 2>/dev/null
    wait_until has_size 1400x900
    result "F11 fills the screen" $?
    "$awaiter" shot "$scenario" --at=0 --size=1400x900 -o "$work/full.png"
    xdotool mousemove --window "$id" 1399 2
    wait_until shows "$work/full.png"
    result "and what is drawn fits it" $?
    xdotool key F11
    wait_until has_size 1280x720
    result "F11 again gives the window back" $?
    xdotool mousemove --window "$id" 1279 2
    expect "as it was" shot "$scenario" --at=0
    stop
fi

finish
