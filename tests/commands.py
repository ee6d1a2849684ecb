#!/usr/bin/env python3
"""The command line: every command on good and bad input, what it prints where, and its exit status.

    tests/commands.py [--awaiter build/awaiter]

Also how it behaves among other programs: pipes that close, full disks, terminals, Ctrl-C.
"""

import argparse
import glob
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LESSON = os.path.join(ROOT, "scenarios", "02-gathered.py")
ENDLESS = os.path.join(ROOT, "scenarios", "16-endless.py")

FILES = {
    "hello.py": 'print("hello")\n',
    "with space.py": 'import sys\nprint("hello", sys.argv[1:])\n',
    "syntax.py": "def f(:\n    pass\n",
    "refused.py": "import asyncio\nimport socket\nasyncio.open_connection\n",
    "refused_late.py": 'print("before")\n"a".format_map\n().__reduce__()\n',
    "error.py": 'print("before")\n1 / 0\n',
    "exit.py": "import sys\nsys.exit(7)\n",
    "stuck.py": "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n",
    "reads.py": 'print("hello", input())\n# input: Ada\n',
    "flushes.py": 'print("first", end="", flush=True)\nwhile True:\n    pass\n',
    "flushes_itself.py": 'import sys\nsys.stdout.write("first")\nsys.stdout.flush()\nwhile True:\n    pass\n',
    "flushes_and_ends.py": 'print("first", flush=True)\n',
    "asks.py": 'print(input("first"))\n',
    "lines.py": 'print("first")\nwhile True:\n    pass\n',
    "-dash.py": 'print("dash")\n',
    "crlf.py": 'print("a")\r\nprint("b")\r\n',
    "bom.py": '\ufeffprint("a")\n',
    "empty.py": "",
    "forgets.py": "import asyncio, time\nasync def f():\n    asyncio.sleep(1)\n    time.sleep(1)\n    await f()\nf()\nasyncio.run(f())\n",
    "addresses.py": "class A:\n    pass\na, b = A(), A()\nprint(b, id(a))\n",
    "changes.py": "import asyncio\nseen = []\nasync def see(n):\n    seen.append(n)\nasync def main():\n"
    "    mine = [[1]]\n    mine[0].append(2)\n    await see(3)\n    await asyncio.sleep(1)\nasyncio.run(main())\n",
    "others.py": "from collections import defaultdict, deque\nclass Cat: pass\ncat, row, table = Cat(), deque(), defaultdict(list)\n"
    "data, held = bytearray(b'ab'), [[1], {2}]\ncat.age = 3\ncat.age += 1\nrow.append(1); row.append(2)\n"
    "table['a'].append(1)\ndata[0] = 99\ninner = held[1]\ninner.add(7)\nheld[0].sort()\ndel cat\n",
    "shows.py": "import asyncio\nclass Loud(int):\n    def __repr__(self):\n        print('repr')\n        return 'Loud'\n"
    "    def __call__(self, *args):\n        print('called')\n    def __getattr__(self, name):\n        raise AttributeError(print(name))\n"
    "async def main():\n    loop, loud = asyncio.get_running_loop(), Loud(1)\n    loop.call_soon(loud, [loud])\n"
    "    loop.call_later(1, loud, loud)\n    await asyncio.sleep(loud, loud)\n    task = asyncio.create_task(asyncio.sleep(0, loud))\n"
    "    await task\n    loop.call_soon(loud, task)\n    await asyncio.sleep(0)\nasyncio.run(main())\n",
    "many.py": "from collections import deque\nrow, ring, table = list(range(8)), deque(range(10)), dict.fromkeys(range(9))\n"
    "held = [row]\nrow.append(8)\nrow.append(9)\nrow[9] = 0\ndel row[8:]\nrow *= 2\nrow.pop()\nrow.insert(7, 7)\n"
    "ring[9] = 0\nring.rotate()\nring.reverse()\nring.insert(1, 1)\ntable[9] = 9\ntable[8] = 8\ndel table[0]\ntable[9] = 0\n",
    "told.py": "import asyncio, collections\nfrom concurrent.futures import ThreadPoolExecutor\nclass Egg(Exception): pass\n"
    "class User: pass\nseen = collections.defaultdict(list)\ndef io(n):\n    return n\nasync def bad():\n"
    "    seen['a'].append(1)\n    raise Egg('x')\nasync def main():\n    user = User()\n"
    "    loop = asyncio.get_running_loop()\n    with ThreadPoolExecutor() as pool:\n"
    "        await asyncio.gather(*[loop.run_in_executor(pool, io, n) for n in range(2)])\n"
    "    async with asyncio.TaskGroup() as group:\n        group.create_task(bad())\n"
    "        group.create_task(asyncio.sleep(9))\nasyncio.run(main())\n",
    "latin.py": b'print("\xe9")\n',
    "cookie.py": b"#!python\n# -*- coding: latin-1 -*-\nprint('\xe9')\n",
    "ascii.py": b"# coding: ascii\nprint('\xc3\xa9')\n",
    "nul.py": b"a = 1\0\n",
}


