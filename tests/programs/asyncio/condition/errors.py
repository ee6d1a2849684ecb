import asyncio
async def main():
    cond = asyncio.Condition()
    for call in (cond.notify, cond.notify_all, cond.release):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(lock.locked())
    print(await shared.acquire())
    shared.release()
asyncio.run(main())
