"""Numbers as bytes, as other programs lay them out."""

from binascii import _bits_float, _float_bits

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct',
           'error']


class error(Exception):
    pass


error.__module__ = 'struct'

# Size of each code where sizes are fixed, and as a C compiler of 64 bits lays it out.
_STANDARD = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4,
             'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = {**_STANDARD, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_NAMES = {'h': 'short', 'H': 'ushort', 'b': 'byte', 'B': 'ubyte'}


def _is_bytes(value):
    return isinstance(value, bytes) or type(value).__name__ == 'bytearray'


def _buffer(value):
    if isinstance(value, bytes):
        return value
    if type(value).__name__ in ('bytearray', 'memoryview', 'array'):
        return bytes(value)
    raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")


class Struct:
    def __init__(self, format):
        if isinstance(format, str):
            if not format.isascii():
                format.encode('ascii')
            text = format
        elif isinstance(format, bytes):
            text = format.decode('latin-1')
        else:
            raise TypeError('Struct() argument 1 must be a str or bytes object, not '
                            f'{type(format).__name__}')
        self.format = text
        self._little = text[:1] != '>' and text[:1] != '!'
        self._native = text[:1] not in ('<', '>', '!', '=')
        self._read(text[1:] if text[:1] in ('<', '>', '!', '=', '@') else text)

    def _read(self, text):
        """Items are (code, where, size); a string's size is all of it, other codes repeat."""
        sizes = _NATIVE if self._native else _STANDARD
        items, place, count = [], 0, None
        for letter in text:
            if letter in ' \t\n\r\f\v':
                if count is not None:
                    raise error('repeat count given without format specifier')
                continue
            if '0' <= letter <= '9':
                count = (count or 0) * 10 + int(letter)
                if count > 0x7FFFFFFFFFFFFFFF:
                    raise error('overflow in item count')
                continue
            size = sizes.get(letter)
            if size is None:
                raise error('bad char in struct format')
            number = 1 if count is None else count
            if self._native and letter not in 'xsp':
                place += -place % size
            if letter in 'sp':
                items.append((letter, place, number))
                place += number
            else:
                if place + number * size > 0x7FFFFFFFFFFFFFFF:
                    raise error('total struct size too long')
                if letter != 'x':
                    items.extend([(letter, place + i * size, size) for i in range(number)])
                place += number * size
            count = None
        if count is not None:
            raise error('repeat count given without format specifier')
        self._items = items
        self.size = place

    def _integer(self, code, size, value):
        if not isinstance(value, int):
            method = getattr(type(value), '__index__', None)
            if method is None:
                raise error('required argument is not an integer')
            value = method(value)
        bits = size * 8
        signed = code in 'bhilqn'
        low = -(1 << bits - 1) if signed else 0
        high = (1 << bits - (1 if signed else 0)) - 1
        if low <= value <= high or code == 'P' and -1 << 63 <= value < 0:
            return (value & (1 << bits) - 1).to_bytes(size, 'little' if self._little else 'big')
        # C reads the number as a long of 64 bits first, unsigned ones as that where they are large.
        if code == 'P':
            raise error('int too large to convert')
        if code in 'ILQN':
            if not 0 <= value < 1 << 64:
                raise error('argument out of range')
        elif not -1 << 63 <= value < 1 << 63:
            raise error('argument out of range')
        raise error(f'{_NAMES.get(code, repr(code))} format requires {low} <= number <= {high}')

    def _item(self, code, size, value):
        if code == 's' or code == 'p':
            if not _is_bytes(value):
                raise error(f"argument for '{code}' must be a bytes object")
            if code == 's':
                return bytes(value[:size]).ljust(size, b'\0')
            if size == 0:
                return b''
            part = bytes(value[:size - 1])
            return (bytes([min(len(part), 255)]) + part).ljust(size, b'\0')
        if code == 'c':
            if not _is_bytes(value) or len(value) != 1:
                raise error('char format requires a bytes object of length 1')
            return bytes(value)
        if code == '?':
            return b'\1' if value else b'\0'
        if code in 'efd':
            if not isinstance(value, (int, float)) and not hasattr(type(value), '__float__') and (
                    not hasattr(type(value), '__index__')):
                raise error('required argument is not a float')
            bits = _float_bits(float(value), size)
            if bits is None and self._native and code == 'f':
                bits = _float_bits(float('inf' if value > 0 else '-inf'), size)  # as C casts it
            if bits is None:
                raise OverflowError(f'float too large to pack with {code} format')
            return bits.to_bytes(size, 'little' if self._little else 'big')
        return self._integer(code, size, value)

    def _pack(self, name, values):
        if len(values) != len(self._items):
            raise error(f'{name} expected {len(self._items)} items for packing '
                        f'(got {len(values)})')
        rows, end = [], 0
        for (code, place, size), value in zip(self._items, values):
            if place > end:
                rows.append(bytes(place - end))
            rows.append(self._item(code, size, value))
            end = place + size
        if self.size > end:
            rows.append(bytes(self.size - end))
        return b''.join(rows)

    def _unpack(self, data, start):
        found = []
        order = 'little' if self._little else 'big'
        for code, place, size in self._items:
            part = data[start + place:start + place + size]
            if code == 's' or code == 'c':
                found.append(part)
            elif code == 'p':
                found.append(part[1:1 + min(part[0], size - 1)] if size else b'')
            elif code == '?':
                found.append(part != b'\0')
            elif code in 'efd':
                found.append(_bits_float(part if self._little else part[::-1]))
            else:
                found.append(int.from_bytes(part, order, signed=code in 'bhilqn'))
        return tuple(found)

    def pack(self, *values):
        return self._pack('pack', values)

    def pack_into(self, buffer, offset, *values):
        if isinstance(buffer, (bytes, str)) or not hasattr(type(buffer), '__setitem__'):
            raise TypeError('argument must be read-write bytes-like object, not '
                            f'{type(buffer).__name__}')
        data = self._pack('pack_into', values)
        if type(buffer) is memoryview:
            buffer = buffer.cast('B')
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f'no space to pack {self.size} bytes at offset {offset}')
            if offset + size < 0:
                raise error(f'offset {offset} out of range for {size}-byte buffer')
            offset += size
        if size - offset < self.size:
            raise error(f'pack_into requires a buffer of at least {offset + self.size} bytes for '
                        f'packing {self.size} bytes at offset {offset} (actual buffer size is '
                        f'{size})')
        buffer[offset:offset + self.size] = data

    def unpack(self, buffer, /):
        buffer = _buffer(buffer)
        if len(buffer) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._unpack(buffer, 0)

    def unpack_from(self, buffer, offset=0):
        buffer = _buffer(buffer)
        if not hasattr(type(offset), '__index__'):
            raise TypeError(f"'{type(offset).__name__}' object cannot be interpreted as an integer")
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f'not enough data to unpack {self.size} bytes at offset {offset}')
            if offset + size < 0:
                raise error(f'offset {offset} out of range for {size}-byte buffer')
            offset += size
        if size - offset < self.size:
            raise error(f'unpack_from requires a buffer of at least {offset + self.size} bytes for '
                        f'unpacking {self.size} bytes at offset {offset} (actual buffer size is '
                        f'{size})')
        return self._unpack(buffer, offset)

    def iter_unpack(self, buffer, /):
        if self.size == 0:
            raise error('cannot iteratively unpack with a struct of length 0')
        buffer = _buffer(buffer)
        if len(buffer) % self.size:
            raise error('iterative unpacking requires a buffer of a multiple of '
                        f'{self.size} bytes')
        return (self._unpack(buffer, start) for start in range(0, len(buffer), self.size))


Struct.__module__ = '_struct'
_made = {}


def _struct(format):
    try:
        return _made[format]
    except KeyError:
        made = Struct(format)
        if len(_made) < 100:
            _made[format] = made
        return made


def calcsize(format, /):
    return _struct(format).size


def pack(fmt, /, *values):
    return _struct(fmt)._pack('pack', values)


def pack_into(fmt, /, buffer, offset, *values):
    _struct(fmt).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)
