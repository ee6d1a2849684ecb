# run --max-steps 3000000 -> 3: more than 3000000 instructions without a turn of the loop, the limit of --max-steps
# trace --stats --max-steps 3000000 -> 0: events
import re

try:
    re.match("(a+)+$", "a" * 40 + "b")
except Exception:
    print("caught")
