from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name}: {self.area()}"
class Square(Shape):
    name = "square"
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
class Half(Shape):
    def area(self): return 1
print(Square(3).describe())
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
