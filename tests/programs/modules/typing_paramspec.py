from typing import ParamSpec

P = ParamSpec("P")
print(P)
