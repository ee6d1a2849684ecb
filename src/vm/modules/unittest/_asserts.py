"""The assert methods of a TestCase: each says what it found in the way of its own.

What only few tests or only failures need is imported where it is used, so that tests begin at once.
"""

from unittest._raises import _AssertRaisesContext, _AssertWarnsContext
from unittest.util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable,
                   safe_repr)

__unittest = True

_LONGEST_DIFF = 2 ** 16


def _lines_differ(first, second):
    import difflib
    import pprint
    shown = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
    return '\n' + '\n'.join(shown)


def _deprecated(method):
    def old(*args, **kwargs):
        import warnings
        warnings.warn(f'Please use {method.__name__} instead.', DeprecationWarning, 2)
        return method(*args, **kwargs)
    return old


class _Asserts:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = _LONGEST_DIFF

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return (f'{message}\nDiff is {len(diff)} characters long. '
                'Set self.maxDiff to None to see it.')

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    # --- True, equal, the same ---

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f'{safe_repr(expr)} is not false')

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f'{safe_repr(expr)} is not true')

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        named = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        if named is None:
            return self._baseAssertEqual
        return getattr(self, named) if isinstance(named, str) else named

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '%s != %s' % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    # --- Numbers and order ---

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is None:
            places = 7 if places is None else places
            near, within = round(diff, places) == 0, f'{places!r} places'
        else:
            near, within = diff <= delta, f'{safe_repr(delta)} delta'
        if not near:
            self._fail(msg, f'{safe_repr(first)} != {safe_repr(second)} within {within} '
                            f'({safe_repr(diff)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is None:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            within = f'{places!r} places'
        else:
            if not first == second and diff > delta:
                return
            within = f'{safe_repr(delta)} delta ({safe_repr(diff)} difference)'
        self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)} within {within}')

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    # --- Containers ---

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def _first_difference(self, kind, first, second, counts):
        """What the message tells of the items; "" when they are the same."""
        told = ''
        for i in range(min(counts)):
            try:
                which, one = 'first', first[i]
                which, other = 'second', second[i]
            except (TypeError, IndexError, NotImplementedError):
                told = f'\nUnable to index element {i} of {which} {kind}\n'
                break
            if one != other:
                told = '\nFirst differing element %d:\n%s\n%s\n' % (
                    i, *_common_shorten_repr(one, other))
                break
        if counts[0] == counts[1]:
            return told
        which, longer = ('First', first) if counts[0] > counts[1] else ('Second', second)
        at = min(counts)
        told += f'\n{which} {kind} contains {abs(counts[0] - counts[1])} additional elements.\n'
        try:
            return told + f'First extra element {at}:\n{safe_repr(longer[at])}\n'
        except (TypeError, IndexError, NotImplementedError):
            return told + f'Unable to index element {at} of {which.lower()} {kind}\n'

    def _sequences_differ(self, first, second, seq_type):
        """The message without the diff; None when they are equal."""
        kind = 'sequence' if seq_type is None else seq_type.__name__
        counts = []
        for which, sequence in (('First', first), ('Second', second)):
            try:
                counts.append(len(sequence))
            except (TypeError, NotImplementedError):
                return f'{which} {kind} has no length.    Non-sequence?'
        if first == second:
            return None
        told = self._first_difference(kind, first, second, counts)
        if not told and seq_type is None and type(first) != type(second):
            return None
        return '%ss differ: %s != %s\n' % (kind.capitalize(), *_common_shorten_repr(first, second)
                                           ) + told

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            for which, sequence in (('First', seq1), ('Second', seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f'{which} sequence is not a {seq_type.__name__}: '
                                                f'{safe_repr(sequence)}')
        standard = self._sequences_differ(seq1, seq2, seq_type)
        if standard is not None:
            self._fail(msg, self._truncateMessage(standard, _lines_differ(seq1, seq2)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        only = []
        for which, one, other in (('first', set1, set2), ('second', set2, set1)):
            try:
                only.append(one.difference(other))
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{which} argument does not support set difference: {error}')
        lines = []
        for which, other, items in (('first', 'second', only[0]), ('second', 'first', only[1])):
            if items:
                lines.append(f'Items in the {which} set but not the {other}:')
                lines.extend(repr(item) for item in items)
        if lines:
            self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % _common_shorten_repr(d1, d2)
            self._fail(msg, self._truncateMessage(standard, _lines_differ(d1, d2)))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        import warnings
        warnings.warn('assertDictContainsSubset is deprecated', DeprecationWarning)
        missing = [safe_repr(key) for key in subset if key not in dictionary]
        wrong = [f'{safe_repr(key)}, expected: {safe_repr(value)}, '
                 f'actual: {safe_repr(dictionary[key])}'
                 for key, value in subset.items() if key in dictionary and value != dictionary[key]]
        parts = ['Missing: ' + ','.join(missing)] if missing else []
        if wrong:
            parts.append('Mismatched values: ' + ','.join(wrong))
        if parts:
            self._fail(msg, '; '.join(parts))

    def assertCountEqual(self, first, second, msg=None):
        import collections
        first, second = list(first), list(second)
        try:
            counted = collections.Counter(first), collections.Counter(second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        else:
            if counted[0] == counted[1]:
                return
            differences = _count_diff_hashable(*counted)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % row for row in differences]
            self._fail(msg, self._truncateMessage('Element counts were not equal:\n',
                                                  '\n'.join(lines)))

    # --- Text ---

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        import difflib
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines[0]) == 1 and first.strip('\r\n') == first:
            lines = [first + '\n'], [second + '\n']
        standard = '%s != %s' % _common_shorten_repr(first, second)
        self._fail(msg, self._truncateMessage(standard, '\n' + ''.join(difflib.ndiff(*lines))))

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._fail(msg, f'Regex matched: {text[match.start():match.end()]!r} matches '
                            f'{unexpected_regex.pattern!r} in {text!r}')

    # --- What happens in a block ---

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        from unittest._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        from unittest._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    failUnlessEqual = assertEquals = _deprecated(assertEqual)
    failIfEqual = assertNotEquals = _deprecated(assertNotEqual)
    failUnlessAlmostEqual = assertAlmostEquals = _deprecated(assertAlmostEqual)
    failIfAlmostEqual = assertNotAlmostEquals = _deprecated(assertNotAlmostEqual)
    failUnless = assert_ = _deprecated(assertTrue)
    failUnlessRaises = _deprecated(assertRaises)
    failIf = _deprecated(assertFalse)
    assertRaisesRegexp = _deprecated(assertRaisesRegex)
    assertRegexpMatches = _deprecated(assertRegex)
    assertNotRegexpMatches = _deprecated(assertNotRegex)
