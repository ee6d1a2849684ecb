# comb, perm and factorial of small and huge numbers, and what is said of those that have no answer.
import math


def show(what, *args):
    try:
        found = what(*args)
        print(what.__name__, len(f'{found:x}'), found % 1000000007)
    except (OverflowError, ValueError, TypeError) as error:
        print(what.__name__, type(error).__name__, error)


huge = 2 ** 1000
for what in math.comb, math.perm:
    for n, k in ((0, 0), (5, 2), (5, 5), (5, 6), (49, 6), (67, 33), (1000, 500), (10 ** 30, 5), (huge, 3), (huge, 0),
                 (3, huge), (-1, 2), (2, -1), (-huge, 2), (2, -huge), (huge, huge // 2), (2.0, 1), (2, 1.5), (True, True)):
        show(what, n, k)
for n in (huge, huge + 1, huge + 2):
    show(math.comb, n, huge)
show(math.comb, huge, huge + 1)
for n in (0, 1, 20, 21, 1000, True, -1, -huge, huge, 5.0, '5'):
    show(math.factorial, n)
show(math.perm, 7)
show(math.perm, 7, None)
show(math.perm, -7)
