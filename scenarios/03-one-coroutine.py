"""One coroutine alone.

Watch the clock at the await: the only table is asleep and there is nobody else to serve, so time
jumps to the end of its sleep. With a single coroutine async makes nothing faster.
"""
import asyncio


async def call_spotify_api():
    print("spotify call started")
    await asyncio.sleep(1)
    print("spotify call finished")


asyncio.run(call_spotify_api())
