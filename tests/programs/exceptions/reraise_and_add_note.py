def f():
    try:
        int("x")
    except ValueError as e:
        e.add_note("a note")
        raise
try:
    f()
except ValueError as e:
    print(e, e.__notes__)
e = ValueError("kept")
try:
    raise e
except ValueError as x:
    print(x is e)
e.add_note("first")
e.add_note("second\nline")
raise e
