"""Performs programs in the ideal world, each in a forked copy of this process.

A copy runs one program as `python3 FILE` would, up to and with the interpreter's own end, so that
nothing that a program does to its process is left to the next one. Forking takes milliseconds
where starting Python and importing asyncio takes a tenth of a second.
"""

import ast
import gc
import io
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import threading
import types

import ideal

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY = os.path.dirname(os.__file__) + "/"
SHOWN_LIBRARY = "/usr/lib/python3.11/"
WALL_SECONDS = 60
MODULES = (
    "abc bisect collections.abc concurrent.futures contextlib contextvars copy dataclasses datetime "
    "decimal enum fractions functools hashlib heapq inspect io itertools json logging math numbers "
    "operator queue random re statistics string textwrap threading time traceback types typing uuid "
    "warnings weakref"
).split()


def first_lines(tree):
    """For every line the first line of the statement, or of the clause's header, that it is in."""
    first = {}

    def visit(node):
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            place = node.pattern if isinstance(node, ast.match_case) else node
            decorators = [d.lineno for d in getattr(node, "decorator_list", ())]
            begin = min([place.lineno, *decorators])
            end = node.body[-1].end_lineno if isinstance(node, ast.match_case) else node.end_lineno
            for line in range(begin, end + 1):
                first[line] = begin
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree)
    return first


class Sets(ast.NodeTransformer):
    """Gives the program's own sets the order of insertion, by calling the name `set`."""

    def visit_Set(self, node):
        self.generic_visit(node)
        items = ast.copy_location(ast.List(node.elts, ast.Load()), node)
        return self.call(node, items)

    def visit_SetComp(self, node):
        self.generic_visit(node)
        items = ast.copy_location(ast.ListComp(node.elt, node.generators), node)
        return self.call(node, items)

    def call(self, node, items):
        name = ast.copy_location(ast.Name("__awaiter_set__", ast.Load()), node)
        return ast.copy_location(ast.Call(name, [items], []), node)


class Lines:
    """The order in which statements are entered, as sys.settrace reports it.

    Within a frame, and overall, the same statement twice in a row counts once: a statement over
    several lines is left for its inner lines and come back to. Frames of comprehensions,
    generator expressions and lambdas are parts of statements, and left out.
    """

    def __init__(self, path, first):
        self.path, self.first = path, first
        self.lines = []

    def trace(self, frame, event, argument):
        code = frame.f_code
        if code.co_filename != self.path:
            return None
        if code.co_name[0] == "<" and code.co_name != "<module>":
            return None
        if frame.f_trace is not None:
            return frame.f_trace
        first, lines = self.first, self.lines
        last = 0

        def local(frame, event, argument):
            nonlocal last
            if event == "line":
                line = first.get(frame.f_lineno, frame.f_lineno)
                if line != last and (not lines or lines[-1] != line):
                    lines.append(line)
                last = line
            return local

        return local


def compiled(source, path, ordered_sets):
    """The program's code; in asyncio programs its own sets are ordered too."""
    code = compile(source, path, "exec", dont_inherit=True)
    if not ordered_sets or b"{" not in source:
        return code
    tree = ast.fix_missing_locations(Sets().visit(ast.parse(source, path)))
    return compile(tree, path, "exec", dont_inherit=True)


def uses_tasks(source):
    return re.search(rb"^\s*(import|from)\s+(asyncio|concurrent)", source, re.M) is not None


def main_module(path, ordered_sets):
    """A fresh __main__ for the program."""
    module = types.ModuleType("__main__")
    module.__annotations__ = {}
    names = dict(__builtins__ if isinstance(__builtins__, dict) else vars(__builtins__))
    if ordered_sets:
        names["set"] = names["__awaiter_set__"] = ideal.OrderedSet
        names["__build_class__"] = __build_class__
        builtin = types.ModuleType("builtins")
        vars(builtin).update(names)
        module.__builtins__ = builtin
    else:
        module.__builtins__ = sys.modules["builtins"]
    module.__file__ = path
    module.__cached__ = None
    return module


def hide_own_frames(error):
    """Takes the frames of this file, below those of the program, out of a traceback."""
    while error.__traceback__ and error.__traceback__.tb_frame.f_code.co_filename == __file__:
        error.__traceback__ = error.__traceback__.tb_next


def show_error(error):
    """Shows an uncaught exception as the interpreter does; the SystemExit of a hook, or None."""
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except SystemExit as end:
        return end
    except BaseException as failed:
        # The interpreter calls the hook where no exception is being handled.
        failed.__context__ = None
        hide_own_frames(failed)
        print("Error in sys.excepthook:", file=sys.stderr)
        sys.__excepthook__(type(failed), failed, failed.__traceback__)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(type(error), error, error.__traceback__)
    return None


def exit_status(error):
    """What the process answers when this exception leaves the program."""
    if isinstance(error, SystemExit):
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            # What no C long can hold is taken as -1.
            return error.code & 0xFF if -(2**63) <= error.code < 2**63 else 255
        print(error.code, file=sys.stderr)
        return 1
    end = show_error(error)
    if end is not None:
        return exit_status(end)
    return 130 if isinstance(error, KeyboardInterrupt) else 1


