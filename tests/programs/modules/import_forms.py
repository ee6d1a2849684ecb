import math as m, time
import os.path
from math import (sqrt,
    pi as PI)
import collections.abc
print(m.sqrt(4), sqrt(9), PI, time.__name__, os.path.join("a", "b"), collections.abc.Iterable.__name__, isinstance([], collections.abc.Sequence))
try:
    import nonexistent_module
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from math import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    math
except NameError as e:
    print(e)
def f():
    import random
    return random.__name__
print(f())
from math import *
print(floor(2.5), cos(0))
