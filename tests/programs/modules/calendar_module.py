import calendar

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


print(calendar.month(2024, 2)); print(calendar.calendar(2023)); print(calendar.TextCalendar(6).formatmonth(2024, 12, 3, 2))
print(calendar.HTMLCalendar().formatmonth(2024, 2)); t(calendar.monthrange, 2024, 13); t(calendar.monthrange, 2023, 2); print(calendar.monthcalendar(2024, 5), calendar.isleap(1900), calendar.leapdays(1900, 2001), calendar.weekday(2024,1,1), calendar.timegm((2024,1,1,0,0,0)))
print(list(calendar.day_name), calendar.month_abbr[3], calendar.month_name[1:3]); t(calendar.setfirstweekday, 9)
print(list(calendar.Calendar().itermonthdates(2024, 2))[:2], list(calendar.Calendar(2).itermonthdays4(2024, 2))[:3], calendar.weekheader(3))
print(calendar.HTMLCalendar().formatyear(2024, 4) )
