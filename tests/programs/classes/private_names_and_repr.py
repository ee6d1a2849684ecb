class A:
    def __init__(self):
        self.__secret = 1
        self._internal = 2
    def get(self):
        return self.__secret
class B(A):
    def __init__(self):
        super().__init__()
        self.__secret = 3
b = B()
print(b.get(), b.__dict__, b._A__secret)
try:
    b.__secret
except AttributeError as e:
    print(e)
class C:
    pass
print(repr(C)[:20], str(type(C())), C.__qualname__)
def outer():
    class Local:
        class Inner: pass
        def m(self): pass
    return Local
print(outer().__qualname__, outer().Inner.__qualname__, outer().m.__qualname__, outer())
