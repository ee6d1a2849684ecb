def f(): pass
def g(a, b: int = 1, /, c: str = 'x', *args: *Ts, d, e: float = 2.0, **kw: dict) -> None: return
def h(*, a, b=1): yield
@a.b(c)
@d
async def i(self, *args):
    """Doc."""
    x = yield 1
    await y
    async with a as b, c: pass
    async for d, e in f(): continue
    else: pass
    return
class A: x = 1
class B(A, C, metaclass=D, **k):
    '''Doc.'''
    @property
    def x(self): return self.__x
    async def m(self):
        def inner():
            nonlocal self
            global q
            return super().m() + __class__ and [self for q in range(3)]
        return inner
def outer(a):
    b = 1
    def middle(c):
        def inner(d=b): return a + b + c + d + e
        return inner
    try:
        if middle: return b
        e = 2
    except (X, Y) as exc:
        del exc
    finally:
        late = [b for z in a]
    class K:
        a = a
        def m(self): return a, b
    return lambda q, *r: (q, r, b, (w := 1))
def gen():
    x = yield from y
    return x
def walrus(data): return [last := v for v in data], any((hit := d) for d in data), hit
