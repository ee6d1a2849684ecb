#!/usr/bin/env python3
"""How fast awaiter is beside CPython, measured side by side in one run.

    tests/bench/bench.py [--awaiter build/awaiter] [--runs 5] [--only TEXT] [--no-trace]

For every program of tests/bench/programs: the whole process of `awaiter run FILE` beside `python3 FILE` under a
clock that jumps (tests/jump.py: nobody waits), alternating, medians. Times are processor time (user and system),
which other work on the machine disturbs least; --wall takes the clock's. A ratio is CPython's time by
awaiter's: larger is faster. Then the cost of recording (`awaiter trace --stats` by `awaiter run`) and the bytes
of memory an event, and the whole process on the lesson's program. What a program prints must be equal.
"""

import argparse
import glob
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LESSON = "scenarios/05-annotated.py"
GOALS = {"scheduling": 20, "computing": 2}


def measure(command, wall):
    """Runs a command once: its time in seconds, its output, and whether it ended well."""
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
        _, status, used = os.wait4(child.pid, 0)
        spent = time.perf_counter() - begin
        child.returncode = status
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return spent if wall else used.ru_utime + used.ru_stime, text, status == 0


def medians(commands, runs, wall):
    """Alternates between the commands; for each the median time, the last output, and whether all went well."""
    times = [[] for _ in commands]
    texts = [""] * len(commands)
    well = [True] * len(commands)
    for _ in range(runs):
        for i, command in enumerate(commands):
            spent, texts[i], good = measure(command, wall)
            times[i].append(spent)
            well[i] = well[i] and good
    return [(statistics.median(row), texts[i], well[i]) for i, row in enumerate(times)]


def figure(pattern, text):
    """A number in what --stats prints, or NaN."""
    found = re.search(pattern, text)
    return float(found.group(1).replace(",", "")) if found else math.nan


def ratio(text, value):
    return f"{value:{text}}" if math.isfinite(value) else "-"


def mean(values):
    good = [value for value in values if math.isfinite(value) and value > 0]
    return math.exp(statistics.fmean(map(math.log, good))) if good else math.nan


def bench(path, arguments, python):
    """Measures one program and prints its row; returns its ratios (speed, recording, bytes an event)."""
    awaiter = arguments.awaiter
    commands = [[*python, path], [awaiter, "run", path]]
    if not arguments.no_trace:
        commands.append([awaiter, "trace", "--stats", "--max-events", "0", "--max-steps", "0", path])
    answers = medians(commands, arguments.runs, arguments.wall)
    (theirs, expected, _), (mine, printed, well) = answers[:2]
    name = os.path.splitext(os.path.basename(path))[0]
    problem = "" if well and printed == expected else "  OUTPUT DIFFERS" if well else "  FAILED: " + printed[-60:].strip()
    speed = theirs / mine if mine and not problem else math.nan
    recording, per_event = math.nan, math.nan
    if len(answers) > 2 and answers[2][2]:
        recording = answers[2][0] / mine if mine else math.nan
        per_event = figure(r"([\d.,]+)\s*(?:bytes|B)\s*(?:an|per|/)\s*event", answers[2][1])
    print(f"{name:32} {theirs:9.3f} {mine:9.3f} {ratio('8.2f', speed):>8} {ratio('9.2f', recording):>9} "
          f"{ratio('11.1f', per_event):>11}{problem}", flush=True)
    return speed, recording, per_event


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--wall", action="store_true")
    parser.add_argument("--no-trace", action="store_true")
    arguments = parser.parse_args()
    arguments.awaiter = os.path.abspath(arguments.awaiter)
    os.chdir(ROOT)
    python = [sys.executable, os.path.join(ROOT, "tests", "oracle.py"), "--run"]
    print(f"Python {sys.version.split()[0]}, {arguments.runs} runs each, medians of "
          f"{'elapsed' if arguments.wall else 'processor'} seconds")
    print(f"{'program':32} {'CPython':>9} {'awaiter':>9} {'ratio':>8} {'trace/run':>9} {'bytes/event':>11}")
    paths = [path for path in sorted(glob.glob("tests/bench/programs/*.py")) if arguments.only in path]
    rows = {path: bench(path, arguments, python) for path in paths}
    for kind, goal in GOALS.items():
        chosen = [row for path, row in rows.items() if os.path.basename(path).startswith(kind)]
        if chosen:
            print(f"{kind}: {mean([row[0] for row in chosen]):.2f} times CPython "
                  f"(geometric mean; the goal is {goal}); recording {mean([row[1] for row in chosen]):.2f} times run")
    if not arguments.only:
        (theirs, _, _), (mine, _, _) = medians(
            [[*python, LESSON], [arguments.awaiter, "run", LESSON]], max(arguments.runs, 9), arguments.wall)
        print(f"whole process, {LESSON}: CPython {theirs * 1000:.1f} ms, awaiter {mine * 1000:.1f} ms, "
              f"ratio {theirs / mine if mine else math.nan:.1f} (the goal is 10)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
