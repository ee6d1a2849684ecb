"""Builds tests/syntax/tool.c and asks it."""
import glob
import os
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BASE = ["alloc", "array", "text", "check", "file", "arena"]
LANG = ["lexer", "diag", "ast", "ast_dump", "ast_unparse", "ast_visit"]


class Front:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        program = os.path.join(self.folder.name, "tool")
        sources = ["tests/syntax/tool.c"] + ["src/base/%s.c" % n for n in BASE]
        sources += ["src/lang/%s.c" % n for n in LANG]
        sources += glob.glob("src/lang/parser*.c", root_dir=ROOT)
        sources += glob.glob("src/lang/scope*.c", root_dir=ROOT)
        command = [os.environ.get("CC", "cc"), "-std=c11", "-D_GNU_SOURCE", "-O2", "-Isrc", "-o",
                   program] + os.environ.get("CFLAGS", "").split() + sources
        subprocess.run(command, cwd=ROOT, check=True)
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, mode, path):
        self.process.stdin.write(("%s %s\n" % (mode, path)).encode())
        self.process.stdin.flush()
        lines = []
        while not lines or not lines[-1].endswith(b"\x01\n"):
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("the front end died on " + path)
            lines.append(line)
        return b"".join(lines)[:-2].decode("utf-8", "surrogateescape")

    def error(self, source):
        """(kind, message, line, column) or None, as oracle.error gives it."""
        path = os.path.join(self.folder.name, "x.py")
        with open(path, "wb") as file:
            file.write(source.encode("utf-8", "surrogatepass"))
        answer = self.ask("c", path)
        if answer == "OK":
            return None
        _, kind, line, column, message = answer.split("\t", 4)
        return kind, message, int(line), int(column)
