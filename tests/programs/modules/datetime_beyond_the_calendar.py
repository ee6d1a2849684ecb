# Seconds that are milliseconds, and others beyond the calendar; a year of two digits needs both.
from datetime import date, datetime, timezone


def show(what, *args):
    try:
        print(what(*args))
    except (OverflowError, OSError, ValueError) as error:
        print(type(error).__name__, error)


for seconds in (1700000000000, 1e13, -1e11, -62135596801, 253402300800, 1e17, -1e18, 1e200, -1e200):
    show(datetime.fromtimestamp, seconds)
    show(datetime.utcfromtimestamp, seconds)
    show(datetime.fromtimestamp, seconds, timezone.utc)
for text in ('7/4/99', '7/4/9'):
    show(datetime.strptime, text, '%d/%m/%y')
