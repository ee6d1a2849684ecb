#!/usr/bin/env python3
"""What CPython 3.11.7 has and awaiter lacks: a list, made by comparing dir() of everything.

    tests/missing.py [--awaiter build/awaiter] [--only asyncio]

Compared are the names of every module that awaiter has, the attributes of their classes, of the
built-in types, and of asyncio's objects. Both run the same program, which prints what it finds. A name is
private, and left out, when it begins with an underscore and is no special method. --only keeps the
rows that begin so. What is refused by design is marked in tests/missing.txt, with the reason.
"""

import argparse
import os
import subprocess
import sys

import oracle

LISTED = os.path.join(oracle.HERE, "missing.txt")
MODULES = (
    "asyncio asyncio.base_events asyncio.coroutines asyncio.events asyncio.exceptions asyncio.futures asyncio.locks "
    "asyncio.queues asyncio.runners asyncio.taskgroups asyncio.tasks asyncio.threads asyncio.timeouts abc bisect "
    "builtins collections collections.abc concurrent.futures contextlib contextvars copy dataclasses datetime enum "
    "functools gc hashlib heapq inspect io itertools json logging math numbers operator os random re statistics "
    "string sys textwrap time traceback types typing uuid warnings weakref"
).split()
OBJECTS = {
    "loop": "asyncio.new_event_loop()", "lock": "asyncio.Lock()", "queue": "asyncio.Queue()",
    "future": "asyncio.new_event_loop().create_future()", "coroutine": "work()", "generator": "steps()",
    "async generator": "items()", "function": "work", "method": "'x'.upper", "frame": "steps().gi_frame",
    "code": "work.__code__", "module": "asyncio", "context": "contextvars.copy_context()",
    "handle": "asyncio.new_event_loop().call_soon(print)", "traceback": "a_traceback()",
    "builtin function": "len", "cell": "a_cell()",
}
PROGRAM = '''
import asyncio, contextvars
async def work(): pass
def steps(): yield 1
async def items(): yield 1
def a_traceback():
    try: raise ValueError
    except ValueError as error: return error.__traceback__
def a_cell():
    x = 1
    return (lambda: x).__closure__[0]
def public(thing):
    return [n for n in dir(thing) if not n.startswith("_") or n.startswith("__") and n.endswith("__")]
for name in %(modules)r:
    try:
        module = __import__(name, None, None, ("x",))
    except ImportError:
        print(name, "*")
        continue
    for member in public(module):
        try:
            value = getattr(module, member)
        except AttributeError:
            continue
        print(name, member)
        own = isinstance(value, type) and (name == "builtins" or str(value.__module__).startswith(name.split(".")[0]))
        if own:
            for attribute in public(value):
                print(name, member + "." + attribute)
for name, make in {%(objects)s}.items():
    try:
        value = make()
    except Exception as error:
        print("object", name, "*")
        continue
    for attribute in public(value):
        print("object", name + "." + attribute)
'''


def names_of(command):
    """What the program printed, as a set; rows of modules that it has not end in a star."""
    objects = ", ".join(f"{name!r}: lambda: {text}" for name, text in OBJECTS.items())
    text = PROGRAM % {"modules": MODULES, "objects": objects}
    path = os.path.join(oracle.ROOT, "build", f"missing-{os.getpid()}.py")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    oracle.write(path, text)
    done = subprocess.run([*command, path], capture_output=True, text=True)
    os.remove(path)
    if done.returncode:
        sys.exit(f"missing: {command[0]}: status {done.returncode}: {done.stderr[-500:]}")
    return set(done.stdout.splitlines())


def listed():
    """Rows of missing.txt without their reasons; a row that ends in * stands for all that begin so."""
    with open(LISTED, encoding="utf-8") as rows:
        return [row.split("#")[0].strip() for row in rows if row.split("#")[0].strip()]


def is_listed(row, known):
    return any(row.startswith(k[:-1]) if k.endswith("*") else row == k for k in known)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    awaiter = os.path.abspath(arguments.awaiter)
    os.chdir(oracle.ROOT)
    if oracle.own_version() != oracle.VERSION:
        print(f"missing: this is Python {oracle.own_version()}; only {oracle.VERSION} can be asked")
        return 0
    theirs, mine = names_of([sys.executable, "-W", "ignore"]), names_of([awaiter, "run"])
    whole = {row[:-2] for row in mine if row.endswith(" *")}
    known = listed()
    missing = [row for row in sorted(theirs - mine) if row.rsplit(" ", 1)[0] not in whole and not row.endswith(" *")]
    # Where a class is missing, its attributes are.
    missing = [row for row in missing if row.rpartition(".")[0] not in missing]
    shown = [row for row in missing if row.startswith(arguments.only) and not is_listed(row, known)]
    for name in sorted(whole):
        print(f"{name}: the whole")
    for row in shown:
        print(row)
    print(f"{len(theirs)} names of CPython: {len(missing)} missing, {len(missing) - len(shown)} of them not wanted or "
          "not asked for")
    return 0


if __name__ == "__main__":
    sys.exit(main())
