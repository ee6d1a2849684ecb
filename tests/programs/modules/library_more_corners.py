# Parts of texts that match, local times of zones, months as dates, and what pools still owe.
import difflib, datetime, calendar, uuid, types, typing
from typing import *
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for a, b in (('abxcd', 'abcd'), ('', ''), ('aaa', 'aaa'), ('private Thread currentThread;', 'private volatile Thread currentThread;'), ('qabxcd', 'abycdf'), ([1, 2, 3, 4], [4, 3, 2, 1]), ('abcabc', 'cbacba')):
    s = difflib.SequenceMatcher(None, a, b); print(s.get_matching_blocks(), s.get_opcodes(), round(s.ratio(), 4), list(s.get_grouped_opcodes(1)))
print(list(difflib.unified_diff('one two three four five six'.split(), 'one 2 three four five 6 7'.split(), lineterm='', n=1)), list(difflib.ndiff(['one\n', 'two\n'], ['ore\n', 'too\n', 'x\n'])))
class Z(datetime.tzinfo):
    def __init__(self, o, d): self.o, self.d = o, d
    def utcoffset(self, dt): return self.o
    def dst(self, dt): return self.d if not callable(self.d) else self.d(dt)
H = datetime.timedelta(hours=1)
class Summer(Z):
    def dst(self, dt): return H if 4 <= dt.month <= 9 else 0 * H
    def utcoffset(self, dt): return 2 * H + self.dst(dt)
base = datetime.datetime(2024, 3, 31, 21, 30)
for z in (Z(H, 0 * H), Z(None, H), Z(H, None), Z(2 * H, H), Summer(0, 0)):
    for dt in (base, base + 2 * H, base.replace(month=7)): t(z.fromutc, dt.replace(tzinfo=z))
    t(base.replace(tzinfo=datetime.timezone.utc).astimezone, z)
t(Z(H, H).fromutc, base); t(Z(H, H).fromutc, 5)
flip = [H, None]; t(Z(2 * H, lambda dt: flip.pop(0)).fromutc, base.replace(tzinfo=Z(H, H)))
c = calendar.Calendar(6)
for y, m in ((2024, 2), (2023, 1), (2023, 12), (2015, 2)):
    for w in (0, 3, 6): x = [*calendar.Calendar(w).itermonthdays3(y, m)]; print(len(x), x[0], x[7], x[-1], calendar.Calendar(w).monthdayscalendar(y, m)[0])
for n in range(8): print(uuid.UUID(int=n << 61).variant, end=' ')
print(); bases = (int, str); print(types.resolve_bases(bases) is bases, types.resolve_bases((List[int], str)), types.resolve_bases(()), types.new_class('N', (Generic[TypeVar('T')],)).__orig_bases__, '__orig_bases__' in vars(types.new_class('P', (int,))))
print(get_args(Callable[[int, str], None]), get_args(Callable[[], int]), get_args(Callable[..., int]), get_args(Dict[str, int]), get_args(list[int]), get_origin(ClassVar[int]), get_origin(Optional[int]), get_origin(list[int]), get_origin(Protocol))
import asyncio
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), next(pool.map(str, range(5), timeout=3)))
    t(list, pool.map(lambda v: 1 // v, [1, 0, 2]))
