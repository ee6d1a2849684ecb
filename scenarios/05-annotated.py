"""The whole lesson in five numbers; watch them light up, one to five."""
import asyncio


async def call_foursquare_api():
    print("foursquare call started")
    await asyncio.sleep(2)
    print("foursquare call finished")


async def call_spotify_api():  # 3 can be paused
    print("spotify call started")
    await asyncio.sleep(1)  # 4 the loop looks elsewhere
    print("spotify call finished")  # 5 resumed


async def main():
    await asyncio.gather(  # 2 calls each, in order
        call_foursquare_api(),
        call_spotify_api())
    print("done everything")


asyncio.run(main())  # 1 begins the loop
