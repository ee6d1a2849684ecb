"""Writes src/vm/modules/html/entities.py: the names of characters that HTML 5 has.

    python3 tests/tables/entities.py > src/vm/modules/html/entities.py
"""
import html.entities
import textwrap

print('"""Names of characters in HTML. Made by tests/tables/entities.py; the names are those of the HTML 5 standard."""')
short = [name for name in html.entities.html5 if not name.endswith(";")]
rows = [f"{name[:-1]}={','.join(f'{ord(c):x}' for c in value)}"
        for name, value in html.entities.html5.items() if name.endswith(";")]
old = [f"{name}={point:x}" for name, point in html.entities.name2codepoint.items()]
for title, words in (("_NAMES", rows), ("_SHORT", short), ("_OLD", old)):
    text = "\n".join(textwrap.wrap(" ".join(words), 110, break_long_words=False, break_on_hyphens=False))
    print(f"\n{title} = '''\n{text}\n'''")
print('''

def _text(points):
    return ''.join(chr(int(point, 16)) for point in points.split(','))


html5 = {name + ';': _text(points) for name, _, points in (row.partition('=') for row in _NAMES.split())}
html5 |= {name: html5[name + ';'] for name in _SHORT.split()}  # these may stand without a semicolon
name2codepoint = {name: int(point, 16) for name, _, point in (row.partition('=') for row in _OLD.split())}
codepoint2name = {point: name for name, point in name2codepoint.items()}
entitydefs = {name: chr(point) for name, point in name2codepoint.items()}
__all__ = ['html5', 'name2codepoint', 'codepoint2name', 'entitydefs']''')
