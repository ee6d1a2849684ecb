# run --max-steps 3000000 -> 3: --max-steps
import itertools

print(sum(itertools.repeat(1)))
