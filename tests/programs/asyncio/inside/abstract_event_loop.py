# AbstractEventLoop: what a loop has to have, and nothing of it.
import asyncio, inspect
print(issubclass(asyncio.SelectorEventLoop, asyncio.BaseEventLoop), issubclass(asyncio.BaseEventLoop, asyncio.AbstractEventLoop))
loop = asyncio.new_event_loop()
print(isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, asyncio.BaseEventLoop))
class Mine(asyncio.AbstractEventLoop):
    def time(self): return 42.0
m = Mine()
print(m.time(), isinstance(m, asyncio.AbstractEventLoop))
for name in ("call_soon", "run_forever", "stop", "is_running", "is_closed", "close", "create_future", "get_debug"):
    try:
        getattr(m, name)(*([print] if name == "call_soon" else []))
        print(name, "done")
    except NotImplementedError as e:
        print(name, "NotImplementedError", e)
async def main():
    try:
        await m.shutdown_asyncgens()
    except NotImplementedError:
        print("nie")
asyncio.run(main())
print(hasattr(asyncio.AbstractEventLoop, "call_later"), callable(asyncio.AbstractEventLoop.run_until_complete))
print(type(loop).__name__, type(loop).__mro__)
loop.close()
print(loop)
