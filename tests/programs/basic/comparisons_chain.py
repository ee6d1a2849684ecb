x = 5
print(1 < x < 10, 1 < x > 3, x == 5 == 5.0, not x == 5, x != 4)
print(3 in [1, 2, 3], "b" in "abc", 4 not in (1, 2), x is None, None is None)
