# Looking at bytes through a view, and every error of that.
def show(label, call):
    try:
        print(label, repr(call()) if not isinstance(call, str) else call)
    except Exception as error:
        print(label, type(error).__name__, error)
m = memoryview(b'ab')
fs = [lambda: m[5], lambda: m['a'], lambda: m[0,1], lambda: m[0,], lambda: m[:,:],
    lambda: m[...], lambda: m[()], lambda: memoryview(1), lambda: memoryview(),
    lambda: memoryview(b'a',b'b'), lambda: m.cast('zz'), lambda: m.cast(1),
    lambda: m.cast('i'), lambda: m.cast('h').cast('H'),
    lambda: m.cast('B',[2]).shape,lambda: m.cast('B',(3,)),
    lambda: m.cast('B',3),lambda: m.cast('B',['a']),lambda: m.cast('B',[0]),lambda: m.tobytes('x'), lambda: m.tobytes(3), lambda: m<m, lambda: bytearray(b'a')<memoryview(b'b'), lambda: memoryview(b'b')<bytearray(b'a'), lambda: m+b'a', lambda: b'a'+m[::2], lambda: b''.join([m[::-1]]), lambda: b''.join([m, m]), lambda: b'abc'.find(m[::-1]), lambda: bytes(m[::-1]), lambda: list(reversed(m)), lambda: int(memoryview(b'12')), lambda: int(m), lambda: int(m, 16), lambda: float(memoryview(b'1.5')), lambda: str(m,'utf-8'), lambda: str(m[::-1],'utf-8'), lambda: b'xaby'.startswith((m,)), lambda: m in b'xaby', lambda: m[::-1] in b'xaby', lambda:m.hex('-'), lambda: m.hex('--'), lambda: m.hex(':',0), lambda: m.hex(sep=':'), lambda: m.hex(bytes_per_sep=2), lambda: m*2, lambda: m.obj, lambda: hash(memoryview(bytearray(1)).toreadonly()), lambda:hash(memoryview(bytearray(1))), lambda: hash(m.cast('h')), lambda: hash(m)==hash(b'ab'), lambda: isinstance(m, __import__('collections').abc.Sequence), lambda: b'%b' % m, lambda: b'%s' % m[::-1], lambda: int.from_bytes(m,'big'), lambda: bytes.fromhex(m), lambda: bytearray(b'ab')==m, lambda: m==bytearray(b'ab'), lambda: m=='ab', lambda: m.x, lambda: setattr(m,'x',1), lambda: m.cast('c').tolist(), lambda: m.cast('?').tolist(), lambda: m.cast(format='b').format, lambda: m.cast(), lambda: m.shape, lambda: m[::-1].strides, lambda: m[::-1].shape, lambda: memoryview(object=b'a').nbytes,
 lambda: bytearray(b'ab') + m[::2], lambda: bytearray(m), lambda: bytearray(b'') + m,
    lambda: m.__exit__(None,None,None), lambda: m.nbytes, lambda: m.tobytes(),
    lambda: m[0], lambda: len(m), lambda: m==m, lambda: m==b'ab', lambda: m.release(),
    lambda: bytes(m), lambda: b'' + m, lambda: memoryview(m), lambda: list(m),
    lambda: hash(m) == hash(b'ab'), lambda: m.__enter__()]
for i, f in enumerate(fs):
    show(i, f)
print(repr(m)[:21])
