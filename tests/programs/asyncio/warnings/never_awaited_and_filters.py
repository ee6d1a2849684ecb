"""The filters of `warnings` decide whether a coroutine that was never awaited is told, and its hooks how."""

import asyncio
import warnings


async def tea():
    pass


def forget(times):
    for _ in range(times):
        tea()


async def main():
    forget(2)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        forget(2)
    for warning in caught:
        print(warning.category.__name__, warning.message, warning.lineno, type(warning.source).__name__)
    caught.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        forget(1)
    forget(1)
    warnings.simplefilter("always")
    forget(2)
    warnings.filterwarnings("ignore", category=RuntimeWarning)
    forget(1)
    warnings.filterwarnings("once", message="coroutine .* was never awaited")
    forget(2)
    warnings.resetwarnings()
    original = warnings.formatwarning
    warnings.formatwarning = lambda message, category, *place: f"[{category.__name__}] {message}\n"
    forget(1)
    warnings.formatwarning = original
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, *place: print("shown:", message, place[1:])
    forget(1)
    asyncio.sleep(1)


asyncio.run(main())
