# What else takes a view: modules, patterns, operators.
import struct, hashlib, base64, binascii, zlib
d = bytearray(8)
mv = memoryview(d)
struct.pack_into('<hh', mv, 2, 5, -1)
print(d, struct.unpack_from('<hh', mv, 2), struct.unpack('<hh', mv[2:6]))
struct.pack_into('<q', mv.cast('h'), 0, 513)
print(d)
print(hashlib.sha256(mv).hexdigest(), base64.b64encode(mv), binascii.hexlify(mv), zlib.crc32(mv), base64.b64decode(memoryview(b'YWJj')), binascii.hexlify(mv.cast('h')))
match mv:
    case [a, b2, *rest]:
        print(a, b2, rest)
print(bool(mv), bool(mv[:0]), max(mv), sum(mv), sorted(mv), tuple(mv), {memoryview(b'a'): 1}[b'a'], b'x'.join([mv, b'z']), bytes([1]) + mv, d == mv, mv != d)
print(type(iter(mv)), type(mv), memoryview.__name__, mv.cast('b') == mv, memoryview(b'\xff').cast('b') == memoryview(b'\xff'), memoryview(b'a').cast('c') == memoryview(b'a'))
import weakref
print(weakref.ref(mv)() is mv)
try:
    class V(memoryview): pass
except TypeError as error:
    print(error)
it = iter(mv); print(next(it)); mv.release()
try: next(it)
except ValueError as error: print(error)
bb = bytearray(b'ab'); bb += memoryview(b'cd'); bb.extend(memoryview(b'ef')); bb[1:2] = memoryview(b'ZZ'); print(bb, bb.find(memoryview(b'ZZ')), bb.split(memoryview(b'ZZ')), bb.translate(memoryview(bytes(range(256)))))
