# asyncio.Runner with a loop_factory.
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def show():
    print(v.get(), asyncio.get_running_loop().get_debug()); v.set(v.get()+1); return v.get()
def factory():
    loop = asyncio.new_event_loop(); loop.slow_callback_duration = 5; return loop
with asyncio.Runner(debug=True, loop_factory=factory) as r:
    print(r.run(show()), r.run(show()), r.get_loop().slow_callback_duration)
    ctx = contextvars.copy_context()
    print(r.run(show(), context=ctx), ctx[v])
    try: r.run(3)
    except ValueError as e: print(e)
    try: r.run(3.5)
    except ValueError as e: print(e)
r = asyncio.Runner(); r.close(); r.close()
try: r.get_loop()
except RuntimeError as e: print(e)
