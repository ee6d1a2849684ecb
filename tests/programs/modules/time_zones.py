# The zone of a struct_time: gmtime's, the local one, that which strptime read, or none.
import time

for made in (time.gmtime(0), time.localtime(0), time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, 0)),
             time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, 0, "CET", 3600)),
             time.strptime("2024 UTC", "%Y %Z"), time.strptime("2024 +0130", "%Y %z")):
    print(tuple(made), made.tm_zone, made.tm_gmtoff, time.strftime("%Z", made))
print(time.strftime("%Z %z"), time.strftime("%a, %d %b %Y %H:%M:%S %Z", time.gmtime()))
print(time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.n_unnamed_fields)
match time.gmtime(0):
    case time.struct_time(year, month):
        print(year, month)
for wrong in ((1,) * 8, (1,) * 12):
    try:
        time.struct_time(wrong)
    except TypeError as error:
        print(error)
