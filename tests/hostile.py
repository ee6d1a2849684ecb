#!/usr/bin/env python3
"""Programs that want to break awaiter: each must end soon, with a clear answer, and never in a crash.

    tests/hostile.py [--awaiter build/awaiter] [-j N] [--quick] [NAME…]

--quick leaves out the programs of tests/hostile, which need seconds each; `make hostile` runs all.
Each file in tests/hostile begins with what must happen, a line for each way to run it:

    # run --max-steps 1000 -> 3: a part of what it says

The programs that are too large or too strange to be kept as files are made here, in `made`.
"""

import argparse
import concurrent.futures
import glob
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXPECTED = re.compile(r"# (run|trace|explain|check|shot)( .*)? -> (\d+): ?(.*)")
BROKEN = re.compile(r"internal error|AddressSanitizer|LeakSanitizer|runtime error:|SystemError: /")


def made():
    """Yields (name, bytes, what must happen)."""

    def one(name, text, *expected):
        if isinstance(text, str):
            text = text.encode()
        return name, text, expected

    yield one("empty", "", "run -> 0:", "trace -> 0: end", "explain -> 0:", "check -> 0:")
    yield one("only a comment", "# nothing", "run -> 0:")
    yield one("byte order mark", b"\xef\xbb\xbfprint('marked')\n", "run -> 0: marked")
    yield one("two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbfprint('marked')\n", "run -> 1: SyntaxError")
    yield one("carriage returns", "print('a')\rprint('b')\r", "run -> 0: b")
    yield one("no line end", "print('whole')", "run -> 0: whole")
    yield one("zero byte", b"print(1)\n\0\n", "run -> 1: source code cannot contain null bytes")
    yield one("not UTF-8", b"print('\xff')\n", "run -> 1: SyntaxError: ")
    yield one("half a character", b"print('\xc3", "run -> 1: SyntaxError: ", "check -> 1: SyntaxError: ")
    yield one("noise", bytes(n * 7 % 251 for n in range(5000)), "run -> 1: SyntaxError: ", "check -> 1: SyntaxError: ")
    yield one("a line of 10^6 characters", "x = '" + "y" * 10**6 + "'; print(len(x))",
              "run -> 0: 1000000", "trace --stats -> 0: events", "explain -> 0: 1000000")
    yield one("a line of 10^6 characters, wrong", "x = '" + "y" * 10**6, "run -> 1: unterminated string literal")
    yield one("a name of 10^6 characters", "y" * 10**6, "run -> 1: NameError", "trace -> 0: NameError")
    yield one("source of 1 MiB", "print(1)#\n" + "#23456789\n" * 104856, "run -> 0: 1", "trace --stats --max-events 9 -> 0: events")
    yield one("116,508 lines", "print(1)\n" * 116508, "run -> 0: 1", "check -> 0:")
    yield one("100,000 global names", "".join(f"a{n}=1\n" for n in range(100000)) + "print(a99999)", "run -> 0: 1",
              "trace --stats -> 0: events")
    yield one("60,000 attributes", "class A: pass\na = A()\n" + "".join(f"a.b{n}=1\n" for n in range(60000))
              + "print(a.b59999)", "run -> 0: 1", "trace --stats -> 0: events")
    yield one("90,000 uses of an attribute", "class A: pass\na = A()\n" + "a.b=1;a.b;\n" * 90000 + "print(a.b)",
              "run -> 0: 1", "trace --stats -> 0: events", "check -> 0:")
    yield one("100,000 constants", "x = [" + ",".join(f"{n}.5" for n in range(100000)) + "]\nprint(sum(x))",
              "run -> 0: 5000000000.0")
    yield one("a jump over 100,000 lines", "def f():\n for i in range(2):\n  if i:\n" + "   i=i+1\n" * 100000
              + "  print(i)\nf()", "run -> 0: 100001", "trace --stats -> 0: events")
    yield one("80,000 local variables", "def f():\n" + "".join(f" a{n}=1\n" for n in range(80000)) + "f()",
              "run -> 3: limit: too many values", "check -> 1: limit: too many values")
    yield one("40,000 mistakes", "async def f(): pass\n" + "f()\n" * 40000, "check -> 1: and 39500 more")
    yield one("40,000 refusals", "import socket\n" * 40000, "run -> 2: and 39500 more", "check -> 1: and 39500 more")
    yield one("40,000 names of a module", "".join(f"import time as t{n}\n" for n in range(40000)) + "t39999.sleep(1)",
              "run -> 0:", "check -> 0:")
    yield one("300 parameters", "def f(" + ",".join(f"a{n}" for n in range(300)) + "): return a299\nprint(f(*range(300)))",
              "run -> 0: 299")
    yield one("500,000 items", "x=1\nx=[" + "x," * 500000 + "]\nprint(len(x))", "run -> 0: 500000", "check -> 0:")
    yield one("source above 1 MiB", "#" * (2**20 + 1), "run -> 2: 1048576 bytes", "check -> 2: 1048576 bytes")
    yield one("a literal of 10^6 digits", "x = " + "9" * 10**6,
              "run -> 1: Exceeds the limit (4300 digits)", "check -> 1: Exceeds the limit (4300 digits)")
    yield one("a hexadecimal literal of 10^6 digits", "x = 0x" + "f" * 10**6 + "\nprint(x.bit_length())",
              "run -> 0: 4000000", "trace --stats -> 0: events")
    yield one("a float of 10^6 digits", "print(1." + "3" * 10**6 + "e-5)", "run -> 0: 1.3333333333333333e-05")
    for operator in "+", "*", " and ", " if 1 else ", "<", ",", " or ", "@", "|":
        yield one(f"100,000 terms with {operator.strip()}", "x = 1\nx = " + operator.join(["x"] * 100000),
                  "run -> any: ", "check -> any:")
    for before, within, after in (
        ("(", "1", ")"), ("[", "1", "]"), ("{", "1", "}"), ("-", "1", ""), ("not ", "1", ""), ("f(", "1", ")"),
        ("lambda: ", "1", ""), ("x[", "1", "]"), ("await ", "x", ""), ("(yield ", "1", ")"), ("f'{", "1", "}'"),
        ("x.", "y", ""), ("1 if 1 else ", "1", ""), ("*", "x", ""), ("{1:", "1", "}"), ("x:=(", "1", ")"),
        ("[x for x in ", "y", "]"), ("~", "1", ""), ("2**", "1", ""), ("1+(", "1", ")"), ("(*", "x", ",)"),
    ):
        for depth in 150, 5000:
            yield one(f"{depth} times {before}", before * depth + within + after * depth, "run -> any:", "check -> any:")
    yield one("brackets left open", "(" * 100000, "run -> 1: too many nested parentheses")
    yield one("100,000 attributes", "x" + ".y" * 100000, "run -> any:", "check -> any:")
    yield one("100,000 calls", "x" + "()" * 100000, "run -> any:", "check -> any:")
    yield one("100,000 subscripts", "x" + "[0]" * 100000, "run -> any:", "check -> any:")
    for header in "if 1:", "while 1:", "for x in y:", "def f():", "class A:", "try:", "with x:", "async def f():", "match x:":
        text = "".join(" " * n + header + "\n" for n in range(150)) + " " * 150 + "pass"
        yield one(f"150 blocks of {header}", text, "run -> any: ", "check -> any:")
    for count in 500, 2500:
        yield one(f"{count} elifs", "x = 1\nif x == 0: pass\n" + "elif x == 0: pass\n" * count + "else: print('else')",
                  "run -> 0: else", "trace -> 0: else", "check -> 0:")
    yield one("5000 elifs", "x = 1\nif x == 0: pass\n" + "elif x == 0: pass\n" * 5000,
              "run -> 3: limit: an if statement with too many elifs", "check -> any: limit")
    yield one("5000 patterns", "match 1:\n" + " case 2: pass\n" * 5000, "run -> 0:", "trace --stats -> 0: events")
    yield one("a pattern of 5000", "match 1:\n case " + "[" * 5000 + "]" * 5000 + ": pass", "run -> any:", "check -> any:")
    yield one("alternatives", "match 1:\n case " + "|".join(["2"] * 10000) + ": pass\n", "run -> 0:")
    yield one("10,000 arguments", "def f(*a): print(len(a))\nf(" + "1," * 10000 + ")", "run -> 0: 10000")
    yield one("10,000 keywords", "def f(**a): print(len(a))\nf(" + ",".join(f"a{n}=1" for n in range(10000)) + ")",
              "run -> 0: 10000", "trace --stats -> 0: events")
    yield one("5000 parameters", "def f(" + ",".join(f"a{n}=1" for n in range(5000)) + "): return a4999\nprint(f())",
              "run -> 0: 1", "trace --stats -> 0: events")
    yield one("20,000 variables", "".join(f"a{n} = {n}\n" for n in range(20000)) + "print(a19999)",
              "run -> 0: 19999", "trace --stats -> 0: events", "explain -> 0: 19999")
    yield one("20,000 local variables", "def f():\n" + "".join(f" a{n} = {n}\n" for n in range(20000)) + "f()",
              "run -> 0:", "trace --stats -> 0: events")
    yield one("20,000 functions", "".join(f"def f{n}(): pass\n" for n in range(20000)), "run -> 0:")
    yield one("3000 classes, each of the one before", "class A0: pass\n" + "".join(f"class A{n}(A{n - 1}): pass\n"
              for n in range(1, 3000)) + "A2999().x", "run -> 1: AttributeError")
    yield one("5000 decorators", "def d(f): return f\n" + "@d\n" * 5000 + "def f(): pass\n", "run -> 0:")
    yield one("100,000 unpacked", ",".join(["x"] * 100000) + " = [1] * 100000", "run -> any: ", "check -> any:")
    yield one("targets", "x = " * 50000 + "1", "run -> any:", "check -> any:")
    yield one("line joinings", "\\\n" * 100000 + "1", "run -> any:")
    yield one("strings side by side", "x = " + "'a' " * 100000 + "\nprint(len(x))", "run -> 0: 100000")
    yield one("f-strings side by side", "x = " + "f'{1}' " * 50000 + "\nprint(len(x))", "run -> 0: 50000")
    yield one("50,000 fields", "x = 1\nprint(len(f'" + "{x}" * 50000 + "'))", "run -> 0: 50000")
    yield one("semicolons", "x=1;" * 200000, "run -> 0:")
    yield one("10,000 deletions", "del " + ",".join(["x"] * 10000), "run -> 1: NameError")
    yield one("globals", "def f():\n global " + ",".join(f"a{n}" for n in range(10000)), "run -> 0:")
    yield one("comprehension of many", "[1 " + "for x in [1] " * 5000 + "]", "run -> any:", "check -> any:")
    yield one("with of many", "import contextlib\nn = contextlib.nullcontext()\nwith " + ",".join(["n"] * 2000) + ": pass",
              "run -> any:", "check -> any:")
    yield one("excepts", "try: raise ValueError\n" + "except KeyError: pass\n" * 5000 + "except ValueError: print('x')",
              "run -> 0: x")
    for text in (
        "2 in itertools.cycle([1])", "min(itertools.repeat(1))", "any(iter(int, 1))", "'a' in range(10**15)",
        "next(filter(None, itertools.repeat(0)))", "next(itertools.islice(itertools.count(), 10**15, None))",
        "list(itertools.groupby(itertools.repeat(1)))", "max(map(abs, itertools.count()))",
        "max(itertools.permutations(range(50)))", "max(itertools.product(range(10), repeat=100))",
        "math.prod(range(1, 10**9))", "pow(3, 10**20000, 10**20000 + 1)", "all((x := x * x) for _ in iter(int, 1))",
        "math.factorial(10**7)", "math.comb(10**8, 10**6)", "math.perm(2**70, 10**5)", "3 ** 10**8",
        "all(str(3 ** 9000) for _ in iter(int, 1))", "all(int('7' * 4000) for _ in iter(int, 1))",
        "math.gcd(3 ** 10**5, 7 ** 10**5)", "math.lcm(*range(1, 10**5))", "math.isqrt(1 << 10**7)",
        "all(1 << 10**7 for _ in iter(int, 1))", "all(hex(1 << 10**6) for _ in iter(int, 1))",
        "all(int.from_bytes(b'a' * 10**6, 'big') for _ in iter(int, 1))",
        "lists == others", "lists < others", "hash(tuples)", "isinstance(1, tuples)", "len(repr(lists))",
    ):
        yield one(f"{text} without end", "import itertools, math\nx = 3\nlists, others, tuples = [], [], (str,)\nfor _ in range(80):\n"
                  f"    lists, others, tuples = [lists] * 2, [others] * 2, (tuples,) * 2\n{text}",
                  "run --max-steps 300000 -> 3: more than 300000 instructions without a turn of the loop")
    yield one("5000 imports", "import asyncio\n" * 5000, "run -> 0:")


