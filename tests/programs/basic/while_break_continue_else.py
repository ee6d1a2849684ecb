n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    if n == 8:
        break
    print(n)
else:
    print("not reached")
while n > 6:
    n -= 1
else:
    print("loop ended by itself at", n)
