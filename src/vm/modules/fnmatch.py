"""Names that fit shell patterns: * ? [set] [!set]."""

import functools as _functools
import re as _re
from os import fspath as _fspath

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    return fnmatchcase(_fspath(name), _fspath(pat))


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def filter(names, pat):
    fits = _compiled(_fspath(pat))
    return [name for name in names if fits(_fspath(name))]


@_functools.lru_cache(maxsize=256, typed=True)
def _compiled(pat):
    if isinstance(pat, bytes):
        return _re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return _re.compile(translate(pat)).match


def _set(chars):
    """The text between brackets as a set of a regular expression."""
    if '-' in chars:
        chars = _without_empty_ranges(chars)
    else:
        chars = chars.replace('\\', r'\\')
    if not chars:
        return '(?!)'
    if chars == '!':
        return '.'
    chars = _re.sub(r'([&~|])', r'\\\1', chars)
    if chars[0] == '!':
        chars = '^' + chars[1:]
    elif chars[0] in '^[':
        chars = '\\' + chars
    return f'[{chars}]'


def _without_empty_ranges(chars):
    parts, start = [], 0
    at = chars.find('-', 2 if chars[0] == '!' else 1)
    while at >= 0:
        parts.append(chars[start:at])
        start = at + 1
        at = chars.find('-', at + 3)
    rest = chars[start:]
    if rest:
        parts.append(rest)
    else:
        parts[-1] += '-'
    for index in range(len(parts) - 1, 0, -1):
        if parts[index - 1][-1] > parts[index][0]:
            parts[index - 1] = parts[index - 1][:-1] + parts[index][1:]
            del parts[index]
    return '-'.join(part.replace('\\', r'\\').replace('-', r'\-') for part in parts)


def translate(pat):
    """The pattern as a regular expression."""
    pieces, at = [], 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == '*':
            if pieces[-1:] != ['*']:
                pieces.append('*')
        elif char == '?':
            pieces.append('.')
        elif char == '[':
            first = at + (pat[at:at + 1] == '!')
            end = pat.find(']', first + (pat[first:first + 1] == ']'))
            if end < 0:
                pieces.append(r'\[')
            else:
                pieces.append(_set(pat[at:end]))
                at = end + 1
        else:
            pieces.append(_re.escape(char))
    # What stands between two stars is looked for once only: an atomic group.
    stars = [index for index, piece in enumerate(pieces) if piece == '*']
    if not stars:
        return rf'(?s:{"".join(pieces)})\Z'
    text = ''.join(pieces[:stars[0]])
    for star, following in zip(stars, stars[1:]):
        text += f'(?>.*?{"".join(pieces[star + 1:following])})'
    return rf'(?s:{text}.*{"".join(pieces[stars[-1] + 1:])})\Z'
