import struct

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


for f, a in ('<i', (5,)), ('>hhl', (1,2,3)), ('@bhiq', (1,2,3,4)), ('5s', (b'abc',)), ('3p', (b'abcde',)), ('f', (1.5,)), ('<d', (0.1,)), ('e', (65504.0,)), ('e', (1e6,)), ('f', (1e39,)), ('?', (1,)), ('c', (b'a',)), ('c', (b'ab',)), ('B', (256,)), ('b', (-129,)), ('i', (2**31,)), ('<q', (2**63,)), ('i', ('x',)), ('i', ()), ('2i', (1,)), ('z', ()), ('3', ()), ('xx2h', (1, 2)), ('d', ('x',)), ('Q', (-1,)), ('s', ('x',)), ('<2sH', (b'ab', 7)), ('e', (float('nan'),)), ('e', (5.96e-8,)), ('e', (-0.1,)):
    t(struct.calcsize, f); t(struct.pack, f, *a)
t(struct.unpack, '<hhl', b'\1\0\2\0\3\0\0\0'); t(struct.unpack, 'i', b'abc'); t(list, struct.iter_unpack('<h', b'\1\0\2\0')); t(struct.unpack_from, '<h', b'\1\0\2\0', 2); t(struct.unpack_from, '<h', b'\1\0\2\0', 3); t(struct.unpack, '<e', b'\x00\x3c'); t(struct.unpack, '>f', struct.pack('>f', -3.25))
print(struct.Struct('>I').size, struct.Struct('>I').format)
