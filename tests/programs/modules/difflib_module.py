import difflib
import random

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


r = random.Random(5)
words = 'alpha beta gamma delta epsilon zeta eta theta'.split()
for n in range(40):
    a = [r.choice(words) + r.choice(['', '!', ' x']) + '\n' for _ in range(r.randint(0, 14))]
    b = list(a)
    for _ in range(r.randint(0, 5)):
        k = r.randint(0, 3)
        i = r.randint(0, len(b))
        if k == 0: b.insert(i, r.choice(words) + '\n')
        elif k == 1 and b: b.pop(i % len(b))
        elif k == 2 and b: b[i % len(b)] = b[i % len(b)].replace('a', 'A')
    print(''.join(difflib.unified_diff(a, b, 'A', 'B', n=r.randint(0, 3))))
    print(''.join(difflib.context_diff(a, b, 'A', 'B', '2020', '2021')))
    print(''.join(difflib.ndiff(a, b)))
    d = list(difflib.ndiff(a, b)); print(list(difflib.restore(d, 1)) == a, list(difflib.restore(d, 2)) == b)
    s = difflib.SequenceMatcher(None, a, b)
    print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_opcodes(), s.get_matching_blocks(), list(s.get_grouped_opcodes(1)), s.find_longest_match())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy'])); t(difflib.get_close_matches, 'a', [], 0); t(difflib.get_close_matches, 'a', [], 1, 3)
s = difflib.SequenceMatcher(lambda x: x == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;'); print(s.ratio(), s.get_opcodes(), s.bjunk)
t(list, difflib.unified_diff(['a'], [1])); print(list(difflib.diff_bytes(difflib.unified_diff, [b'a'], [b'b'])))
s = difflib.SequenceMatcher(None, 'ab' * 150, 'ba' * 150); print(s.ratio(), sorted(s.bpopular))
