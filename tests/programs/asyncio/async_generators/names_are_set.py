# An asynchronous generator's names can be set, to strings only, as a generator's.
async def numbers():
    yield 1


def setting(generator, name, value):
    try:
        setattr(generator, name, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


generator = numbers()
print(generator.__name__, generator.__qualname__)
setting(generator, "__name__", "other")
setting(generator, "__qualname__", "Its.other")
print(generator.__name__, generator.__qualname__, repr(generator).split(" at ")[0])
setting(generator, "__name__", 1)
setting(generator, "__qualname__", None)
print(generator.__name__, numbers.__name__)
try:
    del generator.__name__
except TypeError as error:
    print(error)
