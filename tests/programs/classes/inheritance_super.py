class A:
    def __init__(self, x):
        print("A init")
        self.x = x
    def who(self):
        return "A"
    def call(self):
        return self.who()
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        print("B init")
        self.y = y
    def who(self):
        return "B after " + super().who()
b = B(1, 2)
print(b.x, b.y, b.call(), isinstance(b, A), issubclass(B, A), B.__bases__, [c.__name__ for c in B.__mro__])
