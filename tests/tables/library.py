"""Writes src/lang/refuse_names.inc: the modules of CPython's library and the names in those that
asyncio programs import, so that what awaiter lacks is told from what does not exist at all.

    python3 tests/tables/library.py > src/lang/refuse_names.inc
"""
import importlib
import pkgutil
import sys
import warnings

warnings.simplefilter("ignore")
SKIP = {"antigravity", "this", "idlelib", "lib2to3", "turtledemo", "test", "__main__", "pydoc_data",
        "ensurepip", "distutils", "turtle"}
WITH_NAMES = """
abc argparse array ast asyncio base64 bisect builtins calendar cmath collections collections.abc
concurrent concurrent.futures configparser contextlib contextvars copy csv ctypes dataclasses
datetime decimal difflib dis enum errno fnmatch fractions functools gc getpass glob graphlib gzip
hashlib heapq hmac html http inspect io ipaddress itertools json keyword linecache locale logging
math multiprocessing numbers operator os os.path pathlib pickle platform pprint queue random re
secrets select selectors shlex shutil signal socket sqlite3 ssl stat statistics string struct
subprocess sys tempfile textwrap threading time timeit token tokenize traceback types typing
unicodedata unittest urllib urllib.parse urllib.request uuid warnings weakref zlib zoneinfo
asyncio.exceptions asyncio.events asyncio.futures asyncio.tasks asyncio.locks asyncio.queues
asyncio.base_events asyncio.coroutines asyncio.runners asyncio.timeouts asyncio.taskgroups
asyncio.subprocess asyncio.streams asyncio.log unittest.mock logging.handlers
""".split()


def modules():
    found = set()
    for name in sorted(sys.stdlib_module_names):
        if name in SKIP or name.startswith("_") and name not in ("__future__", "_thread"):
            continue
        found.add(name)
        try:
            package = importlib.import_module(name)
        except Exception:
            continue
        for item in pkgutil.walk_packages(getattr(package, "__path__", []), name + "."):
            parts = item.name.split(".")
            if not any(p.startswith("_") or p in ("test", "tests", "idle_test") for p in parts):
                found.add(item.name)
    found.add("os.path")
    found.add("turtle")
    return sorted(found)


print("// Made by tests/tables/library.py from CPython %d.%d.%d." % sys.version_info[:3])
print("// clang-format off")
print("#ifdef MODULES")
for name in modules():
    print('"%s",' % name)
print("#endif")
print("#ifdef NAMES")
for name in sorted(WITH_NAMES):
    module = importlib.import_module(name)
    names = sorted(n for n in dir(module) if not n.startswith("_") or n == "__import__" or
                   name.split(".")[0] in ("sys", "os", "asyncio") and not n.startswith("__"))
    names = [n for n in names if not (name != "builtins" and n == "sys" and name != "sys"
                                      and n not in getattr(module, "__all__", ()))]
    # No string may be longer than what C99 promises, so a large module has several entries.
    for start in range(0, len(names) or 1, 150):
        print('{"%s",' % name)
        line = ""
        for n in names[start:start + 150]:
            if len(line) + len(n) > 90:
                print(' "%s "' % line.rstrip())
                line = ""
            line += n + " "
        print(' "%s "},' % line.rstrip())
print("#endif")
