def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
b = bytearray(b"hello")
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], bool(b), bool(bytearray()), list(b), 104 in b, b"ll" in b)
b[0] = 72; b[-1:] = b"O!"; print(b)
b[1:3] = [65, 66, 67]; print(b); del b[0]; print(b); del b[::2]; print(b)
b.append(33); b.extend(b"xyz"); b.extend([1, 2]); b.insert(1, 255); print(b, b.pop(), b.pop(0), b)
b.remove(255); b.reverse(); print(b, b.copy() == b, b.copy() is b); b.clear(); print(b)
b = bytearray(b"a,b,c")
print(b.split(b","), b.partition(b","), b.upper(), b.replace(b",", b"--"), b.find(b"b"), b.count(b","), b.center(11, b"*"), b.strip(b"a"), b.title(), b.decode(), b.hex(), b.startswith(b"a"), b.isalpha(), b.splitlines(), b.zfill(9), b.join([b"1", bytearray(b"2")]), b.translate(None, b","), b.removeprefix(b"a,"))
print(b + b"x", b"x" + b, b * 2, 2 * b, b == b"a,b,c", b"a,b,c" == b, b < b"b", b > bytearray(b"a"), b != 5)
c = b; c += b"!"; c *= 2; print(b is c, b); b %= () if False else ()
print(bytearray(b"%d-%s") % (5, b"x"), type(bytearray(b"%d") % 5))
print(bytearray(), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(range(3)), bytes(bytearray(b"q")), bytearray(b"it's"), str(bytearray(b"s")), bytearray.fromhex("00ff"))
print(int(bytearray(b"12")), float(bytearray(b"1.5")), str(bytearray(b"xy"), "ascii"), b"-".join([bytearray(b"a"), b"b"]), b"abc".find(bytearray(b"c")), b"abc" + bytearray(b"d"), bytearray(b"a").__class__, sorted(bytearray(b"cab")))
for f in (lambda: hash(b), lambda: {b: 1}, lambda: b[100], lambda: b.append(256), lambda: b.append("a"), lambda: b.extend("abc"), lambda: b.extend(5), lambda: b.pop(100), lambda: bytearray().pop(), lambda: b.remove(7), lambda: b + "x", lambda: bytearray("x"), lambda: bytearray(-1), lambda: bytearray([256]), lambda: bytearray(None), lambda: bytearray(1.5), lambda: b.__setitem__(0, 300), lambda: b.__setitem__(slice(0, 2), 5), lambda: b.__setitem__(slice(0, 4, 2), b"abc"), lambda: b.index(b"zz"), lambda: b["a"], lambda: b.foo, lambda: b < 5, lambda: iter(b), lambda: bytearray(1, 2, 3, 4), lambda: bytearray(x=1), lambda: bytearray(b"a", "utf8"), lambda: bytearray("a", 5)):
    try: r = f(); print(type(r).__name__)
    except Exception as e: print(type(e).__name__, e)
class B(bytearray):
    def twice(self): return self * 2
print(B(b"ab"), B(b"ab").twice(), isinstance(B(), bytearray), B(b"x") == b"x")
it = iter(bytearray(b"ab")); print(next(it), it.__length_hint__(), list(it))
class Sly:
    def __init__(self, array): self.array = array
    def __index__(self): self.array.clear(); return 1
d = bytearray(b"abcdefgh" * 10)
d = bytearray(b"abcdefgh" * 10); t(lambda: d.__setitem__(Sly(d), 5)); t(lambda: d.insert(Sly(d), 5)); print(d)
match bytearray(b"ab"):
    case [*_]: print("sequence")
    case bytearray(x): print("class", x)
import copy
e = copy.deepcopy(bytearray(b"z")); print(e, copy.copy(e) is e)
def f():
    x = bytearray(b"local")
    x[0] = 76
    return x
print(f())
