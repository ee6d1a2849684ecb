import asyncio
class Returns:
    def __await__(self):
        return iter([])
class Wrong:
    def __await__(self):
        return 5
class Yields:
    def __await__(self):
        yield 3
async def main():
    print(await Returns())
    for x in (Wrong(), Yields()):
        try:
            await x
        except (TypeError, RuntimeError) as e:
            print(type(e).__name__, e)
asyncio.run(main())
