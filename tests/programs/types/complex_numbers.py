def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
z = 1+2j
print(z, -z, +z, 1j, -1j, 0j, -0j, complex(-0.0, 1), complex(1, -0.0), 1e300+1e-300j, complex('inf'), complex('nan'), complex(float('inf'), float('-inf')), complex(0,float('nan')), (1.5-2.25j))
print(z*z, z/z, z/(3-4j), z+1, 1-z, z**2, z**0.5, z**-1, z**(1+1j), 2**z, 2.5**z, (-8)**(1/3), (-8.0)**0.5, pow(-1, .5), z**101, (0.1+0.2j)**50, (1+1j)**200.5)
for f in (lambda: z//1, lambda: z%2, lambda: divmod(z,1), lambda: z/0, lambda: 0j**-1, lambda: 0j**(1j), lambda: 0j**0, lambda: ~z, lambda: z<1, lambda: z>z, lambda: int(z), lambda: float(z), lambda: round(z), lambda: abs(z), lambda: abs(3-4j), lambda: abs(complex(1e308,1e308)), lambda: bool(0j), lambda: hash(z)==hash(1+2j), lambda: hash(z), lambda: hash(3+0j)==hash(3), lambda: (1e200+0j)**2, lambda: pow(z,2,3), lambda: z == 1, lambda: (3+0j)==3, lambda: (3+0j)==3.0, lambda: z != 'a', lambda: z.real, lambda: z.imag, lambda: z.conjugate(), lambda: z.__complex__(), lambda: type(z), lambda: isinstance(1j, complex),
  lambda: complex(), lambda: complex(1), lambda: complex(1,2), lambda: complex(1j,2), lambda: complex(1,2j), lambda: complex(1j,2j), lambda: complex('1'), lambda: complex('1+2j'), lambda: complex(' ( -1.5e3-2J ) '), lambda: complex('j'), lambda: complex('-j'), lambda: complex('1+j'), lambda: complex('1 + 2j'), lambda: complex(''), lambda: complex('1_0+2j'), lambda: complex('1__0'), lambda: complex('infj'), lambda: complex('1+2'), lambda: complex([]), lambda: complex(1, []), lambda: complex('1', 2), lambda: complex(1,'2'), lambda: complex(real=1, imag=3), lambda: complex(x=1), lambda: complex(1,2,3), lambda: complex(True), lambda: complex(2**70),lambda: complex(1, real=2), lambda: sum([1j, 2, 3.5]), lambda: z.real is z, lambda: {1j: 2}[1j], lambda: format(z), lambda: f'{z:.2f}', lambda: f'{z:+.3e}', lambda: f'{z:20}|', lambda: f'{z:<20}|', lambda: f'{z:*^20.1f}|', lambda: f'{1j:.3}', lambda: f'{1234567.5+1j:,}', lambda: f'{z:g}', lambda: f'{z:d}', lambda: f'{z:%}', lambda: f'{z:=20}', lambda: f'{z:020}', lambda: f'{1j:g}', lambda: f'{z:#.0f}', lambda: f'{z: }', lambda: f'{-z:+}', lambda: '%s %r' % (z, z), lambda: '%f' % z, lambda: str(1e16+1j), lambda: [1j, (2j,)], lambda: 1j.imag, lambda: 0.1j+.3, lambda: 1_0j, lambda: z.foo, lambda: complex.__mro__):
    t(f)
class C(complex): pass
print(C(1,2), C(1,2)+1, type(C(1,2)+1), repr(C('3j')))
class K:
    def __complex__(self): return 5j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class B:
    def __complex__(self): return 5
print(complex(K()), complex(F()), complex(I()), complex(F(), I()))
t(lambda: complex(B()))
match 1+2j:
    case 3: print('no')
    case 1+2j: print('yes')
match -1j:
    case -0-1j: print("neg")
import copy, numbers, dataclasses
print(copy.deepcopy(z), isinstance(z, numbers.Complex), isinstance(z, numbers.Real), z in [1+2j], sorted([3j,1j], key=abs))
