"""Message digests; the arithmetic is in C."""

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}
algorithms_available = set(algorithms_guaranteed)


def md5(string=b'', *, usedforsecurity=True):
    return _Hasher(0, string)


def sha1(string=b'', *, usedforsecurity=True):
    return _Hasher(1, string)


def sha224(string=b'', *, usedforsecurity=True):
    return _Hasher(2, string)


def sha256(string=b'', *, usedforsecurity=True):
    return _Hasher(3, string)


def sha384(string=b'', *, usedforsecurity=True):
    return _Hasher(4, string)


def sha512(string=b'', *, usedforsecurity=True):
    return _Hasher(5, string)


_kinds = {'md5': 0, 'sha1': 1, 'sha224': 2, 'sha256': 3, 'sha384': 4, 'sha512': 5}


def _kind(name):
    kind = _kinds.get(name.lower().replace('-', ''))
    if kind is None:
        raise ValueError('unsupported hash type ' + name)
    return kind


def new(name, data=b'', *, usedforsecurity=True):
    if not isinstance(name, str):
        raise TypeError("new() argument 'name' must be str, not " + type(name).__name__)
    return _Hasher(_kind(name), data)


_MOST_ROUNDS = 10_000_000  # as nothing else can be done meanwhile, not even Esc


class _UnsupportedDigestmodError(ValueError):
    pass


_UnsupportedDigestmodError.__name__ = 'UnsupportedDigestmodError'
_UnsupportedDigestmodError.__qualname__ = 'UnsupportedDigestmodError'
_UnsupportedDigestmodError.__module__ = '_hashlib'


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if not isinstance(hash_name, str):
        raise TypeError("pbkdf2_hmac() argument 'hash_name' must be str, not "
                        + type(hash_name).__name__)
    kind = _kinds.get(hash_name.lower().replace('-', ''))
    if kind is None:
        raise _UnsupportedDigestmodError('[digital envelope routines] unsupported')
    iterations = range(iterations).stop
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    size = _Hasher(kind, b'').digest_size if dklen is None else range(dklen).stop
    if size < 1:
        raise ValueError('key length must be greater than 0.')
    if iterations * (size // 16 + 1) > _MOST_ROUNDS:
        from _awaiter import refuse
        refuse(f'hashlib.pbkdf2_hmac() of so many rounds: the most is {_MOST_ROUNDS:,}',
               'let `time.sleep(seconds)` stand for the time that it takes')
    from _pbkdf2 import pbkdf2
    return pbkdf2(kind, password, salt, iterations, size)
