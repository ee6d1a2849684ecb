print("before")
import asyncio

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
code = compile("await asyncio.sleep(1)", "<typed>", "exec", flags=PyCF_ALLOW_TOP_LEVEL_AWAIT)
