import asyncio

print("printed before")
loop = asyncio.new_event_loop()
name = "run_in_executor"
loop.sock_accept(None)
