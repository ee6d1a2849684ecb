import asyncio, time
async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    def work():
        for n in range(3):
            time.sleep(1)
            loop.call_soon_threadsafe(print, "from worker", n)
        loop.call_soon_threadsafe(event.set)
    job = loop.run_in_executor(None, work)
    await event.wait()
    print("event at", loop.time())
    await job
asyncio.run(main())
