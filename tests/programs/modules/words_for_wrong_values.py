# What functions of the library say of a value of another type than theirs, or one out of range.
import bisect
import datetime
import random
import typing
from collections import Counter
from decimal import Decimal
from fractions import Fraction


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: typing.Annotated[1, "a"])
show(lambda: typing.Annotated[[3, 1], ""])
show(lambda: typing.Annotated["Later", 5])
show(lambda: typing.Annotated[typing.Optional[int], 5].__module__)
show(lambda: typing.Annotated[Counter, 5].__module__)

show(lambda: datetime.datetime(1999, 12, 31).strftime(b""))
show(lambda: datetime.date(1999, 12, 31).strftime(None))
show(lambda: datetime.time(12).strftime(7))

show(lambda: Fraction(int))
show(lambda: Fraction([]))
show(lambda: Fraction(Decimal("0.25")))
show(lambda: Fraction(0.125))
show(lambda: Fraction(" 3/4 "))
show(lambda: Fraction.from_decimal(0.5))

show(lambda: random.getrandbits(10**20))
show(lambda: random.getrandbits(-10**20))
show(lambda: random.getrandbits(2**31))
show(lambda: random.getrandbits(-1))
show(lambda: random.getrandbits(0))

show(lambda: bisect.bisect(frozenset({3}), 1))
show(lambda: bisect.insort({3, 4}, 1))
show(lambda: bisect.bisect({1: 2}, 1))
show(lambda: bisect.bisect(iter([1]), 1, 0, 1))

show(lambda: str.maketrans(Counter(a=3)))
show(lambda: str.maketrans(dict(a=3)))
show(lambda: str.maketrans([("a", 3)]))
