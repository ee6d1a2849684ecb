"""Asking a task to stop.

Watch cancel(): it does not stop anything by itself. It makes the table ready, and at its await
the task finds a CancelledError instead of a result. What it does then is its own business.
"""
import asyncio


async def painter():
    wall = 0
    try:
        while True:
            wall += 1
            print(f"painting wall {wall}")
            await asyncio.sleep(1)
    finally:
        print("washing the brushes")
        await asyncio.sleep(0.5)


async def main():
    task = asyncio.create_task(painter(), name="painter")
    await asyncio.sleep(2.5)
    print("that's enough")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the painter has left")
    print("cancelled:", task.cancelled())


asyncio.run(main())
