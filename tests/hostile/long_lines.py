# run -> 1: MemoryError
# trace --stats -> 0: events
# explain -> 0: xxxxx
print("x" * 1000000)
name = "y" * 1000000
things = [name] * 1000
print(len(repr(things)[:100]))
