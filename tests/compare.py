#!/usr/bin/env python3
"""Runs awaiter on programs, and compares it with what CPython answered.

    tests/compare.py [--awaiter build/awaiter] [-j 2] [--only PART,…] [-v] [FILE…]

Without files: every program of tests/programs and every scenario. Compared are standard output, exit
status, the error (its last line; for a syntax error the place and message), all messages on standard
error (warnings, what asyncio logs, whole tracebacks with their markers, but without the library's
frames and source lines), the schedule (loop turn, time and name of the task of every step) and the order in which
statements are entered. Moreover every trace must be well-formed: the header first, the end last, indices without gaps, a clock that never
goes back, and for each `ready` a cause that is earlier and fits.

--only takes out, status, error, messages, steps, lines, trace, separated by commas.
"""

import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys

import oracle
import perform

PARTS = ("out", "status", "error", "messages", "steps", "lines", "trace")
TIMEOUT = 60


class Failure(Exception):
    """A difference, in words."""


def call(command, text):
    """Runs awaiter; its status, output and standard error."""
    try:
        done = subprocess.run(command, input=text, capture_output=True, timeout=TIMEOUT, cwd=oracle.ROOT)
    except subprocess.TimeoutExpired:
        raise Failure(f"{' '.join(command)}: no answer after {TIMEOUT} s") from None
    decoded = [stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr)]
    if done.returncode < 0:
        raise Failure(f"{' '.join(command)}: killed by signal {-done.returncode}\n{decoded[1][-2000:]}")
    return done.returncode, *decoded


def first_difference(what, expected, actual):
    """Describes where two lists part, with what came before."""
    for i in range(max(len(expected), len(actual))):
        mine = actual[i] if i < len(actual) else None
        theirs = expected[i] if i < len(expected) else None
        if mine != theirs:
            before = [f"      {expected[k]}" for k in range(max(0, i - 3), i)]
            shown = [f"    CPython: {theirs}", f"    awaiter: {mine}"]
            return "\n".join([f"  {what}, number {i + 1}:", *before, *shown])
    return ""


def compare_lists(what, expected, actual):
    if expected != actual:
        raise Failure(first_difference(what, expected, actual))


def compare_error(expected, path, status, err):
    """The place and message of a syntax error; the word of a deadlock; else the last line."""
    last = err.rstrip("\n").split("\n")
    if expected["syntax"]:
        line, column, message = expected["syntax"].split(" ", 2)
        compare_lists("error", [f"{path}:{line}:{column}: {message}"], last[:1])
    elif expected["end"] == "deadlock":
        if not any(row.startswith("deadlock:") for row in last):
            raise Failure(f"  error: no line `deadlock:` on stderr, but {last[-1]!r}")
    elif expected["status"] and expected["end"] != "limit" and not expected.get("more"):
        compare_lists("error", expected["err"][-1:], last[-1:] if err else [])


FRAME = re.compile(r'([ |]*)File "(.*)", line \d+, in ')


TITLE = re.compile(r"Traceback \(most recent call last\):$")


def frames_of_library(rows):
    """The places in the library that tracebacks name, in order."""
    return [row.strip(" |") for row in rows
            if (frame := FRAME.match(row)) and frame[2].startswith(perform.SHOWN_LIBRARY)]


def check_library(theirs, mine):
    """awaiter leaves out those of its frames of which nobody knows the line; the others are CPython's, in its order."""
    left = iter(theirs)
    for place in mine:
        if place not in left:
            raise Failure(f"  a traceback names a place that CPython's does not: {place}")


def own_frames(rows):
    """Standard error without the frames of the library, of which awaiter has a part in C: their places, source
    lines and markers, and the title where no frame is left."""
    kept, dropped = [], None
    for row in rows:
        frame = FRAME.match(row)
        if frame:
            dropped = frame[1] if frame[2].startswith(perform.SHOWN_LIBRARY) else None
        elif dropped is not None and not row.startswith((dropped + "  ", dropped + "[Previous line")):
            dropped = None
        if dropped is None:
            kept.append(row)
    return [row for row, behind in zip(kept, [*kept[1:], ""]) if not TITLE.search(row) or FRAME.match(behind)]


