"""Enumerations and flags.

A class body fills an _EnumDict, which finds out what of it are members. The class is then made with
everything but them; while type.__new__ still works, _Members puts them in, so that they are there when
__init_subclass__ of a base runs. Flags are enums whose values are sets of bits: a value that is no
member but made of some becomes one (without appearing in the class) when it is first asked for.
"""

_MappingProxyType = type(type.__dict__)

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum',
           'auto', 'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT',
           'CONFORM', 'EJECT', 'KEEP', 'global_flag_repr', 'global_enum_repr', 'global_str',
           'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE',
           'pickle_by_global_name', 'pickle_by_enum_name']

_plain_property = property

# Bound further down; the metaclass meets them while they are made.
Enum = Flag = ReprEnum = None


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_between(name, edge):
    """Whether the name stands between so many underscores, no more."""
    core = name[len(edge):-len(edge)]
    return core != '' and name == edge + core + edge and core[0] != '_' and core[-1] != '_'


def _is_private(class_name, name):
    """Whether it is what `__name` becomes inside the class."""
    start = f'_{class_name}__'
    return len(name) > len(start) and name.startswith(start) and not name.endswith('__')


def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


def _is_inner_class(class_name, value):
    if not isinstance(value, type):
        return False
    inner = f'{class_name}.{value.__name__}'
    return value.__qualname__ == inner or value.__qualname__.endswith('.' + inner)


def _is_single_bit(number):
    return number != 0 and number & (number - 1) == 0


def _bits(number):
    """The bits that are set, lowest first, each as a number."""
    if isinstance(number, Enum):
        number = number.value
    if number < 0:
        raise ValueError('%r is not a positive integer' % number)
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def show_flag_values(value):
    return list(_bits(value))


def bin(num, max_bits=None):
    width = num.bit_length()
    sign = '1' if num < 0 else '0'
    digits = f'{num & (1 << width) - 1:0{width}b}' if width else ''
    return f'0b{sign} {digits.rjust(max_bits or 0, sign)}'


class _AutoNull:
    def __repr__(self):
        return '_auto_null'


_auto_null = _AutoNull()


class auto:
    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property:
    """An attribute of members that does not hide a member of the same name in the class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def _with(self, **changed):
        parts = {'fget': self.fget, 'fset': self.fset, 'fdel': self.fdel, 'doc': self.__doc__}
        made = type(self)(**{**parts, **changed})
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._with(fget=fget, doc=doc or self.__doc__)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)  #: 211
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(
                '%r has no attribute %r' % (ownerclass, self.name)) from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(  #: 215
                '<enum %r> cannot set attribute %r' % (self.clsname, self.name))
        return self.fset(instance, value)  #: 219

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(  #: 223
                '<enum %r> cannot delete attribute %r' % (self.clsname, self.name))
        return self.fdel(instance)  #: 227

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_RESERVED = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
             '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_')


class _EnumDict(dict):
    """The namespace of a class body: knows which names are to become members."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if _is_inner_class(self._cls_name, value):
            import warnings
            warnings.warn('In 3.13 classes created inside an enum will not become a member.  '
                          'Use the `member` decorator to keep the current behavior.',
                          DeprecationWarning, stacklevel=2)
        super().__setitem__(*self._settle(key, value))

    def _settle(self, key, value):
        """What is to be stored, under which name; a member is remembered."""
        if _is_private(self._cls_name, key):
            return key, value
        if _is_between(key, '_'):
            return key, self._take_reserved(key, value)
        if _is_between(key, '__'):
            return ('_order_' if key == '__order__' else key), value
        if key not in self._member_names:
            if key in self._ignore or _is_descriptor(value) and not isinstance(value, nonmember):
                return key, value
            if isinstance(value, nonmember):
                return key, value.value
        if key in self:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        return key, self._take_member(key, value)

    def _take_reserved(self, key, value):
        if key not in _RESERVED:
            raise ValueError(
                '_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = (
                value.__func__ if isinstance(value, staticmethod) else value)
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError(
                    '_ignore_ cannot specify already set names: %r' % (already,))
        return value

    def _take_member(self, key, value):
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._number(key, value)
        elif type(value) is tuple and any(isinstance(item, auto) for item in value):
            value = tuple([self._number(key, item) if isinstance(item, auto) else item
                           for item in value])
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _number(self, key, item):
        if item.value is _auto_null:
            item.value = self._generate_next_value(key, 1, len(self._member_names),
                                                   self._last_values[:])
            self._auto_called = True
        self._last_values.append(item.value)
        return item.value

    def update(self, members, **more_members):
        pairs = ([(name, members[name]) for name in members.keys()]
                 if hasattr(members, 'keys') else members)
        for name, value in pairs:
            self[name] = value
        for name, value in more_members.items():
            self[name] = value


