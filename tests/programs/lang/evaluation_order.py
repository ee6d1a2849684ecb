def s(x):
    print(x, end=" ")
    return x
s(1) + s(2) * s(3) - s(4)
print()
d = {s("k"): s("v"), s("k2"): s("v2")}
print()
l = [0] * 5
l[s(0)] = s(9)
print()
l[s(1)], l[s(2)] = s(5), s(6)
print(l)
x = l[s(1)] = s(7)
print(x, l)
class C:
    def __getitem__(self, k):
        print("get", k, end=" ")
        return 1
    def __setitem__(self, k, v):
        print("set", k, v, end=" ")
c = C()
c[s(1)] += s(2)
print()
