import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def first():
        print("first")
        loop.call_soon(print, "nested")
    loop.call_soon(first)
    loop.call_soon(print, "second")
    for n in range(4):
        print("turn", n)
        await asyncio.sleep(0)
asyncio.run(main())
