from asyncio import run, sleep, gather, create_task, Queue as Q, CancelledError
import asyncio as aio
async def main():
    t = create_task(sleep(1, "t"))
    print(await gather(t, aio.sleep(2, "s")), Q is aio.Queue, issubclass(CancelledError, Exception))
run(main())
