def make(n):
    class C:
        value = n
        def get(self):
            return n, __class__.__name__
        def up(self):
            return super().__repr__()[:1]
    return C
print(make(5)().get(), make(6).value, make(1)().up())
class Counter:
    total = 0
    def __init__(self):
        type(self).total += 1
        self.__class__.last = self
Counter(); Counter()
print(Counter.total, type(Counter.last).__name__)
