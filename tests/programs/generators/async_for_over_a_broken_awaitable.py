# What __anext__ gives must be awaitable; why it is not is the cause of what `async for` says.
class Broken:
    def __init__(self, awaitable):
        self.awaitable = awaitable

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.awaitable


class Fails:
    def __await__(self):
        raise ZeroDivisionError("in __await__")


class Wrong:
    def __await__(self):
        return 5


async def main(awaitable):
    async for _ in Broken(awaitable):
        pass


for awaitable in (Fails(), Wrong(), 3, None):
    try:
        main(awaitable).send(None)
    except TypeError as error:
        print(error, repr(error.__cause__), error.__cause__ is error.__context__)
