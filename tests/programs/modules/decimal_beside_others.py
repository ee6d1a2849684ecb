# decimal beside fractions, statistics, math, copy, json, match.
from decimal import Decimal
from fractions import Fraction
import statistics, math, json, copy
print(Fraction(Decimal("0.25")), Fraction.from_decimal(Decimal("1.5")), Fraction(1,4) == Decimal("0.25"), Decimal("0.5") > Fraction(1,3))
print(statistics.mean([Decimal("1.5"), Decimal("2.5"), Decimal("3")]), statistics.median([Decimal(1), Decimal(2)]), statistics.stdev([Decimal(1), Decimal(2), Decimal(4)]), statistics.fmean([Decimal(1), Decimal("2.5")]))
print(math.floor(Decimal("2.7")), math.sqrt(Decimal(4)), math.trunc(Decimal("-3.9")), sum([Decimal(1)], 0.0) if False else "")
print(copy.deepcopy(Decimal("1.1")), copy.copy([Decimal("2")]), f"{Decimal('3.14159'):.3f}", "%s %d %.2f" % (Decimal("1.5"), Decimal("7.9"), Decimal("2.345")))
try: json.dumps(Decimal(1))
except TypeError as e: print(e)
print(isinstance(Decimal(1), __import__("numbers").Number), int(Decimal("12")), complex(Decimal("1.5")), Decimal(True))
class Money(Decimal):
    def __repr__(self): return f"${self:.2f}"
m = Money("3.5"); print(m, repr(m), repr(m + 1), type(m + 1).__name__, m == Decimal("3.5"))
match Decimal("1"):
    case Decimal(): print("decimal")
print({Decimal("1.0"): "a"}[1], sorted({Decimal(1), 1, 1.0}), max(Decimal("1"), 2))
