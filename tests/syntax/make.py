"""Writes the expectations that tests/test_parser.c and tests/test_scope.c compare with:

    python3 tests/syntax/make.py

programs/*.dump and *.scopes from programs/*.py, errors.expected from errors.txt and
expressions.expected from expressions.txt. CPython makes all of them; the version is 3.11.
"""
import glob
import os

import oracle

HERE = os.path.dirname(os.path.abspath(__file__))


def write(path, text):
    with open(path, "w", newline="") as file:
        file.write(text)


for path in sorted(glob.glob(os.path.join(HERE, "programs", "*.py"))):
    data = open(path, "rb").read()
    tree = compile(data, path, "exec", 0x400, dont_inherit=True)
    write(path[:-3] + ".dump", oracle.dump(tree) + "\n")
    try:
        scopes = oracle.scopes(data)
    except SyntaxError:
        continue
    write(path[:-3] + ".scopes", "\n".join(scopes) + "\n")

lines = []
for source in open(os.path.join(HERE, "errors.txt")).read()[:-1].split("\n%%\n"):
    error = oracle.error(source)
    if error is None:
        raise SystemExit("no error in: " + source)
    lines.append("%s\t%d\t%d\t%s\n" % (error[0], error[2], error[3], error[1].replace("\n", " ")))
write(os.path.join(HERE, "errors.expected"), "".join(lines))

texts = open(os.path.join(HERE, "expressions.txt")).read().splitlines()
write(os.path.join(HERE, "expressions.expected"),
      "".join(oracle.unparse(text) + "\n" for text in texts))
