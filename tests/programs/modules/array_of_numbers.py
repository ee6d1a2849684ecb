# array.array: what each type code takes and refuses, items and slices, operators, methods, bytes.
import copy
import reprlib
from array import ArrayType, array, typecodes
from collections.abc import MutableSequence, Sequence


def show(what):
    try:
        print(what())
    except (TypeError, ValueError, OverflowError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)


for code in typecodes:
    print(code, array(code).itemsize, array(code))
for code in 'bBhHiIlLqQ':
    for value in (-1, 1, True, 2 ** 8, 2 ** 16, 2 ** 32, 2 ** 64, -2 ** 7 - 1, -2 ** 15 - 1, -2 ** 70, 1.5, 'a', None):
        show(lambda: array(code, [value]))
for code in 'fd':
    for value in (1, 3.14, '1', None, 10 ** 400, -1e300):
        show(lambda: array(code, [value]))
for value in ('a', 'ab', 1):
    show(lambda: array('u', [value]))

numbers = array('i', [1, 2, 3, 4])
for what in (
    lambda: array(), lambda: array('i', [1], 2), lambda: array(1), lambda: array('x'), lambda: array('ii'),
    lambda: array('i', 'abc'), lambda: array('i', 5), lambda: array('u', 'abc'), lambda: array('i', range(3)),
    lambda: array('d', numbers), lambda: array('i', array('u', 'a')), lambda: array('i', initializer=[1]),
    lambda: numbers[0], lambda: numbers[-1], lambda: numbers[9], lambda: numbers['x'], lambda: numbers[1:3],
    lambda: numbers[::-1], lambda: numbers.pop(9), lambda: array('i').pop(), lambda: numbers.remove(9),
    lambda: numbers.index(9), lambda: numbers.index(3), lambda: numbers.index(1, 1), lambda: numbers.count(2),
    lambda: numbers + [1], lambda: numbers + array('d'), lambda: numbers + numbers, lambda: numbers * 2,
    lambda: 2 * numbers, lambda: numbers * -1, lambda: numbers * 'x', lambda: numbers.extend(array('d')),
    lambda: numbers.extend(['a']), lambda: numbers.append(2 ** 40), lambda: numbers.insert(0, 'x'),
    lambda: numbers == array('d', [1, 2, 3, 4]), lambda: numbers < array('i', [1, 3]), lambda: numbers < [1],
    lambda: numbers == [1, 2, 3, 4], lambda: hash(numbers), lambda: 3 in numbers, lambda: numbers.tolist(),
    lambda: numbers.tobytes(), lambda: numbers.fromlist((1,)), lambda: numbers.fromlist([7, 'x']),
    lambda: numbers.frombytes(b'abc'), lambda: numbers.fromunicode('x'), lambda: numbers.missing,
    lambda: isinstance(numbers, MutableSequence), lambda: isinstance(numbers, Sequence), lambda: ArrayType is array,
    lambda: (sum(numbers), max(numbers), sorted(numbers, reverse=True), len(numbers), bool(numbers)),
    lambda: bytes(array('B', b'ab')), lambda: reprlib.repr(array('i', range(9))), lambda: reprlib.repr(array('i')),
):
    show(what)

numbers[0] = 10
numbers[1:3] = array('i', [20, 25, 30])
del numbers[-1]
numbers.append(40)
numbers.insert(0, 5)
numbers += array('i', [50])
numbers.extend(range(2))
numbers.reverse()
print(numbers, numbers.pop(), numbers.pop(0), numbers.typecode, numbers.buffer_info()[1])


def set_items(key, value):
    numbers[key] = value


for key, value in ((99, 1), ('x', 1), (0, 'x'), (slice(1), [1]), (slice(1), array('d')), (slice(0, 4, 2), array('i', [1]))):
    show(lambda: set_items(key, value))
numbers[0:4:2] = array('i', [1, 2])
other = copy.deepcopy(numbers)
other.byteswap()
print(numbers, other, copy.copy(numbers) == numbers, [x for x in reversed(numbers)])
again = array('i')
again.frombytes(numbers.tobytes())
print(again == numbers, array('d', [0.5]).tobytes(), array('u', 'hé').tounicode())
match numbers:
    case [first, *_, last]:
        print(first, last)


class Named(array):
    def __init__(self, *args):
        self.name = 'me'


named = Named('b', [1, 2])
print(named, named.name, named + named, type(named[:1]))
