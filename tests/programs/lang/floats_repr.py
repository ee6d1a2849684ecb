for x in (0.1, 1.0, 100.0, 1e15, 1e16, 123456789.123456789, 1e-4, 1e-5, 2/3, 1e100, 5e-324, 1.7976931348623157e308, -0.0, float("inf"), -float("inf"), float("nan"), 3.0e10, 0.1+0.7, 1e21, 9007199254740993.0, 4.35, 2.675, 1.005):
    print(x, repr(x), str(x), f"{x:.2f}", f"{x:g}", f"{x}", [x], round(x, 2) if abs(x) < 1e300 else "")
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(5, -1), round(15, -1), round(1e20))
print(float("1_0.5"), float(" 3 "), float("-inf"), float("1e3"), int(" 42 "), int("-0x1f", 16), int("0b11", 0), int("z", 36), int("1_000"))
for s in ("", "abc", "1.2.3", "1e", "--1", "0x", "1__0"):
    for kind in (int, float):
        try:
            print(kind(s))
        except ValueError as e:
            print(e)
