# Every format that a view can be cast to, and what does not fit in its items.
for f, items in (
        ('b', (-128, 127, 128, -129)), ('B', (255, 256, -1)), ('h', (-32768, 32768)),
        ('H', (65535, 65536)), ('i', (-2**31, 2**31)), ('I', (2**32-1, 2**32, -1)),
        ('l', (-2**63, 2**63)), ('L', (2**64-1, 2**64, -1)), ('q', (-2**63, 2**63, -2**63-1)),
        ('Q', (2**63, 2**64-1, 2**64)), ('n', (-5,)), ('N', (2**64-1,-1)), ('P', (5, 2**64-1)),
        ('d', (3, 1e300, float('inf'))), ('f', (3, 1e300, 0.1)), ('@h', (3, 'x', 2.0)),
        ('?', (0, 3))):
    w = memoryview(bytearray(16)).cast(f)
    print(w.format, w.itemsize, w.shape, w.strides, w.nbytes, w.readonly, w.ndim, w.suboffsets)
    for item in items:
        try:
            w[-1] = item
            print(w.tolist(), w.hex(' ', 4), w == w.tobytes(), list(w))
        except Exception as error:
            print(type(error).__name__, error)
