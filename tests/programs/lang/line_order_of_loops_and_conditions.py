def f(xs):
    total = 0
    while True:
        if not xs:
            break
        total += xs.pop()
        if (total > 3 and
                total < 100):
            total -= 1
    return total
print(f([1, 2, 3]))
x = (1 if f([1])
     else 2)
for i in range(3): x += i
for i, c in enumerate("ab"):
    x = i
    continue
y = [f([n]) for n in range(2)]
if x:
    pass
else:
    x = 1
if not x: x = 2
try:
    pass
finally:
    x = 3
