match x:
    case 1: pass
    case -1 | 1.5 | 'a' 'b' | b'c' | None | True | False | -2+3j: pass
    case a.b.c: pass
    case [a, _, *rest] | [a, *rest, _] if a > 1: pass
    case (b, c): pass
    case (d): pass
    case (): pass
    case []: pass
    case e, : pass
    case *f, g: pass
    case {}: pass
    case {'k': v, a.b: w, -1: 2, **rest}: pass
    case {**rest}: pass
    case A(): pass
    case A.B(c, 1, d=e, f=[g],): pass
    case [A(x) as y, (1 | 2) as z] as whole: pass
    case _: pass
match a, *b:
    case _ if c: pass
    case q: pass
match (x):
    case [*_]: pass
match = case = _ = 1
match[case] = _
match(x)
match -x
match.case
print(match, case)
