"""A semaphore: as many as there are places.

Watch who stands in line. Six guests come at once and there are two computers; whoever leaves
hands the place to the one who has waited longest.
"""
import asyncio


async def guest(name, places, minutes):
    print(f"{name} arrives")
    async with places:
        print(f"{name} sits down")
        await asyncio.sleep(minutes)
        print(f"{name} gets up")


async def main():
    places = asyncio.Semaphore(2)
    stays = {"Ann": 3, "Ben": 1, "Cai": 2, "Dia": 1, "Eli": 2, "Fay": 1}
    await asyncio.gather(*(guest(name, places, time) for name, time in stays.items()))
    print("everybody is gone")


asyncio.run(main())
