# Underscore names of a task group and a timeout.
import asyncio
async def main():
    tg = asyncio.TaskGroup(); 
    async with tg: 
        tg.create_task(asyncio.sleep(0)); print(len(tg._tasks), tg._entered, tg._exiting, tg._aborting, tg._errors, tg._parent_task is asyncio.current_task())
    async with asyncio.timeout(1) as tm: print(tm._when, tm._task is asyncio.current_task())
asyncio.run(main())
