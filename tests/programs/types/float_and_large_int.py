"""A float beside an int that no float can hold: which operations are not theirs, and which overflow."""
for f in (lambda: 10**400 | 1.5, lambda: 1.5 | 10**400, lambda: 10**400 & 2.0, lambda: 10**400 << 1.0,
          lambda: 10**400 @ 1.0, lambda: 2.0 ^ 10**400, lambda: 1.0 >> 10**400, lambda: 10**400 + 1.0,
          lambda: 1.0 // 10**400, lambda: 10**400 * 0.0, lambda: 10**400 - 1e300, lambda: 2.0 ** 10**400,
          lambda: divmod(10**400, 1.0), lambda: 10**400 % 3.0, lambda: 10**400 > 1.0, lambda: 1e308 == 10**400):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
