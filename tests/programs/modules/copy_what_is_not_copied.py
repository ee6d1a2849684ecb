# Functions, their code, weak references and cached functions are what they are: both ways of copying
# give the very object, also where a copied object holds it.
import copy
import functools
import weakref


@functools.lru_cache
def square(n):
    return n * n


class Node:
    def __init__(self, parent):
        self.parent = weakref.ref(parent) if parent else None
        self.work = square


root = Node(None)
leaf = Node(root)
for one in (square, square.__wrapped__, square.__wrapped__.__code__, leaf.parent):
    print(type(one).__name__, copy.copy(one) is one, copy.deepcopy(one) is one)
again = copy.deepcopy(leaf)
print(again is leaf, again.parent() is root, again.work is square, again.work(4))
print(repr(square).split(' at ')[0], type(square).__module__, type(square).__qualname__)
