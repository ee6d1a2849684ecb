# sys.setrecursionlimit: calls may go as deep as it says.
import sys


def depth(number):
    return 0 if number == 0 else 1 + depth(number - 1)


print(sys.getrecursionlimit())
sys.setrecursionlimit(30000)
print(sys.getrecursionlimit(), depth(20000))
for limit in (0, -5, "many"):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
sys.setrecursionlimit(200)
try:
    depth(1000)
except RecursionError as error:
    print(error)
