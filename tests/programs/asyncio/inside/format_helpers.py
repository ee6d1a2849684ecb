# asyncio.format_helpers.
import asyncio, functools
from asyncio import format_helpers
def f(a, b=2): pass
print(format_helpers._format_callback_source(f, (1,)))
print(format_helpers._format_args_and_kwargs((1,"x"), {"k": 2}))
print(format_helpers._get_function_source(f)[1])
print(format_helpers._format_callback(functools.partial(f, 1), (2,), {}))
print(type(format_helpers.extract_stack()).__name__)