def read_expected(lines):
    """[(arguments, status or None for any that is no crash, part)]"""
    expected = []
    for line in lines:
        found = EXPECTED.fullmatch(line.rstrip().replace("-> any", "-> 999"))
        if not found:
            break
        mode, options, status, part = found.groups()
        expected.append(([mode, *(options or "").split()], None if status == "999" else int(status), part))
    return expected


def attempt(awaiter, arguments, path, status, part, limit):
    """Runs it once; what is wrong, or nothing."""
    began = time.monotonic()
    more = ["-o", os.devnull] if arguments[0] == "shot" else []
    try:
        ran = subprocess.run([awaiter, *arguments, *more, path], stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=limit)
    except subprocess.TimeoutExpired:
        return f"did not end within {limit} s"
    if ran.stdout.startswith(b'{"kind":"header"'):
        ran.stdout = ran.stdout.partition(b"\n")[2]  # the header holds the source, and so what is expected
    said = (ran.stdout + ran.stderr).decode("utf-8", "replace")
    if BROKEN.search(said) or ran.returncode < 0:
        return f"broke with {ran.returncode}: " + "\n".join(said[-6000:].split("\n")[:40])
    if ran.returncode not in ((0, 1, 2, 3) if status is None else (status,)):
        return f"status {ran.returncode} instead of {status}: …{said[-300:]}"
    if part.replace(" ", "") not in said.replace(" ", ""):
        return f"does not say {part!r} but …{said[-300:]}"
    if os.environ.get("AWAITER_TIMES"):
        print(f"{time.monotonic() - began:6.2f} s  {' '.join(arguments)} {os.path.basename(path)}")
    return ""


