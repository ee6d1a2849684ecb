import asyncio
async def main():
    f = asyncio.Future()
    print(f.cancel("why"), f.cancelled(), f, f.cancel())
    for call in (f.result, f.exception):
        try:
            call()
        except asyncio.CancelledError as e:
            print(repr(e))
    try:
        await f
    except asyncio.CancelledError as e:
        print("await", repr(e))
asyncio.run(main())
