# sys.set_coroutine_origin_tracking_depth and cr_origin.
import asyncio, sys
async def f(): pass
sys.set_coroutine_origin_tracking_depth(2)
print(sys.get_coroutine_origin_tracking_depth())
def make():
    return f()
c = make()
print([(l, n) for _, l, n in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)
c = f(); print(c.cr_origin); c.close()
try: sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e: print(e)