class _Members:
    """Stands in a new class until type.__new__ tells it the class: then it makes the members.

    So they exist before __init_subclass__ of a base is called."""

    def __init__(self, values):
        self.values = values
        self.error = None

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        try:
            for member_name, value in self.values:
                _make_member(cls, member_name, value)
        except BaseException as error:
            self.error = error
            raise


def _make_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if not hasattr(made, '_value_'):
        if cls._member_type_ is object:
            made._value_ = value
        else:
            try:
                made._value_ = cls._member_type_(*args)
            except Exception as error:
                raise TypeError('_value_ not set in __new__, unable to create it') from error
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    is_flag = _is_flag(cls)
    if is_flag:
        cls._flag_mask_ |= value
        if _is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    same = _with_value(cls, value)
    if same is not None:
        made = same
    elif not is_flag or _is_single_bit(value):
        cls._member_names_.append(name)
    _put_member(cls, name, made)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _with_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for known in cls._member_map_.values():
            if known._value_ == value:
                return known
    return None


def _put_member(cls, name, made):
    """Makes `cls.name` the member; a property of that name goes on to work on members."""
    found = None
    for base in cls.__mro__[1:]:
        descriptor = base.__dict__.get(name)
        if isinstance(descriptor, property):
            found = descriptor
            break
        if hasattr(descriptor, 'fget') and hasattr(descriptor, 'fset'):
            found = descriptor
    if found is None:
        setattr(cls, name, made)
        return
    redirect = property()
    redirect.member = made
    redirect.__set_name__(cls, name)
    redirect.fget, redirect.fset, redirect.fdel = found.fget, found.fset, found.fdel
    setattr(cls, name, redirect)


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _given_members(names, number, start):
    """Pairs of what Enum('Name', names) was given: text, names, pairs or a mapping."""
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, (list, tuple)) and names and isinstance(names[0], str):
        values = []
        for name in names:
            values.append(number(name, start, len(values), values[:]))
        return zip(names, values)
    return [(item, names[item]) if isinstance(item, str) else item for item in names]


def _ancestries(bases):
    """For each base those that it comes from, without object."""
    for base in bases:
        yield [ancestor for ancestor in base.__mro__ if ancestor is not object]


_CONTAINS_CHANGES = (
    'in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending '
    'on whether the value is a member or the value of a member')
_AUTO_CHANGES = (
    'In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable '
    'and support adding +1\nand the value returned will be the largest value in the enum '
    'incremented by 1')


def _is_largest(newest, values):
    """Sorts the values; false when that cannot be done."""
    try:
        values.sort()
    except TypeError:
        return False
    return newest == values[-1]


