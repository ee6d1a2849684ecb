import asyncio
async def gen():
    try:
        while True:
            yield 1
            await asyncio.sleep(1)
    finally:
        print("generator closed")
async def main():
    g = gen()
    print(await anext(g))
    global keep
    keep = g
    print("main ends")
asyncio.run(main())
print("after")
