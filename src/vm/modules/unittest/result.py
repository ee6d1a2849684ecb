"""What came of the tests."""

import io
import sys
from functools import wraps

from unittest.util import strclass

__unittest = True


def failfast(method):
    @wraps(method)
    def stopping(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)
    return stopping


def _ended(text):
    return text if text.endswith('\n') else text + '\n'


def _of_unittest(tb):
    return '__unittest' in tb.tb_frame.f_globals


class TestResult:
    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self._stdout_buffer = self._stderr_buffer = None
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        """For results that show themselves."""

    def startTestRun(self):
        """Called once before all tests."""

    def stopTestRun(self):
        """Called once after all tests."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    # --- What is printed meanwhile ---

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _captured(self):
        """The parts of a report that show what was printed."""
        if not self.buffer:
            return []
        named = (('Stdout', sys.stdout), ('Stderr', sys.stderr))
        return [f'\n{name}:\n{_ended(stream.getvalue())}' for name, stream in named
                if stream.getvalue()]

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for part in self._captured():
                out = part.startswith('\nStdout')
                (self._original_stdout if out else self._original_stderr).write(part)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for kept in self._stdout_buffer, self._stderr_buffer:
            kept.seek(0)
            kept.truncate()

    # --- What happened ---

    def _note(self, rows, test, err, of=None):
        rows.append((of or test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addError(self, test, err):
        self._note(self.errors, test, err)

    @failfast
    def addFailure(self, test, err):
        self._note(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if getattr(self, 'failfast', False):
                self.stop()
            failed = issubclass(err[0], test.failureException)
            self._note(self.failures if failed else self.errors, test, err, subtest)

    def addSuccess(self, test):
        """For results that show it."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', ()))

    def stop(self):
        self.shouldStop = True

    # --- Tracebacks: without the frames of unittest itself ---

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        tb = self._clean_tracebacks(kind, value, tb, test)
        from traceback import TracebackException
        report = TracebackException(kind, value, tb, capture_locals=self.tb_locals,
                                              compact=True)
        return ''.join([*report.format(), *self._captured()])

    def _clean_tracebacks(self, kind, value, tb, test):
        seen = {id(value)}
        cleaned = self._cleaned(kind, tb, test)
        waiting = [value]
        while waiting:
            error = waiting.pop()
            for other in (error.__cause__, error.__context__) if error is not None else ():
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    waiting.append(other)
                    other.__traceback__ = self._cleaned(type(other), other.__traceback__, test)
        return cleaned

    def _cleaned(self, kind, tb, test):
        while tb and _of_unittest(tb):
            tb = tb.tb_next
        if kind is test.failureException:
            last, following = None, tb
            while following and not _of_unittest(following):
                last, following = following, following.tb_next
            if last is not None:
                last.tb_next = None
        return tb

    def __repr__(self):
        return (f'<{strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')
