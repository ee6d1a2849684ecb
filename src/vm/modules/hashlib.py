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


def new(name, data=b'', *, usedforsecurity=True):
    if not isinstance(name, str):
        raise TypeError("new() argument 'name' must be str, not " + type(name).__name__)
    maker = {'md5': md5, 'sha1': sha1, 'sha224': sha224, 'sha256': sha256, 'sha384': sha384,
             'sha512': sha512}.get(name.lower().replace('-', ''))
    if maker is None:
        raise ValueError('unsupported hash type ' + name)
    return maker(data)
