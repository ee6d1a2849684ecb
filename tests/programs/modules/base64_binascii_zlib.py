import base64
import binascii
import zlib

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


for d in b'', b'a', b'ab', b'abc', b'\0\0\0\0\0', b'hello world!' * 9, bytes(range(256)), b'    x':
    for f in base64.b64encode, base64.b32encode, base64.b16encode, base64.b85encode, base64.a85encode, base64.encodebytes, base64.urlsafe_b64encode, base64.b32hexencode:
        t(f, d)
    print(base64.b64decode(base64.b64encode(d)) == base64.b32decode(base64.b32encode(d)) == base64.b85decode(base64.b85encode(d)) == base64.a85decode(base64.a85encode(d)) == d)
    t(zlib.crc32, d); t(zlib.adler32, d); t(binascii.crc_hqx, d, 7); t(binascii.hexlify, d, ':', 2)
    t(base64.a85encode, d, adobe=True, wrapcol=20, foldspaces=True)
for s in 'YWJj', 'YWJ', 'YQ==', 'YQ=', 'Y', 'YQ==YQ==', '=YQ=', 'Y!W@J#j', 'YQ\n==', b'YWJj', 'é', 5, None, '====', 'YWI=x', 'YWJjZ':
    t(base64.b64decode, s); t(base64.b64decode, s, validate=True); t(binascii.a2b_base64, s); t(base64.b32decode, s); t(base64.b16decode, s); t(base64.b85decode, s); t(base64.a85decode, s)
