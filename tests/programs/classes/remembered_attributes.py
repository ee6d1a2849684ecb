"""What a place in the code remembers of `__slots__` and of properties ends when they change."""


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Below(Slotted):
    __slots__ = ("z",)


class Other:
    x = Slotted.__dict__["x"]


def get_x(thing):
    return thing.x


def set_x(thing, value):
    thing.x = value


def attempt(function, *arguments):
    try:
        print(function.__name__, function(*arguments))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def slots():
    first, second = Slotted(1), Below(2)
    for thing in (first, second, first):
        attempt(get_x, thing)
        attempt(set_x, thing, 10)
        attempt(get_x, thing)
    del first.x
    attempt(get_x, first)
    attempt(get_x, second)
    attempt(set_x, first, 11)
    attempt(get_x, first)
    attempt(get_x, Other())
    attempt(set_x, Other(), 1)
    Slotted.x = property(lambda self: "a property now")
    attempt(get_x, first)
    attempt(get_x, second)
    attempt(set_x, second, 3)


class Base:
    @property
    def x(self):
        return "getter of Base"

    @property
    def fails(self):
        return self.missing

    @property
    def counted(self, n=[]):
        n.append(1)
        return len(n)


class Derived(Base):
    @property
    def x(self):
        return "getter of Derived, " + super().x


class Hooked(Base):
    def __getattr__(self, name):
        return "hook for " + name


def properties():
    for thing in (Base(), Derived(), Base(), Derived()):
        for _ in range(3):
            attempt(get_x, thing)
    thing = Base()
    for _ in range(3):
        attempt(lambda: thing.fails)
        attempt(lambda: Hooked().fails)
        attempt(lambda: thing.counted)
    thing.__dict__["x"] = "does not hide the property"
    attempt(get_x, thing)
    attempt(set_x, thing, 1)
    Base.x = Base.x.setter(lambda self, value: print("set to", value))
    attempt(set_x, thing, 1)
    Base.x = "a plain value"
    attempt(get_x, thing)
    attempt(get_x, Base())
    del Base.x
    attempt(get_x, Base())
    attempt(get_x, Derived())


def bound():
    append = [].append
    append(1)
    for arguments in ((), (1, 2), (2,)):
        attempt(append, *arguments)
    print(append.__self__)
    get = {"a": 1}.get
    print(get("a"), get("b"), get("b", 2))
    attempt(get)
    print(7 / 2, 1 / 3, -7 / 2.0, 2**53 / 3, (2**53 + 1) / 3, (2**60 + 1) / 7, 1e308 / 0.1, 0 / 5, 0.0 / -5, True / 2)
    for divisor in (0, 0.0, -0.0, False):
        attempt(lambda: 1 / divisor)
    print(str(-(2**63)), str(2**63 - 1), str(0), str(-5), f"{-12}{True}{None}{1.5}{...}{NotImplemented}")


slots()
properties()
bound()
