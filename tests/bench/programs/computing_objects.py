"""Objects: attributes, methods, inheritance."""


class Shape:
    def __init__(self, name):
        self.name = name
        self.uses = 0

    def use(self):
        self.uses += 1
        return self.area()


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return 3 * self.radius * self.radius


def run(rounds):
    total = 0
    for n in range(rounds):
        shapes = [Square(n % 10), Circle(n % 7)]
        for shape in shapes:
            total += shape.use() + shape.use()
    return total


print(run(400_000))
