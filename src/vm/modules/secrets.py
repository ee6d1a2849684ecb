"""Numbers that nobody should guess; here they are the same in every run, as all is simulated."""

from random import Random as _Random

_source = _Random(1)

choice = _source.choice
randbelow = _source._randbelow
randbits = _source.getrandbits
DEFAULT_ENTROPY = 32


def compare_digest(a, b):
    return a == b


def token_bytes(nbytes=None):
    return _source.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    data = token_bytes(nbytes)
    bits = int.from_bytes(data + bytes(-len(data) % 3), 'big')
    count = (len(data) * 8 + 5) // 6
    total = (len(data) + 2) // 3 * 4
    text = ''.join(letters[bits >> 6 * (total - 1 - i) & 63] for i in range(total))
    return text[:count]
