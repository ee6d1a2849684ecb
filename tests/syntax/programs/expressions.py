x = a or b and not c or d
x = a < b <= c == d != e > f >= g is h is not i in j not in k
x = a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
x = -a ** -b ** ~c, +d, not -e
x = (a + b) * (c - (d))
x = a.b.c(d)(e, *f, g=h, **i)[j][k:l, m::n, ..., ::, *o]
x = f(a for b in c), f(a, (b for c in d))
x = f(a := 1, *b, *c, d=e, *g, **h, i=j)
x = [], [a], [a, *b,], (), (a,), (a, *b), {}, {a}, {a, *b}, {a: b, **c, d: e}
x = [a for b in c if d if e for f, *g in h], {a for b in c}, {a: b for c in d}, (a async for b in c)
x = lambda: (yield), lambda a, /, b=1, *c, d, e=2, **f: a, lambda *, a: a, lambda **k: k
x = a if b else c if d else lambda: e
x = (y := f(x)), [z := 1, 2], {(q := 1): 2}
x = 0, 1_000, 0xFF_ff, 0o17, 0b1_01, 9223372036854775807, 9223372036854775808, 0x1_0000_0000_0000_0000
x = 1., .5, 1e10, 1_0.0_1e-1_0, 1e400, 3j, 00, 0_0
x = None, True, False, ...
x = a[b], a[b:c], a[:], a[b,], a[(b, c)], a[b:c:d, e]
x = 'é\n\x41\u00e9\U0001F600\101\
z\q' "日本"
x = b'\xff\0\n' rb'\d'
ñandú = été = 변수
async def f(): return await a.b ** await c, [await d async for e in g], *h, i
