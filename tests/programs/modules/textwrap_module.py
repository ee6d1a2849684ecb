import textwrap
t = "The quick brown fox jumped over the lazy dog and then it ran away from the very angry bear."
print(textwrap.fill(t, 30))
print(textwrap.wrap(t, 40), textwrap.shorten(t, 30), repr(textwrap.dedent("  a\n    b\n  c")), repr(textwrap.indent("a\nb\n\nc", "> ")))
print(textwrap.fill(t, 35, initial_indent="* ", subsequent_indent="  "))
