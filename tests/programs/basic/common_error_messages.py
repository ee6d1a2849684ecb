def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__ + ":", error)


def undefined():
    nonsense


def call_number():
    5()


def add():
    1 + "a"


def unpack():
    a, b = 1, 2, 3


def convert():
    int("x")


def attribute():
    [].size


def too_many():
    undefined(1)


def missing():
    attempt()


for f in (undefined, call_number, add, unpack, convert, attribute, too_many, missing):
    attempt(f)
