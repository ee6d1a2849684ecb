# A time of the clock is a float or an int, and within what the platform has.
import datetime
import time
from decimal import Decimal
from fractions import Fraction


class Index:
    def __index__(self):
        return 5

    def __repr__(self):
        return "Index()"


class Float(Index):
    __index__ = None

    def __float__(self):
        return 5.5


makers = (time.gmtime, time.localtime, time.ctime, datetime.datetime.fromtimestamp, datetime.datetime.utcfromtimestamp,
          datetime.date.fromtimestamp, lambda when: datetime.datetime.fromtimestamp(when, datetime.timezone.utc))
for when in ("1", [], True, Fraction(5, 2), Decimal("2.5"), Index(), Float(), float("nan"), float("inf"), 1e20, 10**30,
             -1.5, 2.5, 1e9 + 0.1234567):
    for make in makers:
        try:
            print(when, repr(make(when)))
        except Exception as error:
            print(when, repr(error))
