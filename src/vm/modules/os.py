"""What a program can ask about a system that it can't touch."""

__all__ = ['cpu_count', 'curdir', 'devnull', 'environ', 'error', 'extsep', 'fspath', 'getenv',
           'getpid', 'linesep', 'name', 'pardir', 'path', 'pathsep', 'sep', 'strerror', 'PathLike']

import os.path as path
from abc import ABC as _ABC, abstractmethod as _abstractmethod
from os.path import fspath

name = 'posix'
linesep = '\n'
sep = '/'
altsep = None
pathsep = ':'
curdir = '.'
pardir = '..'
extsep = '.'
devnull = '/dev/null'
error = OSError


class _Environ(dict):
    """The environment, which is empty; a program may put something there for itself."""

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError('str expected, not %s' % type(value).__name__)

    def __setitem__(self, key, value):
        self._check(key)
        self._check(value)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        self._check(key)
        if key not in self:
            raise KeyError(key) from None
        return super().__getitem__(key)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f'environ({super().__repr__()})'


environ = _Environ()


class PathLike(_ABC):
    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return True if hasattr(subclass, '__fspath__') else NotImplemented
        return NotImplemented


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def getpid():
    return 4242


def getppid():
    return 4241


def cpu_count():
    return 8


def strerror(code, /):
    return {1: 'Operation not permitted', 2: 'No such file or directory', 4: 'Interrupted system call',
            5: 'Input/output error', 11: 'Resource temporarily unavailable',
            12: 'Cannot allocate memory', 13: 'Permission denied', 17: 'File exists',
            20: 'Not a directory', 21: 'Is a directory', 22: 'Invalid argument',
            32: 'Broken pipe', 104: 'Connection reset by peer', 110: 'Connection timed out',
            111: 'Connection refused'}.get(code, 'Unknown error %d' % code)
