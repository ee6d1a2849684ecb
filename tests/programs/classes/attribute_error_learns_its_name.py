"""An AttributeError from the program's own __getattr__ learns its name and object, and so gets a suggestion."""
import asyncio


class Settings:
    colour = "red"

    def __getattr__(self, name):
        raise AttributeError(name)

    @property
    def size(self):
        raise AttributeError("no size yet")

    @property
    def tone(self):
        return self.shade


class Named(AttributeError):
    pass


class Picky:
    def __getattribute__(self, name):
        raise Named("never", name)


for look in (
    lambda: Settings().size,
    lambda: Settings().tone,
    lambda: getattr(Settings(), "weight"),
    lambda: Settings().call(),
    lambda: Picky().anything,
    lambda: asyncio.coroutine,
):
    try:
        look()
    except AttributeError as error:
        print(error.name, type(error.obj).__name__, error.args)
try:
    raise AttributeError("by hand")
except AttributeError as error:
    print(error.name, error.obj)
print(hasattr(Settings(), "weight"), getattr(Settings(), "weight", "none"))
Settings().color
