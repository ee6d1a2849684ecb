#!/usr/bin/env python3
"""The truth that awaiter is measured against: programs under CPython's own asyncio, on an ideal clock.

    tests/oracle.py --write FILE…   ask CPython; write FILE.out and FILE.trace beside each program
    tests/oracle.py --check FILE…   ask again and compare with what was written
    tests/oracle.py --show FILE…    print what would be written
    tests/oracle.py --run FILE      run it as python3 does, but nobody waits (for benchmarks)

Without files, --write and --check take every program of tests/programs and scenarios. Paths are
taken relative to the root of the repository, as programs show their path.

FILE.out is what the program prints. FILE.trace is text, a fact a line:

    python 3.11.7
    status 0
    end deadlock                 only if it did not end by itself: deadlock, limit
    syntax LINE COLUMN MESSAGE   only for programs that do not compile
    err TEXT                     a line of standard error
    step TICK NANOSECONDS NAME   a step or wake-up of a task that the loop ran
    lines 1 3 4 …                the statements entered, in order
    lines lost                   when CPython gave up tracing, as it does at the limit of recursion

ideal.py has the rules of the clock and of order, perform.py runs the programs. Before it is written each is
run three times, with two hash seeds and without tracing of lines; what differs between them is no truth,
and nothing is written.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
VERSION = "3.11.7"
sys.path.insert(0, HERE)

if __name__ == "__main__" and sys.argv[1:2] == ["--run"]:
    # Nothing else is imported, so that the time it takes is CPython's own.
    import jump

    jump.run(sys.argv[2])
    sys.exit()

import argparse  # noqa: E402
import glob  # noqa: E402
import json  # noqa: E402
import re  # noqa: E402
import subprocess  # noqa: E402

import perform  # noqa: E402  (it lies beside this file)

ADDRESS = re.compile(r"\b0x(7[ef][0-9a-f]{10}|5[0-9a-f]{11})\b")


def own_version():
    return ".".join(map(str, sys.version_info[:3]))


def trace_text(result):
    """The .trace of a result."""
    rows = [f"python {VERSION}", f"status {result['status']}"]
    if result["reason"].startswith("syntax "):
        rows.append(result["reason"])
    elif result["reason"]:
        rows.append(f"end {result['reason']}")
    rows += [f"err {line}" for line in ADDRESS.sub("0x…", result["err"]).splitlines()]
    rows += ["step %d %d %s" % (tick, time, escaped(name)) for tick, time, name in result["steps"]]
    if result["lines"] is None:
        rows.append("lines lost")
    lines = list(map(str, result["lines"] or ()))
    rows += ["lines " + " ".join(lines[i : i + 25]) for i in range(0, len(lines), 25)]
    return "\n".join(rows) + "\n"


def escaped(name):
    return name.replace("\\", "\\\\").replace("\n", "\\n")


def read_trace(text):
    """A .trace as a dict; the reverse of trace_text."""
    found = {"python": "", "status": None, "end": "", "syntax": "", "err": [], "steps": [], "lines": []}
    for row in text.splitlines():
        word, _, rest = row.partition(" ")
        if word == "step":
            tick, time, name = rest.split(" ", 2)
            found["steps"].append((int(tick), int(time), name))
        elif word == "lines" and rest == "lost":
            found["lines"] = None
        elif word == "lines":
            found["lines"] += map(int, rest.split())
        elif word == "err":
            found["err"].append(rest)
        elif word == "status":
            found["status"] = None if rest == "None" else int(rest)
        else:
            found[word] = rest
    return found


def emit(paths, lines):
    """In a fresh interpreter: performs the programs, and prints a JSON object a line."""
    perform.preload()
    for path in paths:
        result = perform.one(path, lines=lines)
        print(json.dumps(result), flush=True)


def ask(paths, seed, lines, jobs=2):
    """Results of the programs, in order, from fresh interpreters with this hash seed."""
    children = []
    for share in range(jobs):
        command = [sys.executable, "-X", "utf8", os.path.abspath(__file__), "--emit"]
        command += (["--lines"] if lines else []) + ["--"] + paths[share::jobs]
        environment = dict(os.environ, PYTHONHASHSEED=str(seed))
        children.append(subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT))
    answers = [child.communicate()[0].decode().splitlines() for child in children]
    results = [None] * len(paths)
    for share, answer in enumerate(answers):
        for i, line in enumerate(answer):
            results[share + i * jobs] = json.loads(line)
    return results


def doubts(result, again, untraced):
    """Why this result can't serve as truth; empty when it can."""
    found = []
    if result is None or result["status"] is None:
        found.append("it died or took too long")
        return found
    if ADDRESS.search(result["out"]):
        found.append("it prints an address")
    if any(place in result[part] for part in ("out", "err") for place in (ROOT, perform.LIBRARY)):
        found.append("it prints a path of this machine")
    for part in ("out", "status", "steps", "lines"):
        if result[part] != again[part]:
            found.append(f"its {part} depend on the hash seed")
    for part in ("out", "status", "steps"):
        if result[part] != untraced[part]:
            found.append(f"its {part} depend on being traced")
    return found