def _after(values):
    """In a list one more than the first of the values to which one can be added, if there is one."""
    for value in values:
        try:
            return [value + 1]
        except TypeError:
            continue
    return []


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _, first_enum = metacls._get_mixins_(cls, bases)  #: 490
        names = _EnumDict()
        names._cls_name = cls
        if first_enum is not None:
            names['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return names

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        for key in [*classdict.get('_ignore_', ()), '_ignore_']:
            classdict.pop(key, None)
        member_names = classdict._member_names
        invalid = {'mro', ''} & set(member_names)
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(map(repr, invalid)))
        order = classdict.pop('_order_', None)
        members = _Members([(name, classdict[name]) for name in member_names])
        names = {name: value for name, value in classdict.items() if name not in member_names}
        member_type, first_enum = metacls._get_mixins_(cls, bases)  #: 528
        new, save_new, use_args = metacls._find_new_(names, member_type, first_enum)
        names.update(_new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={},
                     _value2member_map_={}, _unhashable_values_=[], _member_type_=member_type,
                     _value_repr_=metacls._find_data_repr_(cls, bases))
        if cls == 'Flag' and Flag is None or any(_is_flag(base) for base in bases):
            names.update(_boundary_=boundary or getattr(first_enum, '_boundary_', None),
                         _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        names['_members_'] = members
        try:
            enum_class = super().__new__(metacls, cls, bases, names, **kwds)
        except RuntimeError:
            if members.error is None:
                raise
        if members.error is not None:
            raise members.error
        names.update(enum_class.__dict__)
        metacls._settle_text_(enum_class, names, bases, member_type, first_enum)
        if _is_flag(enum_class):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__',
                         '__invert__'):
                if name not in names:
                    setattr(enum_class, name, getattr(Flag, name))
            values = [one._value_ for one in enum_class]
            if values != sorted(values):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__
        if order is not None:
            metacls._check_order_(enum_class, order)
        return enum_class

    @classmethod
    def _settle_text_(metacls, cls, names, bases, member_type, first_enum):
        """repr and the like are the enum's own, not those of a data type mixed in."""
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e.'
                                ' int, str, float, etc.)')
            if '__format__' not in names:
                cls.__format__ = names['__format__'] = member_type.__format__
            if '__str__' not in names:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                cls.__str__ = names['__str__'] = method
        if first_enum is None:
            return
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name not in names:
                found = getattr(cls, name, None)
                if found in (getattr(member_type, name, None), getattr(object, name, None)):
                    setattr(cls, name, getattr(first_enum, name))

    @classmethod
    def _check_order_(metacls, cls, order):
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        if not order:
            return
        map = cls._member_map_
        if _is_flag(cls):
            order = [o for o in order if o not in map or _is_single_bit(cls[o]._value_)]
        order = [o for o in order if o not in map or o in cls._member_names_]
        if order != cls._member_names_:
            raise TypeError('member order does not match _order_:\n  %r\n  %r'
                            % (cls._member_names_, order))

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is None:
            return cls.__new__(cls, value)  #: 712
        return cls._create_(value, names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, member):
        if isinstance(member, Enum):
            return isinstance(member, cls) and member._name_ in cls._member_map_
        import warnings
        warnings.warn(_CONTAINS_CHANGES, DeprecationWarning, stacklevel=2)
        raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and "
                        f"'{type(cls).__qualname__}'")

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__',
                 '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getattr__(cls, name):
        if not _is_between(name, '__'):
            try:
                return cls._member_map_[name]
            except KeyError:
                pass
        raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_plain_property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return '<%s %r>' % ('flag' if _is_flag(cls) else 'enum', cls.__name__)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError('cannot reassign member %r' % (name,))  #: 836
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)  #: 853
        body = metacls.__prepare__(class_name, bases)
        for name, value in _given_members(names, first_enum._generate_next_value_, start):
            body[name] = value
        # Only the scenario calls this.
        body['__module__'] = '__main__' if module is None else module
        if qualname is not None:
            body['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for ancestors in _ancestries(bases):
            for one in ancestors:
                if isinstance(one, EnumType) and one._member_names_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend {one!r}')

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members, and the enum that the class extends."""
        mcls._check_for_existing_members_(class_name, bases)  #: 952
        if not bases:
            return object, Enum
        if isinstance(bases[-1], EnumType):
            return mcls._find_data_type_(class_name, bases) or object, bases[-1]  #: 960
        raise TypeError('new enumerations should be created as '  #: 958
                        '`EnumName([mixin_type, ...] [data_type,] enum_type)`')

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for ancestors in _ancestries(bases):
            for one in ancestors:
                if isinstance(one, EnumType):
                    return one._value_repr_
                if '__repr__' in vars(one):
                    return vars(one)['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = {}
        for ancestors in _ancestries(bases):
            # What stands below the type that makes instances is the type that was mixed in.
            lowest = None
            for one in ancestors:
                if isinstance(one, EnumType):
                    if one._member_type_ is not object:
                        found[one._member_type_] = None
                        break
                    continue
                lowest = lowest or one
                if '__new__' in vars(one) or '__dataclass_fields__' in vars(one):
                    found[lowest] = None
                    break
        if len(found) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {set(found)!r}')
        return next(iter(found), None)

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether it is the class's own, and whether it gets the value."""
        own = classdict.get('__new__')
        if isinstance(own, staticmethod):
            own = own.__func__
        plain = (None, object.__new__, Enum.__new__ if Enum is not None else None)
        inherited = (getattr(kind, name, None) for name in ('__new_member__', '__new__')
                     for kind in (member_type, first_enum))
        new = own
        if own is None:
            new = next((one for one in inherited if one not in plain), object.__new__)
        saved = first_enum is not None and own is not None
        return new, saved, first_enum is not None and new not in plain


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        known = value if type(value) is cls else _with_value(cls, value)
        if known is not None:
            return known
        if not cls._member_map_:
            raise TypeError('%r has no members defined' % cls)  #: 1115
        try:
            member, invalid, error = _ask_missing(cls, value)
            if invalid is None:
                return member
            if error is None:
                raise invalid  #: 1135
            raise error  #: 1143
        finally:
            invalid = error = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        newest = last_values[-1]
        if _is_largest(newest, last_values) and (found := _after([newest])):
            return found[0]
        import warnings
        warnings.warn(_AUTO_CHANGES, DeprecationWarning, stacklevel=6)
        return (_after(last_values[::-1]) or [start])[0]

    _missing_ = classmethod(lambda cls, value: None)

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, shown(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        members = self._member_map_
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__'}
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        names.update(name for name in getattr(self, '__dict__', ())
                     if name[0] != '_' and name not in members)
        for cls in self.__class__.__mro__:
            for name, found in vars(cls).items():
                if name[0] == '_':
                    continue
                is_property = isinstance(found, property)
                if name not in members or is_property and found.fget is not None:
                    names.add(name)
                elif is_property:
                    names.discard(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    # There is one of each, whoever copies it.
    def __deepcopy__(self, memo):
        return self

    __copy__ = lambda self: self
    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)


def _ask_missing(cls, value):
    """(member, None, None): what the class's _missing_ gives for a value that no member has; else
    (None, what to say of the value, what _missing_ did wrong or None)."""
    error = None
    try:
        result = cls._missing_(value)
    except Exception as raised:
        error = raised
        result = None
    if isinstance(result, cls):
        return result, None, None
    if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int):
        return result, None, None
    invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
    if error is None:
        if result is None:
            return None, invalid, None
        error = TypeError('error in %s._missing_: returned %r instead of None or a valid member'
                          % (cls.__name__, result))
    if not isinstance(error, ValueError):
        error.__context__ = invalid
    return None, invalid, error


# Members of these three are shown, but for repr(), as what is mixed in.

class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))  #: 1281
        complaints = ['%r is not a string'] if len(values) == 1 else [
            '', 'encoding must be a string, not %r', 'errors must be a string, not %r']
        for value, complaint in zip(values, complaints):
            if complaint and not isinstance(value, str):
                raise TypeError(complaint % (value,))
        value = str(*values)
        made = str.__new__(cls, value)  #: 1295
        made._value_ = value
        return made

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


