# __int__, __index__, __float__ and __complex__ that answer with an instance of a subclass are warned
# about; what becomes of the answer is a plain number.
import math
import operator
import warnings


class Count(int):
    pass


class Price(float):
    pass


class Place(complex):
    pass


class Answers:
    def __init__(self, answer):
        self.answer = answer

    def __int__(self):
        return self.answer

    def __index__(self):
        return self.answer

    def __float__(self):
        return self.answer

    def __complex__(self):
        return self.answer


class Truncated:
    def __trunc__(self):
        return Count(3)


def show(call):
    try:
        made = call()
        print(type(made).__name__, made)
    except Exception as error:
        print(type(error).__name__, error)


count, price, place = Answers(Count(3)), Answers(Price(1.5)), Answers(Place(1, 2))
show(lambda: int(count))
show(lambda: int(Answers(True)))
show(lambda: (operator.index(Count(3)), type(operator.index(Count(3))), operator.index(True)))
show(lambda: [1, 2, 3, 4][count])
show(lambda: range(count))
show(lambda: "%d" % count)
show(lambda: "%x" % count)
show(lambda: float(price))
show(lambda: math.sqrt(price))
show(lambda: "%.1f" % price)
show(lambda: complex(place))
show(lambda: int(Truncated()))
show(lambda: int(Answers(3)) + float(Answers(1.5)))
for wrong in (Answers("3"), Answers(None)):
    show(lambda: int(wrong))
    show(lambda: operator.index(wrong))
    show(lambda: float(wrong))
    show(lambda: complex(wrong))

warnings.simplefilter("error")
show(lambda: int(count))
show(lambda: [1, 2][count])
show(lambda: float(price))
show(lambda: complex(place))
show(lambda: int(Truncated()))
show(lambda: "%d" % count)