WARNING = re.compile(re.escape(perform.SHOWN_LIBRARY) + r"[\w/]+\.py:\d+: \w+: ")
ORIGIN = "Coroutine created at ", "  File ", "    "


def own_sources(rows):
    """Without the line of the library's source that a warning shows of its place there."""
    kept, warned = [], False
    for row in rows:
        if WARNING.match(row):
            warned = True
        elif warned and not row.startswith(ORIGIN):
            warned = False
            if row.startswith("  "):
                continue
        kept.append(row)
    return kept


ADDRESS = re.compile(r"\b0x[0-9a-f]{8,}\b")


def compare_messages(expected, err):
    """All of standard error, line by line: what is said on the way, tracebacks, the end.

    Of random programs (`more`) CPython's last words are not known, so awaiter may say more at the end.
    """
    if not expected["syntax"] and not expected["end"]:
        theirs, mine = (own_sources(own_frames([ADDRESS.sub("0x…", row) for row in rows]))
                        for rows in (expected["err"], err.splitlines()))
        if not expected.get("more"):
            check_library(frames_of_library(expected["err"]), frames_of_library(err.splitlines()))
        compare_lists("on stderr, line", theirs, mine[: len(theirs)] if expected.get("more") else mine)


def fold_lines(events):
    """The order of statements in a trace, folded as perform.Lines folds it."""
    last_of_frame, folded = {}, []
    for event in events:
        if event["kind"] == "line" and not event["func"].startswith(("<lambda", "<genexpr", "<list", "<dict", "<set")):
            line, frame = event["line"], event["frame"]
            if last_of_frame.get(frame) != line and (not folded or folded[-1] != line):
                folded.append(line)
            last_of_frame[frame] = line
    return folded


def check_trace(rows):
    """What must hold for every trace; returns header and events."""
    if not rows or rows[0].get("kind") != "header" or rows[0].get("format") != "awaiter-trace 1":
        raise Failure(f"  trace: does not begin with a header: {rows[:1]}")
    header, events = rows[0], rows[1:]
    if not events or events[-1]["kind"] != "end":
        raise Failure("  trace: does not end with an `end`")
    now = 0
    for i, event in enumerate(events):
        if event["i"] != i:
            raise Failure(f"  trace: index {event['i']} where {i} should be")
        if event["t"] < now:
            raise Failure(f"  trace: event {i} goes back in time: {event}")
        now = event["t"]
        if event["kind"] == "ready":
            check_cause(events, i, event)
    return header, events


# Which kinds of event can be the cause of a `ready`, for each reason that it may give.
RESOURCE = {"resource"}
CAUSES = {
    "created": {"task-new"},
    "yielded": {"await"},
    "sleep-over": {"future", "timer"},
    "timer": {"timer"},
    "timeout": {"timer", "cancel"},
    "future-done": {"future"},
    "task-done": {"task-done"},
    "group-done": {"task-done", "future", "worker"},
    "lock-released": RESOURCE,
    "place-released": RESOURCE,
    "event-set": RESOURCE,
    "notified": RESOURCE,
    "barrier-full": RESOURCE,
    "item-put": RESOURCE,
    "room-free": RESOURCE,
    "queue-done": RESOURCE,
    "cancelled": {"cancel"},
    "thread-done": {"worker"},
    "call-soon": {
        "line", "call", "step", "resume", "callback", "leave", "callback-end", "worker", "loop-start", "loop-end"},
    "done-callback": {"future", "task-done", "worker", "cancel", "timer", "resource"},
}


def check_cause(events, i, event):
    """That a `ready` has an earlier cause, of a kind that fits its reason, about what it says."""
    cause, why = event.get("cause"), event.get("why")
    if not isinstance(cause, int) or not 0 <= cause < i:
        raise Failure(f"  trace: `ready` {i} has no earlier cause: {event}")
    found = events[cause]
    if why not in CAUSES or found["kind"] not in CAUSES[why]:
        raise Failure(f"  trace: `ready` {i} ({why}) can't come from a `{found['kind']}`: {event} {found}")
    if found["kind"] == "timer" and found["when"] > event["t"]:
        raise Failure(f"  trace: `ready` {i} comes from a timer that is not due: {found}")
    if why == "thread-done" and found["state"] != "ends":
        raise Failure(f"  trace: `ready` {i} comes from a worker that has not ended: {found}")
    meant = {
        "created": (found.get("id"), event.get("id")),
        "yielded": (found["task"], event.get("id")),
        "timer": (found.get("id"), event.get("on")),
    }
    if found["kind"] in ("task-done", "future", "resource", "worker") and event.get("on"):
        meant[why] = (found["id"], event["on"])
    if why in meant and meant[why][0] != meant[why][1]:
        raise Failure(f"  trace: `ready` {i} ({why}) comes from something else: {event} {found}")


