# The reflected operators called by name, and what the operators still refuse.
from datetime import date, datetime, timedelta, timezone


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


day, moment, step = date(2020, 1, 1), datetime(2020, 1, 1), timedelta(1)
for call in (
        lambda: day.__rsub__(date(2020, 1, 3)), lambda: day.__rsub__(step),
        lambda: moment.__rsub__(datetime(2020, 1, 2)), lambda: moment.__rsub__(day),
        lambda: step.__rdivmod__(timedelta(3)), lambda: step.__rdivmod__(3),
        lambda: step.__rfloordiv__(timedelta(3)), lambda: step.__rmod__(timedelta(3, 5)),
        lambda: step.__rtruediv__(timedelta(3)), lambda: step.__rtruediv__(3),
        lambda: timezone.utc.__getinitargs__(), lambda: timezone(step / 24, 'x').__getinitargs__(),
        lambda: day - 5, lambda: 5 - day, lambda: 5 / step, lambda: step - day,
        lambda: day - moment,
        lambda: moment - day, lambda: moment - moment, lambda: day - day, lambda: day - step,
        lambda: divmod(5, step), lambda: 5 % step, lambda: day.__rsub__(moment),
        lambda: timedelta(0).__rmod__(step), lambda: step % timedelta(0)):
    show(call)
