"""Finds the tests in classes and modules. There are no files to discover any in."""

import functools
import sys
import types

from unittest import case, suite
from unittest.util import three_way_cmp

__unittest = True


class _FailedTest(case.TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

        def testFailure():
            raise self._exception
        return testFailure


def _format_exc():
    from traceback import format_exc
    return format_exc()


def _is_case(thing):
    return (isinstance(thing, type) and issubclass(thing, case.TestCase)
            and thing not in (case.TestCase, case.FunctionTestCase))


class TestLoader:
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            if not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(is_wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to '
                            'derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass) if _is_case(testCaseClass) else []
        if not names and _is_case(testCaseClass) and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = self.suiteClass(
            [self.loadTestsFromTestCase(thing)
             for thing in (getattr(module, name) for name in dir(module)) if _is_case(thing)])
        hook = getattr(module, 'load_tests', None)
        if hook is None:
            return tests
        try:
            return hook(self, tests, pattern)
        except Exception as error:
            return self._failed(module.__name__, error, 'Failed to call load_tests')

    def _failed(self, name, error, what):
        self.errors.append(f'{what}:\n{_format_exc()}')
        return self.suiteClass((_FailedTest(name, error),))

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        if module is None:
            try:
                module = sys.modules.get(parts[0]) or __import__(parts[0])
            except ImportError:
                message = f'Failed to import test module: {parts[0]}\n{_format_exc()}'
                self.errors.append(message)
                return self.suiteClass((_FailedTest(parts[0], ImportError(message)),))
            del parts[0]
        parent, found = None, module
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as error:
                return self._failed(part, error, 'Failed to access attribute')
        return self._tests_of(found, parent, parts[-1] if parts else name)

    def _tests_of(self, found, parent, name):
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if _is_case(found):
            return self.loadTestsFromTestCase(found)
        if (isinstance(found, types.FunctionType) and isinstance(parent, type)
                and issubclass(parent, case.TestCase)):
            test = parent(name)
            if not isinstance(getattr(test, name), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(found, suite.TestSuite):
            return found
        if not callable(found):
            raise TypeError(f"don't know how to make test from: {found}")
        test = found()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {found} returned {test}, not a test')

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()
