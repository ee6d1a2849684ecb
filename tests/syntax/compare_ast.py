"""Compares our trees and scopes with CPython's over many files:

    python3 tests/syntax/compare_ast.py [FOLDER or FILE…]     (default: CPython's own library)

What is refused (\\N{...}, encodings but UTF-8) is counted. Scopes of code that CPython's compiler
drops because it can't run are not missed.
"""
import glob
import os
import sys

import oracle
from front import Front


def files(arguments):
    for name in arguments or [os.path.dirname(os.__file__)]:
        if os.path.isdir(name):
            yield from sorted(glob.glob(os.path.join(name, "**", "*.py"), recursive=True))
        else:
            yield name


def difference(got, want):
    at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
    return "    got  %s\n    want %s" % (got[max(0, at - 60):at + 60], want[max(0, at - 60):at + 60])


def compare(front, path):
    """'same', 'refused', 'broken' (for CPython too), or what differs."""
    data = open(path, "rb").read()
    try:
        want = oracle.dump(compile(data, path, "exec", 0x400, dont_inherit=True))
    except (SyntaxError, ValueError):
        return "broken"
    got = front.ask("d", path)
    if got.startswith(("ERR\tnot supported", "ERR\tlimit")):
        return "refused"
    if got != want:
        return difference(got, want)
    try:
        want = oracle.scopes(data)
    except SyntaxError:
        return "same"
    got = front.ask("s", path).rstrip("\n").split("\n")
    missing = set(want) - set(got)
    return "same" if not missing else "    scopes differ: %s" % sorted(missing)[:3]


def main():
    sys.setrecursionlimit(10000)
    front = Front()
    counts = {}
    for path in files(sys.argv[1:]):
        result = compare(front, path)
        kind = result if result in ("same", "refused", "broken") else "differ"
        counts[kind] = counts.get(kind, 0) + 1
        if kind == "differ":
            print(path + "\n" + result)
    print(", ".join("%d %s" % (n, kind) for kind, n in sorted(counts.items())))
    return 1 if counts.get("differ") else 0


sys.exit(main())
