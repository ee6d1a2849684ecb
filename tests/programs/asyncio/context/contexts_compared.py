"""Contexts are equal by what they hold; their keys are context variables only."""

import asyncio
import contextvars

number = contextvars.ContextVar("number")
word = contextvars.ContextVar("word")


def attempt(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


def fill(amount):
    number.set(amount)
    word.set("w")


async def main():
    empty, one, same, other = (contextvars.Context() for _ in range(4))
    one.run(fill, 1)
    same.run(fill, 1)
    other.run(fill, 2)
    print(one == same, one != same, one == other, one != other, empty == contextvars.Context())
    print(one == one.copy(), one == dict(one), one in [same], one == 5)
    attempt("get", lambda: one.get(1))
    attempt("item", lambda: one["number"])
    attempt("in", lambda: None in one)
    attempt("missing", lambda: empty[word] if word in empty else "not there")
    attempt("hash", lambda: hash(one))
    attempt("less", lambda: one < other)
    print(asyncio.current_task().get_name(), contextvars.copy_context() == empty)


asyncio.run(main())
