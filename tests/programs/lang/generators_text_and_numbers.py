from __future__ import annotations
import sys
def t(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, e)
def f(a: undefined, *b: 1 + 1, c: "str" = 3) -> nope[1, 2:3]: x: alsoundefined; return 1
print(f.__annotations__, f(1))
class C:
    a: int = 1; b: List[undefined]
def gen():
    try:
        x = yield 1
        print("got", x)
        y = yield from sub()
        print("sub gave", y)
        yield 3
    except GeneratorExit: print("closing"); raise
    finally: print("finally")
def sub():
    while True:
        try: z = yield "s"
        except ValueError as e: print("caught", e); return "done"
        print("z", z)
g = gen(); print(next(g), g.send(5), g.send(6), g.throw(ValueError("v"))); g.close(); t(next, g)
g = (i for i in [1, 2] if i); print(next(g), g.gi_running, list(g)); t(lambda: [*(1 / i for i in (1, 0))])
class Del:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
a = Del(1); a = None; b = [Del(2), Del(3)]; del b[0]; b.clear(); 
def ff(): d = Del(4); raise KeyError
try: ff()
except KeyError: print("caught")
print("é".encode(), "Straße".upper(), "ǅ".lower(), "ŉ".upper(), "İ".lower(), len("İ".lower()), "ß".casefold(), "٣".isdigit(), "²".isdigit(), "²".isdecimal(), "Ⅷ".isnumeric(), int("٣٤"), "日本語".center(9, "*"), "a\u0301".isalpha(), "\u200b".isprintable(), "ＡＢ".lower(), "ﬁ".upper(), "áé".title(), "ñ" < "o", sorted("éeèa"), "x\x85y\u2028z".splitlines(), "\u3000a\xa0".strip(), "abc".translate({97: "ü", 98: None}), ascii("é日🎉"), "🎉"[0], len("🎉"), "é".isidentifier(), repr("\ud800"), "%5s|%-5s|" % ("é", "日"), f"{'日':>3}|", "aé".swapcase())
print(round(2.5), round(-0.5), round(2.675, 2), round(1234, -2), -7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** -1, 0 ** 0, 1e308 * 10, -1e308 * 10, int(-3.9), int("0x1f", 16), int("-0b11", 0), float("1_0.5"), 10 ** 20, (10 ** 20).bit_length(), (-5).bit_count(), (255).to_bytes(2, "big"), int.from_bytes(b"\xff\x00", "little", signed=True), 1_000.5, 0o17, 0b1_1, .5, 5., 1e3, 0xFF, True + True, ~True, 3 .real, (5).__add__(3), 1 .__class__, float.hex(1.5), (0.1 + 0.2), 1e16, 1e-5, 123456789012345678, 1.0 == 1, hash(1.0) == hash(1), 5 & 3 | 8 ^ 2, 1 << 70, -1 >> 100)
