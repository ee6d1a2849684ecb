# run --max-memory 16 -> 1: MemoryError
# run --max-memory 16 --max-steps 0 -> 1: MemoryError
import itertools

endless = itertools.repeat(1)
list(endless)
