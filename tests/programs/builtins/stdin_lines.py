import sys
# input: first
# input: second
for line in sys.stdin:
    print(repr(line))
print(repr(sys.stdin.readline()))
