import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled())
    for call in (f.result, f.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    f.set_result(5)
    print(f, f.done(), f.result(), f.exception(), await f)
    for call in (lambda: f.set_result(6), lambda: f.set_exception(ValueError()), f.cancel):
        try:
            print(call())
        except asyncio.InvalidStateError as e:
            print(e)
asyncio.run(main())
