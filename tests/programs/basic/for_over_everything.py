for item in [1, "two", (3,)]:
    print(item)
for letter in "añ→":
    print(letter)
for key in {"a": 1, "b": 2}:
    print(key)
for key, value in {"a": 1, "b": 2}.items():
    print(key, value)
for i, item in enumerate("xy"):
    print(i, item)
for a, b in zip([1, 2, 3], "ab"):
    print(a, b)
for n in range(10, 0, -3):
    print(n)
