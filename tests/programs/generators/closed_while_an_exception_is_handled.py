# The GeneratorExit of close() has as its context what the generator handles, else what whoever closes handles.


def plain():
    try:
        yield 1
    except GeneratorExit as error:
        print("plain", repr(error.__context__))
        raise


def handling():
    try:
        raise KeyError("handled")
    except KeyError:
        yield from watching()


def watching():
    try:
        raise ValueError("inner")
    except ValueError:
        try:
            yield 1
        except GeneratorExit as error:
            print("watching", repr(error.__context__))


for make in plain, handling, watching:
    generator = make()
    next(generator)
    generator.close()
    generator = make()
    next(generator)
    try:
        raise OSError("around")
    except OSError:
        generator.close()
