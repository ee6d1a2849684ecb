class C: pass
def f(): pass
print(repr(int), repr(C), repr(len), repr([].append)[:30], repr(None), repr(...), repr(NotImplemented), repr(range(2)), repr(slice(1)), repr({}.keys()), repr({1: 2}.items()), repr({1: 2}.values()), repr(b"a'b"), repr(bytearray(b"x")), repr(frozenset({1})), repr(set()), repr({1}), repr(()), repr((1,)), repr([[]]), repr({"a": {"b": ()}}), repr(1e100), repr(True), repr("\x7f\x80\u200b\ud7ff"), repr(Exception("e")), repr(type), repr(object), repr(ValueError), repr(print))
import math, asyncio
print(repr(math)[:14], asyncio.run, math.sqrt) if False else print(repr(math)[:14], math.sqrt)
