import gc
import weakref


class Thing:
    pass


things = [Thing() for _ in range(3)]
table = weakref.WeakValueDictionary(enumerate(things))
keys = weakref.WeakKeyDictionary((thing, 1) for thing in things)
last = weakref.finalize(things[0], print, "not printed when a run is refused")
print("printed before")
getattr(gc, "get_objects")
