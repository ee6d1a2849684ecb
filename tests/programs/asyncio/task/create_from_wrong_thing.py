import asyncio
async def f():
    pass
async def main():
    for value in (5, f, None):
        try:
            asyncio.create_task(value)
        except TypeError as e:
            print(str(e).split(",")[0].split(" 0x")[0])
asyncio.run(main())
try:
    c = f()
    asyncio.create_task(c)
except RuntimeError as e:
    print(e)
c.close()
