f''
f'a{b}c'
f'{a!r}{b!s:>{c}}{d:{e}.{f}}{{g}}'
f'{a=}{b = }{c=!s}{d=:>5}' 'plain' f"{'quoted'}" rf'\n{e}'
f'''
{a
 + b} {
  c}
{ d:
e}'''
(f'{a}'
 f'x{b:.2f}'
 'y')
f'{lambda_(x)}{ {1: 2}[1] }{a != b}{(lambda x: 1)(2)}{x,}{*y, z}{(yield_)}'
f'{a["b"]}{f"{c}"}{d if e else f!r}'
f"{'é'}é{a}" f'{x:%H:%M}{y:{{z}}}'
f'{a:{"x"}>10}\x41\u00e9'
u'a' 'b' f'{c}'
f'a\{b}c'
f'{a:>{w}\} x'
