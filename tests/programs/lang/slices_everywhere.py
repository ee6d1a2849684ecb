l = list(range(10))
for s in (slice(2), slice(1, 8, 3), slice(None, None, -2), slice(-3, None), slice(5, 2), slice(5, 2, -1)):
    print(s, l[s], s.indices(10), "abcdefghij"[s])
l[2:4] = "xyz"
print(l)
l[::3] = [0, 0, 0, 0]
print(l)
try:
    l[::3] = [1]
except ValueError as e:
    print(e)
try:
    l[::0]
except ValueError as e:
    print(e)
try:
    l["a":]
except TypeError as e:
    print(e)
class S:
    def __getitem__(self, k):
        return k
print(S()[1:2], S()[:, 1], S()[..., ::2], S()[1,])
