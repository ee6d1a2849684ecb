"""Types of the library that annotations put brackets behind, as `ContextVar[str]`."""
import asyncio
import contextvars
import logging
import types

user: contextvars.ContextVar[str] = contextvars.ContextVar("user", default="nobody")
for generic in (
    contextvars.ContextVar,
    contextvars.Token,
    logging.LoggerAdapter,
    logging.StreamHandler,
    types.AsyncGeneratorType,
    asyncio.Future,
    asyncio.Queue,
):
    print(generic[int], generic[int].__origin__ is generic)
print(user.get(), __annotations__)
