# Raising, or throwing, a class whose call makes something else.
class Odd(Exception):
    def __new__(cls, *arguments):
        return cls


class Other(Exception):
    def __new__(cls, *arguments):
        return "text"


def waits():
    try:
        yield 1
    except TypeError as error:
        print("inside:", error)
        yield 2


for kind in (Odd, Other):
    try:
        raise kind
    except TypeError as error:
        print(error)
    try:
        raise kind("with an argument")
    except TypeError as error:
        print(error)
    generator = waits()
    next(generator)
    print(generator.throw(kind))
    generator = waits()
    try:
        generator.throw(kind)
    except TypeError as error:
        print(error)
