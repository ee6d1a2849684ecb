"""Every simple statement."""
from __future__ import annotations
import os.path as p, sys
from . import x as y, z
from ...a.b import (c, d as e,)
from m import *
a = b = c, *d = 1, 2
a.b[c], (d, [e, *f]) = g
x: int
x: int = 1
(x): str = yield_
a.b: c = d,
a += 1; b -= 2; c *= 3; d /= 4; e //= 5; f %= 6; g @= 7; h **= 8; i >>= 9; j <<= 1; k &= 2
l ^= 3; m |= yield_
del a, b.c, d[e], (f, [g]), ()
assert a, "message"
assert b
raise
raise A
raise A(1) from None
pass
...
a if b else c
print("a" 'b' """c
d""" r'\e' u'f', b'\x00g' rb'\h')
