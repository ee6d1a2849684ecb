# Flags, widths and modifiers before the letter of a directive.
import datetime
import time

MOMENT = datetime.datetime(2000, 3, 1, 4, 5, 6)
FORMATS = """%-d %-m %-H %-I %-M %-S %-j %-y %-Y %_d %_H %_5Y %^a %^A %^b %^B %#a %#B %^p %#p %#Z %-U %-W %5d %05Y %10Y %e %-e
%5e %k %l %-l %P %h %n %t %D %F %T %R %r %C %G %g %V %u %w %E %O %Ey %EY %Od %OH %% %q %-q %L %N %v %+ %:z %10a %010a %10D
%_H:%-M %""".split()

for zone in (None, datetime.timezone.utc):
    for format in FORMATS:
        print(format, repr(MOMENT.replace(tzinfo=zone).strftime(format)), repr(time.strftime(format, MOMENT.timetuple())))
print(f"{MOMENT:%-d. %B %Y}", MOMENT.date().strftime("%-m/%-d/%y"), MOMENT.time().strftime("%-I:%M %p"))
