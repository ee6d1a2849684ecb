import asyncio
async def main():
    q = asyncio.Queue(2)
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    q.put_nowait(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e))
    print(q.get_nowait(), q.get_nowait(), q.empty(), q.full(), q.qsize())
    for _ in range(3):
        try:
            q.task_done()
        except ValueError as e:
            print(e)
asyncio.run(main())
