import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def handler(loop, context):
        print("handler:", context["message"], repr(context.get("exception")))
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    def bad():
        raise ValueError("oops")
    loop.call_soon(bad)
    async def lonely():
        raise KeyError("lonely")
    t = asyncio.create_task(lonely())
    await asyncio.sleep(0.1)
    del t
    loop.call_exception_handler({"message": "by hand"})
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_soon(bad)
    await asyncio.sleep(0)
asyncio.run(main())
