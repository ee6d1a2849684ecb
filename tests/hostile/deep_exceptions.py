# run -> 1: ValueError: 99999
# trace --stats -> 0: events
# trace -> 0: ValueError: 99999
error = None
for number in range(100000):
    try:
        raise ValueError(number) from error
    except ValueError as caught:
        error = caught
raise error
