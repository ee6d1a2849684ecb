# decimal: arithmetic, contexts, conversions, formats.
from decimal import *
print(Decimal("1.10") + Decimal("2.20"), Decimal(1) / Decimal(3), Decimal("0.1") * 3, Decimal(10) ** 3, Decimal(2) ** Decimal("0.5"), Decimal(2).sqrt())
print(repr(Decimal("1E+3")), Decimal("123.456").quantize(Decimal("0.01")), Decimal("-7") // 2, Decimal("-7") % 2, divmod(Decimal(17), 5))
print(getcontext()); getcontext().prec = 6; print(Decimal(22)/7); getcontext().prec = 28
for bad in ("abc", "", "1.2.3", None, [1], {}):
    try: print(Decimal(bad))
    except Exception as e: print(type(e).__name__, e, e.args)
try: Decimal(1)/0
except ZeroDivisionError as e: print(type(e).__name__, e)
try: Decimal(0)/0
except InvalidOperation as e: print(type(e).__name__, e)
print(Decimal(0.1), Decimal("NaN"), Decimal("-Infinity"), Decimal("sNaN12"), Decimal((1,(1,2,3),-2)))
print(Decimal("1").exp(), Decimal("10").ln(), Decimal("2").log10(), Decimal("0.5").exp(), Decimal("123.456").ln())
print(f"{Decimal('1234567.891'):,.2f} {Decimal('0.5'):%} {Decimal('12345'):e} {Decimal('3.14159'):>10.3f} {Decimal('1.5'):08.3f} {Decimal('-2'):+}")
print(Decimal("2.5") == 2.5, Decimal("0.1") == 0.1, Decimal(3) < 4.5, hash(Decimal("2.5")) == hash(2.5), hash(Decimal(3)) == hash(3))
print(round(Decimal("2.675"), 2), round(Decimal("2.5")), int(Decimal("3.9")), float(Decimal("1.25")))
with localcontext() as c:
    c.prec = 5; c.rounding = ROUND_UP; print(Decimal(1)/3)
with localcontext(prec=50): print(Decimal(2).sqrt())
print(Decimal("1.20").normalize(), Decimal("100").normalize(), Decimal("1.5").as_tuple(), Decimal("0.75").as_integer_ratio())
print(sum([Decimal("0.1")]*10), max(Decimal(1), Decimal(2)), sorted([Decimal("3"), Decimal("1.5")]), abs(Decimal("-3.3")), -Decimal("0"))
try: Decimal("1") + 1.5
except TypeError as e: print(e)
print(Decimal("1E-10"), Decimal("0.000001"), Decimal("0.0000001"), Decimal("1E5").to_eng_string(), Decimal("12E+7").to_eng_string())
print(getcontext().flags[Inexact], ExtendedContext, BasicContext)
