from datetime import timedelta, timezone, datetime
for td in (timedelta(), timedelta(1), timedelta(seconds=1.5), timedelta(hours=-1), timedelta(days=2, hours=3, minutes=4, seconds=5, milliseconds=6, microseconds=7), timedelta(weeks=1), timedelta(minutes=90)):
    print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), bool(td), -td, abs(td))
a, b = timedelta(hours=3), timedelta(minutes=50)
print(a + b, a - b, a * 2, a / 2, a / b, a // b, a % b, divmod(a, b), a > b, sum([a, b], timedelta()), max(a, b), a * 1.5)
tz = timezone(timedelta(hours=2), "CEST")
d = datetime(2024, 6, 1, 12, tzinfo=tz)
print(d, repr(d), d.astimezone(timezone.utc), d.utcoffset(), d.tzname(), timezone.utc, repr(timezone.utc), d.isoformat(), d == d.astimezone(timezone.utc))
