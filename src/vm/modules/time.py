"""The part of time that is text to numbers; the clocks are in C."""


def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    from _strptime import _strptime_struct
    return struct_time(_strptime_struct(data_string, format))
