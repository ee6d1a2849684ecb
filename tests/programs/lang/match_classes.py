from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int
class Named:
    __match_args__ = ("name",)
    def __init__(self, name, age):
        self.name, self.age = name, age
class Color:
    RED = 1
def m(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y axis {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point() as p:
            return f"point {p}"
        case Named("Ann", age=a):
            return f"Ann is {a}"
        case Named(n):
            return f"named {n}"
        case Color.RED:
            return "red"
        case (int() | float()) as n:
            return f"number {n}"
        case [Point(x=a), Point(x=b)]:
            return f"two points {a} {b}"
for v in (Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), Named("Ann", 3), Named("Bob", 4), 1, 2, 2.5, [Point(1, 2), Point(3, 4)], "none"):
    print(m(v))
