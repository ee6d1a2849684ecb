# run -> 0: every form ended
# trace --stats -> 0: events
# explain -> 0: every form ended
import copy
import functools
import json


def plain(n):
    return plain(n + 1)


class Shown:
    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __format__(self, spec):
        return format(self, spec)


class Same:
    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return self < other

    def __hash__(self):
        return hash(self)

    def __bool__(self):
        return bool(self)

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __contains__(self, item):
        return item in self

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __radd__(self, other):
        return other + self

    def __iadd__(self, other):
        self += other
        return self

    def __neg__(self):
        return -self

    def __getitem__(self, key):
        return self[key]

    def __setitem__(self, key, value):
        self[key] = value

    def __delitem__(self, key):
        del self[key]

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *args):
        pass

    def __index__(self):
        return range(self)

    def __int__(self):
        return int(self)

    def __float__(self):
        return float(self)

    def __reversed__(self):
        return reversed(self)

    def __round__(self, n=None):
        return round(self)

    def __abs__(self):
        return abs(self)


class Attributes:
    def __getattr__(self, name):
        return getattr(self, name + "a")

    def __setattr__(self, name, value):
        setattr(self, name, value)

    def __delattr__(self, name):
        delattr(self, name)


class AllAttributes:
    def __getattribute__(self, name):
        return self.other


class Property:
    @property
    def value(self):
        return self.value

    @functools.cached_property
    def kept(self):
        return self.kept

    @classmethod
    def made(cls):
        return cls.made()

    @staticmethod
    def alone():
        return Property.alone()


class New:
    def __new__(cls):
        return cls()


class Init:
    def __init__(self):
        Init()


class Meta(type):
    def __call__(cls):
        return cls()

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls)

    def __getattr__(cls, name):
        return getattr(cls, name)


class MetaMade(metaclass=Meta):
    pass


class Descriptor:
    def __get__(self, instance, owner):
        return owner.it

    def __set__(self, instance, value):
        instance.it = value


class Described:
    it = Descriptor()


def generate(n):
    yield from generate(n + 1)


def gather(n):
    return [x for x in gather(n)]


def inner(n):
    return (lambda: inner(n + 1))()


def in_try(n):
    try:
        in_try(n + 1)
    finally:
        n += 1


def by_key(n):
    return sorted([2, 1], key=by_key)


def by_map(n):
    return list(map(by_map, [n]))


def by_filter(n):
    return list(filter(by_filter, [n]))


def by_reduce(a, b):
    return functools.reduce(by_reduce, [1, 2, 3])


def by_min(n):
    return min([1, 2], key=by_min)


@functools.lru_cache
def cached(n):
    return cached(n + 1)


@functools.wraps(plain)
def wrapped(n):
    return partial(n)


partial = functools.partial(wrapped)


def formatted(n):
    return f"{formatted(n)}"


def in_default(n):
    return json.dumps(object(), default=in_default)


def in_comprehension(n):
    return {k: v for k, v in [(1, in_comprehension(n))]}


def in_class(n):
    class Inner:
        value = in_class(n)

    return Inner


def in_assert(n):
    assert in_assert(n), n


def in_raise(n):
    raise in_raise(n)


def in_except(n):
    try:
        raise ValueError(n)
    except ValueError:
        in_except(n + 1)


# Of objects that destroy each other only some go inside of one another, also in CPython: without an
# end of its own this would be a loop.
def in_del(n):
    class Inner:
        def __del__(self):
            if n < 20000:
                in_del(n + 1)

    Inner()


def ended(name, function, *args):
    try:
        function(*args)
    except RecursionError as error:
        assert str(error).startswith("maximum recursion depth exceeded"), error
    else:
        print("not ended:", name)


for function in (
    plain, generate, gather, inner, in_try, by_key, by_map, by_filter, by_min, cached, wrapped,
    partial, formatted, in_default, in_comprehension, in_class, in_assert, in_raise, in_except,
):
    ended(function, function if function is not generate else lambda n: list(generate(n)), 1)
ended("reduce", by_reduce, 1, 2)
for function in (repr, str, format, print, "%r".__mod__, "{}".format, lambda x: f"{x!r}"):
    ended(function, function, Shown())
for function in (
    hash, bool, len, iter, list, tuple, set, sum, any, sorted, enumerate, range, int, float, reversed, round,
    abs, copy.copy if False else bool,
    lambda x: x == x + 1 if False else x == 1,
    lambda x: x < 1,
    lambda x: 1 > x,
    lambda x: x in x,
    lambda x: x(),
    lambda x: x + 1,
    lambda x: 1 + x,
    lambda x: -x,
    lambda x: x[0],
    lambda x: x.__setitem__(0, 1),
    lambda x: x.__delitem__(0),
    lambda x: x.__enter__(),
    lambda x: x.__iadd__(1),
    lambda x: {x: 1},
    lambda x: {x},
    lambda x: [x] == [1],
    lambda x: [x, x].index(1),
    lambda x: 1 in [x],
    lambda x: not x,
    lambda x: min(x, x),
    lambda x: "".join(x),
    lambda x: [*x],
    lambda x: dict(x),
    lambda x: 5 if x else 6,
    lambda x: max([x, 1]),
    lambda x: (x, 1) < (x, 2),
):
    ended(function, function, Same())
for name in "get", "set", "del":
    ended(name + "attr", getattr(Attributes(), f"__{name}attr__"), *"av"[: 1 + (name == "set")]) if name != "get" else ended(
        "getattr", getattr, Attributes(), "a")
ended("getattribute", getattr, AllAttributes(), "a")
ended("property", lambda: Property().value)
ended("cached_property", lambda: Property().kept)
ended("classmethod", Property.made)
ended("staticmethod", Property.alone)
ended("new", New)
ended("init", Init)
ended("metaclass call", MetaMade)
ended("instancecheck", isinstance, 1, MetaMade)
ended("metaclass getattr", getattr, MetaMade, "x")
ended("descriptor", lambda: Described().it)
ended("descriptor set", lambda: setattr(Described(), "it", 1))
in_del(0)
print("every form ended")
