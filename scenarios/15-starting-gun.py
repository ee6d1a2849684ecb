"""An event: everybody waits for one signal.

Watch the ready queue when the gun fires: all three runners become ready at once, and are served in
the order in which they had come to the line.
"""
import asyncio


async def runner(name, gun, seconds):
    print(f"{name} is at the line")
    await gun.wait()
    print(f"{name} runs")
    await asyncio.sleep(seconds)
    print(f"{name} arrives")


async def main():
    gun = asyncio.Event()
    runners = [
        asyncio.create_task(runner("Ana", gun, 11)),
        asyncio.create_task(runner("Bea", gun, 10)),
        asyncio.create_task(runner("Cem", gun, 12)),
    ]
    await asyncio.sleep(3)
    print("bang!")
    gun.set()
    await asyncio.wait(runners)


asyncio.run(main())
