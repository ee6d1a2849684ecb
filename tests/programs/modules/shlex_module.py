import shlex

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


for s in 'a b "c d" e', "it's", r'a\ b', '"a\\"b"', "x 'y z'w", '', '# c', 'a;b|c', "'", '\\', 'a "" b':
    t(shlex.split, s); t(shlex.split, s, posix=False); t(shlex.split, s, comments=True); t(lambda: list(shlex.shlex(s))); t(lambda: list(shlex.shlex(s, punctuation_chars=True))); t(shlex.quote, s)
print(shlex.join(['a', 'b c', "d'e"]))
