# A class that inherits SelectorEventLoop and replaces what asyncio calls.
import asyncio
class Loud(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.count = 0
    def create_task(self, coro, *, name=None, context=None):
        self.count += 1
        print("create", coro.__name__, name)
        return super().create_task(coro, name=name)
    def run_forever(self):
        print("runs"); super().run_forever(); print("ran")
    def stop(self):
        print("stop"); super().stop()
    def close(self):
        print("close"); super().close()
    def run_until_complete(self, f):
        print("until"); return super().run_until_complete(f)
    def call_exception_handler(self, context):
        print("handler", context["message"])
    def default_exception_handler(self, context):
        print("default", context["message"])
async def child(): return 3
async def fails(): raise ValueError
async def main():
    print(type(asyncio.get_running_loop()).__name__)
    t = asyncio.create_task(child(), name="c")
    print(await t, t.get_name())
    print(await asyncio.gather(child(), child()))
    async with asyncio.TaskGroup() as tg: tg.create_task(child())
    asyncio.get_running_loop().call_soon(lambda: 1/0)
    await asyncio.sleep(1)
    t = asyncio.ensure_future(fails()); await asyncio.wait([t]); del t
    await asyncio.wait_for(child(), 1)
loop = Loud()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(loop.count)
with asyncio.Runner(loop_factory=Loud) as r:
    r.run(main())
class Second(asyncio.SelectorEventLoop):
    def default_exception_handler(self, context):
        print("default", context["message"]); super().default_exception_handler(context)
with asyncio.Runner(loop_factory=Second) as r:
    r.run(main())
