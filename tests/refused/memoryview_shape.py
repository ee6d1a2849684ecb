view = memoryview(bytes(12))
print(view.cast("B", [12]).shape)
print(view.cast("B", [3, 4]).tolist())
