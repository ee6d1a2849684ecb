class C:
    x = 1
c = C()
c.x += 1
print(c.x, C.x)
l = [[1], [2]]
l[0] += [3]
l[-1] *= 2
print(l)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
n = 5
n <<= 2; n |= 3; n ^= 1; n &= 0xFE; n >>= 1
print(n)
s = {1}
s |= {2}; s -= {1}
print(s)
