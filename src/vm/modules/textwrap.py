"""Text in lines of a width.

The text is cut into chunks: words, pieces of words with hyphens, and the blanks between them. A line
takes chunks as long as they fit; only a word that is longer than a whole line is cut itself.
"""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_SPACES = '\t\n\x0b\x0c\r '


def _is_word(c):
    return c.isalnum() or c == '_'


def _is_letter(c):
    return bool(c) and (c.isalpha() or c == '_' or c.isnumeric() and not c.isdecimal())


def _is_word_mark(c):
    return bool(c) and (_is_word(c) or c in '!"\'&.,?')


def _dashes(text, i):
    """Where the dashes that begin here end."""
    while text[i:i + 1] == '-':
        i += 1
    return i


def _breaks_here(text, i, start):
    """Whether a word that began at `start` may end before i, and be gone on with."""
    if text[i] in _SPACES:
        return True
    # Two dashes or more between words are a word of their own.
    if text.startswith('--', i) and _is_word_mark(text[i - 1]):
        end = _dashes(text, i)
        return end < len(text) and _is_word(text[end])
    # A single one ends the first part of a compound, when both parts are long enough.
    if text[i - 1] == '-' and i - 1 > start:
        before = (_is_letter(text[i - 2:i - 1]) and i >= 3
                  and (_is_letter(text[i - 3]) or text[i - 3] == '-' and i >= 4
                       and _is_letter(text[i - 4])))
        j = i + 1
        if not before or not _is_letter(text[i]):
            return False
        if text[j:j + 1] == '-':
            j += 1
        return _is_letter(text[j:j + 1])
    return False


def _chunks(text, hyphens):
    """Words and the blanks between them; words with hyphens in pieces."""
    chunks = []
    i = 0
    while i < len(text):
        start = i
        if text[i] in _SPACES:
            while i < len(text) and text[i] in _SPACES:
                i += 1
        elif not hyphens:
            while i < len(text) and text[i] not in _SPACES:
                i += 1
        else:
            end = _dashes(text, i)
            if (end - i >= 2 and i and _is_word_mark(text[i - 1])
                    and end < len(text) and _is_word(text[end])):
                i = end
            else:
                i += 1
                while i < len(text) and not _breaks_here(text, i, start):
                    i += 1
        chunks.append(text[start:i])
    return chunks


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width, self.max_lines, self.placeholder = width, max_lines, placeholder
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.tabsize = expand_tabs, tabsize
        self.replace_whitespace, self.drop_whitespace = replace_whitespace, drop_whitespace
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens
        self.fix_sentence_endings = fix_sentence_endings

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in '\t\n\x0b\x0c\r':
                text = text.replace(c, ' ')
        return text

    def _split(self, text):
        return _chunks(text, self.break_on_hyphens is True)

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            end = chunks[i][:-1] if chunks[i][-1] in '"\'' else chunks[i]
            if (chunks[i + 1] == ' ' and len(end) >= 2 and end[-1] in '.!?'
                    and 'a' <= end[-2] <= 'z'):
                chunks[i + 1] = '  '
                i += 2
            else:
                i += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        if not self.break_long_words:
            if not cur_line:  # it has the line for itself, too long as it is
                cur_line.append(reversed_chunks.pop())
            return
        word = reversed_chunks.pop()
        room = width - cur_len if width > 0 else 1
        if self.break_on_hyphens and room < len(word):
            begin, hyphen, _ = word[:room].rpartition('-')
            if begin.strip('-'):
                room = len(begin + hyphen)
        cur_line.append(word[:room])
        reversed_chunks.append(word[room:])

    def _take_line(self, chunks, width, first):
        """The chunks of the next line and their length."""
        if self.drop_whitespace and not first and not chunks[-1].strip():
            chunks.pop()
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line, sum(map(len, line))

    def _cut(self, lines, line, length, indent, width):
        """The last line that is allowed, when there is more: it ends with the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)  #: 253
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')  #: 260
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = self._take_line(chunks, width, not lines)
            if not line:
                continue
            last = not chunks or (self.drop_whitespace and len(chunks) == 1
                                  and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or last and length <= width):
                lines.append(indent + ''.join(line))
            else:
                self._cut(lines, line, length, indent, width)
                break
        return lines

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)  #: 359

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    lines = text.split('\n')
    margin = None
    for i, line in enumerate(lines):
        if not line.strip(' \t'):
            lines[i] = ''
            continue
        blank = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = blank
        else:
            common = 0
            while common < min(len(margin), len(blank)) and margin[common] == blank[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])
