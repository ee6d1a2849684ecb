# A group that comes from another one hides its context, as if it had been raised from something.
groups = []
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ExceptionGroup("both", [ValueError(1), ExceptionGroup("inner", [TypeError(2), OSError(3)])])
except* ValueError as error:
    groups.append(error)
except* OSError as error:
    groups.append(error)
except* TypeError as error:
    groups.append(error)
whole = ExceptionGroup("whole", [ValueError(1), OSError(2)])
groups += [whole.subgroup(ValueError), *whole.split(OSError), whole.derive([KeyError()]), whole]
for group in groups:
    print(repr(group), group.__suppress_context__, repr(group.__context__), group.__cause__)
try:
    raise KeyError("first")
except KeyError:
    try:
        raise ExceptionGroup("both", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
