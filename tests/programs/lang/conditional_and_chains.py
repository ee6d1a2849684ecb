def t(x):
    print("t", x, end=" ")
    return x
print(t(1) < t(2) < t(3))
print(t(3) < t(2) < t(1))
print(t(1) if t(0) else t(2))
print(t("") or t(0) or t(None), t(1) and t([]) and t(2))
print(not t(0) and t(1))
print(1 == 1 in [1], 1 < 2 == 2, "a" in "abc" != "b")