# What becomes of bits that no flag has: an error, dropped, the result is a plain int, or kept.

class FlagBoundary(StrEnum):
    STRICT = 'strict'
    CONFORM = 'conform'
    EJECT = 'eject'
    KEEP = 'keep'


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _operand(flag, other):
    """The other side of |, & and ^ as a plain value; None when it does not fit."""
    if isinstance(other, flag.__class__):
        return other._value_
    if flag._member_type_ is not object and isinstance(other, flag._member_type_):
        return other
    return None


def _combining(name, operate):
    """The operator of flags for one of their values, with both operands in either order."""
    def operator(self, other):
        other = _operand(self, other)
        return NotImplemented if other is None else self.__class__(operate(self._value_, other))
    operator.__name__ = name
    operator.__qualname__ = f'Flag.{name}'
    return operator


def _within_boundary(cls, value):
    """The value with bits outside of the flags dealt with as the class wants it."""
    all_bits, flag_mask = cls._all_bits_, cls._flag_mask_
    if ~all_bits <= value <= all_bits and not value & (all_bits ^ flag_mask):
        return value
    if cls._boundary_ is STRICT:
        max_bits = max(value.bit_length(), flag_mask.bit_length())
        raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
            cls, value, bin(value, max_bits), bin(flag_mask, max_bits)))
    if cls._boundary_ is CONFORM:
        return value & flag_mask
    if cls._boundary_ is KEEP:
        if value < 0:
            value += max(all_bits + 1, 2 ** value.bit_length())
        return value
    if cls._boundary_ is not EJECT:
        raise ValueError('%r unknown flag boundary %r' % (cls, cls._boundary_))
    return None


