#!/bin/sh
# Draws screenshots/: the lesson, what tables share, a crowd, two programs side by side, the themes,
# the menu. All with build/awaiter, so that they show what the program shows.
set -eu
cd "$(dirname "$0")/.."
rm -rf screenshots
mkdir screenshots

# shot NAME ARGUMENT...: of one moment.
shot() {
    name=$1
    shift
    build/awaiter "$@" --size=1280x720 -o "screenshots/$name.png"
    echo "  screenshots/$name.png"
}

shot 01-one-after-another shot scenarios/01-one-after-another.py --time=1.4
shot 02-gathered shot scenarios/02-gathered.py --time=0.7
shot 03-one-coroutine shot scenarios/03-one-coroutine.py --time=0.4
shot 04-done-everything shot scenarios/04-done-everything.py --line=23
shot 05-annotated shot scenarios/05-annotated.py --line=14
shot dark shot scenarios/05-annotated.py --line=14 --theme=dark
shot contrast shot scenarios/13-one-fails.py --time=9 --theme=contrast
shot kitchen shot scenarios/10-kitchen.py --time=1
shot crowd shot scenarios/19-crowd.py --at=3000
shot compare compare scenarios/01-one-after-another.py scenarios/02-gathered.py --time=1.4
shot menu shot
du -sh screenshots
