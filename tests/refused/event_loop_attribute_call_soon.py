import asyncio

print("printed before")
loop = asyncio.new_event_loop()
original = loop.call_soon


def traced(callback, *args, context=None):
    print("soon")
    return original(callback, *args, context=context)


loop.call_soon = traced
