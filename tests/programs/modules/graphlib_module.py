import graphlib

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


g = graphlib.TopologicalSorter({'D': {'B', 'C'}, 'C': {'A'}, 'B': {'A'}} and {'D': ['B', 'C'], 'C': ['A'], 'B': ['A']})
t(lambda: list(g.static_order()))
t(lambda: list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1], 4: [1]}).static_order()))
g = graphlib.TopologicalSorter(); g.add(1, 2); t(g.get_ready); g.prepare(); t(g.add, 5); t(g.get_ready); t(g.done, 1); t(g.done, 7); g.done(2); t(g.done, 2); t(g.get_ready); print(bool(g))
