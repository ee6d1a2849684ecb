# A callback of a weak reference that collects cycles while its object goes.
import gc
import weakref


class Thing:
    pass


def collect(reference):
    print("gone", reference() is None, gc.collect() >= 0)


for _ in range(3):
    thing = Thing()
    thing.itself = [thing, Thing()]
    thing.inside = {"other": Thing()}
    inner = weakref.ref(thing.inside["other"], collect)
    reference = weakref.ref(thing, collect)
    thing.itself = None
    del thing
    cycle = Thing()
    cycle.itself = cycle
    cycle.thing = Thing()
    watched = weakref.ref(cycle, collect)
    also = weakref.ref(cycle.thing, collect)
    del cycle
    gc.collect()
    print(watched(), also(), reference(), inner())
table = weakref.WeakValueDictionary()
for number in range(5):
    table[number] = Thing()
    gc.collect()
print(len(table))
