import asyncio
async def g():
    try:
        while True:
            try:
                x = yield "ready"
                print("sent", x)
            except ValueError as e:
                print("thrown", e)
                yield "recovered"
    finally:
        await asyncio.sleep(1)
        print("closed")
async def main():
    a = g()
    print(await a.asend(None), await a.asend(1), await a.athrow(ValueError("v")), await a.__anext__())
    await a.aclose()
    try:
        await a.__anext__()
    except StopAsyncIteration:
        print("finished")
    await a.aclose()
asyncio.run(main())
