# WeakSet has the methods of set.
import weakref


class Item:
    def __init__(self, number):
        self.number = number


items = [Item(i) for i in range(6)]


def show(found):
    print(type(found).__name__, sorted(item.number for item in found))


some = weakref.WeakSet(items[:4])
other = weakref.WeakSet(items[2:])
show(some.union(other))
show(some | other)
show(some.intersection(other))
show(some & items[3:5] if False else some & other)
show(some.difference(other))
show(some - other)
show(some.symmetric_difference(other))
show(some ^ other)
print(some.issubset(items), some.issuperset(items[:2]), some.isdisjoint(other), some <= other)
some.update(items[4:])
show(some)
some.difference_update(items[:2])
show(some)
some.intersection_update(items[3:])
show(some)
some.symmetric_difference_update(items[:4])
show(some)
del items[0]
show(some)
print(weakref.WeakSet[int])
