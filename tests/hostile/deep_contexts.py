# run -> 1: ValueError: 20000
def handle(error, number):
    try:
        raise error
    except ValueError:
        try:
            raise ValueError(number)
        except ValueError as caught:
            return caught


last = ValueError(0)
for number in range(1, 20001):
    last = handle(last, number)
raise last
