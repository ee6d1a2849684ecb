x, name, width = 3.14159, "World", 12
d = {"key": [1, 2]}
print(f"{x:.2f} {x!r:>10} {name:>{width}} {name!s:*^{width}.{3}} {d['key'][1]}")
print(f"{{}} {{{x:.1f}}} {'quo' 'ted'} {(lambda y: y * 2)(4)} {x if x > 3 else 0}")
print(f"{x=} {x = :.1f} {d['key']=} {name!r=}" if False else f"{x=} {x = :.1f} {name=!s}")
print(f'{name.upper():<8}|{len(name):04d}|{True}|{None}|{3:>5}|{[1, "a"]}|{ {1: 2} }')
print(f"""multi
{x:.1f}
line""")
for bad in (lambda: f"{x:d}", lambda: f"{name:.2f}", lambda: f"{[]:>5}", lambda: f"{undefined}"):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