def trace_of(awaiter, path, options, text):
    status, out, err = call([awaiter, "trace", *options, path], text)
    try:
        rows = json.loads("[" + ",".join(out.strip("\n").split("\n")) + "]")
    except ValueError as error:
        raise Failure(f"  trace: not JSON: {error}") from None
    if status != 0 and not rows:
        raise Failure(f"  trace: status {status}: {err[-500:]}")
    return rows


def compare_run(awaiter, path, expected, out, only, options, text):
    status, mine, err = call([awaiter, "run", *options, path], text)
    note = f"\n    stderr: {err.strip()[-600:]}" if err else ""
    if "out" in only and mine != out:
        difference = first_difference("output, line", out.split("\n"), mine.split("\n"))
        raise Failure(difference + note)
    if "status" in only and status != expected["status"]:
        raise Failure(f"  status: CPython {expected['status']}, awaiter {status}{note}")
    if "error" in only:
        compare_error(expected, path, status, err)
    if "messages" in only:
        compare_messages(expected, err)


def compare_trace(awaiter, path, expected, out, only, options, text):
    _, events = check_trace(trace_of(awaiter, path, options, text))
    if "trace" in only:
        printed = "".join(e["text"] for e in events if e["kind"] == "print" and e["stream"] != "stderr")
        if printed != out:
            raise Failure(first_difference("printed in the trace, line", out.split("\n"), printed.split("\n")))
        if events[-1]["status"] != expected["status"]:
            raise Failure(f"  trace: ends with status {events[-1]['status']}, not {expected['status']}")
    if "steps" in only:
        steps = [(e["tick"], e["t"], e["name"]) for e in events if e["kind"] == "step"]
        names = [(tick, time, oracle.escaped(name)) for tick, time, name in steps]
        compare_lists("step (turn, ns, task)", expected["steps"], names)
    if "lines" in only and expected["lines"] is not None:
        compare_lists("line", expected["lines"], fold_lines(events))


def compare(awaiter, path, expected, out, only, source):
    """Why awaiter differs from CPython on this program; empty when it does not."""
    options = perform.options_of(path, source)
    text = perform.input_of(source)
    try:
        compare_run(awaiter, path, expected, out, only, options, text)
        if not expected["syntax"] and {"steps", "lines", "trace"} & set(only):
            compare_trace(awaiter, path, expected, out, only, options, text)
    except Failure as failure:
        return str(failure)
    except (KeyError, TypeError) as error:
        return f"  trace: a field is missing or of a wrong type: {error!r}"
    return ""


def compare_file(awaiter, path, only):
    name = oracle.expectation(path)
    if not os.path.exists(name + ".trace"):
        return "  no expectation is written for it (tests/oracle.py --write)"
    with open(path, "rb") as source:
        return compare(
            awaiter, path, oracle.read_trace(oracle.read(name + ".trace")), oracle.read(name + ".out"),
            only, source.read())


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("-v", action="store_true", help="name the programs that pass, too")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    here = os.getcwd()
    awaiter = os.path.abspath(arguments.awaiter)
    os.chdir(oracle.ROOT)
    files = [os.path.relpath(os.path.join(here, name), oracle.ROOT) for name in arguments.files]
    files = files or oracle.every_program()
    only = arguments.only.split(",")
    passed, failed = 0, 0
    with concurrent.futures.ThreadPoolExecutor(arguments.j) as pool:
        for path, problem in zip(files, pool.map(lambda p: compare_file(awaiter, p, only), files)):
            if not problem:
                passed += 1
                if arguments.v:
                    print(f"{path}: passed")
            else:
                failed += 1
                print(f"{path}: FAILED\n{problem}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
