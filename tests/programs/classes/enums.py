from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self):
        return f"{self.name}={self.value}"
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), Color.CRIMSON is Color.RED, Color.RED.describe())
print(Color.RED == 1, Color.RED in Color, len(Color), isinstance(Color.RED, Color), {Color.RED: 1}, f"{Color.GREEN}", Color.__members__.keys())
class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Level.LOW < Level.HIGH, Level.HIGH + 1, Level.HIGH == 2, Level.LOW, repr(Level.LOW), f"{Level.LOW}", int(Level.HIGH), max(Level))
class S(StrEnum):
    A = auto()
    B = "bee"
print(S.A, S.B.upper(), S.A == "a", repr(S.B))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), Perm(3), (Perm.R | Perm.W) & Perm.W, ~Perm.R, bool(Perm(0)), Perm.X.value, repr(Perm.R | Perm.X))
for f in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.BLUE, lambda: Color.PURPLE):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal))
