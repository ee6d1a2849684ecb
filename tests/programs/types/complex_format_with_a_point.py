# The alternate form of a complex number always has a decimal point, also without a type.
for number in (1 + 2j, 1j, 0j, 100 + 200.5j, 1e20 - 1e-7j, complex("nan+infj"), -3 - 4j):
    print(f"{number:#} {number:+#} {number:#20} {number:#.3} {number:#g} {number:#.0f} {number:#e} {number:#n}")
for number in (1.0, 1e20, 3.5, 1e-7, float("inf")):
    print(f"{number:#} {number:#.0f} {number:#.3} {number:#g} {number:#.0e}")
