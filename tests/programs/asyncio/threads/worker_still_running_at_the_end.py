import asyncio, time
def slow():
    time.sleep(5)
    print("slow ends", time.monotonic())
async def main():
    asyncio.get_running_loop().run_in_executor(None, slow)
    await asyncio.sleep(1)
    print("main ends")
asyncio.run(main())
print("after run", time.monotonic())
