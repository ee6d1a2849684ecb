import asyncio
class Ticker:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(1)
        return self.n
async def main():
    async for x in Ticker(3):
        print(x)
    else:
        print("else")
    print([x async for x in Ticker(3) if x != 1], {x: x async for x in Ticker(2)})
    t = aiter(Ticker(1))
    print(await anext(t), await anext(t, "default"))
    try:
        await anext(t)
    except StopAsyncIteration:
        print("over")
asyncio.run(main())
