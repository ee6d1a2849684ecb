# Enumerations and flags: what their classes accept, refuse, and answer.
import enum
from enum import *
import warnings
warnings.simplefilter('ignore')
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e, '|', repr(e.__cause__))
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def shout(self): return self.name.upper() + '!'
print(Color.RED, repr(Color.RED), Color(1), Color['GREEN'], Color.CRIMSON, list(Color), len(Color), Color.__members__, Color.RED.shout(), Color.RED in Color, Color, bool(Color), list(reversed(Color)), dir(Color), dir(Color.RED), hash(Color.RED) == hash('RED'), Color.RED.value, Color.RED.name, f'{Color.RED:>12}', Color.RED.__class__, Color.__doc__)
t(Color, 9); t(Color, [1]); t(lambda: Color['X']); t(lambda: Color.X); t(lambda: 1 in Color); t(setattr, Color, 'RED', 5); t(delattr, Color, 'RED'); t(setattr, Color.RED, 'value', 5); t(setattr, Color.RED, 'name', 5); t(delattr, Color.RED, 'name'); t(lambda: Color.RED < Color.GREEN)
t(lambda: type('B', (Color,), {})); t(Enum, 1); t(Enum, 'E', '')
def cls(body, bases=(Enum,), meta=EnumType, **kw):
    ns = meta.__prepare__('K', bases)
    body(ns)
    return meta('K', bases, ns, **kw)
def put(**kw):
    def body(ns):
        for k, v in kw.items(): ns[k] = v
    return body
def twice(ns): ns['A'] = 1; ns['A'] = 2
def hidden(ns): ns['f'] = len; ns['f'] = 3
t(cls, twice); t(cls, hidden); t(cls, put(_bad_=1)); t(cls, put(mro=1)); t(cls, put(_ignore_='a b', a=1, B=2)); t(cls, put(__order__='B A', A=1, B=2)); t(cls, put(_order_='A B', A=1, B=2)); t(cls, put(A=member(len), B=nonmember(5), C=auto())); t(cls, put(A=auto(), _generate_next_value_=len)); t(cls, put(A=1, _ignore_=['A'])); t(cls, put(_K__x=1, A=(auto(), 'q'), __d__=4))
class Auto(Enum):
    A = auto(); B = 10; C = auto(); D = 'x' ; E = auto()
print([m.value for m in Auto])
class Gen(Enum):
    def _generate_next_value_(name, start, count, last_values): return (name, start, count, last_values)
    A = auto(); B = auto()
print([m.value for m in Gen], Gen.A._generate_next_value_ if 0 else '')
class Planet(Enum):
    EARTH = (5.9, 6.3); MARS = (0.6, 3.3)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return self.mass / self.radius
print(Planet.EARTH.mass, Planet.MARS.g, Planet((0.6, 3.3)), Planet.EARTH)
class New(Enum):
    def __new__(cls, a, b):
        m = object.__new__(cls); m._value_ = a; m.b = b; return m
    X = 1, 'one'; Y = 2, 'two'
print(New(1).b, New.Y)
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v):
        if v == 'a': return cls.A
        if v == 'bad': return 7
        if v == 'err': raise KeyError('q')
        if v == 'val': raise ValueError('own')
print(Miss('a')); t(Miss, 'bad'); t(Miss, 'err'); t(Miss, 'val'); t(Miss, 3)
class N(IntEnum):
    A = 1; B = 2
print(N.A, repr(N.A), N.A + 1, N.A < N.B, N.B == 2, f'{N.A}', f'{N.A:03d}', str(N.A), [1, 2, 3][N.A], N(2), {N.A: 1}[1], isinstance(N.A, int), int(N.B), N.A | 2, '%d %s' % (N.A, N.A))
class S(StrEnum):
    A = auto(); Bc = auto(); C = 'sea'
