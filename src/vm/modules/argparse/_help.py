"""How a parser's help and usage are laid out.

A formatter is told what there is to say, section by section, and writes it when all is known: the column
where the help of an argument begins depends on the longest of them. There is no terminal, so lines are as
wide as on one of 80 columns.
"""

import re

__name__ = 'argparse'  # where programs get these classes from

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'

_COLUMNS = 80


def _metavars(action, default):
    """What stands for the arguments of an action; a tuple when each has a name of its own."""
    if action.metavar is not None:
        return action.metavar
    if action.choices is not None:
        return '{%s}' % ','.join(map(str, action.choices))
    return default


class _Section:
    def __init__(self, formatter, parent, heading=None):
        self.formatter, self.parent, self.heading = formatter, parent, heading
        self.items = []

    def format_help(self):
        if self.parent is not None:
            self.formatter._indent()
        text = self.formatter._join_parts([func(*args) for func, args in self.items])
        if self.parent is not None:
            self.formatter._dedent()
        if not text:
            return ''
        heading = ''
        if self.heading is not None and self.heading is not SUPPRESS:
            heading = ' ' * self.formatter._current_indent + f'{self.heading}:\n'
        return f'\n{heading}{text}\n'


class HelpFormatter:
    _Section = _Section

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._width = _COLUMNS - 2 if width is None else width
        self._prog, self._indent_increment = prog, indent_increment
        self._max_help_position = min(max_help_position,
                                      max(self._width - 20, indent_increment * 2))
        self._current_indent = self._action_max_length = 0
        self._root_section = self._current_section = _Section(self, None)

    # --- What there is to say ---

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        self._indent()
        section = _Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        shown = [self._format_action_invocation(action)]
        for below in self._iter_indented_subactions(action):
            shown.append(self._format_action_invocation(below))
        self._action_max_length = max(self._action_max_length,
                                      max(map(len, shown)) + self._current_indent)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        return re.sub(r'\n\n\n+', '\n\n', text).strip('\n') + '\n' if text else text

    def _join_parts(self, parts):
        return ''.join([part for part in parts if part and part is not SUPPRESS])

    # --- Usage ---

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            usage = usage % {'prog': self._prog}
        elif not actions:
            usage = self._prog
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            text = self._format_actions_usage(optionals + positionals, groups)
            usage = f'{self._prog} {text}' if text else self._prog
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = '\n'.join(self._usage_lines(
                    prefix, *(re.findall(r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+',
                                         self._format_actions_usage(some, groups))
                              for some in (optionals, positionals))))
        return f'{prefix}{usage}\n\n'

    def _usage_lines(self, prefix, optionals, positionals):
        """A usage that does not fit in one line: options and positionals begin on lines of their own."""
        prog, room = self._prog, self._width - self._current_indent

        def lines_of(parts, indent, begun=None):
            lines, line = [], []
            size = len(indent if begun is None else begun) - 1
            for part in parts:
                if size + 1 + len(part) > room and line:
                    lines.append(indent + ' '.join(line))
                    line, size = [], len(indent) - 1
                line.append(part)
                size += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if begun is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * room:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if optionals:
                return (lines_of([prog, *optionals], indent, prefix)
                        + lines_of(positionals, indent))
            return lines_of([prog, *positionals], indent, prefix) if positionals else [prog]
        indent = ' ' * len(prefix)
        lines = lines_of(optionals + positionals, indent)
        if len(lines) > 1:
            lines = lines_of(optionals, indent) + lines_of(positionals, indent)
        return [prog, *lines]

    def _format_actions_usage(self, actions, groups):
        grouped, around = self._brackets(actions, groups)
        parts = []
        for i, action in enumerate(actions):
            if action.help is SUPPRESS:
                if around.get(i) == '|':
                    del around[i]
                elif around.get(i + 1) == '|':
                    del around[i + 1]
                parts.append(None)
            else:
                parts.append(self._action_usage(action, action in grouped))
        for i in sorted(around, reverse=True):
            parts.insert(i, around[i])
        text = ' '.join([part for part in parts if part is not None])
        text = re.sub(r'([\[(]) ', r'\1', text)
        text = re.sub(r' ([\])])', r'\1', text)
        return re.sub(r'[\[(] *[\])]', '', text).strip()

    def _brackets(self, actions, groups):
        """The actions that exclude each other, and what to put in front of which place for it."""
        grouped, around = set(), {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f'empty group {group}')
            if members[0] not in actions:
                continue
            start = actions.index(members[0])
            end = start + len(members)
            if actions[start:end] != members:
                continue
            grouped.update(members)
            shown = sum(action.help is not SUPPRESS for action in members)
            if not group.required or shown > 1:
                opening, closing = '()' if group.required else '[]'
                around[start] = f'{around[start]} {opening}' if start in around else opening
                around[end] = around.get(end, '') + closing
            around.update(dict.fromkeys(range(start + 1, end), '|'))
        return grouped, around

    def _action_usage(self, action, is_grouped):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if is_grouped and part[0] == '[' and part[-1] == ']' else part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            default = self._get_default_metavar_for_optional(action)
            part = f'{action.option_strings[0]} {self._format_args(action, default)}'
        return part if action.required or is_grouped else f'[{part}]'

    # --- Text and arguments ---

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        width = position - self._current_indent - 2
        header = ' ' * self._current_indent + self._format_action_invocation(action)
        fits = len(header) - self._current_indent <= width
        first = position
        if action.help and fits:
            header, first = header.ljust(self._current_indent + width) + '  ', 0
        else:
            header += '\n'
        parts = [header]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, max(self._width - position, 11))
                parts.append(' ' * first + lines[0] + '\n')
                parts.extend(' ' * position + line + '\n' for line in lines[1:])
        elif not header.endswith('\n'):
            parts.append('\n')
        for below in self._iter_indented_subactions(action):
            parts.append(self._format_action(below))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            metavar, = self._metavar_formatter(action, default)(1)
            return metavar
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ', '.join(f'{option} {args}' for option in action.option_strings)

    def _metavar_formatter(self, action, default_metavar):
        names = _metavars(action, default_metavar)
        return lambda count: names if isinstance(names, tuple) else (names,) * count

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs == ZERO_OR_MORE:
            shown = names(1)
            return ('[%s [%s ...]]' if len(shown) == 2 else '[%s ...]') % shown
        fixed = {None: ('%s', 1), OPTIONAL: ('[%s]', 1), ONE_OR_MORE: ('%s [%s ...]', 2),
                 PARSER: ('%s ...', 1)}
        if nargs in fixed:
            form, count = fixed[nargs]
            return form % names(count)
        if nargs == REMAINDER:
            return '...'
        if nargs == SUPPRESS:
            return ''
        try:
            form = ' '.join(['%s' for _ in range(nargs)])
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return form % names(nargs)

    def _expand_help(self, action):
        params = {name: getattr(value, '__name__', value)
                  for name, value in dict(vars(action), prog=self._prog).items()
                  if value is not SUPPRESS}
        if params.get('choices') is not None:
            params['choices'] = ', '.join(map(str, params['choices']))
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, '_get_subactions'):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    # --- What subclasses change ---

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(re.sub(r'\s+', ' ', text, flags=re.ASCII).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(re.sub(r'\s+', ' ', text, flags=re.ASCII).strip(), width,
                             initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' in text or action.default is SUPPRESS:
            return text
        has_default = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        return text + ' (default: %(default)s)' if has_default else text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional
