import asyncio
import contextvars
var = contextvars.ContextVar("var", default="none")
async def f():
    var.set("inside f")
    return 1
async def main():
    var.set("main")
    t = asyncio.create_task(f())
    t.add_done_callback(lambda t: print("callback sees", var.get()))
    ctx = contextvars.copy_context()
    ctx.run(var.set, "other")
    t.add_done_callback(lambda t: print("with context", var.get()), context=ctx)
    await t
    print("main sees", var.get())
    print(await asyncio.create_task(show(), context=ctx))
async def show():
    return var.get()
asyncio.run(main())
