# dir() of a module with a function __dir__ of its own is what that says.
import asyncio
import collections
import types

print("TaskGroup" in dir(asyncio), "Barrier" in dir(asyncio), "timeout" in dir(asyncio))
print([name for name in dir(collections) if name[0].isupper()])
module = types.ModuleType("shop")
module.__dir__ = lambda: ["soup", "bread"]
print(dir(module))
