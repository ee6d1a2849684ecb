# In which order what a container, a frame or a call holds goes: of lists and tuples the last first, of deques, dicts
# and instances the first.
import asyncio, collections


class Noisy:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)


def many(k): return [Noisy(i) for i in range(k)]


async def main():
    q = asyncio.Queue()
    for x in range(3): q.put_nowait(Noisy(x))
    del q
    print("deque"); d = collections.deque(many(3)); del d
    print("deque clear"); d = collections.deque(many(3)); d.clear()
    print("list"); d = many(3); del d
    print("list clear"); d = many(3); d.clear()
    print("slice"); d = many(5); del d[1:3]; 
    print("slice set"); d[:] = []
    print("tuple"); d = tuple(many(3)); del d
    print("dict"); d = dict(enumerate(many(3))); del d
    print("dict clear"); d = dict(enumerate(many(3))); d.clear()
    print("instance")
    class A: pass
    a = A(); a.x, a.y, a.z = many(3); del a
    print("args")
    (lambda *a, **k: None)(Noisy(1), Noisy(2), k=Noisy(3), j=Noisy(4))
    print("gathered")
    f = asyncio.gather(*[asyncio.sleep(0, Noisy(i)) for i in range(3)])
    await f
    del f
    print("lifo"); q = asyncio.LifoQueue()
    for x in range(3): q.put_nowait(Noisy(x))
    del q
    print("closure")
    def mk():
        a, b, c = many(3)
        return lambda: (c, a, b)
    g = mk(); del g
    print("partial")
    import functools
    p = functools.partial(print, Noisy(1), Noisy(2), k=Noisy(3)); del p
    print("exc"); e = ValueError(Noisy(1), Noisy(2)); del e
    print("zip"); z = zip(many(2), many(2)); del z
    print("defaults")
    def d(a=Noisy(1), b=Noisy(2), *, c=Noisy(3)): pass
    del d
    print("end")


asyncio.run(main())
