# classmethod around another descriptor asks that one with the class; a property's doc in a subclass of it.
class Tells:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return instance.__name__, owner.__name__


class Documented(property):
    """Of the class of properties."""


class Thing:
    @classmethod
    @property
    def name(cls):
        return cls.__name__

    @classmethod
    @Tells
    def told(cls):
        pass

    @Documented
    def explained(self):
        """Of the getter."""

    @Documented
    def unexplained(self):
        pass


class Below(Thing):
    pass


print(Thing.name, Below.name, Below().name, Thing.told, Below().told)
print(Thing.explained.__doc__, Thing.unexplained.__doc__, Thing.explained.setter(print).__doc__)
