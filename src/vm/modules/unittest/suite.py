"""Tests in a row, with what is around those of a class and of a module."""

import sys

from unittest import case
from unittest.util import strclass

__unittest = True


class BaseTestSuite:
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to '
                            'addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """A test that has been run is let go, and what it holds with it."""
        test = self._tests[index]
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
            self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    """Stands for a test where what is around the tests has failed."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


def _call_if_exists(parent, name):
    getattr(parent, name, lambda: None)()


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        is_outermost = not getattr(result, '_testRunEntered', False)
        if is_outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not self._prepare(test, result):
                continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if is_outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _prepare(self, test, result):
        """Does what stands between the test before and this one; whether it can be run."""
        if _is_suite(test):
            return True
        cls = test.__class__
        self._leave_class(cls, result)
        self._enter_module(cls.__module__, result)
        self._enter_class(cls, result)
        result._previousTestClass = cls
        return not (getattr(cls, '_classSetupFailed', False) or result._moduleSetUpFailed)

    def _guarded(self, result, function, name, parent):
        """Whether it could be called without an exception, which is told like that of a test."""
        try:
            function()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._report(result, error, f'{name} ({parent})', sys.exc_info())
            return False
        return True

    def _report(self, result, error, name, info):
        holder = _ErrorHolder(name)
        if isinstance(error, case.SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, info)

    def _clean_class(self, result, cls, name):
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise info[1]
            self._report(result, info[1], f'{name} ({strclass(cls)})', info)

    def _enter_class(self, cls, result):
        if (cls == result._previousTestClass or result._moduleSetUpFailed
                or getattr(cls, '__unittest_skip__', False)):
            return
        if not hasattr(cls, 'setUpClass'):
            return
        cls._classSetupFailed = False
        _call_if_exists(result, '_setupStdout')
        try:
            if not self._guarded(result, cls.setUpClass, 'setUpClass', strclass(cls)):
                cls._classSetupFailed = True
                self._clean_class(result, cls, 'setUpClass')
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _leave_class(self, cls, result):
        previous = getattr(result, '_previousTestClass', None)
        if (previous is None or previous == cls or getattr(previous, '_classSetupFailed', False)
                or result._moduleSetUpFailed or getattr(previous, '__unittest_skip__', False)
                or not hasattr(previous, 'tearDownClass')):
            return
        _call_if_exists(result, '_setupStdout')
        try:
            self._guarded(result, previous.tearDownClass, 'tearDownClass', strclass(previous))
            self._clean_class(result, previous, 'tearDownClass')
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _enter_module(self, name, result):
        previous = result._previousTestClass
        if previous is not None and previous.__module__ == name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        function = getattr(sys.modules.get(name), 'setUpModule', None)
        if function is None:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            if not self._guarded(result, function, 'setUpModule', name):
                result._moduleSetUpFailed = True
                self._guarded(result, case.doModuleCleanups, 'setUpModule', name)
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _leave_module(self, result):
        previous = result._previousTestClass
        if previous is None or result._moduleSetUpFailed:
            return
        name = previous.__module__
        if name not in sys.modules:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            function = getattr(sys.modules[name], 'tearDownModule', None)
            if function is not None:
                self._guarded(result, function, 'tearDownModule', name)
            self._guarded(result, case.doModuleCleanups, 'tearDownModule', name)
        finally:
            _call_if_exists(result, '_restoreStdout')
