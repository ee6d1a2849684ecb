# Names that asyncio's modules have for themselves are refused as others are where awaiter lacks them.
import asyncio
from asyncio.futures import _PyFuture

print(asyncio.futures._PENDING, _PyFuture)
