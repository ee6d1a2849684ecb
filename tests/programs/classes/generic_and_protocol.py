from typing import Generic, TypeVar, Protocol, NamedTuple, Optional, Callable, Any, runtime_checkable
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
    def pop(self) -> T:
        return self.items.pop()
s: Stack[int] = Stack()
s.push(1)
print(s.pop(), Stack[int]().items)
@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return "quack"
print(isinstance(Duck(), Quacks), isinstance(5, Quacks))
class P(NamedTuple):
    x: int
    y: int = 2
print(P(1), P(1, 3).y, P(1)._asdict(), P(1)._replace(x=5), list(P(1)), P._fields)
def f(cb: Callable[[int], str], x: Optional[int] = None, y: Any = 1) -> None: ...
print(f.__annotations__["x"], list[int], dict[str, int], int | None, Optional[str])