class Failure(Exception):
    pass


def need(condition, what):
    if not condition:
        raise Failure(what)


class Commands:
    """The tests; each is a method whose name is a sentence."""

    def __init__(self, awaiter, folder):
        self.awaiter = awaiter
        self.folder = folder
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "NO_COLOR", "COLUMNS")
        }

    def call(self, *arguments, stdin="", **environment):
        """Exit status, standard output, standard error."""
        done = subprocess.run(
            [self.awaiter, *arguments],
            input=stdin.encode(),
            capture_output=True,
            cwd=self.folder,
            env=dict(self.environment, **environment),
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def expect(self, arguments, status, out=None, err=None, **more):
        """Calls; out and err are regular expressions for all of the text."""
        answer = self.call(*arguments, **more)
        words = f"awaiter {' '.join(arguments)}: {answer}"
        need(answer[0] == status, f"{words}: status is not {status}")
        need(out is None or re.fullmatch(out, answer[1], re.S), f"{words}: stdout is not {out!r}")
        need(err is None or re.fullmatch(err, answer[2], re.S), f"{words}: stderr is not {err!r}")

    # ---- Options ----

    def test_help_and_version_are_answered_by_every_command(self):
        for command in ([], ["run"], ["trace"], ["explain"], ["check"], ["shot"], ["compare"]):
            self.expect([*command, "--help"], 0, r"awaiter .*Usage:.*--help.*\n", "")
            self.expect([*command, "--version"], 0, r"awaiter [0-9.]+ .*\n", "")
        self.expect(["-h"], 0, r"awaiter .*", "")

    def test_help_names_every_command_and_fits_a_terminal(self):
        text = self.call("--help")[1]
        for command in ("run", "trace", "explain", "check", "shot", "compare"):
            need(re.search(rf"^  awaiter {command} ", text, re.M), f"--help lacks {command}")
        need(max(map(len, text.split("\n"))) <= 80, "--help has lines above 80 columns")

    def test_wrong_options_are_one_line_and_status_2(self):
        for arguments in (
            ["--bogus"],
            ["run", "--bogus", "hello.py"],
            ["run"],
            ["trace"],
            ["explain"],
            ["check"],
            ["shot", "hello.py"],
            ["compare", "hello.py"],
            ["compare", "hello.py", "error.py", "exit.py"],
            ["trace", "hello.py", "error.py"],
            ["trace", "--max-events", "hello.py"],
            ["trace", "--max-events=-1", "hello.py"],
            ["trace", "--max-time=soon", "hello.py"],
            ["trace", "--max-memory=1e3", "hello.py"],
            ["trace", "--theme=dark", "hello.py"],
            ["shot", "hello.py", "-o", "a.png", "--size=10"],
            ["shot", "hello.py", "-o", "a.png", "--size=9999999x1"],
            ["shot", "hello.py", "-o", "a.png", "--theme=pink"],
            ["shot", "hello.py", "-o", "a.png", "--scale=100"],
            ["shot", "hello.py", "-o", "a.png", "--line=99"],
            ["shot", "hello.py", "-o", "no/such/folder/a.png"],
            ["run", "no-such-file.py"],
            ["play", "hello.py"],
            ["run", "."],
            ["check", "no-such-file.py"],
        ):
            self.expect(arguments, 2, "", r"awaiter: [^\n]+\n")

    def test_two_dashes_end_the_options(self):
        self.expect(["run", "--", "-dash.py"], 0, "dash\n", "")
        self.expect(["trace", "--", "-dash.py"], 0, r".*dash.*", "")
        self.expect(["explain", "--", "-dash.py"], 0, r".*dash.*", "")

    def test_what_follows_the_file_of_run_is_the_program_s(self):
        self.expect(["run", "with space.py", "-x", "--help"], 0, r"hello \['-x', '--help'\]\n", "")

    def test_a_dash_is_standard_input(self):
        for command in ("run", "trace", "explain"):
            self.expect([command, "-"], 0, r".*piped.*", "", stdin='print("piped")\n')
        self.expect(["run", "-"], 1, "", r"<stdin>:1:\d+: SyntaxError: .*", stdin="def\n")
        self.expect(["-"], 0, r".*piped.*", r"awaiter: .* terminal\n", stdin='print("piped")\n')

    # ---- What is wrong with a program ----

    def test_every_command_answers_a_syntax_error_alike(self):
        for command in (["run"], ["trace"], ["explain"], ["check"], ["shot", "-o", "a.png"], []):
            first = r"" if command else r"awaiter: [^\n]+ terminal\n"
            err = first + r"syntax\.py:1:7: SyntaxError: invalid syntax\n    def f\(:\n +\^\n"
            self.expect([*command, "syntax.py"], 1, "", err)
        self.expect(["compare", "hello.py", "syntax.py", "-o", "a.png"], 1, "", r"syntax\.py:1:7: .*")
        need(not os.path.exists(os.path.join(self.folder, "a.png")), "a picture was written")

    def test_what_is_not_supported_is_said_of_all_places_before_anything_runs(self):
        err = r"refused\.py:2:8: not supported: import socket\n.*refused\.py:3:\d+: not supported: .*"
        for command in (["run"], ["trace"], ["explain"], ["shot", "-o", "a.png"]):
            self.expect([*command, "refused.py"], 2, "", err)
        self.expect(["check", "refused.py"], 1, "", err)

    def test_a_traceback_goes_to_stderr_and_the_status_is_python_s(self):
        traceback = r"Traceback .*ZeroDivisionError: division by zero\n"
        self.expect(["run", "error.py"], 1, "before\n", traceback)
        self.expect(["run", "exit.py"], 7, "", "")
        self.expect(["run", "stuck.py"], 1, "", r"deadlock:.*")
        self.expect(["explain", "error.py"], 0, r".*ZeroDivisionError.*", "")
        self.expect(["trace", "exit.py"], 0, r'.*"status":7.*', "")

    def test_texts_of_all_kinds_are_read(self):
        self.expect(["run", "crlf.py"], 0, "a\nb\n", "")
        self.expect(["run", "bom.py"], 0, "a\n", "")
        self.expect(["run", "empty.py"], 0, "", "")
        self.expect(["run", "latin.py"], 1, "", r"latin\.py:1:\d*:? ?SyntaxError: .*")
        hint = r"    save the file as UTF-8, and leave this comment out\n"
        self.expect(["run", "cookie.py"], 2, "", r"cookie\.py:2:1: not supported: the source encoding latin-1\n.*" + hint)
        self.expect(["run", "ascii.py"], 1, "", r"ascii\.py:1:1: SyntaxError: encoding problem: ascii\n.*")
        self.expect(["run", "nul.py"], 1, "", r"nul\.py:.*SyntaxError: source code .* null bytes.*")

    def test_input_is_that_of_the_process_under_run_else_that_of_the_comments(self):
        self.expect(["run", "reads.py"], 0, "hello Eve\n", "", stdin="Eve\n")
        self.expect(["explain", "reads.py"], 0, r".*hello Ada.*", "", stdin="Eve\n")

    def test_check_looks_at_all_files(self):
        self.expect(["check", "hello.py", "error.py"], 0, "", "")
        self.expect(["check", "syntax.py", "hello.py", "refused.py"], 1, "", r"syntax\.py:.*refused\.py:.*")
        self.expect(["check", "syntax.py", "missing.py"], 2)

    def test_check_says_what_looks_like_a_mistake(self):
        place = r"forgets\.py:%s: probably a mistake: [^\n]+\n[^\n]+\n +\^+\n    [^\n]+\n"
        self.expect(["check", "forgets.py"], 1, "", "".join(place % at for at in ("3:5", "4:5", "6:1")))

    def test_explain_has_words_for_what_has_no_name(self):
        told = self.call("explain", "told.py")[1]
        for words in (
            "Egg is now the name of a class.", "user is now the name of a User.", "io is called.",
            "It waits for 2 futures, and hands", "gather hears that one of those it waits for is done.",
            "seen has changed", "Egg('x') is raised at line 10.", "Table 2 has failed: Egg('x').",
            "Table 3 is asked to stop by its TaskGroup.", "At line 3 the body of the class Egg runs.",
            "with status 1: ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",
        ):
            need(words in told, f"not told: {words}")

    def test_check_finds_the_mistakes_that_are_marked_and_no_others(self):
        for path in sorted(glob.glob(f"{ROOT}/tests/mistakes/*.py")):
            with open(path, encoding="utf-8") as source:
                rows = enumerate(source.read().splitlines(), 1)
            mark = re.compile(r"# (?:mistake|not supported): (.*)")
            marked = [(n, mark.search(row)[1]) for n, row in rows if mark.search(row)]
            found = re.findall(r"^.*\.py:(\d+):\d+: (?:probably a mistake|not supported): (.*)$",
                               self.call("check", path)[2], re.M)
            need([int(line) for line, _ in found] == [n for n, _ in marked], f"{path}: {found}")
            need(all(words in said for (_, words), (_, said) in zip(marked, found)), f"{path}: {found}")

    # ---- What the commands write ----

    def test_the_trace_is_json_lines(self):
        lines = self.call("trace", LESSON)[1].splitlines()
        events = [json.loads(line) for line in lines]
        need(events[0]["format"] == "awaiter-trace 1", "the header comes first")
        need([event["i"] for event in events[1:]] == list(range(len(events) - 1)), "numbers count up")
        need(events[-1]["kind"] == "end", "the last one is the end")
        self.expect(["trace", "--stats", LESSON], 0, r"events +\d+\n.*", "")

    def events(self, file):
        return [json.loads(line) for line in self.call("trace", file)[1].splitlines()]

    def test_a_trace_differs_in_nothing_from_a_run(self):
        for file in ("addresses.py", "changes.py", "hello.py", "shows.py", LESSON):
            printed = "".join(event["text"] for event in self.events(file) if event.get("kind") == "print")
            need(printed == self.call("run", file)[1], f"{file} prints the same while it is recorded")

    def test_the_trace_says_what_changed_and_which_await_did_not_wait(self):
        events = self.events("changes.py")
        changed = [event["value"] for event in events if event.get("kind") == "mutate"]
        need(changed == ["[[1, 2]]", "[3]"], f"changes: {changed}")
        fast = [(event["line"], event["what"]) for event in events if event.get("kind") == "no-wait"]
        need(fast == [(8, "see()")], f"awaits without waiting: {fast}")
        self.expect(["explain", "changes.py"], 0, r".*mine has changed.*seen has changed.*", "")

    def test_the_trace_says_what_changed_of_anything_that_holds_others(self):
        events = self.events("others.py")
        lines, changed = 0, []
        for event in events:
            if event.get("kind") == "line" and event["func"] == "<module>":
                lines = event["line"]
            elif event.get("kind") == "mutate":
                changed.append((lines, event["value"]))
        need(changed == [(5, "<Cat>"), (6, "<Cat>"), (7, "deque([1])"), (7, "deque([1, 2])"),
                         (8, "defaultdict({'a': [1]})"), (9, "<bytearray>"), (11, "{2, 7}"), (11, "[[1], {2, 7}]")], f"changes: {changed}")

    def test_what_changes_behind_the_items_that_are_shown_is_told_where_it_shows(self):
        lines, changed = 0, []
        for event in self.events("many.py"):
            lines = event["line"] if event.get("kind") == "line" else lines
            if event.get("kind") == "mutate":
                changed.append((lines, event["value"]))
        row, more = "[0, 1, 2, 3, 4, 5, 6, 7]", "[0, 1, 2, 3, 4, 5, 6, 7, …]"
        need(changed == [(4, more), (4, f"[{more}]"), (7, row), (7, f"[{row}]"), (8, f"[{more}]"),
                         (12, "deque([0, 0, 1, 2, 3, 4, 5, 6, …])"), (13, "deque([8, 7, 6, 5, 4, 3, 2, 1, …])"),
                         (14, "deque([8, 1, 7, 6, 5, 4, 3, 2, …])"),
                         (17, "{1: None, 2: None, 3: None, 4: None, 5: None, 6: None, 7: None, 8: 8, …}")], f"changes: {changed}")

    def test_a_limit_keeps_what_was_recorded(self):
        for option in ("--max-events=100", "--max-time=2", "--max-steps=500"):
            status, out, err = self.call("trace", option, ENDLESS)
            last = json.loads(out.splitlines()[-1])
            need(status == 0 and not err, f"{option}: trace itself has done its work: {status} {err}")
            need(last["kind"] == "end" and last["status"] == 3, f"{option}: {last}")
            need(option.split("=")[0] in last["reason"], f"{option}: the reason names it: {last}")
        # A trace that was full before then has not seen how the program ended.
        for file in (LESSON, "error.py"):
            last = json.loads(self.call("trace", "--max-events=3", file)[1].splitlines()[-1])
            need(last["status"] == 3 and "--max-events" in last["reason"], f"{file}: {last}")
        self.expect(["run", "--max-time=2", ENDLESS], 3, None, r".*--max-time.*\n")

    def test_a_picture_that_can_t_be_written_whole_is_not_left_behind(self):
        picture = os.path.join(self.folder, "d.png")
        command = f'ulimit -f 1; exec "{self.awaiter}" shot "{LESSON}" -o "{picture}"'
        done = subprocess.run(["sh", "-c", command], capture_output=True, env=self.environment, timeout=60, check=False)
        need(done.returncode == 2 and done.stderr == f"awaiter: {picture}: File too large\n".encode(), done)
        need(not os.path.exists(picture), "a part of a picture")

    def test_drawing_on_a_small_stack_says_so(self):
        with open(self.awaiter, "rb") as program:
            if b"__asan_init" in program.read():
                return  # the sanitizer itself needs more
        command = f'ulimit -s 128; exec "{self.awaiter}" shot "{LESSON}" -o "{self.folder}/d.png"'
        done = subprocess.run(["sh", "-c", command], capture_output=True, env=self.environment, timeout=60, check=False)
        need(done.returncode == 2 and done.stderr == b"awaiter: drawing needs a stack of 256 KiB: ulimit -s 256\n", done)

    def test_a_picture_named_dash_goes_to_standard_output(self):
        done = subprocess.run([self.awaiter, "shot", LESSON, "-o", "-"], capture_output=True, env=self.environment,
                              cwd=self.folder, timeout=60, check=False)
        need(done.stdout[:8] == b"\x89PNG\r\n\x1a\n" and not done.stderr, done.stderr)
        need(not os.path.exists(os.path.join(self.folder, "-")), "a file named -")

    def test_shot_draws_the_moment_that_is_asked_for(self):
        for moment in (["--at=3"], ["--time=1"], ["--line=11"], ["--at=99999"], []):
            self.expect(["shot", LESSON, *moment, "--size=640x400", "-o", "b.png"], 0, "", "")
            with open(os.path.join(self.folder, "b.png"), "rb") as picture:
                head = picture.read(24)
            need(head[:8] == b"\x89PNG\r\n\x1a\n", "it is a PNG")
            need(head[16:24] == bytes([0, 0, 2, 128, 0, 0, 1, 144]), "of the size that was asked for")
        self.expect(["compare", LESSON, ENDLESS, "--max-time=5", "-o", "c.png"], 0, "", "")

    # ---- Among other programs ----

    def test_a_reader_that_leaves_ends_it(self):
        for command in ("run", "trace", "explain", ""):
            script = f'"$0" {command} "$1" | head -n 1; exit "${{PIPESTATUS[0]}}"'
            done = subprocess.run(
                ["bash", "-c", script, self.awaiter, ENDLESS],
                capture_output=True,
                env=self.environment,
                timeout=60,
                check=False,
            )
            need(done.stdout.count(b"\n") == 1, f"{command}: {done.stdout!r}")
            need(done.returncode in (141, 2), f"{command}: status {done.returncode}")

    def test_what_is_flushed_is_seen_at_once(self):
        for file in ("flushes.py", "flushes_itself.py", "asks.py"):
            with subprocess.Popen([self.awaiter, "run", "--max-steps=0", file], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, cwd=self.folder, env=self.environment) as running:
                seen = b""
                while len(seen) < len("first") and select.select([running.stdout], [], [], 30)[0]:
                    seen += os.read(running.stdout.fileno(), 100)
                running.kill()  # it goes on for ever, or waits for its input
            need(seen == b"first", f"{file}: {seen}")
        # A terminal sees each line without flushing.
        status, out = self.terminal(["run", "--max-steps=0", "lines.py"], b"first\r\n")
        need(status != 0 and out.startswith("first"), f"on a terminal: {status} {out!r}")

    def test_a_full_disk_is_said(self):
        if not os.path.exists("/dev/full"):
            return
        flushes = os.path.join(self.folder, "flushes_and_ends.py")
        for arguments in (["run", LESSON], ["run", flushes], ["trace", LESSON], ["explain", LESSON], [LESSON], ["--help"],
                          ["--version"]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run(
                    [self.awaiter, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=full,
                    stderr=subprocess.PIPE,
                    env=self.environment,
                    timeout=60,
                    check=False,
                )
            words = f"{arguments}: {done.returncode} {done.stderr.decode()}"
            need(done.returncode == 2, words)
            need(b"No space left on device" in done.stderr, words)

    def test_without_a_display_the_program_is_played_in_the_terminal(self):
        status, out, err = self.call(LESSON)
        need(status == 0 and "display" in err and "terminal" in err, f"{status} {err}")
        need(out == self.call("explain", LESSON)[1], "the rows are those of explain")
        # Nobody waits where there is no terminal: this would take longer than a test may.
        need(self.call("--max-time=500", ENDLESS)[0] == 0, "an endless program up to a limit")
        self.expect([], 2, "", r"awaiter: [^\n]*display[^\n]*\n")
        self.expect(["compare", LESSON, ENDLESS], 2, "", r"awaiter: [^\n]*display[^\n]*-o[^\n]*\n")
        self.expect(["--time=2", LESSON], 0, r"  2\.00 s  [^\n]*\n.*", None)

    def terminal(self, arguments, until, **environment):
        """Runs it on a terminal of its own; Ctrl-C once `until` has been written."""
        pid, descriptor = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background ignores it
            environment = dict(self.environment, TERM="xterm", **environment)
            os.execve(self.awaiter, [self.awaiter, *arguments], environment)
        out = b""
        end = time.monotonic() + 60
        has_pressed = False
        while time.monotonic() < end:
            if not select.select([descriptor], [], [], 1)[0]:
                continue
            try:
                read = os.read(descriptor, 65536)
            except OSError:
                break
            if not read:
                break
            out += read
            if until and until in out and not has_pressed:
                os.write(descriptor, b"\x03")
                has_pressed = True
        if time.monotonic() >= end:
            os.kill(pid, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(descriptor)
        return status, out.decode()

    def test_on_a_terminal_it_keeps_the_pace_of_the_clock(self):
        begin = time.monotonic()
        status, out = self.terminal([LESSON], None)
        need(status == 0 and "The program has ended at" in out, f"{status} {out}")
        need(time.monotonic() - begin >= 1.9, "two seconds take two seconds")
        need(self.terminal(["--still", LESSON], None)[0] == 0, "--still")

    def test_ctrl_c_ends_playing_in_the_terminal(self):
        status, out = self.terminal([ENDLESS], b"waits until")
        need(status == 130, f"status {status}")
        need(re.search(r"\nawaiter: stopped at [0-9.]+ s\r?\n$", out), out[-200:])

    def test_colours_are_for_terminals_that_want_them(self):
        need("\033" not in self.call("explain", LESSON)[1], "none in a pipe")
        need("\033[36m" in self.terminal(["explain", LESSON], None)[1], "some on a terminal")
        need("\033" not in self.terminal(["explain", LESSON], None, NO_COLOR="1")[1], "NO_COLOR")
        need("\033[36m" in self.terminal(["explain", LESSON], None, NO_COLOR="")[1], "an empty NO_COLOR is none")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--awaiter", default="build/awaiter")
    parser.add_argument("tests", nargs="*", help="only tests whose names have one of these words")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp()
    passed = failed = 0
    try:
        for name, text in FILES.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
        commands = Commands(os.path.abspath(arguments.awaiter), folder)
        for name in sorted(name for name in dir(commands) if name.startswith("test_")):
            if arguments.tests and not any(word in name for word in arguments.tests):
                continue
            try:
                getattr(commands, name)()
                passed += 1
            except (Failure, subprocess.TimeoutExpired) as failure:
                failed += 1
                print(f"{name}: FAILED\n  {failure}")
    finally:
        shutil.rmtree(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
