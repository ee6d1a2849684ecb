import sys
for code in (None, 0, 3, "text", True):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e.code))
try:
    exit(4)
except SystemExit as e:
    print(e.code)
print("leaving")
sys.exit("goodbye")
