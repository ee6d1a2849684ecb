"""Arrays of numbers of one kind: a list whose items are checked as they come in."""

from _awaiter import name_in_full as _name_in_full
from binascii import _bits_float, _float_bits
from collections.abc import MutableSequence as _MutableSequence
from operator import index as _index
from struct import pack as _pack, unpack as _unpack

typecodes = 'bBuhHiIlLqQfd'

_SIZES = {'b': 1, 'B': 1, 'u': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8,
          'f': 4, 'd': 8}


def _between(low, high, name):
    return low, high, f'{name} is less than minimum', f'{name} is greater than maximum'


# What C makes of an integer on its way into an array: least, most, and what is said beyond them.
_LONG = (-2 ** 63, 2 ** 63 - 1, *['Python int too large to convert to C long'] * 2)
_INT = _between(-2 ** 31, 2 ** 31 - 1, 'signed integer')
_SHORT = _between(-2 ** 15, 2 ** 15 - 1, 'signed short integer')
_UNSIGNED = (0, 2 ** 64 - 1, "can't convert negative value to unsigned int",
             'Python int too large to convert to C unsigned long')
_LIMITS = {
    'b': (_LONG, _SHORT, _between(-128, 127, 'signed char')),
    'B': (_LONG, _between(0, 255, 'unsigned byte integer')),
    'h': (_LONG, _SHORT),
    'H': (_LONG, _INT, _between(0, 2 ** 16 - 1, 'unsigned short')),
    'i': (_LONG, _INT),
    'I': (_UNSIGNED, _between(0, 2 ** 32 - 1, 'unsigned int')),
    'l': (_LONG,),
    'L': (_UNSIGNED,),
    'q': ((-2 ** 63, 2 ** 63 - 1, *['int too big to convert'] * 2),),
    'Q': ((0, 2 ** 64 - 1, "can't convert negative int to unsigned", 'int too big to convert'),),
}


def _integer(code, value):
    value = _index(value)
    for low, high, below, above in _LIMITS[code]:
        if not low <= value <= high:
            raise OverflowError(below if value < low else above)
    return value


def _real(code, value):
    if not hasattr(type(value), '__float__') and not hasattr(type(value), '__index__'):
        raise TypeError(f'must be real number, not {type(value).__name__}')
    value = float(value)
    if code == 'd':
        return value
    bits = _float_bits(value, 4)
    if bits is None:
        return float('inf') if value > 0 else float('-inf')
    return _bits_float(bits.to_bytes(4, 'little'))


