"""Abstract base classes."""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True


class abstractproperty(property):
    __isabstractmethod__ = True


def _abstract_names(cls):
    names = {name for name, value in vars(cls).items()
             if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    _abc_token = 0

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        cls._abc_registry = []
        cls._abc_known = {}
        cls._abc_seen_token = ABCMeta._abc_token
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.append(subclass)
        ABCMeta._abc_token += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        actual = type(instance)
        if actual is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if cls._abc_seen_token != ABCMeta._abc_token:
            # What was not a subclass may have become one by a registration.
            cls._abc_known = {c: True for c, yes in cls._abc_known.items() if yes}
            cls._abc_seen_token = ABCMeta._abc_token
        known = cls._abc_known
        if subclass in known:
            return known[subclass]
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = (cls in getattr(subclass, '__mro__', ())
                      or any(issubclass(subclass, other) for other in cls._abc_registry)
                      or any(issubclass(subclass, sub) for sub in type.__subclasses__(cls)))
        known[subclass] = answer
        return answer


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def get_cache_token():
    return ABCMeta._abc_token


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls
