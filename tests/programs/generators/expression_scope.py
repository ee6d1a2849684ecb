x = 10
data = [1, 2, 3]
g = (x * n for n in data)
x = 100
data = [9]
print(list(g))
print(list((a, b) for a in range(3) for b in range(a)), dict((k, k * 2) for k in "ab"))
