a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*a, = range(3)
print(a)
[x, y] = {"k": 1, "l": 2}
print(x, y)
for (i, j), k in [((1, 2), 3), ((4, 5), 6)]:
    print(i, j, k)
for first, *rest in ["abc", [1]]:
    print(first, rest)
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def few():
    a, b, c = 1, 2
def many():
    a, b = "abc"
def star():
    a, *b, c = [1]
def number():
    a, b = 5
for f in (few, many, star, number):
    attempt(f)
