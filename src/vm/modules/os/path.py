"""Paths as texts: taken apart and put together, without looking whether there is such a file."""

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'normpath', 'commonpath', 'curdir', 'pardir', 'sep', 'pathsep', 'extsep',
           'altsep', 'devnull', 'relpath']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
altsep = None
devnull = '/dev/null'


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    cls = type(path)
    if not hasattr(cls, '__fspath__'):
        raise TypeError('expected str, bytes or os.PathLike object, not ' + cls.__name__)
    result = cls.__fspath__(path)
    if not isinstance(result, (str, bytes)):
        raise TypeError(f'expected {cls.__name__}.__fspath__() to return str or bytes, not '
                        f'{type(result).__name__}')
    return result


def normcase(s):
    return fspath(s)


def isabs(s):
    return fspath(s).startswith('/')


def join(a, *p):
    path = fspath(a)
    for part in p:
        if not isinstance(part, str) and not hasattr(type(part), '__fspath__'):
            raise TypeError('join() argument must be str, bytes, or os.PathLike object, not '
                            f'{type(part).__name__!r}')
        part = fspath(part)
        if part.startswith('/'):
            path = part
        elif not path or path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path


def split(p):
    head, slash, tail = fspath(p).rpartition('/')
    # Of slashes alone none is lost: that is the root.
    return head.rstrip('/') or head + slash, tail


def splitext(p):
    p = fspath(p)
    name = p.rfind('/') + 1
    dot = p.rfind('.')
    # Dots in front of a name do not begin an extension.
    if dot > name and p[name:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitdrive(p):
    p = fspath(p)
    return p[:0], p


def basename(p):
    p = fspath(p)
    return p[p.rfind('/') + 1:]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = fspath(path)
    if not path:
        return '.'
    slashes = 1 if path.startswith('/') else 0
    if path.startswith('//') and not path.startswith('///'):
        slashes = 2
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or not slashes and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return '/' * slashes + '/'.join(parts) or '.'


def commonprefix(m):
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(fspath, paths))
    absolute = {path.startswith('/') for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in path.split('/') if c and c != '.'] for path in paths]
    return '/' * absolute.pop() + '/'.join(commonprefix(parts))


def relpath(path, start=None):
    if not path:
        raise ValueError('no path specified')
    # Without a current folder both are taken as seen from the same place.
    origin = [part for part in normpath(start or '.').split('/') if part not in ('', '.')]
    target = [part for part in normpath(path).split('/') if part not in ('', '.')]
    common = len(commonprefix([origin, target]))
    return '/'.join(['..'] * (len(origin) - common) + target[common:]) or '.'
