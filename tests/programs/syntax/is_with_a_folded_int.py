# What is worked out before the run counts as a literal beside `is`; large ints are not worked out.
# How large one gets is guessed from its operands: no more than 128 bits.
x = 1
print((2**64) is x, (2**65) is x)
print((10**32) is x, (10**33) is x)
print((1**128) is x, (1**129) is x)
print((2**100 + 1**0) is not None)
print((1 << 127) is x, (1 << 128) is x)
print((0 << 500) is x, (0**500) is x)
print(((1 << 100) * (1 << 26)) is x, ((1 << 100) * (1 << 27)) is x)
print((0 * (1 << 100)) is x, ((1 << 127) + (1 << 127)) is x)
print((2**-200) is x, (2.0**1000) is x)
