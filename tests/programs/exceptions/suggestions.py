import collections
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
value = 5
attempt(lambda: valu)
attempt(lambda: [].appendd(1))
attempt(lambda: collections.namedtupl)
attempt(lambda: prin)
class C:
    def __init__(self):
        self.blech = 1
attempt(lambda: C().bluch)
