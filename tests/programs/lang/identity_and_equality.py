a = [1]
b = [1]
print(a == b, a is b, a is not b, None is None, () == (), 1 == True, "1" == 1, 1.0 == 1, [1, [2]] == [1, [2]], {1: 2} == {1: 2.0})
print((1, 2) < (1, 3), [1] < [1, 0], "a" < "b", "Z" < "a", {1} < {1, 2}, (1, "a") < (2, 0))
for f in (lambda: 1 < "a", lambda: [1] < (1,), lambda: None > 1, lambda: {} < {}, lambda: [1, "a"] < [1, 2]):
    try:
        f()
    except TypeError as e:
        print(e)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan < 1, nan != nan)
