#!/usr/bin/env python3
"""Random programs under CPython and under awaiter: do they agree?

    tests/conformance.py [--awaiter build/awaiter] [--programs 1000] [--scenes 500] [--nestings 500]
                         [--expressions 5000] [--calls 5000] [--library 1500] [--seed 1] [-j 2]

--programs counts asyncio programs, --scenes those of a wider kind (compared: output, status, schedule; with --lines
also the order of statements), --nestings of statements (also the order of statements, and tracebacks), --expressions
single expressions, --calls single calls of methods, --library of functions of the library (compared: value or error).
Programs come from the generators in tests/generate: program number S is the same for ever, so a difference is
found again by its seed:

    tests/conformance.py --programs 1 --seed S

Programs that differ are kept with CPython's answer and the difference in build/conformance.
CPython answers in forks of one process (perform.py), so that thousands take minutes. Where Python is
another version than the oracle's, it says so and compares nothing.
"""

import argparse
import json
import os
import queue
import subprocess
import sys
import threading
import time

import compare
import oracle
import perform

sys.path.insert(0, os.path.join(oracle.HERE, "generate"))

import asyncio_programs  # noqa: E402  (they lie in tests/generate)
import asyncio_wide  # noqa: E402
import calls  # noqa: E402
import expressions  # noqa: E402
import library  # noqa: E402
import nestings  # noqa: E402

KEPT = os.path.join(oracle.ROOT, "build", "conformance")
SHOWN = 5
# Programs whose rows of output are compared one by one, each row being a case.
ROWS = {"expressions": expressions, "calls": calls, "library": library}
TASKS = "programs", "scenes"
GENERATORS = {
    "programs": asyncio_programs.program, "scenes": asyncio_wide.program, "nestings": nestings.program} | {
    kind: made.program for kind, made in ROWS.items()}


def one(awaiter, kind, seed, lines):
    """Why awaiter differs on this program, and the number of expressions that differ; "" when it agrees."""
    source = GENERATORS[kind](seed).encode("utf-8", "surrogatepass")
    path = f"build/conformance/{kind}-{seed}-{os.getpid()}.py"
    with open(path, "wb") as out:
        out.write(source)
    answer = perform.one(path, source, lines=lines or kind == "nestings", quick=kind == "expressions")
    if answer["status"] is None:
        os.remove(path)
        return f"  CPython died or took too long: {answer['err'][-300:]}", 0
    expected = oracle.read_trace(oracle.trace_text(answer))
    only = ["out", "status", "error", "messages"]
    if kind in TASKS:
        # In which order an ending interpreter drops what is left, and says so, is its own affair.
        expected["err"], expected["more"] = answer["said"].splitlines(), True
    if b"SystemExit" in source or b"KeyboardInterrupt" in source:
        only.remove("messages")  # nor which of an exception's two journeys through the loop it tells
    if kind == "nestings":
        only += ["trace", "lines"]
    elif kind in TASKS:
        only += ["steps", "trace"] + (["lines"] if lines else [])
    problem = compare.compare(awaiter, path, expected, answer["out"], only, source)
    os.remove(path)
    count = 0
    if problem:
        keep(f"{KEPT}/{kind}-{seed}", source, answer, problem)
        count = different_rows(awaiter, path, source, answer) if kind in ROWS else 1
    return problem, count


def keep(name, source, answer, problem):
    with open(name + ".py", "wb") as out:
        out.write(source)
    oracle.write(name + ".out", answer["out"])
    oracle.write(name + ".trace", oracle.trace_text(answer))
    oracle.write(name + ".txt", problem + "\n")


def different_rows(awaiter, path, source, answer):
    """How many cases of a program differ: each row of output begins with its number."""
    with open(path, "wb") as out:
        out.write(source)
    try:
        _, mine, _ = compare.call([awaiter, "run", path], b"")
    except compare.Failure:
        mine = ""
    os.remove(path)
    return max(1, len(set(answer["out"].split("\n")) - set(mine.split("\n"))))


def share(arguments):
    """A worker: every -j-th program; reports a JSON object a program."""
    perform.preload()
    awaiter = os.path.abspath(arguments.awaiter)
    os.chdir(oracle.ROOT)
    first, jobs = map(int, arguments.share.split("/"))
    for kind, count in counts(arguments):
        for i in range(first, count, jobs):
            problem, rows = one(awaiter, kind, arguments.seed + i, arguments.lines)
            print(json.dumps([kind, arguments.seed + i, problem, rows]), flush=True)
    return 0


def counts(arguments):
    return [("programs", arguments.programs), ("scenes", arguments.scenes), ("nestings", arguments.nestings)] + [
        (kind, (getattr(arguments, kind) + made.PER_PROGRAM - 1) // made.PER_PROGRAM) for kind, made in ROWS.items()]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("--programs", type=int, default=1000)
    parser.add_argument("--scenes", type=int, default=500)
    parser.add_argument("--nestings", type=int, default=500)
    parser.add_argument("--expressions", type=int, default=5000)
    parser.add_argument("--calls", type=int, default=5000)
    parser.add_argument("--library", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("--share")
    arguments = parser.parse_args()
    if oracle.own_version() != oracle.VERSION:
        print(f"conformance: this is Python {oracle.own_version()}; only {oracle.VERSION} can be asked")
        return 0
    os.makedirs(KEPT, exist_ok=True)
    if arguments.share:
        return share(arguments)
    begin = time.time()
    command = [sys.executable, "-X", "utf8", os.path.abspath(__file__), *sys.argv[1:]]
    environment = dict(os.environ, PYTHONHASHSEED="1")
    workers = [
        subprocess.Popen([*command, "--share", f"{i}/{arguments.j}"], stdout=subprocess.PIPE, env=environment)
        for i in range(arguments.j)
    ]
    try:
        compared, differing = collect(workers)
    except KeyboardInterrupt:
        for worker in workers:
            worker.terminate()
        return 130
    lost = [worker for worker in workers if worker.wait() != 0]
    print(f"asyncio programs: {compared['programs']} compared, {differing['programs']} differ")
    print(f"scenes: {compared['scenes']} compared, {differing['scenes']} differ")
    print(f"nestings: {compared['nestings']} compared, {differing['nestings']} differ")
    for kind, made in ROWS.items():
        print(f"{kind}: {compared[kind] * made.PER_PROGRAM} compared, {differing[kind]} differ")
    print(f"seeds from {arguments.seed}, {time.time() - begin:.0f} s" + (", a worker died" if lost else ""))
    return 1 if lost or sum(differing.values()) else 0


def collect(workers):
    """Reads the workers' reports as they come; shows the first differences."""
    compared = dict.fromkeys(GENERATORS, 0)
    differing = dict.fromkeys(GENERATORS, 0)
    shown = 0
    for row in rows_of(workers):
        kind, seed, problem, rows = json.loads(row)
        compared[kind] += 1
        differing[kind] += rows if problem else 0
        if problem and shown < SHOWN:
            shown += 1
            print(f"{kind} seed {seed}: build/conformance/{kind}-{seed}.py\n{problem}", flush=True)
    return compared, differing


def rows_of(workers):
    """The rows of all workers, as they come."""
    rows = queue.Queue()

    def pump(worker):
        for row in worker.stdout:
            rows.put(row)
        rows.put(None)

    for worker in workers:
        threading.Thread(target=pump, args=(worker,), daemon=True).start()
    for _ in workers:
        yield from iter(rows.get, None)


if __name__ == "__main__":
    sys.exit(main())
