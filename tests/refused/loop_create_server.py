import asyncio


async def main():
    print("printed before")
    await asyncio.get_running_loop().create_server(print, port=80)


asyncio.run(main())
