"""Cycles of large things go before they fill the memory: in all, far more is made than there is."""


class Node:
    def __init__(self):
        self.me = self
        self.data = "x" * 100_000


for _ in range(6_000):
    Node()
print("instances that know themselves have gone")
for _ in range(4_000):
    row = [0] * 10_000
    row.append(row)
print("lists that hold themselves have gone")
