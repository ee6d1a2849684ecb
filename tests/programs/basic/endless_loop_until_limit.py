import asyncio


async def main():
    n = 0
    while True:
        print(n)
        n += 1
        await asyncio.sleep(1)


asyncio.run(main())
# options: --max-time 5
