# run --max-steps 3000000 -> 3: more than 3000000 instructions without a turn of the loop, the limit of --max-steps
# trace --max-steps 3000000 -> 0: more than 3000000 instructions, the limit of --max-steps
import itertools

print(sum(itertools.repeat(1)))
