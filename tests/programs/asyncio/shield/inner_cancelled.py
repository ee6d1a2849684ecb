import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(5))
    s = asyncio.shield(t)
    asyncio.get_running_loop().call_later(1, t.cancel)
    try:
        await s
    except asyncio.CancelledError:
        print(t.cancelled(), s.cancelled())
asyncio.run(main())
