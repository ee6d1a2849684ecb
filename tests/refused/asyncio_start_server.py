import asyncio


async def main():
    await asyncio.start_server(print, "localhost", 8080)


asyncio.run(main())
