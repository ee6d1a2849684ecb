import asyncio
import signal


async def main():
    print("printed before")
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, print)


asyncio.run(main())