def truths(paths):
    """For each program (path, out, trace, doubts)."""
    results = ask(paths, 1, True)
    again = ask(paths, 2, True)
    untraced = ask(paths, 3, False)
    for path, result, second, third in zip(paths, results, again, untraced):
        problems = doubts(result, second, third)
        if problems and (result is None or result["status"] is None):
            yield path, "", "", problems
        else:
            yield path, result["out"], trace_text(result), problems


def stem(path):
    return os.path.splitext(path)[0]


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as text:
        return text.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="") as out:
        out.write(text)


def expectation(path):
    """Where the expectations of a program lie: beside it, for scenarios in tests/expected."""
    if path.startswith("scenarios/"):
        return "tests/expected/" + stem(os.path.basename(path))
    return stem(path)


def write_all(paths):
    bad = 0
    os.makedirs("tests/expected", exist_ok=True)
    for path, out, trace, problems in truths(paths):
        if problems:
            print(f"{path}: not written: {'; '.join(problems)}")
            bad += 1
            continue
        write(expectation(path) + ".out", out)
        write(expectation(path) + ".trace", trace)
    print(f"{len(paths) - bad} written, {bad} refused")
    return 1 if bad else 0


def disagreement(name, result):
    """How an answer differs from the committed one; empty when it does not."""
    if not os.path.exists(name + ".trace"):
        return "nothing is written for it"
    if result is None or result["status"] is None:
        return "it died or took too long"
    if result["out"] != read(name + ".out"):
        return "its output differs from what is committed"
    if trace_text(result) != read(name + ".trace"):
        return "its trace differs from what is committed"
    return ""


def check_all(paths):
    if own_version() != VERSION:
        print(f"oracle: this is Python {own_version()}; only {VERSION} is asked again")
        return 0
    bad = 0
    for path, result in zip(paths, ask(paths, 1, True)):
        problem = disagreement(expectation(path), result)
        if problem:
            print(f"{path}: {problem}")
            bad += 1
    print(f"oracle: {len(paths) - bad} agree with CPython {VERSION}, {bad} do not")
    return 1 if bad else 0


def show_all(paths):
    for path, out, trace, problems in truths(paths):
        print(f"== {path} {problems or ''}\n{out}-- trace\n{trace}", end="")
    return 0


def every_program():
    paths = glob.glob("tests/programs/**/*.py", recursive=True) + glob.glob("scenarios/*.py")
    return sorted(paths)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    for name in ("write", "check", "show", "emit"):
        mode.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    here = os.getcwd()
    os.chdir(ROOT)
    files = [os.path.relpath(os.path.join(here, name), ROOT) for name in arguments.files]
    if arguments.emit:
        return emit(files, arguments.lines)
    if own_version() != VERSION and not arguments.check:
        sys.exit(f"oracle: this is Python {own_version()}; expectations come from {VERSION} only")
    files = files or every_program()
    if arguments.write:
        return write_all(files)
    return check_all(files) if arguments.check else show_all(files)


if __name__ == "__main__":
    sys.exit(main())
