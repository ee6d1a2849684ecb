print('single', "double", '''triple
over lines''')
print("tab\there", 'quote\'s', "back\\slash", r"raw\n", "\x41\u00e9\U0001F600")
print("joined " "together")
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\\\x00é"))
