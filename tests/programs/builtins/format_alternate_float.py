# The alternate form of a float without a type has a point, whatever follows.
for number in (1e300, -1e300, 1e16, 1.5e300, 1e-7, 1.0, 0.0, 5e-324, float("inf"), float("nan")):
    print(f"{number:#}", f"{number:#0,}", f"{number:#020}", f"{number:#>12}", f"{number:}")
