"""The part of time that is text to numbers, and other names for the clocks, which are in C."""

(CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW) = range(5)
CLOCK_BOOTTIME, CLOCK_TAI = 7, 11


def clock_gettime_ns(clk_id, /):
    if clk_id == CLOCK_REALTIME:
        return time_ns()
    if clk_id in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME):
        return monotonic_ns()
    if clk_id in (CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID):
        return 0
    raise OSError(22, 'Invalid argument')


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id, /):
    clock_gettime_ns(clk_id)
    return 1e-09


def tzset():
    pass


def get_clock_info(name, /):
    clocks = {'time': 'REALTIME', 'monotonic': 'MONOTONIC', 'perf_counter': 'MONOTONIC',
              'process_time': 'PROCESS_CPUTIME_ID', 'thread_time': 'THREAD_CPUTIME_ID'}
    if name not in clocks:
        raise ValueError('unknown clock')
    from types import SimpleNamespace
    return SimpleNamespace(implementation=f'clock_gettime(CLOCK_{clocks[name]})', monotonic=name != 'time',
                            adjustable=name == 'time', resolution=1e-09)


def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    from _strptime import _strptime_struct
    return struct_time(_strptime_struct(data_string, format))
