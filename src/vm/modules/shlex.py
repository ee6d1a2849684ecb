"""Words of a command line, as a shell reads them."""

from collections import deque
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']


class shlex:
    """Reads words one after the other; `state` is None at the end, ' ' between words, 'a' in a word,
    'c' in a row of punctuation, and otherwise the quote or escape that is open."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        if instream is None:
            import sys
            instream = sys.stdin
        else:
            self.instream = instream
        self.instream = instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes, self.escape, self.escapedquotes = '\'"', '\\', '"'
        self.state, self.token = ' ', ''
        self.lineno, self.debug = 1, 0
        self.pushback, self.filestack = deque(), deque()
        self.source = None
        if punctuation_chars is True:
            punctuation_chars = '();<>|&'
        punctuation_chars = punctuation_chars or ''
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self._ahead = deque()
            self.wordchars += '~-./*?='
            self.wordchars = ''.join(c for c in self.wordchars if c not in punctuation_chars)

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = ' '

    def get_token(self):
        if self.pushback:
            return self.pushback.popleft()
        word = self.read_token()
        if self.source is not None:
            while word == self.source:
                request = self.sourcehook(self.read_token())  #: 113
                if request:
                    self.push_source(request[1], request[0])
                word = self.get_token()
        while word == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            word = self.get_token()
        return word

    def _next_char(self):
        if self._punctuation_chars and self._ahead:
            return self._ahead.pop()
        return self.instream.read(1)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _is_word(self, char):
        return char in self.wordchars or char in self.quotes or (
            self.whitespace_split and char not in self._punctuation_chars)

    def _between(self, char):
        """The first character of a word, or what is between words; True: a word is complete."""
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            return bool(self.token or self.posix and self._quoted)
        if char in self.commenters:
            self._skip_comment()
        elif self.posix and char in self.escape:
            self._escaped_from = 'a'
            self.state = char
        elif char in self.wordchars:
            self.token = char
            self.state = 'a'
        elif char in self._punctuation_chars:
            self.token = char
            self.state = 'c'
        elif char in self.quotes:
            if not self.posix:
                self.token = char
            self.state = char
        elif self.whitespace_split:
            self.token = char
            self.state = 'a'
        else:
            self.token = char
            return bool(self.token or self.posix and self._quoted)
        return False

    def _in_quotes(self, char):
        self._quoted = True
        if not char:
            raise ValueError('No closing quotation')
        if char == self.state:
            if not self.posix:
                self.token += char
                self.state = ' '
                return True
            self.state = 'a'
        elif self.posix and char in self.escape and self.state in self.escapedquotes:
            self._escaped_from = self.state
            self.state = char
        else:
            self.token += char
        return False

    def _escaped(self, char):
        if not char:
            raise ValueError('No escaped character')
        # Inside of quotes only the quote and the escape itself lose their meaning.
        if self._escaped_from in self.quotes and char != self.state and char != self._escaped_from:
            self.token += self.state
        self.token += char
        self.state = self._escaped_from
        return False

    def _in_word(self, char):
        if not char:
            self.state = None
            return True
        done = bool(self.token or self.posix and self._quoted)
        if char in self.whitespace:
            self.state = ' '
            return done
        if char in self.commenters:
            self._skip_comment()
            if self.posix:
                self.state = ' '
                return done
        elif self.state == 'c':
            if char in self._punctuation_chars:
                self.token += char
            else:
                if char not in self.whitespace:
                    self._ahead.append(char)
                self.state = ' '
                return True
        elif self.posix and char in self.quotes:
            self.state = char
        elif self.posix and char in self.escape:
            self._escaped_from = 'a'
            self.state = char
        elif self._is_word(char):
            self.token += char
        else:
            if self._punctuation_chars:
                self._ahead.append(char)
            else:
                self.pushback.appendleft(char)
            self.state = ' '
            return done
        return False

    def read_token(self):
        self._quoted = False
        self._escaped_from = ' '
        while True:
            char = self._next_char()
            if char == '\n':
                self.lineno += 1
            if self.state is None:
                self.token = ''
                break
            if self.state == ' ':
                over = self._between(char)
            elif self.state in self.quotes:
                over = self._in_quotes(char)
            elif self.state in self.escape:
                over = self._escaped(char)
            else:
                over = self._in_word(char)
            if over:
                break
        word, self.token = self.token, ''
        return None if self.posix and not self._quoted and word == '' else word

    def sourcehook(self, newfile):
        raise OSError('a scenario has no files')

    def error_leader(self, infile=None, lineno=None):
        return f'"{infile if infile is not None else self.infile}", line ' \
               f'{lineno if lineno is not None else self.lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        word = self.get_token()
        if word == self.eof:
            raise StopIteration  #: 302
        return word


def split(s, comments=False, posix=True):
    if s is None:
        import warnings
        warnings.warn("Passing None for 's' to shlex.split() is deprecated.", DeprecationWarning,
                      stacklevel=2)
    reader = shlex(s, posix=posix)
    reader.whitespace_split = True
    if not comments:
        reader.commenters = ''
    return list(reader)


_SAFE = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-')


def quote(s):
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string or bytes-like object, got '{type(s).__name__}'")
    if all(char in _SAFE for char in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return ' '.join([quote(word) for word in split_command])
