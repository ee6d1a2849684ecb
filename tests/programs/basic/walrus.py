if (n := len("hello")) > 3:
    print(n, "letters")
values = [1, 5, 3]
print([last := v for v in values], last)
while (n := n - 2) > 0:
    print(n)
