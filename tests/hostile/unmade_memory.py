# run --max-memory 8 -> 1: MemoryError
# trace --max-memory 8 -> 0: MemoryError
def grow():
    made = []
    while True:
        made.append(made[:100])


grow()
