# run -> 0: done
# trace --stats -> 0: events
import asyncio


async def after(other):
    if other:
        await other


async def main():
    chain = None
    for _ in range(50000):
        chain = asyncio.create_task(after(chain))
    await chain
    chain = None
    for _ in range(1000):
        chain = asyncio.gather(chain) if chain else asyncio.gather(asyncio.sleep(1))
    await chain
    for _ in range(1000):
        chain = asyncio.shield(chain)
    await chain


asyncio.run(main())
print("done")
