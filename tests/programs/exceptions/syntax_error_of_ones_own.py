"""A SyntaxError that a program makes: its attributes, its text, its place in tracebacks."""
import traceback

for args in [("m",), ("m", ("f", 1, 2, "text")), ("m", ("f", 1, 2, "text", 3, 4)), ("m", (None, 1, 2, "text")),
             ("m", ("/a/b.py", None, 2, None)), (), ("m", 1), ("m", ("f", 1)), ("a", "b", "c"), ("m", ("f", 1, 2, "t", 5))]:
    try:
        error = SyntaxError(*args)
    except TypeError as wrong:
        print(wrong)
        continue
    print(error, repr(error), error.msg, error.filename, error.lineno, error.offset, error.text,
          error.end_lineno, error.end_offset, error.print_file_and_line)

error = SyntaxError("x")
error.lineno = 4
print(error)
error.filename = "q/z.py"
print(error)
error.msg = "new"
print(error, error.args)
print(IndentationError("m", ("f", 3, 1, None)))

for place in [("calc", 3, 5, "  1 + $ 2\n", 3, 6), ("calc", 1, 1, "$"), (None, 2, 9, "\tab $$ c", 2, 11), ("calc", 1, 0, "x"),
              ("calc", None, 1, "x"), ("calc", 1, None, "é $"), ("calc", 1, 3, None)]:
    try:
        raise SyntaxError("bad thing", place)
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(error)), end="")
try:
    raise ExceptionGroup("two", [SyntaxError("bad thing", ("calc", 1, 3, "2 $ 3")), SyntaxError("s")])
except* SyntaxError as group:
    traceback.print_exception(group)
raise SyntaxError("bad thing", ("calc", 1, 3, "2 $ 3\n"))