def _name_of(cls, value):
    singles = value & cls._singles_mask_
    others = value & ~cls._singles_mask_
    members = list(cls._iter_member_(singles))
    covered = 0
    for one in members:
        covered |= one._value_
    if others:
        for one in cls._member_map_.values():
            if one not in members and one._value_ and one._value_ & value == one._value_:
                members.append(one)
                covered |= one._value_
    if not covered:
        return None
    name = '|'.join([one._name_ for one in members])
    unknown = value ^ covered
    if unknown:
        if cls._boundary_ is STRICT:
            raise ValueError('%r: no members with value %r' % (cls, unknown))
        name += '|%s' % cls._numeric_repr_(unknown)
    return name


class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr
    __or__ = __ror__ = _combining('__or__', int.__or__)
    __and__ = __rand__ = _combining('__and__', int.__and__)
    __xor__ = __rxor__ = _combining('__xor__', int.__xor__)

    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError('invalid flag value %r' % last) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """A member made of several."""
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))  #: 1383
        fitting = _within_boundary(cls, value)
        if fitting is None:
            return value
        value = fitting
        negative = None
        if value < 0:
            negative = value
            value += cls._all_bits_ + 1
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError('%s(%r) -->  unknown values %r [%s]'  #: 1426
                             % (cls.__name__, value, unknown, bin(unknown)))
        if cls._member_type_ is object:
            made = object.__new__(cls)  #: 1433
        else:
            made = cls._member_type_.__new__(cls, value)  #: 1435
        if not hasattr(made, '_value_'):
            made._value_ = value
        made._name_ = _name_of(cls, value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        kind = self.__class__
        if isinstance(other, kind):
            return not other._value_ & ~self._value_
        raise TypeError("unsupported operand type(s) for 'in': "
                        f'{type(other).__qualname__!r} and {kind.__qualname__!r}')

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        name = '' if self._name_ is None else '.' + self._name_
        return '<%s%s: %s>' % (self.__class__.__name__, name, shown(self._value_))

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def __invert__(self):
        if self._inverted_ is None:
            value = ~self._value_
            if self._boundary_ is not KEEP and self._boundary_ is not EJECT:
                value &= self._singles_mask_
            self._inverted_ = self.__class__(value)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    pass


# --- Checks of whole enums -----------------------------------------------------------------------

class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


def _aliases(enumeration):
    return ', '.join(['%s -> %s' % (name, one.name)
                      for name, one in enumeration.__members__.items() if name != one.name])


def unique(enumeration):
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError('duplicate values found in %r: %s' % (enumeration, aliases))
    return enumeration


def _module_of(one):
    return one.__class__.__module__.split('.')[-1]


def global_enum_repr(self):
    return '%s.%s' % (_module_of(self), self._name_)


def global_flag_repr(self):
    module = _module_of(self)
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return '%s.%s' % (module, self._name_)
    keep = self._boundary_ is FlagBoundary.KEEP
    return '|'.join([name if keep and name[0].isdigit() else '%s.%s' % (module, name)
                     for name in self._name_.split('|')])


def global_str(self):
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")  #: 1826
        known = {UNIQUE: self._check_unique, CONTINUOUS: self._check_continuous,
                 NAMED_FLAGS: self._check_named}
        for check in self.checks:
            if check in known:
                known[check](enumeration)
        return enumeration

    def _check_unique(self, enumeration):
        aliases = _aliases(enumeration)
        if aliases:
            raise ValueError('aliases found in %r: %s' % (enumeration, aliases))

    def _check_continuous(self, enumeration):
        values = {one.value for one in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if _is_flag(enumeration):
            wanted = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
        else:
            wanted = range(low + 1, high)
        missing = [str(value) for value in wanted if value not in values]
        if missing:
            raise ValueError(('invalid %s %r: missing values %s' % (
                'flag' if _is_flag(enumeration) else 'enum', enumeration.__name__,
                ', '.join(missing)))[:256])

    def _check_named(self, enumeration):
        known = [one._value_ for one in enumeration]
        names, unnamed = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _bits(alias.value) if bit not in known]
            if missed:
                names.append(name)
                for bit in missed:
                    unnamed |= bit
        if not names:
            return
        if len(names) == 1:
            which = 'alias %s is missing' % names[0]
        else:
            which = 'aliases %s and %s are missing' % (', '.join(names[:-1]), names[-1])
        if _is_single_bit(unnamed):
            value = 'value 0x%x' % unnamed
        else:
            value = 'combined values of 0x%x' % unnamed
        raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
                         % (enumeration.__name__, which, value))
