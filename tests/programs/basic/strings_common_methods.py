text = "  Hello, World  "
print(text.strip() + "|", text.lower(), text.upper())
print("a,b,,c".split(","), " x  y ".split(), "-".join(["1", "2", "3"]))
print("hello".replace("l", "L"), "hello".find("l"), "hello".count("l"))
print("hello".startswith("he"), "hello".endswith("lo"), "42".isdigit(), "ab".center(6, "*"))
print("ab".ljust(5) + "|", "ab".rjust(5) + "|", "7".zfill(3), "title case".title())
