# Writing through a view, and a bytearray whose size stays while it has one.
def show(label, call):
    try:
        print(label, repr(call()) if not isinstance(call, str) else call)
    except Exception as error:
        print(label, type(error).__name__, error)
b = bytearray(b'hello world')
v = memoryview(b)
for i, f in enumerate([lambda: b.append(1), lambda: b.clear(), lambda: b.pop(),
    lambda: b.extend(b'a'), lambda: b.extend(b''), lambda: b.insert(0, 1),
    lambda: b.remove(104), lambda: b.__delitem__(0), lambda: b.__delitem__(slice(0, 2)),
    lambda: b.__delitem__(slice(0, 9, 2)), lambda: b.__setitem__(slice(0, 2), b'HE'),
    lambda: b.__setitem__(slice(0, 2), b'HEE'), lambda: b.__imul__(2),
    lambda: b.__imul__(1), lambda: b.__iadd__(b'x'), lambda: b.__iadd__(b),
    lambda: b.reverse(), lambda: b.reverse(),
   lambda: v.__setitem__(0, 65), lambda: v.__setitem__(0, 256),
    lambda: v.__setitem__(0, 'a'), lambda: v.__setitem__(0, -1),
    lambda: v.__setitem__(99, 1), lambda: v.__setitem__(slice(0, 3), b'abc'),
    lambda: v.__setitem__(slice(0, 3), b'ab'), lambda: v.__setitem__(slice(0, 3), 5),
    lambda: v.__setitem__(slice(None, None, 2), b'ABCDEF'), lambda: v.__delitem__(0),
    lambda: v.toreadonly().__setitem__(0, 1), lambda: v.__setitem__((0,), 90),
    lambda: v.__setitem__((0, 1), 90), lambda: v.__setitem__((), 90),
    lambda: v.__setitem__((slice(1),), 90), lambda: v.__setitem__('a', 90),
    lambda: v.__setitem__(slice(1, 6), v[0:5]), lambda: v.cast('b').__setitem__(0, -1),
    lambda: v.cast('b').__setitem__(0, 128), lambda: v.cast('c').__setitem__(0, b'x'),
    lambda: v.cast('c').__setitem__(0, b'xy'), lambda: v.cast('c').__setitem__(0, 7),
    lambda: v.cast('?').__setitem__(0, [1]), lambda: v[:8].cast('d').__setitem__(0, 1.5),
    lambda: v[:8].cast('d').tolist(), lambda: v[:8].cast('f').__setitem__(1, 1.1),
    lambda: v[:8].cast('f').tolist(), lambda: v[:8].cast('d').__setitem__(0, 'x'),
    lambda: v.cast('b').__setitem__(slice(0, 1), b'a'),
    lambda: v.cast('b').__setitem__(slice(0, 1), memoryview(b'a').cast('b')),
    lambda: v[::2].cast('b'), lambda: v[::2].contiguous,
    lambda: [v[::-2].strides, v[::-2].tolist(), v[2::-2][::-1].tolist(), v[5:2].tolist(), v[5:2].contiguous, v[5:2:2].contiguous], lambda: v[:0].cast('B', [0])]):
    show(i, f)
    print(b)
with memoryview(b) as w:
    print(w.obj is b, 101 in w, [x for x in w[:3]])
v.release()
try:
    w[0]
except ValueError as error:
    print(error)
try:
    b.append(1)
except BufferError as error:
    print(error)
import gc
gc.collect()
print(b)
class Nasty:
    def __init__(self, view): self.view = view
    def __index__(self):
        self.view.release()
        b.clear()
        return 0
for attempt in (lambda v: v[Nasty(v)], lambda v: v.__setitem__(Nasty(v), 1), lambda v: v.__setitem__(0, Nasty(v)), lambda v: v[Nasty(v):3], lambda v: v.__setitem__(slice(Nasty(v), 3), b'abc')):
    b = bytearray(b'0123456789')
    show('nasty', lambda: attempt(memoryview(b)))
