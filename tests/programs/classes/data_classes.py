from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY
@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)
    def total(self, n=2):
        return self.price * n
a, b = Item("x"), Item("x", 1.5, [], 9)
a.tags.append("t")
print(a, b, a == b, Item("y") == Item("y", hidden=3), a.total(), asdict(a), astuple(b), replace(a, price=3), [f.name for f in fields(Item)])
@dataclass(order=True, frozen=True)
class P:
    x: int
    y: int = 0
print(P(1, 2) < P(1, 3), sorted([P(2), P(1, 5)]), hash(P(1)) == hash(P(1)), {P(1): "a"}[P(1)])
try:
    P(1).x = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e)
@dataclass
class Base:
    a: int
    def __post_init__(self):
        print("post", self.a)
@dataclass
class Sub(Base):
    b: str = "b"
    _: KW_ONLY
    c: int = 3
print(Sub(1), Sub(1, "z", c=4))
for f in (lambda: Item(), lambda: Item(1, 2, 3, 4, 5), lambda: Sub(1, 2, 3)):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
@dataclass(eq=False, repr=False)
class Plain:
    z: int = 1
print(Plain() == Plain(), Plain().z)
@dataclass(slots=True)
class Slotted:
    q: int
print(Slotted(3))
