class Dog:
    kind = "canine"
    def __init__(self, name):
        self.name = name
        self.tricks = []
    def add(self, trick):
        self.tricks.append(trick)
        return self
a, b = Dog("Fido"), Dog("Rex")
a.add("roll").add("sit")
print(a.name, a.tricks, b.tricks, a.kind, Dog.kind)
a.kind = "special"
Dog.kind = "changed"
print(a.kind, b.kind, a.__dict__, type(a) is Dog, isinstance(a, Dog), a.__class__.__name__)
print(Dog.__name__, Dog.__module__, Dog.__doc__, Dog.add.__name__, Dog.add.__qualname__)
print(hasattr(a, "name"), getattr(a, "nope", 5), vars(a))
setattr(a, "extra", 1)
print(a.extra)
method = a.add
method("jump")
print(a.tricks, Dog.add(a, "x").tricks)
