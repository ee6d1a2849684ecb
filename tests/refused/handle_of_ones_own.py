import asyncio

loop = asyncio.new_event_loop()
print("printed before")
asyncio.Handle(print, ("hello",), loop)
