#!/usr/bin/env python3
"""How fast awaiter is beside CPython, measured side by side in one run, against its goals.

    tests/bench/bench.py [--awaiter build/awaiter] [--runs 5] [--only TEXT] [--wall] [--no-trace]

For every program of tests/bench/programs, whole processes: `python3 FILE` under a clock that jumps (tests/jump.py:
nobody waits), `awaiter run FILE`, and `awaiter trace --stats FILE`, which records the trace, then takes it in (makes
the index and the keyframes that a window needs), and measures both. The three take turns, and of each the best of its runs counts: other work on the
machine can only make a run slower. Times are processor time, user and system, of the process: work of others
delays it, but is not counted in it; --wall takes the clock's. A ratio is CPython's time by awaiter's (larger is
faster); `rec/run` is awaiter's processor time until the trace is recorded, start and all, by its time without a
trace, and `all/run` that of the whole process, which takes the trace in as well (smaller is faster). Then start-up: the
whole process on the lesson's program. Each kind of ratio has its geometric mean, and its goal. What awaiter
prints must be what CPython prints, else the row says so and has no ratio.
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
PYTHON = [sys.executable, os.path.join(ROOT, "tests", "oracle.py"), "--run"]
STATS = ["trace", "--stats", "--max-events", "0", "--max-steps", "0"]
GOAL_FASTER = {"scheduling": 20, "computing": 2}
GOAL_START = 10
GOAL_RECORDING = 2
GOAL_BYTES = 24


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


def best(commands, runs, wall):
    """Takes turns with the commands; for each the least time, the last output, whether all went well, all outputs."""
    answers = [(math.inf, "", True, []) for _ in commands]
    for _ in range(runs):
        for i, command in enumerate(commands):
            spent, text, well = measure(command, wall)
            answers[i] = (min(answers[i][0], spent), text, answers[i][2] and well, [*answers[i][3], text])
    return answers


def figure(name, text):
    """A figure of `trace --stats` by the words in front of it, or NaN."""
    found = re.search(rf"^\s*{name}\s+([\d.]+)(?: s)?\s*$", text, re.MULTILINE)
    return float(found.group(1)) if found else math.nan


def shown(text, value):
    return f"{value:{text}}" if math.isfinite(value) else "-"


def mean(values):
    good = [value for value in values if math.isfinite(value) and value > 0]
    return math.exp(statistics.fmean(map(math.log, good))) if good else math.nan


def bench(path, arguments):
    """Measures one program and prints its row; returns its ratios (speed, recording, all, bytes an event)."""
    commands = [[*PYTHON, path], [arguments.awaiter, "run", path]]
    if not arguments.no_trace:
        commands.append([arguments.awaiter, *STATS, path])
    answers = best(commands, arguments.runs, arguments.wall)
    (theirs, expected, _, _), (mine, printed, well, _) = answers[:2]
    problem = "" if well and printed == expected else "  OUTPUT DIFFERS" if well else "  FAILED: " + printed[-60:].strip()
    speed = theirs / mine if mine and not problem else math.nan
    recording, whole, events, per_event = math.nan, math.nan, math.nan, math.nan
    if len(answers) > 2 and answers[2][2] and mine:
        recording = min(figure("recorded after", text) for text in answers[2][3]) / mine
        whole = answers[2][0] / mine
        events = figure("events", answers[2][1])
        per_event = figure("bytes an event", answers[2][1])
    name = os.path.splitext(os.path.basename(path))[0]
    print(f"{name:30} {theirs:8.3f} {mine:8.3f} {shown('7.2f', speed):>7} {shown('10.0f', events):>10} "
          f"{shown('7.2f', recording):>7} {shown('7.2f', whole):>7} {shown('11.1f', per_event):>11}{problem}", flush=True)
    return speed, recording, whole, per_event


def verdict(met):
    return "met" if met else "NOT MET"


def summarize(rows):
    """The geometric mean of each kind of program, and what holds for every program."""
    for kind, goal in GOAL_FASTER.items():
        speeds = [row[0] for path, row in rows.items() if os.path.basename(path).startswith(kind)]
        if speeds:
            speed = mean(speeds)
            print(f"{kind:12} {speed:6.2f} × CPython, geometric mean of {len(speeds)} programs; "
                  f"the goal is {goal}: {verdict(speed >= goal)}")
    for kind in GOAL_FASTER:
        mine = [row for path, row in rows.items() if os.path.basename(path).startswith(kind)]
        cost, whole = mean([row[1] for row in mine]), mean([row[2] for row in mine])
        if not math.isnan(cost):
            print(f"{'recording':12} {cost:6.2f} × run, geometric mean of {kind}, and {whole:.2f} × with taking it in; "
                  f"the goal is at most {GOAL_RECORDING}: {verdict(cost <= GOAL_RECORDING)}")
    sizes = [row[3] for row in rows.values() if math.isfinite(row[3])]
    if sizes:
        print(f"{'size':12} {max(sizes):6.1f} bytes an event at most (mean {statistics.fmean(sizes):.1f}); "
              f"the goal is at most {GOAL_BYTES} on each: {verdict(max(sizes) <= GOAL_BYTES)}")


def bench_start(arguments):
    (theirs, *_), (mine, *_) = best([[*PYTHON, LESSON], [arguments.awaiter, "run", LESSON]],
                                        max(arguments.runs, 15), arguments.wall)
    faster = theirs / mine if mine else math.nan
    print(f"{'start-up':12} {faster:6.1f} × CPython, whole process on {LESSON} ({theirs * 1000:.1f} ms by "
          f"{mine * 1000:.1f} ms); the goal is {GOAL_START}: {verdict(faster >= GOAL_START)}")


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
    print(f"Python {sys.version.split()[0]} beside awaiter: {'elapsed' if arguments.wall else 'processor'} seconds, "
          f"the best of {arguments.runs} runs each, taking turns")
    print(f"{'program':30} {'CPython':>8} {'awaiter':>8} {'ratio':>7} {'events':>10} {'rec/run':>7} {'all/run':>7} {'bytes/event':>11}")
    paths = [path for path in sorted(glob.glob("tests/bench/programs/*.py")) if arguments.only in path]
    summarize({path: bench(path, arguments) for path in paths})
    if not arguments.only:
        bench_start(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
