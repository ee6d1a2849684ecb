items = [3, 1, 2]
items.append(4)
items.insert(0, 9)
items.extend([7, 8])
print(items, len(items))
print(items.pop(), items.pop(0), items.index(2), items.count(1))
items.remove(1)
items.reverse()
print(items, sorted(items), max(items), min(items), sum(items))
items.sort()
print(items, items[1], items[-1], items[1:3], items == [2, 3, 4, 7])
items[0] = 100
items[1:3] = ["a", "b", "c"]
del items[-1]
print(items, items + [0], [0] * 3, 100 in items)
items.clear()
print(items)
