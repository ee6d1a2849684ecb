# What a handler of `except*` raises is raised as it is, unless there is more to raise with it.


def outcome(group, inner):
    try:
        try:
            raise group
        except* TypeError:
            inner()
    except BaseException as error:
        parts = getattr(error, "exceptions", None)
        print(repr(error), repr(error.__context__), repr(error.__cause__), parts)


def new():
    raise KeyError("new")


def new_from():
    raise KeyError("new") from ValueError("cause")


def again():
    raise


outcome(ExceptionGroup("all", [TypeError(1), TypeError(2)]), new)
outcome(ExceptionGroup("all", [TypeError(1), TypeError(2)]), new_from)
outcome(ExceptionGroup("all", [TypeError(1), ValueError(2)]), new)
outcome(TypeError("naked"), new)


def two():
    try:
        try:
            raise ExceptionGroup("two", [TypeError(1), ValueError(2), OSError(3)])
        except* TypeError:
            raise KeyError("first")
        except* ValueError:
            raise IndexError("second")
        except* OSError:
            pass
    except BaseException as error:
        print(repr(error), error.exceptions)


def one_of_two():
    try:
        try:
            raise ExceptionGroup("two", [TypeError(1), ValueError(2)])
        except* TypeError:
            raise
        except* ValueError:
            pass
    except BaseException as error:
        print(repr(error), error.exceptions)


two()
one_of_two()
try:
    raise ExceptionGroup("the end", [TypeError(1)])
except* TypeError as group:
    raise SystemError("what is left") from group
