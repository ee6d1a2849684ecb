"""Abstract base classes: who counts as a subclass is for the class to say."""
from _awaiter import share_patterns as _share_patterns

# How many registrations there were: each may turn an earlier "no" into a "yes".
_registrations = [0]

# How many classes are just now asking others for their opinion (typing.Protocol looks: it refuses
# such questions only when the program asks them).
_asking = [0]


class _Knowledge:
    """What one abstract class knows about others: who was registered, and what was asked before."""
    __slots__ = ('registry', 'accepted', 'rejected', 'version')

    def __init__(self):
        self.registry = []
        self.accepted = set()
        self.rejected = set()
        self.version = _registrations[0]


def _ask(question, *args):
    """What a class answers when another class asks."""
    _asking[0] += 1
    try:
        return question(*args)
    finally:
        _asking[0] -= 1


def _is_abstract(value):
    return getattr(value, '__isabstractmethod__', False)


def _abstract_names(cls, own, bases):
    names = {name for name, value in own if _is_abstract(value)}
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


def _counts_as(cls, subclass):
    """Whether it inherits, was registered, or belongs to a class below."""
    if cls in subclass.__mro__:
        return True
    return (any(_ask(issubclass, subclass, other) for other in cls._abc_impl.registry)
            or any(_ask(issubclass, subclass, other) for other in cls.__subclasses__()))


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items(), bases)
        cls._abc_impl = _Knowledge()
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if _ask(issubclass, subclass, cls):
            return subclass
        if _ask(issubclass, cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registry.append(subclass)
        _share_patterns(cls, subclass)
        _registrations[0] += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if subclass in cls._abc_impl.accepted:
            return True
        kind = type(instance)
        if kind is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        known = cls._abc_impl
        if subclass in known.accepted:
            return True
        if known.version != _registrations[0]:
            known.rejected.clear()
            known.version = _registrations[0]
        elif subclass in known.rejected:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = _counts_as(cls, subclass)
        elif not isinstance(answer, bool):
            raise AssertionError('__subclasshook__ must return either False, True, or '
                                 'NotImplemented')
        (known.accepted if answer else known.rejected).add(subclass)
        return answer


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using
    inheritance.
    """
    __slots__ = ()


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _recognize(*methods):
    """A __subclasshook__ by which a class, not those below it, counts everything as its subclass
    that has the methods; a class says that it has none by setting it to None."""
    def hook(cls, candidate):
        if '__subclasshook__' not in cls.__dict__:
            return NotImplemented
        for name in methods:
            for base in candidate.__mro__:
                if name in base.__dict__:
                    break
            else:
                return NotImplemented
            if base.__dict__[name] is None:
                return NotImplemented
        return True
    return classmethod(hook)


def get_cache_token():
    return _registrations[0]


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__.items(), cls.__bases__)
    return cls
