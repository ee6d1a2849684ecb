# inspect: arguments, frames, generators, kinds of descriptors.
import inspect, functools
def f(a, b=2, *args, c, d=4, **kw) -> int: pass
print(inspect.getfullargspec(f))
def g():
    x = 1
    return inspect.currentframe().f_lineno, inspect.currentframe().f_code.co_name, inspect.currentframe().f_back.f_code.co_name
print(g())
def h(): return [(i.function, i.lineno) for i in inspect.stack()[:2]]
print(h())
def gen():
    y = 5
    yield y
i = gen(); next(i); print(inspect.getgeneratorlocals(i), inspect.getgeneratorstate(i))
async def co():
    z = 1
c = co(); print(inspect.getcoroutinelocals(c), inspect.getcoroutinestate(c)); c.close()
class A:
    p = property(lambda self: 1)
    __slots__ = ("s",)
print(inspect.ismemberdescriptor(A.s), inspect.isgetsetdescriptor(type.__dict__["__doc__"]) , inspect.isdatadescriptor(A.p), inspect.ismethodwrapper((1).__add__))
print([n for n, v in inspect.getmembers_static(A) if not n.startswith("_")])
print(inspect.getclasstree([int, bool]))
print(inspect.getfullargspec(functools.partial(f, 1)), inspect.indentsize("   x\ty"))
