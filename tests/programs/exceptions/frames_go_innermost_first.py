# The variables of frames that an exception passed go when it goes, those of the innermost frame first; what a
# task or a tuple of results holds goes when the collector comes.
import asyncio
import gc


class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def inner():
    a = Noisy("inner a"); b = Noisy("inner b")
    raise ValueError
def outer():
    a = Noisy("outer")
    inner()
def top():
    a = Noisy("top")
    try:
        outer()
    except ValueError as e:
        print("caught")
    print("after")
top()
async def ainner():
    a = Noisy("ainner")
    await asyncio.sleep(0)
    raise ValueError
async def aouter():
    a = Noisy("aouter")
    await ainner()
async def main():
    a = Noisy("main")
    try:
        await aouter()
    except ValueError as e:
        print("caught")
    print("after")
    t = asyncio.create_task(aouter())
    b = Noisy("b")
    try:
        await t
    except ValueError as e:
        print("caught", t)
    print("after")
    del t
    print("deleted")
    r = await asyncio.gather(aouter(), aouter(), return_exceptions=True)
    print(r)
    r = None
    print("cleared")
    try:
        await asyncio.wait_for(aouter(), 1)
    except ValueError:
        print("caught")
    print("after")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(aouter())
            tg.create_task(aouter())
    except* ValueError as e:
        print("caught", e)
    print("after")
    del tg
    print("deleted")
asyncio.run(main())
gc.collect()
print("end")