print(S.A, repr(S.Bc), S.C + 'x', S('sea'), f'{S.C:>5}', S.C.upper(), list(S))
t(lambda: StrEnum('Q', [('a', 1)])); t(lambda: StrEnum('Q', [('a', (b'x', 5))])); t(lambda: StrEnum('Q', [('a', (b'x', 'ascii', 5))])); t(lambda: StrEnum('Q', [('a', (1, 2, 3, 4))])); print(list(StrEnum('Q', [('a', (b'x', 'ascii'))])))
class P(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W; ALL = 7
print(P.R, repr(P.R), P.RW, P.R | P.X, repr(P.R | P.X), P(0), repr(P(0)), P(3) is P.RW, P.R in P.RW, ~P.R, P.RW & P.W, P.RW ^ P.W, list(P), list(P.ALL), len(P.RW), bool(P(0)), P.__members__, ~P(0), P.R.__or__.__qualname__, P._flag_mask_, P(5).name, P(5).value, ~(P.R | P.W), P.ALL, repr(P(6)), list(reversed(P)), (P.R | P.W).name)
t(lambda: P.R | 1); t(lambda: 1 | P.R); t(P, 8); t(P, -1); t(P, -9); t(P, 'a'); t(lambda: 1 in P.R); t(lambda: P.R in 5)
class I(IntFlag):
    A = 1; B = 2; D = 8
print(I.A | I.B, repr(I.A | 4), I(16), repr(I(16)), I.A | 16, 16 | I.A, I(255), repr(I(255)), ~I.A, repr(~I.A), I(-1), I.A + 1, I(3), I.A in I(3), list(I(11)), I.A & 5, I.A ^ 3, f'{I.A:x}', I(0), repr(I(0)), I(-2) is ~I.A, len(I(7)), int(I.D), ~I(0))
class Con(Flag, boundary=CONFORM): A = 1; B = 2
class Ej(IntFlag, boundary=EJECT): A = 1; B = 2
class Ke(Flag, boundary=KEEP): A = 1; B = 2
class St(IntFlag, boundary=STRICT): A = 1; B = 4
print(Con(9), Con(-1), Ej(9), type(Ej(9)), Ke(9), repr(Ke(9)), ~Ke.A, Ke(-1), repr(Con(0)), ~Con.A, ~Ej.A, FlagBoundary.STRICT, repr(KEEP), list(FlagBoundary)); t(St, 2); t(St, 9); t(St, -9)
class Odd(Flag): A = 4; B = 1; C = 2
print(list(Odd), list(Odd(7)), Odd(5), repr(Odd(5)))
class Nums(Flag, boundary=KEEP):
    A = 1; BIG = 12
print(repr(Nums(12)), repr(Nums(4)), repr(Nums(15)), list(Nums(13)), list(Nums))
F = Enum('F', 'A B C', start=5); print(list(F), F.__module__, F.__qualname__)
print(list(Enum('G', ['A', 'B'])), list(Enum('H', {'X': 1, 'Y': 2})), list(Enum('J', [('X', 9)])), list(IntEnum('L', 'A,B')), list(Enum('M', 'A B', type=str)), Enum('O', 'A', qualname='q.O').__qualname__, list(Flag('FF', 'A B C')), list(Enum('R', (), module='m')))
@unique
class U(Enum): A = 1
t(lambda: unique(Color)); t(lambda: verify(UNIQUE)(Color)); print(verify(UNIQUE, CONTINUOUS)(U)); t(lambda: verify(CONTINUOUS)(Enum('V', {'A': 1, 'B': 4}))); t(lambda: verify(CONTINUOUS)(Flag('V', {'A': 1, 'B': 8}))); t(lambda: verify(NAMED_FLAGS)(Nums)); t(lambda: verify(NAMED_FLAGS)(P)); t(lambda: verify(NAMED_FLAGS)(Flag('W', {'A': 1, 'B': 12, 'C': 96}))); t(lambda: verify(UNIQUE)(int)); print(list(EnumCheck), EnumCheck.UNIQUE)
for n in (0, 1, 5, -1, -5, -8, 255): print(enum.bin(n), enum.bin(n, 4), enum.bin(n, 12))
print(enum.show_flag_values(13)); t(enum.show_flag_values, -1)
class Prop(Enum):
    A = 1; B = 2
    @enum.property
    def first(self): 'doc'; return self.name[0]
    @property
    def second(self): return 2
    @first.setter
    def first(self, v): print('set', v)
print(Prop.A.first, Prop.A.second, Prop.first if 0 else ''); Prop.A.first = 4; t(lambda: Prop.first); t(delattr, Prop.A, 'first')
class Val(Enum):
    name = 'n'; value = 'v'
print(Val.name, Val.value, Val.name.value, Val.value.name)
class Mixin:
    def hello(self): return 'hi ' + self.name
    def __repr__(self): return 'mixin!'
class E2(Mixin, Enum): A = 1
class F2(float, Enum): PI = 3.14
class D2(dict, Enum):
    A = {'x': 1}
class T2(tuple, Enum): A = (1, 2); B = (3,)
print(E2.A.hello(), repr(E2.A), F2.PI, repr(F2.PI), F2.PI + 1, f'{F2.PI}', D2.A, repr(T2.A), T2.A[1], T2((1, 2)))
class Unh(Enum): A = [1]; B = {}
print(Unh([1]), Unh({}), Unh.A); t(Unh, [2])
t(lambda: cls(put(A=1), (Enum, int))); t(lambda: cls(put(A=1), (ReprEnum,)))
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED, Color.RED.__reduce_ex__(2), enum.global_enum_repr(Color.RED), enum.global_str(P.R), 0)
class Sub(Enum):
    def __init_subclass__(cls, **kw): print('sub', cls, kw, list(cls)); super().__init_subclass__()
class SubA(Sub, x=1): A = 1
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
print(auto(), member(3).value, Color._member_map_, Color._value2member_map_, Color._member_names_, Color.RED._sort_order_)
