"""The parts of sys that are tuples with names, and what they are at first."""

__excepthook__ = excepthook


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


flags = _named(
    'flags', ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site',
              'ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated',
              'dev_mode', 'utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits'),
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, 0, False, 4300))
thread_info = _named('thread_info', ('name', 'lock', 'version'), ('pthread', 'semaphore', 'NPTL 2.36'))
abiflags, float_repr_style, platlibdir, api_version, warnoptions = '', 'short', 'lib', 1013, []
base_prefix = base_exec_prefix = exec_prefix = '/usr'
_switch_interval = 0.005


def getswitchinterval():
    return _switch_interval


def setswitchinterval(interval, /):
    global _switch_interval
    if interval <= 0:
        raise ValueError('switch interval must be strictly positive')
    _switch_interval = float(interval)


def get_int_max_str_digits():
    return 4300


def getfilesystemencodeerrors():
    return 'surrogateescape'


def is_finalizing():
    return False


def displayhook(object, /):
    if object is not None:
        print(repr(object))


class _Implementation:
    name = 'cpython'
    cache_tag = 'cpython-311'
    version = version_info
    hexversion = 0x030b07f0


implementation = _Implementation()
