"""What two sequences have in common, and what makes one from the other."""

from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest
from types import GenericAlias

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ',
           'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff', 'unified_diff', 'diff_bytes',
           'Match']

Match = _namedtuple('Match', 'a b size')


# By whether there is more of the first sequence, and of the second.
_TAGS = {(True, True): 'replace', (True, False): 'delete', (False, True): 'insert'}


def _begin_of(code, n):
    """Of equal elements the first n."""
    tag, i1, i2, j1, j2 = code
    return tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)


def _end_of(code, n):
    tag, i1, i2, j1, j2 = code
    return tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2


def _counts(elements):
    counts = {}
    for element in elements:
        counts[element] = counts.get(element, 0) + 1
    return counts


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self.fullbcount = None
            self._index_b()

    def _index_b(self):
        """b2j: where each element of b is; without junk, and without what is there too often."""
        self.b2j = where = {}
        for i, element in enumerate(self.b):
            where.setdefault(element, []).append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            junk.update(filter(self.isjunk, where))
            for element in junk:
                del where[element]
        self.bpopular = popular = set()
        n = len(self.b)
        if self.autojunk and n >= 200:
            limit = n // 100 + 1
            popular.update(element for element, places in where.items() if len(places) > limit)
            for element in popular:
                del where[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, where, is_junk = self.a, self.b, self.b2j, self.bjunk.__contains__
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        at_a, at_b, size = alo, blo, 0
        ends = {}  # how long the match is that ends with the element before a[i], and with b[j]
        for i in range(alo, ahi):
            ends = {j: ends.get(j - 1, 0) + 1 for j in where.get(a[i], ()) if blo <= j < bhi}
            for j, length in ends.items():
                if length > size:
                    at_a, at_b, size = i + 1 - length, j + 1 - length, length
        # What was left out of the index extends a match: first what is no junk, then what is.
        for junk in False, True:
            while at_a > alo and at_b > blo and is_junk(b[at_b - 1]) == junk and (
                    a[at_a - 1] == b[at_b - 1]):
                at_a, at_b, size = at_a - 1, at_b - 1, size + 1
            while at_a + size < ahi and at_b + size < bhi and (
                    is_junk(b[at_b + size]) == junk and a[at_a + size] == b[at_b + size]):
                size += 1
        return Match(at_a, at_b, size)

    def get_matching_blocks(self):
        if self.matching_blocks is None:
            blocks = []
            for at_a, at_b, size in sorted(self._matches()):
                if blocks:
                    a, b, length = blocks[-1]
                    if (a + length, b + length) == (at_a, at_b):
                        blocks[-1] = a, b, length + size  # it goes on where that one ends
                        continue
                blocks.append((at_a, at_b, size))
            blocks.append((len(self.a), len(self.b), 0))
            self.matching_blocks = [Match(*block) for block in blocks]
        return self.matching_blocks

    def _matches(self):
        """The longest match, then those of the parts on its two sides, in any order."""
        parts = [(0, len(self.a), 0, len(self.b))]
        while parts:
            alo, ahi, blo, bhi = parts.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            at_a, at_b, size = match
            if size:
                yield match
                sides = (alo, at_a, blo, at_b), (at_a + size, ahi, at_b + size, bhi)
                parts += [side for side in sides if side[0] < side[1] and side[2] < side[3]]

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0  # as far as the codes reach
        for at_a, at_b, size in self.get_matching_blocks():
            if (tag := _TAGS.get((i < at_a, j < at_b))):
                codes.append((tag, i, at_a, j, at_b))
            i, j = at_a + size, at_b + size
            if size:
                codes.append(('equal', at_a, i, at_b, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """The changes in groups, with at most n equal elements at both ends of each."""
        codes = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        # This shortens the list itself, so that get_opcodes() gives what is left, as in CPython.
        if codes[0][0] == 'equal':
            codes[0] = _end_of(codes[0], n)
        if codes[-1][0] == 'equal':
            codes[-1] = _begin_of(codes[-1], n)
        group = []
        for code in codes:
            if code[0] == 'equal' and code[2] - code[1] > 2 * n:
                yield [*group, _begin_of(code, n)]
                group = [_end_of(code, n)]
            else:
                group.append(code)
        if any(code[0] != 'equal' for code in group) or len(group) > 1:
            yield group

    def ratio(self):
        matches = sum(block[2] for block in self.get_matching_blocks())
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = _counts(self.b)
        both = sum(min(count, self.fullbcount.get(element, 0))
                   for element, count in _counts(self.a).items())
        return _calculate_ratio(both, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        la, lb = len(self.a), len(self.b)
        return _calculate_ratio(min(la, lb), la + lb)

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    ratios = matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio  # the cheap ones first
    found = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if all(ratio() >= cutoff for ratio in ratios):
            found.append((matcher.ratio(), candidate))
    return [candidate for score, candidate in _nlargest(n, found)]


def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ('', '#') if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def _keep_original_ws(s, tags):
    return ''.join(char if tag == ' ' and char.isspace() else tag
                   for char, tag in zip(s, tags)).rstrip()


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f'{tag} {x[i]}'

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """The shorter part first, which takes less time to read."""
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Looks for the two lines that are most alike, and goes on before and behind them."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        equal = None
        besti = bestj = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (
                        matcher.ratio() > best):
                    best, besti, bestj = matcher.ratio(), i, j
        if best < cutoff:
            if equal is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            besti, bestj = equal
        else:
            equal = None
        yield from self._fancy_helper(a, alo, besti, b, blo, bestj)
        if equal is None:
            yield from self._both_lines(a[besti], b[bestj], matcher)
        else:
            yield '  ' + a[besti]
        yield from self._fancy_helper(a, besti + 1, ahi, b, bestj + 1, bhi)

    def _both_lines(self, a_line, b_line, matcher):
        a_tags = b_tags = ''
        matcher.set_seqs(a_line, b_line)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            a_mark, b_mark = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}[tag]
            a_tags += a_mark * (i2 - i1)
            b_tags += b_mark * (j2 - j1)
        yield from self._qformat(a_line, b_line, a_tags, b_tags)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        atags = _keep_original_ws(aline, atags)
        btags = _keep_original_ws(bline, btags)
        for sign, line, marks in (('- ', aline, atags), ('+ ', bline, btags)):
            yield sign + line
            if marks:
                yield f'? {marks}\n'



def _check_lines(lines, *texts):
    for kind in lines:
        if kind and not isinstance(kind[0], str):
            raise TypeError('lines to compare must be str, not '
                            f'{type(kind[0]).__name__} ({kind[0]!r})')
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f'all arguments must be str, not: {text!r}')


def _range_unified(start, stop):
    length = stop - start
    beginning = start + 1
    if length == 1:
        return str(beginning)
    return f'{beginning if length else beginning - 1},{length}'


def _title(mark, name, date, end):
    return f'{mark} {name}' + (f'\t{date}' if date else '') + end


def _marked(mark, lines):
    return [mark + line for line in lines]


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    _check_lines((a, b), fromfile, tofile, fromfiledate, tofiledate, lineterm)
    titles = [_title('---', fromfile, fromfiledate, lineterm),
              _title('+++', tofile, tofiledate, lineterm)]
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        yield from titles
        titles = ()  # they stand before the first group only
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f'@@ -{_range_unified(i1, i2)} +{_range_unified(j1, j2)} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from _marked(' ', a[i1:i2])
            else:
                yield from _marked('-', a[i1:i2])
                yield from _marked('+', b[j1:j2])


def _range_context(start, stop):
    length = stop - start
    beginning = start + (1 if length else 0)
    return str(beginning) if length <= 1 else f'{beginning},{beginning + length - 1}'


def _context(lines, group, at, other):
    """One side of a group, unless nothing changes there; `other` changes the other side alone."""
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    if all(code[0] in ('equal', other) for code in group):
        return
    for code in group:
        if code[0] != other:
            yield from _marked(marks[code[0]], lines[code[at]:code[at + 1]])


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    _check_lines((a, b), fromfile, tofile, fromfiledate, tofiledate, lineterm)
    titles = [_title('***', fromfile, fromfiledate, lineterm),
              _title('---', tofile, tofiledate, lineterm)]
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        yield from titles
        titles = ()
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield '*' * 15 + lineterm
        yield f'*** {_range_context(i1, i2)} ****{lineterm}'
        yield from _context(a, group, 1, 'insert')
        yield f'--- {_range_context(j1, j2)} ----{lineterm}'
        yield from _context(b, group, 3, 'delete')


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3,
               lineterm=b'\n'):
    def text(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError as error:
            raise TypeError('all arguments must be bytes, not '
                            f'{type(s).__name__} ({s!r})') from error

    lines = dfunc(list(map(text, a)), list(map(text, b)), text(fromfile), text(tofile),
                  text(fromfiledate), text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        tag = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', tag):
            yield line[2:]
