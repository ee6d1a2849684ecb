# What typing's objects show, accept, refuse and are equal to.
import typing, collections.abc
from typing import *
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for n in sorted(typing.__all__):
    v = getattr(typing, n)
    if not callable(v) or isinstance(v, type) or 'function' in repr(v): continue
    print(n, repr(v), getattr(v, '__module__', None), getattr(v, '__name__', None), getattr(v, '__origin__', None))
    t(lambda: v[int]); t(lambda: v[int, str]); t(lambda: v | None); t(lambda: isinstance(1, v)); t(lambda: issubclass(int, v)); t(lambda: v()); t(lambda: type('X', (v,), {}) if 0 else v[...])
T = TypeVar('T'); K = TypeVar('K', bound=int); P = ParamSpec('P'); C = TypeVar('C', int, str); Ts = TypeVarTuple('Ts')
print(T, K.__bound__, C.__constraints__, P.args, P.kwargs, P.args == P.args, P.args == 5, typing.T_co, typing.T_contra, typing.KT, AnyStr, T.__module__, [x for x in (typing.KT, typing.VT_co, typing.CT_co)])
t(TypeVar, 'X', int); t(TypeVar, 'X', covariant=True, contravariant=True); t(TypeVar, 'X', int, str, bound=int); t(hash, P.args)
for f in (lambda: T | int, lambda: int | T, lambda: 'x' | T, lambda: List[T] | None, lambda: None | List[int], lambda: Optional[int] | str, lambda: P | int, lambda: ForwardRef('a') | None, lambda: Any | int, lambda: Union | int, lambda: Self | None, lambda: NewType('N', int) | str, lambda: str | NewType('N', int)): t(f)
for f in (lambda: Union[int, str] == Union[str, int], lambda: Union[int, str] == int | str, lambda: hash(Union[int, str]) == hash(Union[str, int]), lambda: Literal[0] == Literal[False], lambda: Literal[1, 2] == Literal[2, 1], lambda: Literal[1, 1, 2], lambda: Annotated[int, 'a'] == Annotated[int, 'a'], lambda: Annotated[int, 'a'] == Annotated[int, 'b'], lambda: List[int] == List[int], lambda: List[int] == Sequence[int], lambda: List[int] == 5, lambda: ForwardRef('a') == ForwardRef('a'), lambda: {List[int]: 1}[List[int]], lambda: Union[int, Union[str, int]], lambda: Union[int], lambda: Optional[None], lambda: Union[()], lambda: Union[1, 2], lambda: List['Foo'], lambda: Dict[str, List[T]][int], lambda: Callable[[int, T], T][str], lambda: Callable[..., T][int], lambda: Callable[P, T][[int, str], bool], lambda: Callable[Concatenate[int, P], T], lambda: Callable[int, str], lambda: Callable[[int]], lambda: Tuple[int, ...], lambda: Tuple[()], lambda: Tuple[int, str][0], lambda: Annotated[int, 1, 2], lambda: Annotated[int], lambda: Annotated[T, 1][str], lambda: Final[int], lambda: ClassVar[int], lambda: List[Final[int]], lambda: List[ClassVar], lambda: Type[int], lambda: List[int][str], lambda: Dict[int], lambda: List[int, str], lambda: Generic[int], lambda: Generic[T, T], lambda: Generic[()], lambda: Unpack[Ts], lambda: Required[int], lambda: Concatenate[int], lambda: Literal['a', None], lambda: NoReturn[int], lambda: Iterable[T][int], lambda: get_args(Callable[[int], str]), lambda: get_args(Callable[..., str]), lambda: get_args(Annotated[int, 1]), lambda: get_args(int | str), lambda: get_args(int), lambda: get_origin(List[int]), lambda: get_origin(List), lambda: get_origin(Union[int, str]), lambda: get_origin(int | None), lambda: get_origin(Annotated[int, 1]), lambda: get_origin(Generic[T]), lambda: get_origin(Generic), lambda: get_origin(P.args), lambda: get_origin(5), lambda: List[int]([1]), lambda: List(), lambda: Deque[int]([1]), lambda: Dict[str, int](), lambda: isinstance([], List), lambda: isinstance([], List[int]), lambda: issubclass(list, Sequence), lambda: issubclass(List, Sequence), lambda: isinstance(1, Union[int, str]), lambda: issubclass(int, Union[int, str]), lambda: Union[int, str](), lambda: Any(), lambda: isinstance(1, Any), lambda: List[int].__origin__.__name__, lambda: Mapping[str, int].__parameters__, lambda: Dict[K, List[T]].__parameters__, lambda: repr(Counter[str]('aa')), lambda: DefaultDict[str, int](int), lambda: OrderedDict[str, int](a=1), lambda: Pattern[str], lambda: Optional[List['int']], lambda: TypedDict('TD', {'a': int})(a=1), lambda: Protocol[T], lambda: typing.nope, lambda: ForwardRef(5), lambda: ForwardRef('x', module='m'), lambda: assert_never(1), lambda: cast(int, 'a'), lambda: isinstance(5, SupportsInt), lambda: isinstance('a', SupportsAbs), lambda: issubclass(float, SupportsRound), lambda: isinstance(b'', SupportsBytes), lambda: SupportsInt(), lambda: SupportsAbs[int], lambda: SupportsAbs.__parameters__, lambda: isinstance(True, SupportsIndex), lambda: SupportsIndex.__mro__, lambda: SupportsRound.__round__.__qualname__, lambda: SupportsRound.__orig_bases__, lambda: typing.Text): t(f)
class Box(Generic[T]):
    def __init__(self, x: T): self.x = x
