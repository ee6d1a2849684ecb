import asyncio
import contextvars
v = contextvars.ContextVar("v", default="default")
async def child(n):
    print(n, "starts with", v.get())
    v.set(n)
    await asyncio.sleep(1)
    print(n, "still", v.get())
async def main():
    v.set("main")
    await asyncio.gather(child("a"), child("b"))
    print(v.get())
    token = v.set("temporary")
    print(v.get(), token.old_value, token.var is v)
    v.reset(token)
    print(v.get())
    await child("direct")
    print(v.get())
    try:
        v.reset(token)
    except RuntimeError as e:
        print("RuntimeError")
asyncio.run(main())
print(v.get(), contextvars.ContextVar("w").get("given"))
try:
    contextvars.ContextVar("w").get()
except LookupError as e:
    print("LookupError")
