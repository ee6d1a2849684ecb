import asyncio, time, contextvars
var = contextvars.ContextVar("var")
def bad():
    time.sleep(1)
    raise ValueError(var.get())
async def main():
    var.set("context travels")
    try:
        await asyncio.to_thread(bad)
    except ValueError as e:
        print(e, asyncio.get_running_loop().time())
asyncio.run(main())
