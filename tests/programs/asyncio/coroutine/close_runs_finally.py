import asyncio
class Pause:
    def __await__(self):
        yield
async def f():
    try:
        await Pause()
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("finally")
c = f()
c.send(None)
c.close()
c.close()
async def bad():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()
b = bad()
b.send(None)
try:
    b.close()
except RuntimeError as e:
    print(e)
