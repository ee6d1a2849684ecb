# What managers made from generators and stacks of managers answer to every kind of exception.
import contextlib, sys, traceback, asyncio
from contextlib import *
@contextmanager
def cm(a=1):
    try:
        yield a
    except KeyError as e:
        print('swallow', e)
    finally: print('fin')
c=cm()
with c as x: print(x)
try:
    with c: pass
except Exception as e: print(type(e).__name__, e)
@cm(3)
def f(): 
    """doc f"""
    return 5
print(f(), f.__name__, f.__doc__, cm.__name__, cm.__qualname__)
with cm(): raise KeyError('k')
try:
    with cm(): raise ValueError('v')
except ValueError as e: print(e, e.__context__, e.__cause__)
@contextmanager
def none():
    return
    yield
try:
    with none(): pass
except RuntimeError as e: print(e, repr(e.__context__), e.__suppress_context__)
@contextmanager
def two():
    yield 1
    yield 2
try:
    with two(): pass
except RuntimeError as e: print(e, repr(e.__context__))
@contextmanager
def two2():
    try: yield 1
    except ValueError: yield 2
try:
    with two2(): raise ValueError(1)
except RuntimeError as e: print(e, repr(e.__context__))
@contextmanager
def pas():
    yield
for ex in (StopIteration('s'), RuntimeError('r'), ValueError('v'), KeyboardInterrupt(), GeneratorExit()):
    try:
        with pas(): raise ex
    except BaseException as e: print(repr(e), e is ex, repr(e.__context__), repr(e.__cause__))
@contextmanager
def newe():
    try: yield
    except ValueError as e: raise KeyError('new') from e
try:
    with newe(): raise ValueError('old')
except KeyError as e: print(repr(e), repr(e.__cause__))
m=pas(); m.__enter__(); print(m.__exit__(None,None,None))
m=pas(); m.__enter__(); print(m.__exit__(ValueError,None,None))
print(pas.__doc__, pas().__doc__, cm().__doc__, [k for k in vars(pas())])
print([c.__name__ for c in type(pas()).__mro__][:1], issubclass(type(pas()), AbstractContextManager))
class D:
    def __enter__(s): pass
    def __exit__(s,*a): pass
class E(D):
    __exit__=None
print(issubclass(D,AbstractContextManager), issubclass(E,AbstractContextManager), issubclass(D,AbstractAsyncContextManager), issubclass(D, nullcontext), isinstance(print, AbstractContextManager))
class Sub(AbstractContextManager):
    pass
try: Sub()
except TypeError as e: print(e)
print(AbstractContextManager[int], nullcontext.__mro__, closing.__mro__, ExitStack.__mro__, AsyncExitStack.__mro__)
class L:
    def __init__(s,n,ret=False,exc=None): s.n,s.ret,s.exc=n,ret,exc
    def __enter__(s): print('enter',s.n); return s
    def __exit__(s,t,v,tb):
        print('exit',s.n,t,v,v and repr(v.__context__))
        if s.exc: raise s.exc
        return s.ret
try:
    try: raise OSError('outer')
    except OSError:
        with ExitStack() as st:
            st.enter_context(L(1))
            st.enter_context(L(2,exc=KeyError('two')))
            st.enter_context(L(3,ret=True))
            st.enter_context(L(4,exc=ValueError('four')))
            raise TypeError('body')
except BaseException as e:
    while e: print(repr(e), e.__suppress_context__); e=e.__context__
try:
    with ExitStack() as st:
        st.push(L('p')); st.push(lambda *a: print("pushed", len(a))); print(st.callback(print,'cb',end='!\n'))
        st.callback(print,1,2,sep='-')
        st.enter_context(5)
except TypeError as e: print(e)
with ExitStack() as st:
    st.push(L('q')); o=st.pop_all()
print('popped', type(o)); o.close()
try: ExitStack().callback()
except TypeError as e: print(e)
try: closing()
except TypeError as e: print(e)
with suppress(KeyError, ValueError): {}['a']
print(suppress().__exit__(None,None,None))
import io
b=io.StringIO()
r=redirect_stdout(b)
with r as q:
    print('in')
    with r: print('in2')
print(b.getvalue().split(), q is b)
async def main():
    @asynccontextmanager
    async def acm(n=1):
        try: yield n
        except KeyError: print('aswallow')
        finally: await asyncio.sleep(0)
    async with acm(4) as v: print(v); raise KeyError
    a=acm()
    async with a: pass
    try:
        async with a: pass
    except Exception as e: print(type(e),e)
    @acm()
    async def g(): return 7
    print(await g())
    class A:
        async def __aenter__(s): return 'A'
        async def __aexit__(s,*a): print('aexit',a[0]); return True
    async with AsyncExitStack() as st:
        print(await st.enter_async_context(A())); st.push_async_exit(A()); 
        async def cb(*a,**k): print('acb',a,k)
        print(st.push_async_callback(cb,1,k=2) is cb)
        st.enter_context(L('sync'))
        async def ex(*d): print('ex',d[0])
        st.push_async_exit(ex)
        raise ValueError
    try:
        async with AsyncExitStack() as st: await st.enter_async_context(L(1))
    except TypeError as e: print(e)
    try:
        async with AsyncExitStack() as st: st.enter_context(A())
    except TypeError as e: print(e)
    @asynccontextmanager
    async def y(): yield
    try:
        async with y(): raise StopAsyncIteration('b')
    except BaseException as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
    try:
        async with y(): raise RuntimeError('c')
    except BaseException as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
    @asynccontextmanager
    async def z():
        return
        yield
    try:
        async with z(): pass
    except RuntimeError as e: print(e)
    class C:
        async def aclose(s): print('closed')
    async with aclosing(C()) as c: print(type(c).__name__)
    async with nullcontext(3) as n: print(n)
    st=AsyncExitStack(); st.push(L('z')); await st.aclose()
asyncio.run(main())
try:
    with ExitStack() as st:
        st.callback(lambda: 1/0)
        raise KeyError('x')
except ZeroDivisionError as e: print(repr(e.__context__))
def outerf():
    try: 1/0
    except ZeroDivisionError:
        with ExitStack() as st:
            @st.callback
            def bad(): raise ValueError('bad')
try: outerf()
except ValueError as e: print(repr(e.__context__))
