# The warning about a forgotten coroutine passes the filters of the module warnings.
import asyncio
import warnings


async def forgotten():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    print([str(one.message) for one in caught], caught[0].category, caught[0].lineno, caught[0].source.__name__)
del caught
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    forgotten()
for _ in range(2):
    forgotten()
warnings.filterwarnings("ignore", message="coroutine 'forg.*' was never awaited")
forgotten()
warnings.resetwarnings()
warnings.simplefilter("once")
forgotten()
forgotten()


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno)


shown, warnings.showwarning = warnings.showwarning, show
warnings.simplefilter("always")
forgotten()


async def main():
    forgotten()
    asyncio.sleep(1)


asyncio.run(main())
warnings.showwarning = shown
forgotten()
