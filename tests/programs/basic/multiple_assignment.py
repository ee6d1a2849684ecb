a = b = c = [0]
a.append(1)
print(a, b, c)
i = 0
numbers = [10, 20, 30]
i, numbers[i] = 2, 99
print(i, numbers)
