"""The blocks of assertRaises and assertWarns."""

import sys
from types import GenericAlias

__unittest = True

def _are_below(expected, base):
    if isinstance(expected, tuple):
        return all(_are_below(one, base) for one in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standard):
        msg = self.test_case._formatMessage(self.msg, standard)
        raise self.test_case.failureException(msg)


class _Expecting(_BaseTestCaseContext):
    """A block, or a call, in which something is to happen."""

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        self.expected_regex = expected_regex
        if expected_regex is not None:
            import re
            self.expected_regex = re.compile(expected_regex)
        self.obj_name = self.msg = None

    def handle(self, name, args, kwargs):
        """The block itself when nothing is to be called."""
        try:
            if not _are_below(self.expected, self._base_type):
                raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
            if args:
                callable_obj, *args = args
                self.obj_name = getattr(callable_obj, '__name__', None) or str(callable_obj)
                with self:
                    callable_obj(*args, **kwargs)
                return None
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this '
                                'function')
            return self
        finally:
            self = None

    def _missed(self, verb):
        name = getattr(self.expected, '__name__', None) or str(self.expected)
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._raiseFailure(f'{name} not {verb}{by}')

    def _mismatch(self, found):
        self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{found}"')


class _AssertRaisesContext(_Expecting):
    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missed('raised')
        from traceback import clear_frames
        clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._mismatch(exc_value)
        return True

    __class_getitem__ = classmethod(GenericAlias)


class _AssertWarnsContext(_Expecting):
    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        right = [found for found in self.warnings if isinstance(found.message, self.expected)]
        for found in right:
            if self.expected_regex is None or self.expected_regex.search(str(found.message)):
                self.warning, self.filename = found.message, found.filename
                self.lineno = found.lineno
                return
        if right:
            self._mismatch(right[0].message)
        self._missed('triggered')
