# Digests with a key, and keys made of passwords.
import asyncio
import hashlib
import hmac


def tried(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for kind in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    for key in (b"", b"key", b"k" * 200):
        made = hmac.new(key, b"message", kind)
        print(made.name, made.digest_size, made.block_size, made.hexdigest())
        print(hashlib.pbkdf2_hmac(kind, key, b"salt", 3).hex(), hashlib.pbkdf2_hmac(kind, b"p", key, 2, dklen=70).hex())
made = hmac.HMAC(b"key", digestmod=hashlib.sha256)
made.update(b"mess")
other = made.copy()
other.update(bytearray(b"age"))
print(made.hexdigest(), other.digest() == hmac.digest(b"key", b"message", "sha256"))
print(hmac.compare_digest(other.hexdigest(), other.hexdigest()), hmac.compare_digest(b"a", b"b"))
tried(hmac.new, "key", b"m", "sha256")
tried(hmac.new, b"key", b"m")
tried(hashlib.pbkdf2_hmac, "sha256", b"p", b"s", 0)
tried(hashlib.pbkdf2_hmac, "sha256", b"p", b"s", 1, 0)
tried(hashlib.pbkdf2_hmac, "nothing", b"p", b"s", 1)


async def main():
    keys = await asyncio.gather(*(asyncio.to_thread(hashlib.pbkdf2_hmac, "sha256", b"password", bytes([n]), 10_000)
                                  for n in range(3)))
    print([key.hex()[:8] for key in keys])


asyncio.run(main())
