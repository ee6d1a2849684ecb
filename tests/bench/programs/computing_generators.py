"""Generators, closures and exceptions."""


def pairs(limit):
    for a in range(limit):
        for b in range(a):
            yield a, b


def adder(n):
    return lambda x: x + n


def check(n):
    if n % 3 == 0:
        raise ValueError(n)
    return n


total = sum(a * b for a, b in pairs(1500))
add = adder(5)
for n in range(400_000):
    total += add(n)
    try:
        total += check(n)
    except ValueError:
        total -= 1
print(total)
