print("a" 'b' """c""", 'it''s', "\101\x41\u0041\U00000041\u00e9")
print(r"\n\t", R'\\', b"by\x00te" b"s", rb"\x", "line \
continued", '''tri"ple'quotes''')
print("\a\b\f\v\0".encode(), len("\\\n"), "tab\tnew\\n")
print(u"unicode", f"{1}" "not {formatted}" f"{2}")
