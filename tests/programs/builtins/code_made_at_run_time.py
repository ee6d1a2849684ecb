"""eval, exec and compile: namespaces, builtins of one's own, what stays of it, tracebacks."""
print(eval("1 + 2"), eval("  [i * n for i in range(3)]", {"n": 4}), eval(compile("x + 1", "f", "eval"), {"x": 1}, {"x": 5}))
exec("a = 5\ndef f(n):\n    return n * a\nprint(f(3))")
print(a, f(2))
d = {}
exec("x = 1; y = [x, x]; class_ = type('C', (), {})", d)
print(sorted(d), d["y"])
def g(p):
    q = 2
    exec("q = 10; r = p + q; print('in', q, r)")
    print(q, locals()["r"], "r" in locals(), sorted(locals()))
    print(eval("p + q"))
    return locals()
print(g(1))
for bad in [lambda: eval(3), lambda: exec(None), lambda: eval("1", 3), lambda: eval("1", {}, 3), lambda: exec("1", 3), lambda: exec("1", {}, 3), lambda: eval("zz"), lambda: eval("1/0"), lambda: compile("1", "f", "x"), lambda: eval("len('a')", {"__builtins__": {}}), lambda: eval("a\0b"), lambda: compile("1", 3, "eval"), lambda: compile(1, "f", "eval"), lambda: eval("1", []), lambda: compile("x", "f", "eval", optimize=7)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(eval("abs(x)", {"__builtins__": {"abs": abs}}, {"x": -3}))
class M(dict):
    def __missing__(self, k): return k.upper()
print(eval("foo + bar", {}, M()))
exec("""
'''doc'''
import asyncio
async def main():
    await asyncio.sleep(1)
    return __name__, __doc__
class K:
    z: int = 3
    def m(self): return self.z
print(asyncio.run(main()), K().m(), K.__module__, K.__annotations__)
n: int = 4
global w
w = 9
lam = lambda: n
print(lam())
del n
""")
print(w, __annotations__, "n" in globals(), __doc__)
c = compile("for i in range(3):\n    print(i, end=' ')\nprint()", "<mine>", "exec")
exec(c); print(c.co_filename, c.co_name, eval(c))
ops = {"+": "a+b", "*": "a*b"}
print({k: eval(v, {"a": 3, "b": 4}) for k, v in ops.items()})
print(eval(b"1+1"), [eval(s) for s in "1,2 (3) {4:5} None True -7 0x1f 1e3".split(" ")])
exec("def deco(f):\n    def inner(*a):\n        print('call', f.__name__)\n        return f(*a)\n    return inner\n@deco\ndef h(x): return x + 1\nprint(h(1))")
import traceback
try: exec("def boom():\n    raise ValueError('x')\n\nboom()")
except ValueError: traceback.print_exc()
exec(compile("1 / 0", "calc.py", "exec"))

