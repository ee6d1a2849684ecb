#!/bin/sh
# Draws screenshots/: every scenario at a moment in its middle, and the lesson in each theme.
set -eu
cd "$(dirname "$0")/.."
for scenario in scenarios/*.py; do
    name=$(basename "$scenario" .py)
    # Half of the time that the run takes, of an endless one half of what is recorded.
    end=$(build/awaiter trace --max-time=10 --max-events=2000 "$scenario" | tail -n 1 |
        sed -n 's/.*"t": *\([0-9]*\).*/\1/p')
    middle=$(awk -v end="${end:-0}" 'BEGIN { printf "%.3f", end / 2e9 }')
    build/awaiter shot "$scenario" --time="$middle" --max-time=10 -o "screenshots/$name.png"
    echo "  screenshots/$name.png, at $middle s"
done
for theme in light dark contrast; do
    build/awaiter shot scenarios/05-annotated.py --time=1 --theme=$theme --size=1600x900 \
        -o "screenshots/lesson-$theme.png"
    echo "  screenshots/lesson-$theme.png"
done