def _letter(code, value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError('array item must be unicode character')
    return value


def _is_bytes(value):
    return isinstance(value, (bytes, bytearray, memoryview))


class array:
    __slots__ = ('_code', '_items', '_take', '__weakref__')

    def __new__(cls, *args, **kwargs):
        if kwargs and cls.__init__ is object.__init__:
            raise TypeError('array.array() takes no keyword arguments')
        if not args:
            raise TypeError('array() takes at least 1 argument (0 given)')
        if len(args) > 2:
            raise TypeError(f'array() takes at most 2 arguments ({len(args)} given)')
        code = args[0]
        if not isinstance(code, str) or len(code) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not '
                            f'{type(code).__name__}')
        if len(args) == 2 and code != 'u':
            if isinstance(args[1], str):
                raise TypeError(f'cannot use a str to initialize an array with typecode {code!r}')
            if isinstance(args[1], array) and args[1]._code == 'u':
                raise TypeError('cannot use a unicode array to initialize an array with typecode '
                                f'{code!r}')
        if code not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self = object.__new__(cls)
        self._code = code
        self._take = _letter if code == 'u' else _real if code in 'fd' else _integer
        self._items = []
        if len(args) == 2:
            if isinstance(args[1], (bytes, bytearray)):
                self.frombytes(args[1])
            else:
                self._items += [self._take(code, item) for item in args[1]]
        return self

    @property
    def typecode(self):
        return self._code

    @property
    def itemsize(self):
        return _SIZES[self._code]

    def _of(self, items):
        """An array of the same kind, of items that are right."""
        made = array(self._code)
        made._items = items
        return made

    def __repr__(self):
        if not self._items:
            return f'{type(self).__name__}({self._code!r})'
        shown = self.tounicode() if self._code == 'u' else self._items
        return f'{type(self).__name__}({self._code!r}, {shown!r})'

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    # --- Items and slices

    def _check_index(self, key):
        if not isinstance(key, slice) and not hasattr(type(key), '__index__'):
            raise TypeError('array indices must be integers')

    def __getitem__(self, key):
        self._check_index(key)
        if isinstance(key, slice):
            return self._of(self._items[key])
        try:
            return self._items[key]
        except IndexError:
            raise IndexError('array index out of range') from None

    def __setitem__(self, key, value):
        self._check_index(key)
        if isinstance(key, slice):
            self._set_slice(key, value)
            return
        if not -len(self._items) <= _index(key) < len(self._items):
            raise IndexError('array assignment index out of range')
        self._items[key] = self._take(self._code, value)

    def _set_slice(self, key, value):
        if not isinstance(value, array):
            raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
        self._check_kind(value)
        size = len(range(*key.indices(len(self._items))))
        if key.step not in (None, 1) and size != len(value):
            raise ValueError(f'attempt to assign array of size {len(value)} to extended slice of '
                             f'size {size}')
        self._items[key] = value._items[:]

    def __delitem__(self, key):
        self._check_index(key)
        try:
            del self._items[key]
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    # --- Operators

    def _check_kind(self, other):
        if other._code != self._code:
            raise TypeError('bad argument type for built-in operation')

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        self._check_kind(other)
        return self._of(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend array with array (not '
                            f'"{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._of(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __eq__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self._items, other._items))

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._of(self._items[:])

    def __deepcopy__(self, memo, /):
        return self.__copy__()

    # --- Methods

    def append(self, v, /):
        self._items.append(self._take(self._code, v))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        self._items.clear()
        self.frombytes(b''.join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def count(self, v, /):
        return self._items.count(v)

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb._code != self._code:
                raise TypeError('can only extend with array of same kind')
            self._items += bb._items
            return
        for item in bb:
            self.append(item)

    def frombytes(self, buffer, /):
        if not _is_bytes(buffer) and not isinstance(buffer, array):
            raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
        data = bytes(buffer)
        count, rest = divmod(len(data), self.itemsize)
        if rest:
            raise ValueError('bytes length not a multiple of item size')
        items = _unpack(f'{count}{"I" if self._code == "u" else self._code}', data)
        self._items += map(chr, items) if self._code == 'u' else items

    def fromlist(self, list, /):
        if not isinstance(list, type([])):
            raise TypeError('arg must be list')
        self._items += [self._take(self._code, item) for item in list]

    def fromunicode(self, ustr, /):
        if self._code != 'u':
            raise ValueError('fromunicode() may only be called on unicode type arrays')
        self._items += ustr

    def index(self, v, start=0, stop=0x7fffffffffffffff, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def insert(self, i, v, /):
        self._items.insert(i, self._take(self._code, v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError('pop index out of range') from None

    def remove(self, v, /):
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError('array.remove(x): x not in array') from None

    def reverse(self):
        self._items.reverse()

    def tobytes(self):
        items = map(ord, self._items) if self._code == 'u' else self._items
        return _pack(f'{len(self)}{"I" if self._code == "u" else self._code}', *items)

    __bytes__ = tobytes

    def tolist(self):
        return self._items[:]

    def tounicode(self):
        if self._code != 'u':
            raise ValueError('tounicode() may only be called on unicode type arrays')
        return ''.join(self._items)


_name_in_full(array)
ArrayType = array
_MutableSequence.register(array)
