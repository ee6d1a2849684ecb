def f(*errors):
    try:
        raise ExceptionGroup("g", list(errors))
    except* ValueError as eg:
        print("values", [str(e) for e in eg.exceptions])
    except* (TypeError, KeyError) as eg:
        print("types or keys", [type(e).__name__ for e in eg.exceptions])
    else:
        print("else")
    finally:
        print("finally")
f(ValueError("a"), TypeError("b"), ValueError("c"))
try:
    f(OSError("left"), ValueError("v"))
except ExceptionGroup as eg:
    print("left over", repr(eg))
try:
    raise ValueError("naked")
except* ValueError as eg:
    print(repr(eg))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as eg:
    print(repr(eg))
try:
    pass
except* ValueError:
    print("no")
else:
    print("nothing raised")
