fs = [lambda: i for i in range(3)]
print([f() for f in fs])
def f():
    total = 0
    [total := total + n for n in range(5)]
    return total
print(f())
print([[j for j in range(i)] for i in range(4)], [x for x in range(5) for y in range(x) if y == 2])
print({k: v for k, v in zip("abc", range(3))}, {len(w) for w in ["a", "bb", "cc"]})
gen = (print("made", n) or n for n in range(2))
print("lazy")
print(list(gen), list(gen))
