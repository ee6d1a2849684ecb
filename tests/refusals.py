#!/usr/bin/env python3
"""What awaiter must refuse: every program of tests/refused, with the message beside it.

    tests/refusals.py [--awaiter build/awaiter] [FILE…]      compare with FILE.err
    tests/refusals.py --write [FILE…]                        write FILE.err from what awaiter says (then read it!)

Each is valid Python (CPython compiles it). `awaiter run` must exit with 2 and say, for the first place,
`FILE:LINE:COL: not supported: …`, and `awaiter check` must exit with 1 for all that can be known before
the run: a program of which nothing was printed.
"""

import argparse
import glob
import os
import re
import sys

import compare
import oracle


def refusal(awaiter, path):
    """What awaiter says of the program, or a Failure when it does not refuse it properly."""
    with open(path, "rb") as text:
        compile(text.read(), path, "exec", dont_inherit=True)
    status, out, err = compare.call([awaiter, "run", path], b"")
    if status != 2:
        raise compare.Failure(f"  exit status {status} instead of 2: {(out + err)[-300:]}")
    if not re.search(rf"^{re.escape(path)}:\d+:\d+: not supported: ", err, re.M):
        raise compare.Failure(f"  no `FILE:LINE:COL: not supported:` but {err[:300]!r}")
    if not out and compare.call([awaiter, "check", path], b"")[0] != 1:
        raise compare.Failure("  `awaiter check` does not find it")
    return err


def handle(awaiter, path, write):
    """Compares or writes one message; what is wrong, or nothing."""
    name = oracle.stem(path) + ".err"
    try:
        err = refusal(awaiter, path)
    except compare.Failure as failure:
        return str(failure)
    if write:
        oracle.write(name, err)
        return ""
    if not os.path.exists(name):
        return "  no message is written for it"
    expected = oracle.read(name)
    return compare.first_difference("message, line", expected.split("\n"), err.split("\n"))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    awaiter = os.path.abspath(arguments.awaiter)
    here = os.getcwd()
    os.chdir(oracle.ROOT)
    files = [os.path.relpath(os.path.join(here, name), oracle.ROOT) for name in arguments.files]
    files = files or sorted(glob.glob("tests/refused/*.py"))
    failed = 0
    for path in files:
        problem = handle(awaiter, path, arguments.write)
        if problem:
            failed += 1
            print(f"{path}: FAILED\n{problem}")
    print(f"{len(files) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
