import contextlib, io, sys
@contextlib.contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name
    except ValueError as e:
        print("saw", e)
    finally:
        print("exit", name)
with cm("a") as a, cm("b"):
    print(a)
with cm("c"):
    raise ValueError("swallowed")
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
    print("not reached")
with contextlib.nullcontext(5) as n:
    print(n)
class Res:
    def close(self):
        print("closed")
with contextlib.closing(Res()):
    print("using")
with contextlib.ExitStack() as stack:
    print(stack.enter_context(cm("s1")))
    stack.enter_context(cm("s2"))
    stack.callback(print, "callback", 1)
    stack.push(lambda *e: print("pushed", e[0]))
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
@cm("deco")
def f():
    print("in f")
f()
@contextlib.contextmanager
def bad():
    if False:
        yield
try:
    with bad():
        pass
except RuntimeError as e:
    print(e)
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice():
        pass
except RuntimeError as e:
    print(e)
