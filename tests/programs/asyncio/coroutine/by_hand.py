import asyncio
class Pause:
    def __await__(self):
        got = yield "paused"
        return got
async def f():
    x = await Pause()
    print("got", x)
    try:
        await Pause()
    except ValueError as e:
        print("thrown", e)
    return "value"
c = f()
print(c.send(None), c.send(42))
try:
    c.throw(ValueError("v"))
except StopIteration as e:
    print("returned", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
d = f()
try:
    d.send(1)
except TypeError as e:
    print(e)
d.close()
print(type(d).__name__, d.cr_running, d.cr_await, d.cr_frame)
