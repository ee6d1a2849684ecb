from math import *

print("printed before")
try:
    print(floor(open("number")))
except NameError:
    print("never reached")
