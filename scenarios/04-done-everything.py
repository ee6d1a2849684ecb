"""gather, and then one more line.

Watch main: it waits at its await until both calls are over, and only then goes on. So "done
everything" is always the last line, however long each call takes.
"""
import asyncio


async def call_foursquare_api():
    print("foursquare call started")
    await asyncio.sleep(2)
    print("foursquare call finished")


async def call_spotify_api():
    print("spotify call started")
    await asyncio.sleep(1)
    print("spotify call finished")


async def main():
    await asyncio.gather(call_foursquare_api(), call_spotify_api())
    print('done everything')


asyncio.run(main())
