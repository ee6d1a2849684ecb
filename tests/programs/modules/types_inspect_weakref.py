import types, inspect
async def co(): pass
def gen(): yield
async def agen(): yield
print(inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(agen), inspect.isfunction(gen), inspect.isclass(int), callable(gen))
ns = types.SimpleNamespace(a=1, b="x")
ns.c = 3
print(ns, ns.a, types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
print(isinstance(gen(), types.GeneratorType), isinstance(gen, types.FunctionType), types.MappingProxyType({"a": 1})["a"])
c = co()
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c))
c.close()
