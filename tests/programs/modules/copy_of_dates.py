# A copy of a date or time is another object, equal, with its fold; UTC stays the one it is.
import copy
import datetime as d

for x in (d.date(2024,1,2), d.datetime(2024,1,2,3,4,5,6,d.timezone.utc,fold=1), d.time(1,2), d.timedelta(1), d.timezone.utc, d.timezone(d.timedelta(hours=1),'x'), d.datetime(2024,1,2).isocalendar()):
    for f in copy.copy, copy.deepcopy:
        y = f(x)
        print(type(x).__name__, f.__name__, y is x, y == x, type(y).__name__, repr(y))


class D(d.date):
    def __init__(self, *a): self.z = 5


y = copy.deepcopy(D(2024, 1, 2))
print(type(y), y, y.z)
