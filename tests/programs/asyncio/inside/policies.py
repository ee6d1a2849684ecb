# Event loop policies of the program.
import asyncio
p = asyncio.get_event_loop_policy()
print(type(p).__name__, type(p).__mro__)
class P(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("new")
        loop = super().new_event_loop()
        loop.set_debug(True)
        return loop
    def get_event_loop(self):
        print("get")
        return super().get_event_loop()
    def set_event_loop(self, loop):
        print("set", loop is None)
        super().set_event_loop(loop)
asyncio.set_event_loop_policy(P())
print(type(asyncio.get_event_loop_policy()).__name__)
async def main():
    print(asyncio.get_running_loop().get_debug())
    asyncio.get_event_loop()
asyncio.run(main())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
print(asyncio.get_event_loop_policy().get_event_loop() is loop)
loop.close()
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)
try:
    asyncio.set_event_loop_policy(3)
except TypeError as e: print(e)
class Q(asyncio.AbstractEventLoopPolicy):
    def get_event_loop(self): return self.loop
    def set_event_loop(self, loop): self.loop = loop
    def new_event_loop(self): return asyncio.SelectorEventLoop()
asyncio.set_event_loop_policy(Q())
async def m2(): return 7
print(asyncio.run(m2()))
try:
    asyncio.AbstractEventLoopPolicy().get_event_loop()
except NotImplementedError as e: print("nie", e)
