"""The same two calls as coroutines, gathered.

Watch what the server does at an await: it does not wait at the table, it goes to the next one.
Both calls are asleep at the same time, so everything is over after two seconds instead of three.
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


if __name__ == "__main__":
    asyncio.run(main())
