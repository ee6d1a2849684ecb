"""Tables as lines of text: whatever gives lines is read, whatever has write() is written to."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect',
           'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect',
           'get_dialect', 'list_dialects', 'unregister_dialect', 'DictReader', 'DictWriter',
           'unix_dialect']
__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)

_dialects = {}
_field_limit = 131072


class Error(Exception):
    __module__ = '_csv'


def field_size_limit(*limit):
    global _field_limit
    before = _field_limit
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError('limit must be an integer')
        _field_limit = limit[0]
    return before


# --- Dialects ------------------------------------------------------------------------------------

class _Dialect:
    """The rules of one kind of table, checked."""
    _defaults = {'delimiter': ',', 'doublequote': True, 'escapechar': None,
                 'lineterminator': '\r\n', 'quotechar': '"', 'quoting': QUOTE_MINIMAL,
                 'skipinitialspace': False, 'strict': False}

    def __init__(self, dialect=None, **given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in self._defaults:
                raise TypeError(f'{name!r} is an invalid keyword argument for this function')
        for name, default in self._defaults.items():
            value = given.get(name, getattr(dialect, name, default))
            setattr(self, name, value)
        if self.quotechar is None and 'quoting' not in given and not hasattr(dialect, 'quoting'):
            self.quoting = QUOTE_NONE
        self._check()

    def _check(self):
        for name in 'delimiter', 'quotechar', 'escapechar':
            value = getattr(self, name)
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                wanted = 'string' if name == 'delimiter' else 'string or None'
                raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        for name in 'doublequote', 'skipinitialspace', 'strict':
            setattr(self, name, bool(getattr(self, name)))


_Dialect.__name__ = _Dialect.__qualname__ = 'Dialect'
_Dialect.__module__ = '_csv'


class Dialect:
    _name, _valid = '', False
    delimiter = quotechar = escapechar = doublequote = None
    skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error))


class excel(Dialect):
    delimiter, quotechar, doublequote = ',', '"', True
    skipinitialspace, lineterminator, quoting = False, '\r\n', QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    delimiter, quotechar, doublequote = ',', '"', True
    skipinitialspace, lineterminator, quoting = False, '\n', QUOTE_ALL


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


# --- Reading -------------------------------------------------------------------------------------

class reader:
    """Gives a list of fields for each record, which may go over several lines.

    One character after the other, `_state` is the method that takes the next; '' is the end of a line."""
    __module__ = '_csv'

    def __init__(self, iterable, /, dialect='excel', **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _Dialect(dialect, **fmtparams)
        self.line_num = 0
        self._begin()

    def _begin(self):
        self._fields, self._field, self._is_number = [], [], False
        self._state = self._at_record

    def __iter__(self):
        return self

    def __next__(self):
        self._begin()
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not self._field and self._state != self._in_quotes:
                    raise
                if self.dialect.strict:
                    raise Error('unexpected end of data') from None
                self._save()
                return self._fields
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file '
                            'should be opened in text mode)')
            self.line_num += 1
            if self._state == self._at_record and (fields := self._simple(line)) is not None:
                return fields
            for char in line:
                self._state(char)
            self._state('')
            if self._state == self._at_record:
                return self._fields

    def _simple(self, line):
        """The fields of a line in which nothing is special but the delimiter; else None."""
        dialect = self.dialect
        line = line.removesuffix('\n').removesuffix('\r')
        if (not line or dialect.quoting == QUOTE_NONNUMERIC or dialect.skipinitialspace
                or '\n' in line or '\r' in line or len(line) > _field_limit
                or dialect.quotechar is not None and dialect.quotechar in line
                or dialect.escapechar is not None and dialect.escapechar in line):
            return None
        return line.split(dialect.delimiter)

    def _add(self, char):
        if len(self._field) >= _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')
        self._field.append(char)

    def _save(self):
        text = ''.join(self._field)
        self._fields.append(float(text) if self._is_number else text)
        self._field, self._is_number = [], False

    def _end(self, char):
        """At the end of a field: whether the record ends with it."""
        if char not in ('\n', '\r', ''):
            return False
        self._save()
        self._state = self._behind_record if char else self._at_record
        return True

    def _is_quote(self, char):
        return char == self.dialect.quotechar and self.dialect.quoting != QUOTE_NONE

    def _at_record(self, char):
        if char in ('\n', '\r'):
            self._state = self._behind_record
        elif char:
            self._at_field(char)

    def _at_field(self, char):
        dialect = self.dialect
        if self._end(char):
            return
        if self._is_quote(char):
            self._state = self._in_quotes
        elif char == dialect.escapechar:
            self._state = self._escaped
        elif char == dialect.delimiter:
            self._save()
            self._state = self._at_field
        elif char == ' ' and dialect.skipinitialspace:
            self._state = self._at_field
        else:
            self._is_number = dialect.quoting == QUOTE_NONNUMERIC
            self._add(char)
            self._state = self._in_field

    def _escaped(self, char):
        self._add(char or '\n')
        self._state = self._behind_escaped_line if char in ('\n', '\r') else self._in_field

    def _behind_escaped_line(self, char):
        if char:
            self._in_field(char)

    def _in_field(self, char):
        if self._end(char):
            return
        if char == self.dialect.escapechar:
            self._state = self._escaped
        elif char == self.dialect.delimiter:
            self._save()
            self._state = self._at_field
        else:
            self._add(char)
            self._state = self._in_field

    def _in_quotes(self, char):
        if not char:
            return
        if char == self.dialect.escapechar:
            self._state = self._escaped_in_quotes
        elif self._is_quote(char):
            self._state = self._at_quote if self.dialect.doublequote else self._in_field
        else:
            self._add(char)

    def _escaped_in_quotes(self, char):
        self._add(char or '\n')
        self._state = self._in_quotes

    def _at_quote(self, char):
        """Behind a quote in quotes: a second one stands for itself."""
        dialect = self.dialect
        if self._is_quote(char):
            self._add(char)
            self._state = self._in_quotes
        elif char == dialect.delimiter:
            self._save()
            self._state = self._at_field
        elif not self._end(char):
            if dialect.strict:
                raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
            self._add(char)
            self._state = self._in_field

    def _behind_record(self, char):
        if not char:
            self._state = self._at_record
        elif char not in ('\n', '\r'):
            raise Error('new-line character seen in unquoted field - do you need to open the file '
                        'in universal-newline mode?')


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(row) > len(names):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


# --- Writing -------------------------------------------------------------------------------------

def _is_number(value):
    return any(hasattr(type(value), name) for name in ('__index__', '__int__', '__float__'))


class _Writer:
    def __init__(self, fileobj, /, dialect='excel', **fmtparams):
        if not callable(getattr(fileobj, 'write', None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Dialect(dialect, **fmtparams)

    def _shown(self, value):
        """A field as it is written."""
        dialect = self.dialect
        text = '' if value is None else value if isinstance(value, str) else str(value)
        quoted = (dialect.quoting == QUOTE_ALL
                  or dialect.quoting == QUOTE_NONNUMERIC and not _is_number(value))
        special = {dialect.delimiter, dialect.escapechar, dialect.quotechar,
                   *dialect.lineterminator}
        if not special.isdisjoint(text):
            pieces = []
            for char in text:
                escape = False
                if char in special:
                    if dialect.quoting == QUOTE_NONE or char == dialect.escapechar:
                        escape = True
                    elif char == dialect.quotechar:
                        escape = not dialect.doublequote
                        pieces.append('' if escape else char)
                    quoted = quoted or not escape
                if escape:
                    if dialect.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    pieces.append(dialect.escapechar)
                pieces.append(char)
            text = ''.join(pieces)
        return dialect.quotechar + text + dialect.quotechar if quoted else text

    def writerow(self, row):
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        shown = [self._shown(field) for field in fields]
        line = self.dialect.delimiter.join(shown)
        if shown and not line:
            # One empty field must not look like no field.
            if self.dialect.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            line = self.dialect.quotechar * 2
        return self._write(line + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = 'writer'
_Writer.__module__ = '_csv'
writer = _Writer


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames, self.restval = fieldnames, restval
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: '
                                 + ', '.join([repr(name) for name in wrong]))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
