import asyncio
class Session:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("opened")
        return self
    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(1)
        print("closed", kind and kind.__name__, error)
        return kind is ValueError
async def main():
    async with Session() as s:
        print("inside", type(s).__name__)
    async with Session():
        raise ValueError("swallowed")
    try:
        async with Session(), Session():
            raise KeyError("not")
    except KeyError as e:
        print("out", e)
    print(asyncio.get_running_loop().time())
asyncio.run(main())
