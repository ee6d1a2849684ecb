# __float__, __int__, __bytes__ of classes below built-in types, and answers of the wrong type.
import math
from fractions import Fraction


class Loud(float):
    def __float__(self):
        return 42.0


class Digits(str):
    def __float__(self):
        return 7.5

    def __int__(self):
        return 8


class Whole(int):
    def __float__(self):
        return 0.5


class Wrong:
    def __int__(self):
        return "3"

    def __index__(self):
        return "x"

    def __float__(self):
        return 3

    def __bytes__(self):
        return 3


print(float(Loud(4)), Loud(Loud(4)), int(Loud(4)), Loud(4) + 1, math.sqrt(Loud(4)), f"{Loud(4):.1f}")
print(float(Digits("3")), int(Digits("3")), float(Whole(3)), Whole(3) + 0.5)
for call in (lambda: "%d" % Wrong(), lambda: "%x" % Wrong(), lambda: bytes(Wrong()), lambda: float(Wrong()),
             lambda: int(Wrong()), lambda: [1][Wrong()], lambda: "%d" % "3"):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(1 + 0j == Fraction(1), Fraction(1, 2) == 0.5 + 0j, Fraction(1) == 1 + 1j, Fraction(1) != 1 + 0j)
