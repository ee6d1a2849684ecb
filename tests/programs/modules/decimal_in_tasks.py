# Every task sees the decimal context that was set where it was made.
import asyncio
from decimal import Decimal, getcontext, localcontext


async def third(prec, pause):
    with localcontext() as context:
        context.prec = prec
        await asyncio.sleep(pause)
        return Decimal(1) / 3


async def main():
    getcontext().prec = 8
    print(await asyncio.gather(third(5, 2), third(12, 1), third(3, 3)))
    print(Decimal(1) / 3)


asyncio.run(main())
