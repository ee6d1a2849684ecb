class Base:
    def f(self):
        print("Base")
class L(Base):
    def f(self):
        print("L")
        super().f()
class R(Base):
    def f(self):
        print("R")
        super().f()
class D(L, R):
    def f(self):
        print("D")
        super().f()
D().f()
print([c.__name__ for c in D.mro()])
try:
    class X(Base, L): pass
except TypeError as e:
    print(str(e).split("\n")[0])
try:
    class Y(Base, Base): pass
except TypeError as e:
    print(e)
