"""The parts of sys that are tuples with names."""


class _Named(tuple):
    """A tuple whose items are attributes too, shown with the module's name."""
    __slots__ = ()
    _fields = ()

    def __repr__(self):
        pairs = ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))
        return f'sys.{type(self).__name__}({pairs})'


def _named(name, fields, values):
    names = {'__slots__': (), '_fields': fields, '__module__': 'sys'}
    for index, field in enumerate(fields):
        names[field] = property(lambda self, index=index: self[index])
    return type(name, (_Named,), names)(values)


version_info = _named('version_info', ('major', 'minor', 'micro', 'releaselevel', 'serial'),
                      (3, 11, 7, 'final', 0))
float_info = _named(
    'float_info',
    ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon',
     'radix', 'rounds'),
    (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
     2.220446049250313e-16, 2, 1))
int_info = _named('int_info', ('bits_per_digit', 'sizeof_digit', 'default_max_str_digits',
                               'str_digits_check_threshold'), (30, 4, 4300, 640))
hash_info = _named(
    'hash_info', ('width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits',
                  'cutoff'), (64, 2305843009213693951, 314159, 0, 1000003, 'siphash13', 64, 128, 0))


class _Implementation:
    name = 'cpython'
    cache_tag = 'cpython-311'
    version = version_info
    hexversion = 0x030b07f0


implementation = _Implementation()
