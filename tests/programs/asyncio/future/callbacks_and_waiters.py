import asyncio
async def waiter(n, f):
    print(n, "waits")
    print(n, "got", await f)
async def main():
    f = asyncio.Future()
    tasks = [asyncio.create_task(waiter(n, f)) for n in range(3)]
    await asyncio.sleep(0)
    f.add_done_callback(lambda f: print("callback", f.result()))
    print(f._state)
    f.set_result("now")
    print("set")
    await asyncio.gather(*tasks)
asyncio.run(main())
