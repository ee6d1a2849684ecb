import zlib

print(zlib.crc32(b"abc"))
print(zlib.compress(b"abc"))