def outside(awaiter, folder):
    """Bad files and bad ends of streams: (what, what is wrong or nothing)."""

    def run(arguments, **more):
        return subprocess.run([awaiter, *arguments], capture_output="stdout" not in more, timeout=60,
                              **{"stdin": subprocess.DEVNULL, **more})

    def says(what, arguments, status, part, **more):
        ran = run(arguments, **more)
        said = ((ran.stdout or b"") + (ran.stderr or b"")).decode("utf-8", "replace")
        good = ran.returncode == status and part in said and said.count("\n") <= 1 and not BROKEN.search(said)
        return what, "" if good else f"  status {ran.returncode}: {said[-300:]}"

    good = os.path.join(folder, "good.py")
    with open(good, "w", encoding="utf-8") as file:
        file.write("print(input())\n")
    for command in "run", "trace", "explain", "check":
        yield says(f"{command}: a file that is missing", [command, folder + "/no.py"], 2, "No such file")
        yield says(f"{command}: a folder", [command, folder], 2, "irectory")
        yield says(f"{command}: no name", [command, ""], 2, "No such file")
        yield says(f"{command}: no file", [command], 2, "which file?")
        yield says(f"{command}: a device without end", [command, "/dev/zero"], 2, "1048576 bytes")
        if os.geteuid() != 0:
            shut = os.path.join(folder, "shut.py")
            os.close(os.open(shut, os.O_CREAT, 0))
            yield says(f"{command}: a file that can't be read", [command, shut], 2, "Permission denied")
    yield says("the program on standard input", ["run", "-"], 0, "5\n", stdin=None, input=b"print(2 + 3)")
    yield says("a picture into no folder", ["shot", good, "-o", folder + "/no/x.png"], 2, "No such file")
    yield says("a picture over a folder", ["shot", good, "-o", folder], 2, "irectory")
    yield says("an unknown option", ["run", "--quick", good], 2, "--quick")
    yield says("a limit that is no number", ["run", "--max-steps=ten", good], 2, "ten")
    for limit in "--max-steps", "--max-memory", "--max-time":
        yield says(f"{limit} as large as can be", ["run", f"{limit}=9223372036854775807", good], 0, "7\n", stdin=None,
                   input=b"7\n")
        yield says(f"{limit} larger than can be", ["run", f"{limit}=-1", good], 2, limit)
    ran = subprocess.run(f'exec "{awaiter}" run "{good}" <&-', shell=True, capture_output=True, timeout=60)
    yield "standard input closed", "" if ran.returncode == 1 and b"EOFError" in ran.stderr else f"  {ran}"
    for closed in ">&-", "2>&-", ">&- 2>&-", ">/dev/full", "2>/dev/full":
        for command in "run", "trace", "explain":
            ran = subprocess.run(f'echo 1 | "{awaiter}" {command} "{good}" {closed}', shell=True, capture_output=True,
                                 timeout=60)
            bad = BROKEN.search((ran.stdout + ran.stderr).decode("utf-8", "replace"))
            yield f"{command} {closed}", f"  {ran}" if bad or ran.returncode not in (0, 1, 2) else ""
    endless = os.path.join(folder, "endless.py")
    with open(endless, "w", encoding="utf-8") as file:
        file.write("while True:\n    print('y' * 100)\n")
    for command in "run", "trace", "explain --max-events 20000":
        ran = subprocess.run(f'("{awaiter}" {command} "{endless}"; echo $? >&2) | head -n 1 >/dev/null', shell=True,
                             capture_output=True, timeout=60)
        said = ran.stderr.decode("utf-8", "replace")
        yield f"{command.split()[0]} into a closed pipe", "" if said.strip() in ("141", "0", "120") else f"  {said!r}"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    parser.add_argument("--limit", type=float, default=90, help="seconds for each")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    awaiter = os.path.abspath(arguments.awaiter)
    os.chdir(ROOT)
    jobs = []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.j) as pool:
        for path in sorted([] if arguments.quick else glob.glob("tests/hostile/*.py")):
            with open(path, encoding="utf-8") as file:
                expected = read_expected(file)
            if not expected:
                print(f"FAILED {path}: does not say what is expected")
                sys.exit(1)
            jobs += [(os.path.basename(path)[:-3], path, one) for one in expected]
        for number, (name, text, lines) in enumerate(made()):
            path = os.path.join(folder, f"made{number}.py")
            with open(path, "wb") as file:
                file.write(text)
            jobs += [(name, path, one) for one in read_expected("# " + line for line in lines)]
        if arguments.names:
            jobs = [job for job in jobs if job[0] in arguments.names]
        wrong = pool.map(lambda job: attempt(awaiter, job[2][0], job[1], *job[2][1:], arguments.limit), jobs)
        results = ((f"{name}: {' '.join(one[0])}", bad) for (name, _, one), bad in zip(jobs, wrong))
        passed, failed = 0, 0
        for what, bad in itertools.chain(results, () if arguments.names else outside(awaiter, folder)):
            passed, failed = passed + (not bad), failed + bool(bad)
            if bad:
                print(f"FAILED {what}\n  {bad}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
