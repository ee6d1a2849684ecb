print([n * n for n in range(6)])
print([n for n in range(20) if n % 3 == 0 if n % 2])
print([(x, y) for x in "ab" for y in range(2)])
print([[row * col for col in range(3)] for row in range(3)])
x = "outside"
print([x for x in range(2)], x)
