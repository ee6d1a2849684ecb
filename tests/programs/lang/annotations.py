x: int = 5
y: "list[int]"
def f(a: int, b: str = "x", *c: float, d: bool = True) -> dict[str, int]:
    z: int = a
    w: undefined_is_fine
    return z
print(x, f(1), f.__annotations__, __annotations__)
class C:
    a: int
    b: str = "b"
print(C.__annotations__, C.b, hasattr(C, "a"))
def g(a: int | None, b: list[int] = []) -> None: ...
print(g.__annotations__)
