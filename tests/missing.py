#!/usr/bin/env python3
"""What CPython 3.11.7 has and awaiter lacks: a list, made by comparing dir() of everything.

    tests/missing.py [--awaiter build/awaiter] [--only asyncio] [--all]

Compared are the names of every module below, the attributes of their classes, of the built-in types, and
of asyncio's objects. Both run the same program, which prints what it finds. What counts is said by CPython:

- of a module what is in its `__all__`, and what was made there; not the modules that it imports, and not
  what it has from others. Names that begin with an underscore do not count, but for special methods.
- of a class what it does not merely inherit from one that is counted already; each class once.

tests/missing.txt has what is out of scope (network, processes, signals, files…), each row with its reason;
it is counted apart. --only keeps the rows that begin so; --all shows those of missing.txt as well.
"""

import argparse
import collections
import fnmatch
import os
import subprocess
import sys

import oracle

LISTED = os.path.join(oracle.HERE, "missing.txt")
MODULES = (
    "builtins asyncio asyncio.base_events asyncio.base_futures asyncio.base_tasks asyncio.constants "
    "asyncio.coroutines asyncio.events asyncio.exceptions asyncio.format_helpers asyncio.futures asyncio.locks "
    "asyncio.log asyncio.mixins asyncio.protocols asyncio.queues asyncio.runners asyncio.selector_events "
    "asyncio.sslproto asyncio.staggered asyncio.streams asyncio.subprocess asyncio.taskgroups asyncio.tasks "
    "asyncio.threads asyncio.timeouts asyncio.transports asyncio.unix_events "
    "abc argparse array atexit base64 binascii bisect calendar cmath codecs collections collections.abc colorsys "
    "concurrent.futures contextlib contextvars copy copyreg dataclasses decimal datetime difflib enum errno "
    "fnmatch fractions functools gc graphlib hashlib heapq hmac html inspect io itertools json keyword linecache "
    "locale logging math numbers operator os platform pprint queue random re reprlib sched secrets selectors shlex "
    "signal statistics string struct sys textwrap threading time timeit traceback types typing unicodedata uuid "
    "warnings weakref zlib"
).split()
OBJECTS = {
    "loop": "asyncio.new_event_loop()", "lock": "asyncio.Lock()", "queue": "asyncio.Queue()",
    "future": "asyncio.new_event_loop().create_future()", "coroutine": "work()", "generator": "steps()",
    "async generator": "items()", "function": "work", "method": "'x'.upper", "frame": "steps().gi_frame",
    "code": "work.__code__", "context": "contextvars.copy_context()",
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
def all_rows(modules):
    for name, module in modules:
        for member in public(module):
            try:
                value = getattr(module, member)
            except AttributeError:
                continue
            yield f"{name} {member}"
            if isinstance(value, type):
                for attribute in public(value):
                    yield f"{name} {member}.{attribute}"
def load():
    for name in %(modules)r:
        try:
            yield name, __import__(name, None, None, ("x",))
        except ImportError:
            print(name, "*")
def own(name, module, member):
    listed = getattr(module, "__all__", None)
    if listed is not None and member in listed:
        return True
    value = getattr(module, member)
    if listed is not None or member.startswith("__") or isinstance(value, type(asyncio)):
        return name == "builtins" and member.startswith("__") and callable(value)
    made = getattr(value, "__module__", None)
    return made is None or made.lstrip("_").split(".")[0] == name.split(".")[0] or name == "builtins"
def inherits(cls, attribute, seen):
    for base in cls.__mro__:
        if attribute in vars(base):
            return base is not cls and base in seen
    return True
PRIVATE = {"__dict__", "__weakref__", "__module__", "__annotations__", "__parameters__", "__orig_bases__",
           "__final__", "__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__", "__flags__",
           "__text_signature__", "__abstractmethods__", "__vectorcalloffset__", "__builtins__", "__slots__"}
def counting_rows(modules):
    seen = set()
    for name, module in modules:
        classes = []
        for member in sorted(public(module), key=lambda n: (n != "object", n)):
            if not own(name, module, member):
                continue
            yield f"{name} {member}"
            value = getattr(module, member)
            if isinstance(value, type) and value not in seen and not issubclass(value, type(asyncio)):
                classes.append((member, value))
        for member, value in sorted(classes, key=lambda pair: len(pair[1].__mro__)):
            for attribute in public(value):
                if attribute not in PRIVATE and not inherits(value, attribute, seen):
                    yield f"{name} {member}.{attribute}"
            seen.add(value)
def object_rows(counting):
    for name, make in {%(objects)s}.items():
        value = make()
        for attribute in public(value):
            if not counting or attribute not in PRIVATE and attribute not in dir(object):
                yield f"object {name}.{attribute}"
rows = counting_rows if %(counting)r else all_rows
for row in rows(load()):
    print(row)
for row in object_rows(%(counting)r):
    print(row)
'''


def names_of(command, counting):
    """What the program printed, as a set; rows of modules that it has not end in a star."""
    objects = ", ".join(f"{name!r}: lambda: {text}" for name, text in OBJECTS.items())
    text = PROGRAM % {"modules": MODULES, "objects": objects, "counting": counting}
    path = os.path.join(oracle.ROOT, "build", f"missing-{os.getpid()}.py")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    oracle.write(path, text)
    done = subprocess.run([*command, path], capture_output=True, text=True)
    os.remove(path)
    if done.returncode:
        sys.exit(f"missing: {command[0]}: status {done.returncode}: {done.stderr[-500:]}")
    return set(done.stdout.splitlines())


def out_of_scope():
    """Pairs of a pattern and its reason: the rows of missing.txt."""
    with open(LISTED, encoding="utf-8") as rows:
        pairs = [row.rstrip("\n").split("  # ") for row in rows if "  # " in row]
    return [(pattern.strip(), reason) for pattern, reason in pairs]


def reason_of(row, scope):
    """Why it is out of scope, itself or the class that it belongs to; None if it is wanted."""
    of_class = row.rpartition(".")[0] if " " in row.rpartition(".")[0] else row
    return next((reason for pattern, reason in scope
                 if fnmatch.fnmatchcase(row, pattern) or fnmatch.fnmatchcase(of_class, pattern)), None)


def print_sums(count, missing, reasons):
    """A line for each module, then one for each reason, then the sum."""
    wanted = [row for row in missing if not reasons[row]]
    by_module = collections.Counter(row.split(" ")[0] for row in wanted)
    print("missing, by module: " + (", ".join(f"{m} {n}" for m, n in by_module.most_common()) or "nothing"))
    by_reason = collections.Counter(reasons[row] for row in missing if reasons[row])
    print("out of scope: " + ", ".join(f"{r} {n}" for r, n in by_reason.most_common()))
    print(f"{count} names of CPython: {len(wanted)} missing, {len(missing) - len(wanted)} more out of scope")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    awaiter = os.path.abspath(arguments.awaiter)
    os.chdir(oracle.ROOT)
    if oracle.own_version() != oracle.VERSION:
        print(f"missing: this is Python {oracle.own_version()}; only {oracle.VERSION} can be asked")
        return 0
    theirs = names_of([sys.executable, "-W", "ignore"], True)
    mine = names_of([awaiter, "run"], False)
    lacking = {row[:-2] for row in mine if row.endswith(" *")}
    missing = sorted(theirs - mine)
    # Where a module or a class is missing, what is in it is: it counts, but it is not shown.
    scope = out_of_scope()
    reasons = {row: reason_of(row, scope) for row in missing}
    for name in sorted(lacking):
        print(f"{name} (the whole module)" + (f"  # {reason_of(name, scope)}" if reason_of(name, scope) else ""))
    for row in missing:
        hidden = row.split(" ")[0] in lacking or row.rpartition(".")[0] in missing
        if not hidden and row.startswith(arguments.only) and (arguments.all or not reasons[row]):
            print(row + (f"  # {reasons[row]}" if reasons[row] else ""))
    print_sums(len(theirs), missing, reasons)
    return 0


if __name__ == "__main__":
    sys.exit(main())
