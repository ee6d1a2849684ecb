"""Files that are in memory; there are no others."""

from abc import ABCMeta as _ABCMeta

__all__ = ['BlockingIOError', 'IOBase', 'TextIOBase', 'StringIO', 'BytesIO', 'UnsupportedOperation',
           'BufferedIOBase', 'RawIOBase', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE']

from builtins import BlockingIOError

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase(metaclass=_ABCMeta):
    def close(self):
        self._closed = True

    @property
    def closed(self):
        return getattr(self, '_closed', False)

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def _refuse(self, name):
        raise UnsupportedOperation(name)

    def flush(self):
        self._check_open()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._check_open()
        return False

    def fileno(self):
        self._refuse('fileno')

    def detach(self):
        self._refuse('detach')

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def readlines(self, hint=-1, /):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


def _whence(offset, whence):
    if whence not in (0, 1, 2):
        raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')


class StringIO(TextIOBase):
    # Text that is only ever appended is kept in pieces.
    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not '
                            f'{type(initial_value).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        self._newline = newline
        self._pieces = []
        self._text = ''
        self._at = 0
        self._closed = False
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def _whole(self):
        if self._pieces:
            self._text += ''.join(self._pieces)
            self._pieces = []
        return self._text

    def _size(self):
        return len(self._whole())

    def getvalue(self):
        self._check_open()
        return self._whole()

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    @property
    def line_buffering(self):
        return False

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._check_open()
        written = len(s)
        if self._newline is None:
            s = s.replace('\r\n', '\n').replace('\r', '\n')
        elif self._newline in ('\r', '\r\n'):
            s = s.replace('\n', self._newline)
        if not s:
            return written
        if self._at < 0:
            self._pieces.append(s)
            return written
        text = self._whole()
        if self._at >= len(text):
            self._text = text + '\0' * (self._at - len(text))
            self._pieces.append(s)
            self._at = -1
            return written
        self._text = text[:self._at] + s + text[self._at + len(s):]
        self._at += len(s)
        return written

    # A place of -1 is the end, which need not be counted while text is appended.
    def tell(self):
        self._check_open()
        return self._size() if self._at < 0 else self._at

    def seek(self, pos, whence=0, /):
        self._check_open()
        _whence(pos, whence)
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            if pos < 0:
                raise ValueError(f'Negative seek position {pos}')
            self._at = pos
        elif whence == 1:
            self._at = self.tell()
        else:
            self._at = self._size()
        return self._at

    def truncate(self, pos=None, /):
        at = self.tell()
        if pos is None:
            pos = at
        if pos < 0:
            raise ValueError(f'Negative size value {pos}')
        self._text = self._whole()[:pos]
        self._at = at
        return pos

    def read(self, size=-1, /):
        at = self.tell()
        text = self._whole()
        end = len(text) if size is None or size < 0 else min(at + size, len(text))
        self._at = max(at, end)
        return text[at:end]

    def readline(self, size=-1, /):
        at = self.tell()
        text = self._whole()
        if self._newline == '':
            ends = [text.find(mark, at) + len(mark) for mark in ('\r\n', '\n', '\r')
                    if text.find(mark, at) >= 0]
            end = min(ends) if ends else len(text)
            if text[end - 1:end + 1] == '\r\n':
                end += 1
        else:
            mark = self._newline or '\n'
            end = text.find(mark, at)
            end = len(text) if end < 0 else end + len(mark)
        if size is not None and 0 <= size < end - at:
            end = at + size
        self._at = max(at, end)
        return text[at:end]


class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b''):
        if initial_bytes is None:
            initial_bytes = b''
        if not isinstance(initial_bytes, bytes):
            raise TypeError(f"a bytes-like object is required, not "
                            f"'{type(initial_bytes).__name__}'")
        self._data = initial_bytes
        self._at = 0
        self._closed = False

    def _check_open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def getvalue(self):
        self._check_open()
        return self._data

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def write(self, b, /):
        self._check_open()
        if not isinstance(b, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        data, at = self._data, self._at
        if b:
            gap = b'\0' * (at - len(data))
            self._data = data[:at] + gap + b + data[at + len(b):]
            self._at = at + len(b)
        return len(b)

    def tell(self):
        self._check_open()
        return self._at

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek value {pos}')
        elif whence == 1:
            pos += self._at
        elif whence == 2:
            pos += len(self._data)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self._at = max(pos, 0)
        return self._at

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self._at
        if size < 0:
            raise ValueError(f'negative size value {size}')
        self._data = self._data[:size]
        return size

    def read(self, size=-1, /):
        self._check_open()
        at = self._at
        end = len(self._data) if size is None or size < 0 else min(at + size, len(self._data))
        self._at = max(at, end)
        return self._data[at:end]

    read1 = read

    def readline(self, size=-1, /):
        self._check_open()
        at = self._at
        end = self._data.find(b'\n', at) + 1 or len(self._data)
        if size is not None and 0 <= size < end - at:
            end = at + size
        self._at = max(at, end)
        return self._data[at:end]
