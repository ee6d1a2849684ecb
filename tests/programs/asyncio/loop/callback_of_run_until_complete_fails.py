# What run_until_complete calls when its future is done calls stop: when that raises, the loop's
# exception handler hears of it, with the handle that ran.
import asyncio


class Loud(asyncio.SelectorEventLoop):
    def stop(self):
        print("stop")
        super().stop()
        raise ValueError("from stop")

    def call_exception_handler(self, context):
        handle = context["handle"]
        print("handler", repr(context["exception"]), type(handle).__name__, sorted(context))
        print(str(context["message"]).partition("(")[0], repr(handle).partition("(")[0], handle.cancelled())


async def main():
    return 3


loop = Loud()
print(loop.run_until_complete(main()))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
