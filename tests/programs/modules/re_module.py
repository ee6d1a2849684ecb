import re
print(re.findall(r"\d+", "a1b22c333"), re.sub(r"(\w)(\d)", r"\2\1", "a1 b2"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(?P<first>\w+) (\w+)", "hello world").groupdict(), re.search("o", "foo").span(), re.fullmatch(r"a+", "aaa") is not None, re.match("x", "y"))
p = re.compile(r"(\d{4})-(\d\d)", re.I)
m = p.search("on 2024-05 or")
print(m.group(), m.groups(), m.group(1, 2), m.start(), m.end(2), p.sub(lambda m: m[1], "x 2024-05"), [m.group() for m in p.finditer("2024-01 2023-02")], re.escape("a.b*c"), p.pattern)
