from math import *

print("printed before")
try:
    print(floor(eval("1.5")))
except NameError:
    print("never reached")
