"""Writes src/vm/errors/refusal_names.inc: the attributes that the types of CPython's library have, so that what
awaiter lacks is told from what does not exist at all.

    python3 tests/tables/attributes.py > src/vm/errors/refusal_names.inc     (CPython 3.11.7)
    python3 tests/tables/attributes.py --lacking build/awaiter        what awaiter lacks, a type a line

A type is listed when a program can hold a value of it: the built-in types, the iterators and helpers
that they make, and the classes of the modules that awaiter has. Attributes of `object` are not listed.
"""
import asyncio
import concurrent.futures
import concurrent.futures.thread
import contextvars
import importlib
import io
import subprocess
import sys
import types

MODULES = """
abc array asyncio base64 bisect builtins calendar collections collections.abc concurrent.futures contextlib
contextvars copy dataclasses datetime decimal difflib enum fractions functools heapq hashlib inspect io
itertools json logging logging.handlers numbers operator pprint queue random re reprlib statistics
string textwrap threading traceback types typing uuid weakref
""".split()
NOT_LISTED = {"__abstractmethods__", "__text_signature__", "__dict__", "__weakref__", "__doc__", "__module__",
              "__annotations__", "__slots__", "__orig_bases__", "__parameters__"}


async def _coroutine():
    pass


async def _async_generator():
    yield 1


def values():
    """Values whose types have no name in a module, and objects that set attributes when made."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    coroutine, asynchronous = _coroutine(), _async_generator()
    coroutine.close()
    future = loop.create_future()
    yield from (
        iter([]), iter(()), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(""), iter(b""),
        iter(range(1)), iter(reversed([])), reversed({}), iter(int, 1), iter(bytearray()), {}.keys(),
        {}.values(), {}.items(), coroutine.__await__, coroutine, asynchronous, asynchronous.asend(None), len,
        [].append, "".join, str.join, int.__add__, (1).__add__, type.__dict__["__doc__"], list[int], int | str,
        Ellipsis, NotImplemented, None, sys.stdout, sys.stdout.buffer, sys.stdin, sys.flags, sys.version_info,
        sys.implementation, loop, future, loop.call_soon(print), loop.call_later(1, print), asyncio.Lock(),
        asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(), asyncio.BoundedSemaphore(), asyncio.Queue(),
        asyncio.PriorityQueue(), asyncio.LifoQueue(), asyncio.Barrier(1), asyncio.TaskGroup(),
        asyncio.Timeout(None), asyncio.Runner(), concurrent.futures.Future(),
        concurrent.futures.ThreadPoolExecutor(1), contextvars.Context(), contextvars.ContextVar("v"),
        contextvars.ContextVar("v").set(1), io.StringIO(), io.BytesIO(), (lambda: 0).__code__,
        sys._getframe(), types.SimpleNamespace(), types.MappingProxyType({}), super(int, 1))


def classes():
    found = {}

    def add(cls, names=()):
        key = f"{cls.__module__}.{cls.__qualname__}"
        found.setdefault(key, set()).update(dir(cls), names)

    for name in MODULES:
        module = importlib.import_module(name)
        for value in vars(module).values():
            if isinstance(value, type):
                add(value)
    for value in values():
        names = set(dir(value)) if not isinstance(value, type) else ()
        add(type(value), () if type(value) is types.SimpleNamespace else names)
    return found


def lists():
    common = set(dir(object)) | NOT_LISTED
    for key, names in sorted(classes().items()):
        names = sorted(name for name in names - common if not name.startswith("_abc_"))
        if names and not key.startswith("__main__"):
            yield key, names


def write():
    print("// Made by tests/tables/attributes.py from CPython %d.%d.%d." % sys.version_info[:3])
    print("// clang-format off")
    for key, names in lists():
        print('{"%s",' % key)
        line = ""
        for name in names:
            if len(line) + len(name) > 90:
                print(' "%s "' % line.rstrip())
                line = ""
            line += name + " "
        print(' "%s "},' % line.rstrip())


def lacking(awaiter):
    """Asks awaiter for the attributes of each type that a module shows."""
    rows = dict(lists())
    program = ["import _awaiter", f"modules = {MODULES!r}", """
for module in modules:
    try:
        module = __import__(module, None, None, ["*"])
    except ImportError:
        continue
    for value in vars(module).values():
        if isinstance(value, type):
            print(f"{value.__module__}.{value.__qualname__}", *dir(value))
"""]
    done = subprocess.run([awaiter, "run", "-"], input="\n".join(program), capture_output=True, text=True)
    mine = {}
    for row in done.stdout.splitlines():
        key, *names = row.split(" ")
        mine.setdefault(key, set()).update(names)
    total = 0
    for key, names in rows.items():
        missing = [name for name in names if key in mine and name not in mine[key]]
        total += len(missing)
        if missing:
            print(f"{key}: {' '.join(missing)}")
    print(f"{len(mine)} types, {total} attributes lacking")
    return done.returncode


if __name__ == "__main__":
    if sys.argv[1:2] == ["--lacking"]:
        sys.exit(lacking(sys.argv[2]))
    write()
