n = list(range(10))
print(n[2:7:2], n[::-1], n[-3:], n[:-3], n[8:2:-2], n[20:], n[5:5])
n[::2] = [0] * 5
print(n)
del n[1::2]
print(n)
