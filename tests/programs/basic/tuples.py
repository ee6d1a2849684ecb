point = 3, 4
x, y = point
print(point, x, y, (), (1,), (1, 2) + (3,), point * 2, point[0], point[1:], len(point))
x, y = y, x
print(x, y)
first, *rest = [1, 2, 3, 4]
print(first, rest)
*start, last = "abc"
print(start, last)
(a, b), c = (1, 2), 3
print(a, b, c)