def perform(path, source, report, lines=False, quick=False, max_time=None, max_ticks=None):
    """Runs the program here and now, in this process; writes a JSON report; returns the status.

    With quick the process ends at once, without the interpreter's own end.
    """
    world = ideal.World(max_time, max_ticks)
    seen = Lines(path, {})

    def write_report(status, reason):
        steps = [[tick, time, name] for tick, time, name in world.schedule]
        sys.stderr.flush()
        text = {"status": status, "reason": reason, "steps": steps, "lines": seen.lines}
        text["said"] = os.fstat(2).st_size
        with open(report, "w", encoding="utf-8", errors="surrogatepass") as out:
            json.dump(text, out)

    def stop(reason):
        sys.settrace(None)
        sys.stdout.flush()
        sys.stderr.flush()
        write_report(1 if reason == "deadlock" else 3, reason)
        os._exit(0)

    world.stop = stop
    ideal.install(world)
    sys.argv = [path]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    ordered = uses_tasks(source)
    sys.modules["__main__"] = module = main_module(path, ordered)
    status, reason = 0, ""
    try:
        try:
            code = compiled(source, path, ordered)
        except SyntaxError as error:
            reason = f"syntax {error.lineno} {error.offset} {type(error).__name__}: {error.msg}"
            raise
        if lines:
            seen.first = first_lines(ast.parse(source, path))
            threading.settrace(seen.trace)
            sys.settrace(seen.trace)
        exec(code, module.__dict__)
        if lines and sys.gettrace() is None:
            seen.lines = None
    except BaseException as error:
        hide_own_frames(error)
        status = exit_status(error)
        sys.settrace(None)
    world.finish()
    sys.settrace(None)
    threading.settrace(None)
    write_report(status, reason)
    if quick:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    return status


def input_of(source):
    """What the program reads from standard input: its comments `# input: …`, a line each."""
    lines = re.findall(rb"^[ \t]*# input: ?([^\r\n]*)", source, re.M)
    return b"".join(line + b"\n" for line in lines)


def options_of(path, source):
    """Limits that a program is run with, as a list of words.

    They are asked for by a comment `# options: --max-time 10`, or, so that scenarios stay clean, by a
    file in tests/expected.
    """
    found = re.search(rb"^# options:(.*)", source, re.M)
    if found:
        return found.group(1).decode().split()
    name = os.path.splitext(os.path.basename(path))[0]
    beside = f"{os.path.dirname(os.path.abspath(__file__))}/expected/{name}.options"
    if not path.startswith("scenarios/") or not os.path.exists(beside):
        return []
    with open(beside, encoding="utf-8") as text:
        return text.read().split()


def become_program(path, source, folder, options):
    """In the forked child: standard streams to files, then the program. Leaves by SystemExit."""
    for number, name in ((1, "out"), (2, "err")):
        handle = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, number)
        os.close(handle)
    with open(f"{folder}/in", "wb") as text:
        text.write(input_of(source))
    handle = os.open(f"{folder}/in", os.O_RDONLY)
    os.dup2(handle, 0)
    os.close(handle)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(WALL_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    raise SystemExit(perform(path, source, f"{folder}/report", **options))


OWN_FRAMES = re.compile(rb'^  File "%s/[^\n]*\n(    [^\n]*\n)?' % re.escape(HERE.encode()), re.M)


def shown(text):
    """Output with the library where the contract says that it lies, and without frames of these files."""
    text = OWN_FRAMES.sub(b"", text)
    return text.replace(LIBRARY.encode(), SHOWN_LIBRARY.encode())


def result_of(folder):
    """What a child left behind; `said` is the part of `err` from before the interpreter's own end."""
    parts = {}
    for name in ("out", "err"):
        with open(f"{folder}/{name}", "rb") as text:
            parts[name] = text.read()
    try:
        with open(f"{folder}/report", encoding="utf-8", errors="surrogatepass") as text:
            report = json.load(text)
        report["said"] = parts["err"][: report["said"]]
    except FileNotFoundError:
        report = {"status": None, "reason": "died", "steps": [], "lines": [], "said": b""}
    parts.update(report)
    for name in ("out", "err", "said"):
        parts[name] = shown(parts[name]).decode("utf-8", "surrogateescape")
    return parts


def one(path, source=None, max_time=86400.0, **options):
    """Performs one program in a child; a dict of out, err, status, reason, steps, lines.

    Options are those of perform().
    """
    if source is None:
        with open(path, "rb") as text:
            source = text.read()
    words = options_of(path, source)
    max_time = dict(zip(words[::2], map(float, words[1::2]))).get("--max-time", max_time)
    options["max_time"] = ideal.nanoseconds(max_time) if max_time else None
    folder = tempfile.mkdtemp(prefix="awaiter-oracle-")
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        become_program(path, source, folder, options)
    os.waitpid(child, 0)
    result = result_of(folder)
    shutil.rmtree(folder)
    return result


def preload():
    """Imports what programs import, once, before the forks."""
    for name in MODULES:
        __import__(name)
    gc.collect()
    gc.freeze()
