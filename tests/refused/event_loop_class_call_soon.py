import asyncio

print("printed before")


class Loud(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        print("soon", callback)
        return super().call_soon(callback, *args, context=context)


asyncio.set_event_loop(Loud())
