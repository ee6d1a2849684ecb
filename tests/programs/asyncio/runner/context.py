import asyncio
import contextvars
var = contextvars.ContextVar("var", default=0)
async def add():
    var.set(var.get() + 1)
    return var.get()
with asyncio.Runner() as runner:
    print(runner.run(add()), runner.run(add()))
    print(runner.run(add(), context=contextvars.copy_context()))
print(var.get())
