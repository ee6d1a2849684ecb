"""An order in which everything comes after what it needs."""

from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = ('node', 'waits_for', 'followers', 'state')

    def __init__(self, node):
        self.node = node
        self.waits_for = 0
        self.followers = []
        self.state = ''  # 'ready' once handed out, 'done' behind that


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None  # a list from prepare() on
        self._handed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)  #: 52

    def _info(self, node):
        info = self._nodes.get(node)
        if info is None:
            info = self._nodes[node] = _Node(node)
        return info

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')  #: 75
        info = self._info(node)
        info.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).followers.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')  #: 95
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        for node in self._ready:
            self._nodes[node].state = 'ready'
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def _must_be_prepared(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def get_ready(self):
        self._must_be_prepared()
        result = tuple(self._ready)
        self._ready.clear()
        self._handed_out += len(result)
        return result

    def is_active(self):
        self._must_be_prepared()
        return self._finished < self._handed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._must_be_prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')  #: 172
            if info.state != 'ready':
                raise ValueError(f'node {node!r} was already marked done' if info.state else
                                 f'node {node!r} was not passed out (still not ready)')
            info.state = 'done'
            self._finished += 1
            for follower in info.followers:
                next_info = self._nodes[follower]
                next_info.waits_for -= 1
                if next_info.waits_for == 0:
                    next_info.state = 'ready'
                    self._ready.append(follower)

    def _find_cycle(self):
        """Depth first, without recursion; `path` holds the nodes from the root to where we are."""
        seen = set()
        for root in self._nodes:
            if root in seen:
                continue
            path, steps, place = [root], [iter(self._nodes[root].followers)], {root: 0}
            seen.add(root)
            while path:
                for node in steps[-1]:
                    if node in place:
                        return path[place[node]:] + [node]
                    if node not in seen:
                        seen.add(node)  #: 217
                        place[node] = len(path)
                        path.append(node)
                        steps.append(iter(self._nodes[node].followers))
                        break
                else:
                    del place[path.pop()]
                    steps.pop()
        return None

    def static_order(self):
        self.prepare()  #: 244
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
