from datetime import datetime, date, time, timedelta, timezone
import time as t
now = datetime.now()
print(now, repr(now), now.year, now.isoformat(), datetime.now(timezone.utc), datetime.utcnow(), date.today(), datetime.today())
t.sleep(1.25)
print(datetime.now(), (datetime.now() - now).total_seconds(), datetime.now() - now)
d = datetime(2024, 2, 29, 13, 5, 7, 123456)
print(d, d.strftime("%d.%m.%Y %H:%M:%S.%f %a %A %b %B %j %y %I %p"), d.date(), d.time(), d.weekday(), d.isoweekday(), d.replace(year=2023, day=1), d.timestamp(), d.timetuple()[:6], d.isocalendar())
print(d + timedelta(days=1, hours=2), d - timedelta(weeks=1), d - datetime(2024, 1, 1), d > datetime(2024, 1, 1), f"{d:%Y/%m}", d.isoformat(" ", "seconds"))
print(datetime.strptime("01.02.2023 04:05", "%d.%m.%Y %H:%M"), datetime.fromisoformat("2023-04-05T06:07:08"), datetime.fromtimestamp(86400.5), datetime.fromtimestamp(0, timezone.utc), datetime.combine(date(2020, 1, 2), time(3, 4)), datetime.min, datetime.max)
print(date(2024, 1, 31) + timedelta(1), date(2024, 3, 1) - date(2024, 2, 1), date.fromisoformat("2020-05-06"), time(1, 2, 3), time(12, 30).strftime("%H"), repr(date(2020, 1, 1)), repr(time(1)))
for f in (lambda: datetime(2023, 2, 29), lambda: datetime.strptime("x", "%Y"), lambda: date(2023, 13, 1), lambda: d < date(2020, 1, 1), lambda: d - datetime.now(timezone.utc), lambda: datetime(2020, 1, 1, 25)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
