name, age = "Ada", 36
print(f"{name} is {age}")
print(f"{name!r} {age!s} {name!a}")
print(f"{age + 1} {name.upper()} {{braces}}")
print(f"{name=} {age = }")
print(f"{'nested ' + f'{name}'}")
print(f"{[n * 2 for n in range(3)]} {age if age > 30 else 0}")
