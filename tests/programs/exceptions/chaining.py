try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("from") from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("none") from None
except ValueError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    raise KeyError from IndexError
except KeyError as e:
    print(repr(e.__cause__))
for bad in (5, "x", int):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
def f():
    try:
        raise KeyError("first")
    except KeyError:
        undefined_name
f()
