class E:
    def __len__(self):
        return 0
class B:
    def __bool__(self):
        return False
class N: pass
for x in (0, 1, 0.0, -0.0, "", " ", [], [0], {}, {0: 0}, (), (0,), set(), {0}, None, True, E(), B(), N(), range(0), range(1), b"", b"0", print):
    print(bool(x), not x, 1 if x else 2, end="; ")
print()
class W:
    def __bool__(self):
        return 1
try:
    bool(W())
except TypeError as e:
    print(e)
