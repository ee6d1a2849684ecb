"""One way through the strings of a command line.

Each string is an option or an argument; which is known before any is taken. So the strings are also a word
of the letters O and A (and - for `--`), and how many arguments an action takes is a regular expression
over that word.
"""

import re

from argparse._actions import ArgumentError, _get_action_name
from argparse._help import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE)

_PATTERNS = {None: '(-*A-*)', OPTIONAL: '(-*A?-*)', ZERO_OR_MORE: '(-*[A-]*)',
             ONE_OR_MORE: '(-*A[A-]*)', REMAINDER: '([-AO]*)', PARSER: '(-*A[-AO]*)',
             SUPPRESS: '(-*-*)'}


def _pattern_of(action):
    pattern = _PATTERNS.get(action.nargs)
    if pattern is None:
        pattern = '(-*%s-*)' % '-*'.join('A' * action.nargs)
    # `--` belongs to no option.
    return pattern.replace('-*', '').replace('-', '') if action.option_strings else pattern


def _count_for(action, word):
    """How many strings an option takes from the beginning of the word."""
    match = re.match(_pattern_of(action), word)
    if match is not None:
        return len(match.group(1))
    wanted = {None: 'one argument', OPTIONAL: 'at most one argument',
              ONE_OR_MORE: 'at least one argument'}.get(action.nargs)
    if wanted is None:
        wanted = f'{action.nargs} argument{"" if action.nargs == 1 else "s"}'
    raise ArgumentError(action, f'expected {wanted}')


class Walk:
    def __init__(self, parser, strings, namespace):
        self.parser, self.strings, self.namespace = parser, strings, namespace
        self.seen, self.given, self.extras = set(), set(), []
        self.positionals = parser._get_positional_actions()
        self.options = {}  # index of the string: (action, option, what is behind the = or None)
        word = ''
        for i, string in enumerate(strings):
            if string == '--':
                word += '-' + 'A' * (len(strings) - i - 1)
                break
            option = parser._parse_optional(string)
            if option is not None:
                self.options[i] = option
            word += 'A' if option is None else 'O'
        self.word = word

    def go(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            option = min(i for i in self.options if i >= at)
            if at != option:
                after = self._take_positionals(at)
                if after > at:
                    at = after
                    continue
            if at not in self.options:
                self.extras.extend(self.strings[at:option])
                at = option
            at = self._take_option(at)
        at = self._take_positionals(at)
        self.extras.extend(self.strings[at:])
        self._check_all_there()
        return self.namespace, self.extras

    def _take(self, action, strings, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            self.given.add(action)
            for group in self.parser._mutually_exclusive_groups:
                for other in group._group_actions if action in group._group_actions else ():
                    if other is not action and other in self.given:
                        raise ArgumentError(
                            action, f'not allowed with argument {_get_action_name(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _take_positionals(self, at):
        counts = []
        for size in range(len(self.positionals), 0, -1):
            pattern = ''.join(map(_pattern_of, self.positionals[:size]))
            match = re.match(pattern, self.word[at:])
            if match is not None:
                counts = [len(group) for group in match.groups()]
                break
        taken, self.positionals = self.positionals[:len(counts)], self.positionals[len(counts):]
        for action, count in zip(taken, counts):
            self._take(action, self.strings[at:at + count])
            at += count
        return at

    def _take_option(self, at):
        """Takes the option there, or several in one string (-xvf); the place behind it."""
        action, option, explicit = self.options[at]
        if action is None:
            self.extras.append(self.strings[at])
            return at + 1
        met, end = [], at + 1
        while explicit is not None:
            count = _count_for(action, 'A')
            if count == 1:
                met.append((action, [explicit], option))
                break
            following = option[0] + explicit[:1]
            if (count or explicit == '' or option[1] in self.parser.prefix_chars
                    or following not in self.parser._option_string_actions):
                raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
            met.append((action, [], option))
            action, option = self.parser._option_string_actions[following], following
            explicit = explicit[1:] or None
        else:
            end += _count_for(action, self.word[at + 1:])
            met.append((action, self.strings[at + 1:end], option))
        for each in met:
            self._take(*each)
        return end

    def _check_all_there(self):
        parser, namespace, missing = self.parser, self.namespace, []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (isinstance(action.default, str)
                  and getattr(namespace, action.dest, None) is action.default):
                # A default that is a string is read as if it had been given.
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error(f'the following arguments are required: {", ".join(missing)}')
        for group in parser._mutually_exclusive_groups:
            if group.required and not self.given.intersection(group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions
                         if action.help is not SUPPRESS]
                parser.error(f'one of the arguments {" ".join(names)} is required')
