# What the interpreter itself has to say goes to what sys.stderr is at that moment.
import asyncio
import contextlib
import io
import sys


class Fails:
    def __del__(self):
        raise ValueError("in __del__")


async def forgotten():
    pass


async def main():
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


def last_lines(text):
    return [line for line in text.splitlines() if not line.startswith((" ", "Exception ignored"))]


caught = io.StringIO()
with contextlib.redirect_stderr(caught):
    Fails()
    forgotten()
    asyncio.run(main())
    sys.__excepthook__(KeyError, KeyError("shown"), None)
print(*last_lines(caught.getvalue()), sep="\n")

sys.stderr = sys.stdout
forgotten()
raise LookupError("the end")
