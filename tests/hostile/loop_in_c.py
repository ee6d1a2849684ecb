# run --max-steps 3000000 -> 3: --max-steps
# run --max-memory 16 --max-steps 0 -> 1: MemoryError
import itertools

endless = itertools.repeat(1)
list(endless)