print(Box[int], Box[int](3).x, Box[int](3).__orig_class__, Box.__parameters__, Box.__orig_bases__, Box.__mro__, Box[T][int], Box[List[T]][str]); t(lambda: Box[int][str]); t(lambda: Box[int, str]); t(lambda: isinstance(Box(1), Box[int])); t(lambda: Box['X'])
class Sub(Box[int], Sized):
    def __len__(self): return 1
print(Sub.__mro__, Sub.__orig_bases__, Sub.__parameters__)
class Two(Dict[K, T], Iterable[T]): pass
print(Two.__mro__, Two.__parameters__, Two[int, str])
def bad1():
    class B(Generic[T], List[K]): pass
def bad2():
    class B(Generic): pass
def bad3():
    class B(Union[int, str]): pass
def bad4():
    class B(Any): pass
    return B.__mro__
def bad5():
    class B(T): pass
def bad6():
    class B(NewType('N', int)): pass
def bad7():
    class B(Optional): pass
def bad8():
    class B(Protocol, int): pass
def bad9():
    class B(Generic[T], Generic[K]): pass
def bad10():
    class B(Annotated[int, 3]): pass
    return B.__mro__
def bad11():
    class B(Literal[1]): pass
def bad12():
    class B(typing._SpecialForm): pass
for b in (bad1, bad2, bad3, bad4, bad6, bad7, bad8, bad9, bad10, bad11, bad12): t(b)
class Pr(Protocol):
    x: int
    def f(self) -> int: ...
@runtime_checkable
class Rt(Protocol):
    def go(self): ...
class Impl(Rt):
    def __init__(self, a): self.a = a
class Impl2(Rt): pass
class Duck:
    def go(self): pass
print(Impl(3).a, Impl2().go(), isinstance(Duck(), Rt), issubclass(Duck, Rt), isinstance(5, Rt), Rt.__mro__); t(Pr); t(Rt); t(isinstance, 1, Pr); t(issubclass, int, Pr); t(Impl); t(runtime_checkable, int)
class NT(NamedTuple):
    a: int
    b: str = 'x'
    def both(self): return (self.a, self.b)
print(NT(1), NT(1).both(), NT._field_defaults, NT.__annotations__, NT.__mro__, NamedTuple('M', [('x', int)])(1), NamedTuple('M', x=int)._fields)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, TD.__annotations__, is_typeddict(TD)); t(isinstance, {}, TD)
U = NewType('U', int); print(U, U(5), U.__supertype__, U.__name__)
def f(a: 'int', b: Optional['Box'] = None, *c: 'List[int]', **d: 'Dict[str, int]') -> 'None': pass
print(get_type_hints(f), get_type_hints(Box.__init__), get_type_hints(NT), get_type_hints(TD), get_type_hints(TD, include_extras=True)); t(get_type_hints, 5)
@overload
def g(a: int): ...
@overload
def g(a: str): ...
def g(a): return a
print(g(1), len(get_overloads(g)), final(f) is f, f.__final__, no_type_check(g).__no_type_check__, TYPE_CHECKING)
print(isinstance([], Sized), isinstance(5, Hashable), issubclass(dict, Mapping), List[int] is List[int] if 0 else '', Tuple[int, str].__args__, Callable[[int], str].__args__, collections.abc.Callable[[int], T][str])
