"""An asynchronous generator: values that arrive one by one.

Watch the belt and the packer at the same table: async for asks for the next parcel, and while the
belt is asleep, the server is free for the clerk at the other table.
"""
import asyncio


async def belt(parcels):
    for number in range(1, parcels + 1):
        await asyncio.sleep(1)
        yield f"parcel {number}"


async def packer():
    async for parcel in belt(3):
        print(f"packed {parcel}")


async def clerk():
    for letter in "ABCD":
        print(f"filed letter {letter}")
        await asyncio.sleep(0.8)


async def main():
    await asyncio.gather(packer(), clerk())
    heavy = [parcel async for parcel in belt(4) if parcel > "parcel 2"]
    print("heavy:", heavy)


asyncio.run(main())
