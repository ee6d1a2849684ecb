functions = []
for i in range(3):
    def f():
        return i
    functions.append(f)
print([f() for f in functions])


def bind(n):
    def g():
        return n
    return g


print([g() for g in [bind(n) for n in range(3)]])
