# Debug mode: where things were made, callbacks that are slow, what call_soon refuses.
import asyncio, time
async def f():
    await asyncio.sleep(0.1)
    time.sleep(0.3)
    return 1
def cb(x):
    time.sleep(0.2)
def boom():
    raise ValueError("b")
async def main():
    loop = asyncio.get_running_loop()
    print(loop)
    t = asyncio.create_task(f())
    print(t)
    fut = loop.create_future()
    print(fut)
    h = loop.call_soon(cb, 1)
    print(h)
    h2 = loop.call_later(1, cb, 1)
    print(h2)
    await t
    print(t)
    loop.call_soon(boom)
    t.add_done_callback(cb)
    f()
    loop.slow_callback_duration = 0.25
    await asyncio.sleep(1)
    print(loop.slow_callback_duration, t.get_stack())
    for bad in (f, f(), 5):
        try: loop.call_soon(bad)
        except Exception as e: print(type(e), str(e)[:60])
    def from_thread():
        loop.call_soon(print)
    try: await asyncio.to_thread(from_thread)
    except RuntimeError as e: print(e)
    asyncio.create_task(asyncio.sleep(0)).add_done_callback(lambda t: 1/0)
    x = asyncio.ensure_future(asyncio.sleep(0, 1)); print(x)
    fut.set_exception(KeyError(1)); del fut
    await asyncio.gather(x)
asyncio.run(main(), debug=True)
