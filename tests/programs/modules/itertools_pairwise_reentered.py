# The source of pairwise may ask the pairwise iterator itself; accumulate's initial is given by name only.
from itertools import accumulate, pairwise


class Source:
    def __init__(self, *again):
        self.again, self.count = again, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        number = self.count
        if number > 5:
            raise StopIteration
        if number in self.again:
            print(f'  {number} asks and gets', next(pairs, 'nothing'))
        return [number]


for again in ((), (1,), (2,), (1, 2), (3, 4), (5,)):
    pairs = pairwise(Source(*again))
    print(again, list(pairs))


class Failing(Source):
    def __next__(self):
        if self.count == 2:
            self.count += 1
            raise ValueError('no second')
        return super().__next__()


pairs = pairwise(Failing())
for _ in range(4):
    try:
        print(next(pairs, 'end'))
    except ValueError as error:
        print(error)
try:
    accumulate([1], None, 5)
except TypeError as error:
    print(error)
print(list(accumulate([1], initial=5)), list(accumulate([1, 2], func=None)))
