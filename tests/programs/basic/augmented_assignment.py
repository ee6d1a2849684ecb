n = 10
n += 5
n -= 3
n *= 2
n //= 5
n **= 3
n %= 10
print(n)
x = 7.0
x /= 2
print(x)
items = [1]
other = items
items += [2]
items *= 2
print(items, other is items)
text = "a"
text += "b"
text *= 3
print(text)
