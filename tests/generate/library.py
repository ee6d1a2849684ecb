#!/usr/bin/env python3
"""Programs of random calls of the library's functions, from a seed.

    tests/generate/library.py SEED [MODULE]     prints one, of one module's rows only where it is named

Each row is an expression made from a template, whose places in <> are filled with what fits; now and then
with anything else, as the words of errors count too. Rows of dataclasses and enum define a class first.
"""

import random
import sys

import calls

PER_PROGRAM = 60

HEAD = '''import base64, bisect, calendar, collections, colorsys, contextlib, copy, dataclasses, datetime, enum, fnmatch, fractions, functools
import heapq, html, itertools, json, math, operator, random, re, shlex, statistics, string, struct, textwrap, time, typing
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import InitVar, dataclass, field
from datetime import date, timedelta, timezone
from decimal import Context, Decimal, getcontext, localcontext
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto
from fractions import Fraction
'''

# What stands in the angle brackets of a template.
FILL = {
    "rnum": "0.5 1 2 3.7 10 0 1.5 0.1".split(),
    "num": "0 1 2 -1 3 7 10 0.5 2.5 -0.5 1.5 1e10 -3.7 100 1e300 1e-300 2**53+1 10**20 True float('inf') float('nan') -0.0".split(),
    "float": "0.0 0.1 0.5 1.0 1.5 -2.5 3.14159 1e10 1e-5 123.456 -0.0 0.999 2.0 1e16 float('inf') float('-inf') float('nan')".split(),
    "int": "0 1 2 3 -1 -5 7 10 12 100 255 2**31 2**64 -2**70 10**20".split(),
    "small": "0 1 2 3 4 5 -1".split(),
    "pos": "1 2 3 4 5".split(),
    "nums": ["[]", "[1]", "[1, 2, 3]", "[3, 1, 2, 2]", "[1.5, 2.5, 4.0]", "(5, 1, 4)", "range(6)", "[0.1] * 3", "[1, 2.5, Fraction(1, 3)]",
             "[10, -3, 7, 7, 1]", "[True, 2]", "[1e308, 1e308]", "[0, 0, 0]", "[1, 1, 2, 2]", "iter([4, 2])", "[2, 4, 4, 4, 5, 5, 7, 9]",
             "[float('nan'), 1]", "[-1, 1]", "[Fraction(1, 2), Fraction(3, 4)]"],
    "seq": ["[]", "'abc'", "'aabbbc'", "[1, 2, 3]", "(3, 1, 2)", "range(5)", "{'x': 1, 'y': 2}", "[[1, 2], [3]]", "iter('xyz')", "[0, 1, 0, 2]",
            "['b', 'a', 'C']"],
    "ints": ["[]", "[1, 3, 5, 7]", "[1, 1, 2]", "[5, 2, 9]", "list(range(8))", "[3]", "[10, 20, 20, 30]"],
    "str": ["''", "'a'", "'abc'", "'Hello World'", "'  pad  '", "'a,b,c'", "'äöü'", "'x' * 20", "'1 2 3'", "'tab\\there'", "'two\\nlines'", "'$x ${y} $$'",
            "'The quick brown fox jumps over the lazy dog.'", "'long-hyphenated-word and more'", "'{} {0}'", "'<a href=\"x\">&</a>'", "'aaa'"],
    "text": ["'The quick brown fox jumps over the lazy dog.'", "'one two  three   four\\n\\nfive six'", "'averyveryverylongwordthatdoesnotfit here'",
             "'hello-world foo--bar baz'", "'  leading and trailing  '", "'tab\\tseparated\\twords in a row'", "''", "'a b c d e f g h i j'", "'Sentence one. Two!  Three? '",
             "'line one\\n  line two\\n    line three\\n'", "'    indented\\n      more\\n\\n    back\\n'"],
    "fn": ["lambda *a: a", "str", "operator.add", "max", "lambda x: x", "lambda x, y: (x, y)", "lambda *a: len(a)", "None", "abs", "bool"],
    "key": ["None", "abs", "str", "lambda v: -v", "lambda v: v % 3", "len"],
    "pred": ["bool", "lambda v: v < 2", "str.isalpha", "lambda v: v", "None"],
    "seed": ["0", "1", "42", "'s'", "b'x'", "None or 3", "2.5", "-7", "10**30"],
    "spec": [],  # made by Maker.spec
    "pattern": [],  # made by Maker.pattern
    "repl": ["''", "'-'", "r'\\1'", "r'<\\g<0>>'", "lambda m: m[0].upper()", "r'\\g<n>'", "'x'", "r'[\\1]'", "r'\\n'", "r'\\2'", "'\\\\\\\\'"],
    "subject": ["'abc123'", "'foo.bar, baz'", "''", "'aaa bbb'", "'line1\\nline2\\n'", "'2024-01-15 and 2023-12-31'", "'ABC abc'", "'äÖü ß'", "'x=1; y=22; z=333'",
                "'key: value'", "'((a))'", "'aXbXc'", "'\\t tab'", "'abab'", "'a1b2c3'"],
    "flags": ["0", "0", "0", "re.I", "re.M", "re.S", "re.X", "re.A", "re.I | re.M"],
    "dt": ["datetime.datetime(2024, 2, 29, 12, 30, 45, 123456)", "datetime.datetime(1999, 12, 31)", "datetime.datetime(2024, 1, 1, tzinfo=timezone.utc)",
           "datetime.datetime(1, 1, 1)", "datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)", "datetime.datetime(2023, 7, 4, 8, 5, 3, 7)",
           "datetime.datetime(2024, 6, 1, 10, tzinfo=timezone(timedelta(hours=5, minutes=30)))", "datetime.datetime(2000, 3, 1, fold=1)"],
    "date": ["date(2024, 2, 29)", "date(1999, 12, 31)", "date(1, 1, 1)", "date(9999, 12, 31)", "date(2023, 7, 4)", "date(2021, 1, 3)"],
    "td": ["timedelta(1)", "timedelta(hours=5)", "timedelta(-1, 3)", "timedelta(0)", "timedelta(days=400, microseconds=5)", "timedelta(seconds=1.5)", "timedelta(weeks=2)",
           "timedelta(milliseconds=-1)", "timedelta(999999999)", "timedelta(microseconds=1)"],
    "time": ["datetime.time(1, 2, 3)", "datetime.time(23, 59, 59, 999999)", "datetime.time()", "datetime.time(12, tzinfo=timezone.utc)", "datetime.time(5, 6, fold=1)"],
    "tz": ["timezone.utc", "timezone(timedelta(hours=-3))", "timezone(timedelta(hours=5, minutes=30), 'IST')", "None"],
    "strf": ["'%Y-%m-%d'", "'%H:%M:%S.%f'", "'%A %d %B %Y'", "'%j %U %W %w %u'", "'%I %p %y %b %a'", "'%c'", "'%x %X'", "'%%'", "'%G-W%V'", "'%z %Z'", "'%e|%D|%T|%F'", "'äö %H'", "''",
             "'%s'", "'%C %h %n %t %R %r'", "'%-d'", "'%Q'", "'%'"],
    "iso": ["'2024-02-29'", "'2024-02-29T12:30'", "'2024-02-29 12:30:45.123'", "'20240229T123045'", "'2024-02-29T12:30:45+05:30'", "'2024-02-29T12:30:45Z'", "'2024-W09-4'", "'2024-13-01'",
            "'2023-02-29'", "'12:30'", "'garbage'", "''", "'2024-02-29T12:30:45.123456-03:00'", "'2024-02-29T25:00'", "'2024W094T10'", "'T12'", "'12:30:45,5'"],
    "json": ["'1'", "'[1, 2.5, null]'", "'{\"a\": [true, false]}'", "'\"x\\\\n\\\\u00e9\"'", "''", "'[1,]'", "'{\"a\" 1}'", "'nul'", "'[1 2]'", "'  {} '", "'NaN'", "'-Infinity'", "'1e400'",
             "'\"\\\\ud83d\\\\ude00\"'", "'\"unterminated'", "'01'", "'[1] x'", "'{\"a\": 1, \"a\": 2}'", "'\"\\t\"'", "b'[1]'", "'-'", "'1.'", "'{1: 2}'", "'\"\\\\x\"'"],
    "obj": ["None", "True", "1", "2.5", "'x'", "'é\"\\n\\u2028'", "[]", "[1, [2, {}]]", "{}", "{'b': 1, 'a': [1, 2]}", "{1: 'x', 2.5: 'y', None: 0, True: 1}", "(1, 2)", "float('nan')",
            "{'k': (1,)}", "{(1, 2): 3}", "{1, 2}", "b'x'", "10**20", "Fraction(1, 2)", "[[], {}]", "'\\ud800'", "1e16", "1e-7", "date(2024, 1, 1)"],
    "frac": ["Fraction(1, 2)", "Fraction(-3, 4)", "Fraction(0)", "Fraction(7)", "Fraction(22, 7)", "Fraction('1.25')", "Fraction(0.5)", "Fraction('-3/9')"],
    "op1": "neg pos abs not_ truth index invert inv".split(),
    "op2": "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor eq ne lt le gt ge is_ is_not concat contains countOf indexOf getitem matmul iadd isub imul iconcat ior".split(),
    "m1": ("sqrt floor ceil trunc fabs exp exp2 expm1 log1p log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh degrees radians gamma lgamma erf erfc isnan "
           "isinf isfinite modf frexp ulp cbrt factorial isqrt log").split(),
    "m2": "pow fmod copysign atan2 hypot gcd lcm comb perm remainder nextafter dist log isclose ldexp".split(),
    "stat": "mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode pstdev pvariance stdev variance quantiles".split(),
    "struct": ["'<i'", "'>hhl'", "'@bhiq'", "'5s'", "'3p'", "'f'", "'<d'", "'e'", "'?'", "'c'", "'B'", "'2i'", "'xx2h'", "'Q'", "'<2sH'", "'!IH'", "'n'"],
    "any": calls.ANY,
}

TEMPLATES = {
    "math": ["math.<m1>(<num>)", "math.<m1>(<num>)", "math.<m2>(<num>, <num>)", "math.fsum(<nums>)", "math.prod(<nums>)", "math.prod(<nums>, start=<num>)", "math.gcd(<int>, <int>, <int>)",
             "math.lcm(<int>, <int>)", "math.hypot(*<nums>)", "math.dist([1, 2], <nums>)", "math.comb(<pos>, <small>)", "math.perm(<pos>, <small>)", "math.isclose(<num>, <num>, rel_tol=<float>)",
             "math.log(<num>, <num>)", "math.ldexp(<float>, <small>)", "math.perm(<pos>)", "math.factorial(<small>)"],
    "itertools": ["list(itertools.accumulate(<seq>))", "list(itertools.accumulate(<nums>, <fn>))", "list(itertools.accumulate(<nums>, initial=<num>))", 
                  "list(itertools.chain(<seq>, <seq>))", "list(itertools.chain.from_iterable(<seq>))", "list(itertools.combinations(<seq>, <small>))",
                  "list(itertools.combinations_with_replacement(<seq>, <small>))", "list(itertools.permutations(<seq>, <small>))[:30]", "list(itertools.product(<seq>, <seq>))[:30]",
                  "list(itertools.product(<seq>, repeat=<small>))[:30]", "list(itertools.compress(<seq>, <ints>))", "list(itertools.dropwhile(<pred>, <seq>))", "list(itertools.takewhile(<pred>, <seq>))",
                  "list(itertools.filterfalse(<pred>, <seq>))", "[(k, list(g)) for k, g in itertools.groupby(<seq>)]", "[(k, list(g)) for k, g in itertools.groupby(<nums>, <key>)]",
                  "list(itertools.islice(<seq>, <small>))", "list(itertools.islice(<seq>, <small>, <small>))", "list(itertools.islice(<seq>, <small>, None, <pos>))",
                  "list(itertools.islice(itertools.count(<num>, <num>), 5))", "list(itertools.islice(itertools.cycle(<seq>), 7))", "list(itertools.pairwise(<seq>))", "list(itertools.repeat(<any>, <small>))",
                  "list(itertools.starmap(<fn>, [(1, 2), (3, 4)]))", "[list(t) for t in itertools.tee(<seq>, <small>)]", "list(itertools.zip_longest(<seq>, <seq>, fillvalue=<num>))",
                  "itertools.count(<num>)", "itertools.repeat(<num>, <small>)", "list(zip(<seq>, <seq>, strict=True))"],
    "functools": ["functools.reduce(<fn>, <seq>)", "functools.reduce(<fn>, <seq>, <num>)", "functools.partial(<fn>, <num>)(<num>)", "functools.partial(max, <num>, key=abs)(<num>)",
                  "sorted(<seq>, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)))", "functools.partial(int, base=<small>)('101')", "functools.partial(<any>)",
                  "functools.lru_cache(maxsize=<small>)(lambda v: v).cache_info()", "functools.partial(print, <num>, sep=<str>).args"],
    "operator": ["operator.<op1>(<num>)", "operator.<op2>(<num>, <num>)", "operator.<op2>(<seq>, <seq>)", "operator.<op2>(<any>, <any>)", "operator.itemgetter(<small>)(<seq>)",
                 "operator.itemgetter(<small>, <small>)(<seq>)", "operator.attrgetter('real')(<num>)", "operator.attrgetter('real.imag')(<num>)", "operator.methodcaller('upper')(<str>)",
                 "operator.methodcaller('split', <str>)(<str>)", "operator.length_hint(<seq>)", "operator.length_hint(<any>, <small>)", "operator.itemgetter(<any>)", "operator.methodcaller(<str>, <num>)"],
    "statistics": ["statistics.<stat>(<nums>)", "statistics.<stat>(<nums>)", "statistics.fmean(<nums>, weights=<nums>)", "statistics.quantiles(<nums>, n=<pos>)",
                   "statistics.quantiles(<nums>, n=<pos>, method='inclusive')", "statistics.pvariance(<nums>, <num>)", "statistics.correlation(<nums>, <nums>)", "statistics.covariance(<nums>, <nums>)",
                   "statistics.linear_regression(<nums>, <nums>)", "statistics.NormalDist(<float>, <float>)", "statistics.harmonic_mean(<nums>, weights=<nums>)", "statistics.mode(<str>)", "statistics.multimode(<str>)"],
    "textwrap": ["textwrap.wrap(<text>, <width>)", "textwrap.fill(<text>, width=<width>)", "textwrap.shorten(<text>, <width>)", "textwrap.shorten(<text>, width=<width>, placeholder='...')", "textwrap.dedent(<text>)",
                 "textwrap.indent(<text>, <str>)", "textwrap.indent(<text>, '> ', lambda line: True)", "textwrap.wrap(<text>, <width>, <wrapopt>)", "textwrap.wrap(<text>, <width>, <wrapopt>, <wrapopt2>)"],
    "string": ["string.capwords(<str>)", "string.capwords(<str>, <str>)", "string.Template(<str>).substitute(x=<any>, y=<num>)", "string.Template(<str>).safe_substitute(x=<num>)",
               "string.Formatter().format(<str>, <num>, <str>)", "list(string.Formatter().parse(<str>))", "string.Template('$a ${b}c $').substitute(a=1, b=2)", "string.Template(<str>).get_identifiers()",
               "'{:<spec>}'.format(<num>)", "'{:<spec>}'.format(<str>)", "format(<num>, '<spec>')", "'{0[a]} {1.real}'.format(<mapping>, <num>)", "'{:{}}'.format(<num>, '<spec>')", "'<percent>' % (<num>,)",
               "'<percent>' % <str>", "'<percent> <percent>' % (<any>, <num>)", "'%(k)<conv>' % {'k': <num>}", "f'{<num>!r:<spec>}'"],
    "random": ["(lambda r: [r.random() for _ in range(3)])(random.Random(<seed>))", "random.Random(<seed>).randint(<small>, 10)", "random.Random(<seed>).randrange(<int>)", "random.Random(<seed>).randrange(<small>, <int>, <pos>)",
               "random.Random(<seed>).choice(<seq>)", "random.Random(<seed>).choices(<seq>, k=<small>)", "random.Random(<seed>).choices('ab', weights=<nums>, k=<pos>)", "random.Random(<seed>).sample(<seq>, <small>)",
               "random.Random(<seed>).sample(range(100), k=5)", "random.Random(<seed>).sample('ab', 3, counts=<ints>)", "random.Random(<seed>).uniform(<num>, <num>)", "random.Random(<seed>).gauss(<rnum>, <rnum>)",
               "random.Random(<seed>).normalvariate(<rnum>, <rnum>)", "random.Random(<seed>).expovariate(<rnum>)", "random.Random(<seed>).betavariate(<rnum>, <rnum>)", "random.Random(<seed>).gammavariate(<rnum>, <rnum>)",
               "random.Random(<seed>).triangular(<rnum>, <rnum>, <rnum>)", "random.Random(<seed>).paretovariate(<rnum>)", "random.Random(<seed>).weibullvariate(<rnum>, <rnum>)", "random.Random(<seed>).vonmisesvariate(<rnum>, <rnum>)",
               "random.Random(<seed>).lognormvariate(<rnum>, <rnum>)", "random.Random(<seed>).getrandbits(<int>)", "random.Random(<seed>).getrandbits(<small>)", "random.Random(<seed>).randbytes(<small>)",
               "(lambda l: (random.Random(<seed>).shuffle(l), l))(list(<seq>))", "random.Random(<seed>).choice(<any>)"],
    "heapq": ["heapq.nsmallest(<small>, <nums>)", "heapq.nlargest(<small>, <nums>, key=<key>)", "list(heapq.merge(<ints>, <ints>))", "list(heapq.merge(<ints>, <ints>, reverse=True, key=<key>))",
              "(lambda h: (heapq.heapify(h), h))(list(<nums>))", "(lambda h: (heapq.heappush(h, <num>), h))(<ints>)", "(lambda h: (heapq.heappop(h), h))(<ints>)", "(lambda h: (heapq.heapreplace(h, <num>), h))(<ints>)",
              "(lambda h: (heapq.heappushpop(h, <num>), h))(<ints>)", "heapq.heappush(<any>, <num>)", "heapq.heappop(<any>)", "bisect.bisect(<ints>, <num>)", "bisect.bisect_left(<ints>, <num>, <small>, <small>)",
              "(lambda l: (bisect.insort(l, <num>), l))(<ints>)", "bisect.bisect_right(<ints>, <num>, key=<key>)", "(lambda l: (bisect.insort_left(l, <num>, key=<key>), l))(<ints>)", "bisect.bisect(<any>, <any>)"],
    "copy": ["copy.copy(<obj>)", "copy.deepcopy(<obj>)", "(lambda v: copy.deepcopy(v) is v)(<obj>)", "(lambda v: copy.copy(v) == v)(<obj>)"],
    "json": ["json.dumps(<obj>)", "json.dumps(<obj>, <dumpopt>)", "json.dumps(<obj>, <dumpopt>, <dumpopt2>)", "json.loads(<json>)", "json.loads(<json>, <loadopt>)", "json.loads(json.dumps(<obj>))", "json.dumps(<any>)", "json.loads(<any>)"],
    "re": ["re.findall(<pattern>, <subject>)", "re.search(<pattern>, <subject>)", "re.match(<pattern>, <subject>, <flags>)", "re.fullmatch(<pattern>, <subject>)", "re.sub(<pattern>, <repl>, <subject>)",
           "re.sub(<pattern>, <repl>, <subject>, <small>)", "re.subn(<pattern>, <repl>, <subject>)", "re.split(<pattern>, <subject>)", "re.split(<pattern>, <subject>, <small>)",
           "[(m.span(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup) for m in re.finditer(<pattern>, <subject>)]", "re.compile(<pattern>, <flags>)", "re.compile(<pattern>).groups", "dict(re.compile(<pattern>).groupindex)",
           "re.compile(<pattern>, <flags>).findall(<subject>, <small>)", "(m := re.search(<pattern>, <subject>)) and (m.group(0, 1), m.start(1), m.end(), m.regs, m[0], m.expand(r'<\\\\g<0>>'))", "re.escape(<str>)",
           "re.findall(<pattern>, <subject>, <flags>)", "re.compile(<any>)", "re.search(<pattern>, <any>)"],
    "datetime": ["<dt> + <td>", "<dt> - <td>", "<dt> - <dt>", "<date> + <td>", "<date> - <date>", "<td> + <td>", "<td> * <num>", "<td> / <num>", "<td> / <td>", "<td> // <td>", "<td> // <small>", "<td> % <td>", "divmod(<td>, <td>)",
                 "-<td>", "abs(<td>)", "<td>.total_seconds()", "str(<td>)", "<td>", "<dt>", "str(<dt>)", "<dt>.isoformat(<isoopt>)", "<dt>.strftime(<strf>)", "<date>.strftime(<strf>)", "<time>.strftime(<strf>)", "f'{<dt>:%Y/%m/%d}'",
                 "datetime.datetime.fromisoformat(<iso>)", "date.fromisoformat(<iso>)", "datetime.time.fromisoformat(<iso>)", "<dt>.replace(<replace>)", "<dt>.timetuple()", "<dt>.timestamp()", "<dt>.isocalendar()", "<date>.isocalendar()",
                 "<dt>.weekday(), <dt>.isoweekday()", "<dt>.astimezone(<tz>)", "<dt> < <dt>", "<dt> == <dt>", "<date> < <date>", "<dt>.ctime()", "<date>.toordinal()", "date.fromordinal(<int>)", "datetime.datetime.fromtimestamp(<num>, timezone.utc)",
                 "datetime.datetime.strptime('2024-03-05 07:08:09', '%Y-%m-%d %H:%M:%S')", "datetime.datetime.strptime(<iso>, <strf>)", "datetime.datetime.strptime(<dt>.strftime('%d %b %y %I %p'), '%d %b %y %I %p')",
                 "datetime.datetime(<yearargs>)", "date(<yearargs>)", "datetime.time(<small>, <small>, <int>)", "timedelta(<num>, <num>)", "timedelta(hours=<num>, minutes=<num>)", "<dt>.utcoffset(), <dt>.tzname(), <dt>.dst()",
                 "datetime.datetime.combine(<date>, <time>)", "timezone(<td>)", "timezone(<td>, <str>)", "<time>.isoformat(<isoopt>)", "<time>", "<date> <op> <any>", "<td> <op> <any>", "<dt> <op> <any>", "date.fromisocalendar(<pos>, <pos>, <pos>)",
                 "hash(<td>) == hash(<td>)", "time.strftime('%Y-%j %H:%M:%S', time.gmtime(<int>))", "time.gmtime(<num>)", "time.strptime(<iso>, '%Y-%m-%d')", "time.asctime(time.gmtime(<num>))", "calendar.timegm(<dt>.timetuple())",
                 "calendar.monthrange(<pos>, <int>)", "<dt>.date(), <dt>.time(), <dt>.timetz()"],
    "decimal": ["<dec> + <dec>", "<dec> - <dec>", "<dec> * <dec>", "<dec> / <dec>", "<dec> // <dec>", "<dec> % <dec>", "<dec> ** <small>", "divmod(<dec>, <dec>)", "<dec> <op> <num>", "<num> <op> <dec>", "<dec> == <num>", "<dec> < <num>",
                "<dec>.<dec1>()", "<dec>.<dec1>()", "<dec>.<dec2>(<dec>)", "<dec>.<dec2>(<dec>)", "<dec>.<dec2>(<any>)", "<dec>.quantize(<dec>, rounding=<round>)", "format(<dec>, '<spec>')", "f'{<dec>:,.2f} {<dec>:e} {<dec>:>12}'", "'%s %.3f' % (<dec>, <dec>)",
                "Decimal(<num>)", "Decimal(<str>)", "Decimal(<any>)", "Decimal((0, (1, 2, 3), <small>))", "round(<dec>, <small>)", "round(<dec>), int(<dec>), math.floor(<dec>), math.ceil(<dec>)", "float(<dec>), bool(<dec>), str(<dec>)", 
                "Context(prec=<pos>, rounding=<round>).<dec0>(<dec>, <dec>)", "Context(prec=<pos>, traps=[]).create_decimal(<num>)", "Context(prec=<num>)", "Context(rounding=<any>)", "getcontext()", "localcontext(prec=<pos>).__enter__()", "<dec>.fma(<dec>, <dec>)",
                "sum([<dec>, <dec>, 1])", "sorted([<dec>, <num>, <dec>])", "Fraction(<dec>)", "<frac> == <dec>", "copy.deepcopy(<dec>)", "Decimal.from_float(<float>)", "<dec> <op> <any>"],
    "names": ["html.unescape(<html>)", "html.escape(html.unescape(<html>))", "html.unescape(<str>)", "fnmatch.translate(<glob>)", "fnmatch.filter(['main.py', 'abc', 'a', '[', 'x.y', 'ab-c'], <glob>)", "fnmatch.fnmatch(<str>, <glob>)",
              "colorsys.<color>(<unit>, <unit>, <unit>)", "html.unescape(<any>)"],
    "fractions": ["<frac> + <frac>", "<frac> - <num>", "<frac> * <frac>", "<frac> / <frac>", "<frac> // <frac>", "<frac> % <frac>", "<frac> ** <small>", "<frac> ** <frac>", "<num> - <frac>", "divmod(<frac>, <frac>)", "Fraction(<num>)",
                  "Fraction(<int>, <int>)", "Fraction(<str>)", "Fraction(<any>)", "<frac>.limit_denominator(<pos>)", "round(<frac>)", "round(<frac>, <small>)", "math.floor(<frac>)", "int(<frac>)", "float(<frac>)", "<frac> < <num>", "<frac> == <num>",
                  "hash(<frac>) == hash(<num>)", "str(<frac>)", "<frac>.as_integer_ratio()", "<num> ** <frac>", "-<frac>, abs(<frac>), bool(<frac>)", "Fraction.from_float(<float>)", "<frac> <op> <any>"],
    "bytes": ["struct.pack(<struct>, <int>)", "struct.pack(<struct>, *<nums>)", "struct.calcsize(<struct>)", "struct.unpack(<struct>, <data>)", "struct.unpack_from(<struct>, <data>, <small>)", "base64.b64encode(<data>)",
              "base64.b64decode(<str>)", "base64.b32encode(<data>)", "base64.b85encode(<data>)", "base64.b16decode(<str>)", "html.escape(<str>)", "shlex.split(<str>)", "shlex.quote(<str>)", "base64.urlsafe_b64encode(<any>)"],
    "collections": ["Counter(<seq>)", "Counter(<seq>).most_common(<small>)", "Counter(<seq>) + Counter(<seq>)", "Counter(<seq>) - Counter(<seq>)", "Counter(<seq>) & Counter(<seq>)", "Counter(<seq>) | Counter(<seq>)", "Counter(<seq>).total()",
                    "(lambda c: (c.subtract(<seq>), c))(Counter(<seq>))", "(lambda c: (c.update(<any>), c))(Counter('ab'))", "list(Counter(<seq>).elements())", "Counter(<seq>) <= Counter(<seq>)", "deque(<seq>, <small>)",
                    "(lambda d: (d.rotate(<small>), d))(deque(<seq>))", "(lambda d: (d.appendleft(<num>), d.pop(), d))(deque(<seq>, maxlen=<pos>))", "(lambda d: (d.extendleft(<seq>), d))(deque(<seq>))", "deque(<seq>).index(<num>)",
                    "(lambda d: (d.insert(<small>, <num>), d))(deque(<seq>))", "(lambda d: (d.remove(<num>), d))(deque(<seq>))", "deque(<seq>)[<small>]", "deque(<ints>) + deque(<ints>)", "deque(<ints>) * <small>", "deque(<ints>) < deque(<ints>)", "deque(<any>)",
                    "OrderedDict(<pairs>)", "(lambda d: (d.move_to_end(<mkey>, last=<bool>), d))(OrderedDict(<pairs>))", "(lambda d: (d.popitem(<bool>), d))(OrderedDict(<pairs>))", "OrderedDict(<pairs>) == OrderedDict(<pairs>)", "OrderedDict(<pairs>) | <mapping>",
                    "(lambda d: (d[<mkey>], d))(defaultdict(<factory>, <pairs>))", "defaultdict(<factory>)", "ChainMap(<mapping>, <mapping>)", "dict(ChainMap(<mapping>, <mapping>))", "ChainMap(<mapping>)[<mkey>]", "ChainMap(<mapping>, <mapping>).new_child({'z': 1}).parents",
                    "namedtuple('P', <fields>)(1, 2)", "namedtuple('P', <fields>, <ntopt>)", "namedtuple('P', 'x y')(1, 2)._replace(<mkw>=5)", "namedtuple('P', 'x y')._make(<seq>)", "namedtuple('P', 'x y', defaults=<seq>)._field_defaults", "namedtuple('P', 'x y')(<num>, y=<num>)._asdict()",
                    "collections.UserDict(<mapping>)", "collections.UserList(<seq>)", "collections.UserString(<str>).upper()"],
    "typing": ["typing.<tname>[<targ>]", "typing.Union[<targ>, <targ>]", "typing.Optional[<targ>]", "typing.Callable[[<targ>], <targ>]", "<builtin>[<targ>]", "<targ> | <targ>", "typing.get_args(<talias>)", "typing.get_origin(<talias>)", "<talias>", "<talias> == <talias>",
               "typing.Literal[<num>, <str>]", "typing.Annotated[<targ>, <str>]", "typing.TypeVar('T', <tvopt>)", "typing.cast(<targ>, <num>)", "typing.NewType('N', int)(<num>)", "isinstance(<num>, <talias>)", "typing.get_type_hints(<annotated>)", "typing.NamedTuple('N', [('a', int)])(<num>)",
               "typing.TypedDict('D', {'a': int})(a=<num>)", "<talias>.__parameters__", "typing.Generic[<targ>]", "typing.ClassVar[<targ>]", "typing.Final[<targ>]", "typing.Tuple[<targ>, ...]", "typing.Type[<targ>]", "repr(typing.<tname>)"],
}

FILL |= {
    "dec": ["Decimal('1.10')", "Decimal('-7')", "Decimal('0')", "Decimal('1E+3')", "Decimal('3.14159')", "Decimal('-0.00')", "Decimal('1e-7')", "Decimal('123456789.987654321')", "Decimal('Infinity')", "Decimal('NaN')", "Decimal('2.5')",
            "Decimal('0.1')", "Decimal('1234567890123456789012345678901234')", "Decimal(7)", "Decimal('-2.675')", "Decimal('9.99E+20')", "Decimal('1e400')"],
    "dec0": "add subtract multiply divide divide_int remainder compare max min remainder_near quantize".split(),
    "dec1": "sqrt exp ln log10 logb normalize next_plus next_minus to_integral_value to_eng_string as_tuple adjusted number_class copy_abs copy_negate as_integer_ratio is_signed is_zero is_finite is_nan to_integral_exact conjugate radix".split(),
    "dec2": "compare compare_signal compare_total max min max_mag min_mag quantize remainder_near same_quantum scaleb copy_sign next_toward rotate shift".split(),
    "round": ["'ROUND_UP'", "'ROUND_DOWN'", "'ROUND_HALF_UP'", "'ROUND_HALF_EVEN'", "'ROUND_FLOOR'", "'ROUND_CEILING'", "'ROUND_HALF_DOWN'", "'ROUND_05UP'"],
    "html": ["'&lt;b&gt; &amp;'", "'&copy; 2024 &eacute'", "'&notit; &notin;'", "'&#65;&#x42;&#128;&#0;'", "'&unknown; & &;'", "'&#xD800; &#1114112;'", "'&quot;&#39;&apos;'", "'&NotEqualTilde;&hellip'", "'no entities'", "'&ampamp;'"],
    "glob": ["'*.py'", "'a?c'", "'[abc]*'", "'[!a]*'", "'*a*b*'", "'['", "'[]x]'", "'[a-c-e]'", "'**'", "'x.y'", "'[z-a]'", "''"],
    "color": "rgb_to_hsv hsv_to_rgb rgb_to_hls hls_to_rgb rgb_to_yiq yiq_to_rgb".split(),
    "unit": "0 1 0.2 0.5 0.75 0.1 0.9".split(),
    "width": "1 5 8 10 12 20 40 0 -1".split(),
    "wrapopt": ["initial_indent='* '", "subsequent_indent='  '", "break_long_words=False", "max_lines=2", "drop_whitespace=False", "expand_tabs=False", "replace_whitespace=False", "fix_sentence_endings=True", "max_lines=1", "tabsize=4"],
    "wrapopt2": ["break_on_hyphens=False", "placeholder='~'"],
    "dumpopt": ["indent=2", "sort_keys=True", "ensure_ascii=False", "separators=(',', ':')", "indent=0", "indent='\\t'", "skipkeys=True", "allow_nan=False", "default=str", "indent=None"],
    "dumpopt2": ["default=repr", "check_circular=False", "cls=None"],
    "loadopt": ["parse_float=str", "object_hook=lambda d: sorted(d)", "object_pairs_hook=list", "parse_int=float", "parse_constant=lambda c: c", "strict=False"],
    "isoopt": ["", "' '", "timespec='minutes'", "timespec='milliseconds'", "timespec='bad'", "timespec='hours'", "timespec='auto'"],
    "replace": ["year=2023", "month=1", "day=31", "hour=0", "tzinfo=None", "microsecond=0", "month=13", "fold=1", "day=30, month=2", "minute='x'"],
    "yearargs": ["2024, 1, 1", "2024, 2, 30", "0, 1, 1", "2024, 13, 1", "2024", "'2024', 1, 1", "2024, 1, 1.5", "10000, 1, 1", "year=2024, month=5, day=6", "2024, 1, 0"],
    "op": "+ - * / // % < == & |".split(),
    "data": ["b''", "b'a'", "b'\\x01\\x02\\x03\\x04'", "bytes(8)", "b'hello world!'", "bytes(range(16))"],
    "mapping": ["{}", "{'a': 1}", "{'x': 1, 'y': 2}", "{'a': 5, 'b': [6]}"],
    "pairs": ["[]", "[('a', 1), ('b', 2), ('c', 3)]", "{'x': 1, 'y': 2}", "[('k', [])]"],
    "mkey": ["'a'", "'b'", "'x'", "'zz'", "1"],
    "mkw": ["x", "y", "z"],
    "bool": ["True", "False"],
    "factory": ["int", "list", "None", "lambda: 'd'", "5"],
    "fields": ["'x y'", "'x, y'", "['a', 'b']", "'x x'", "'class x'", "'_x y'", "['1', 'b']", "''", "'x'"],
    "ntopt": ["rename=True", "defaults=(1,)", "defaults=(1, 2, 3)", "module='m'"],
    "targ": ["int", "str", "None", "list[int]", "typing.Any", "'Fwd'", "typing.Optional[int]", "typing.TypeVar('T')", "...", "1", "typing.List[str]"],
    "tname": ("List Dict Set FrozenSet Tuple Type Optional Union Callable Iterable Iterator Sequence Mapping Generator AsyncIterator AsyncGenerator Awaitable Coroutine Deque DefaultDict Counter "
              "ChainMap Any NoReturn ClassVar Final Literal Annotated Hashable Sized Collection Protocol Generic Pattern Match AnyStr Never Self LiteralString Required NotRequired TypeGuard Concatenate").split(),
    "builtin": "list dict tuple set frozenset type deque defaultdict OrderedDict Counter".split(),
    "talias": ["typing.List[int]", "typing.Dict[str, int]", "list[int]", "dict[str, list[int]]", "typing.Union[int, str]", "int | None", "typing.Optional[str]", "typing.Callable[[int], str]", "typing.Callable[..., int]", "typing.Tuple[int, ...]",
               "tuple[int, ...]", "typing.Literal[1, 'a']", "typing.Annotated[int, 5]", "typing.Any", "typing.Iterable[int]", "typing.Sequence[typing.TypeVar('T')]", "typing.List[typing.TypeVar('T')][int]", "typing.ClassVar[int]", "typing.Type[int]"],
    "tvopt": ["bound=int", "int, str", "covariant=True", "int", "contravariant=True, covariant=True"],
    "annotated": ["fn_annotated", "ClsAnnotated", "int", "5"],
    "percent": [],
    "conv": "d s r f x 5d -5s| .2f 05d c a e g i o X % z".split(),
}

HEAD_TAIL = '''

def fn_annotated(a: int, b: "str" = "", *c: float, d: typing.Optional[int] = None) -> "list[int]": pass
class ClsAnnotated:
    x: int = 1
    y: "typing.List[str]"


''' + calls.HEAD[calls.HEAD.index("class I(int)"):calls.HEAD.index("def show(")] + '''def show(number, call):
    try:
        print(number, text(call()))
    except Exception as error:
        print(number, type(error).__name__ + ':', str(error).split(' at 0x')[0])


'''

CLASS_ROWS = ("dataclasses", "enum")


class Maker:
    def __init__(self, seed, module=None):
        self.random = random.Random(f"library {seed}")
        self.modules = [module] if module else [*TEMPLATES, *CLASS_ROWS]

    def pick(self, choices):
        return self.random.choice(choices)

    def maybe(self, text, chance=0.5):
        return text if self.random.random() < chance else ""

    def spec(self):
        if self.random.random() < 0.1:
            return self.pick(["z", "5.", "x y", "<<<", ",,", "_,d", "10%x", "=", "!", "é^5"])
        return (self.maybe(self.maybe(self.pick("*0é ")) + self.pick("<>=^"), 0.4) + self.maybe(self.pick("+- "), 0.2) + self.maybe("z", 0.05) + self.maybe("#", 0.15) + self.maybe("0", 0.2) + self.maybe(str(self.random.randint(1, 14)))
                + self.maybe(self.pick(",_"), 0.2) + self.maybe("." + str(self.random.randint(0, 6)), 0.4) + self.maybe(self.pick("bcdeEfFgGnosxX%"), 0.7))

    def percent(self):
        return ("%" + self.maybe(self.pick("-+ #0"), 0.4) + self.maybe(str(self.random.randint(1, 9)), 0.5) + self.maybe("." + str(self.random.randint(0, 4)), 0.3) + self.pick("dsrfxXoeEgGciaus%")).replace("'", "")

    def atom(self, depth):
        r = self.random.random()
        if r < 0.45 or depth <= 0:
            return self.pick(["a", "b", "c", "X", "1", r"\d", r"\w", r"\s", ".", "[a-c]", "[^,]", r"[\w.]", r"\b", r"\.", "ab", r"\D", r"\W", r"\S", "=", "-", "[0-9]", " ", r"\n", "ä"])
        if r < 0.75:
            return self.pick(["(%s)", "(%s)", "(?:%s)", "(?P<n>%s)", "(?=%s)", "(?!%s)", "(?<=a)%s", "(?i:%s)", "(?<!b)%s", "(?>%s)"]) % self.branch(depth - 1)
        if r < 0.8:
            return self.pick([r"\1", r"(?P=n)", "(?(1)a|b)"])
        return self.branch(depth - 1)

    def branch(self, depth):
        pieces = [self.atom(depth) + self.maybe(self.pick(["*", "+", "?", "{2}", "{1,2}", "*?", "+?", "??", "{,2}", "{2,}", "++"]), 0.35) for _ in range(self.random.randint(1, 3))]
        return "".join(pieces) + (self.maybe("|" + self.atom(0), 0.2))

    def pattern(self):
        if self.random.random() < 0.06:
            return repr(self.pick(["(", "a)", "[", "*", "a**", "(?P<n", r"\g", "(?<n>)", "a{2,1}", "(?P<1>a)", "[z-a]", r"\1", "(?x)", "(?a(b)", "x{", r"[\d-z]", r"\Z", "(?P=q)", "(?L)a", r"\_"]))
        text = self.maybe("^", 0.1) + self.branch(2) + self.maybe("$", 0.1)
        return "r" + repr(text).replace("\\\\", "\\")

    def fill(self, template, wrong=None):
        out, at = "", 0
        wrong = self.random.random() < 0.1 if wrong is None else wrong
        while (start := template.find("<", at)) >= 0:
            end = template.find(">", start)
            name = template[start + 1:end]
            if name not in FILL:
                out += template[at:start + 1]
                at = start + 1
                continue
            out += template[at:start]
            quoted = name in ("spec", "percent", "conv", "m1", "m2", "op", "op1", "op2", "stat", "wrapopt", "wrapopt2", "dumpopt", "dumpopt2", "loadopt", "replace", "yearargs", "mkw", "tname", "builtin", "ntopt", "tvopt", "isoopt", "dec0", "dec1", "dec2", "color")
            if wrong and not quoted and self.random.random() < 0.5:
                out += self.pick(calls.ANY)
            elif name in ("spec", "pattern", "percent"):
                out += getattr(self, name)()
            else:
                out += self.pick(FILL[name])
            at = end + 1
        return out + template[at:]

    def dataclass_row(self, number):
        options = [f"{name}={self.pick(['True', 'False'])}" for name in ("order", "frozen", "eq", "repr", "init", "slots", "kw_only", "unsafe_hash", "match_args") if self.random.random() < 0.25]
        fields = []
        for name in self.random.sample("abcde", self.random.randint(0, 4)):
            kind = self.pick(["int", "str", "list", "InitVar[int]", "typing.ClassVar[int]", "'int'"])
            fields.append(f"    {name}: {kind}" + self.pick(
                ["", "", " = 5", " = field(default_factory=list)", " = field(default=3, repr=False)", " = field(compare=False)", " = field(init=False, default=7)", " = field(kw_only=True)", " = []", " = field(hash=False, default=1)", " = 'x'",
                 " = field(metadata={'k': 1}, default=2)", " = field(default=1, default_factory=int)"]))
        body = fields or ["    pass"]
        if self.random.random() < 0.2:
            body.append("    def __post_init__(self, *args): self.extra = args" if self.random.random() < 0.7 else "    def __post_init__(self): self.a = 9")
        if self.random.random() < 0.15:
            body.append(self.pick(["    def __eq__(self, other): return True", "    def __repr__(self): return 'own'", "    def __hash__(self): return 1", "    def __lt__(self, other): return True", "    def __init__(self, *a): pass", "    __match_args__ = ()"]))
        made = [f"@dataclass({', '.join(options)})", f"class C{number}:", *body]
        name = f"C{number}"
        if self.random.random() < 0.3:
            made += [f"@dataclass({self.maybe('frozen=True', 0.2)})", f"class D{number}(C{number}):", "    " + self.pick(["z: int = 1", "a: str = 'over'", "z: int", "pass", "_: dataclasses.KW_ONLY\n    q: int = 2"])]
            name = f"D{number}"
        arguments = self.pick(["", "1", "1, 2", "1, 2, 3", "a=1", "b=2, a=1", "1, b=2", "1, 2, 3, 4"])
        use = self.pick(["{n}({a})", "{n}({a})", "{n}({a}) == {n}({a})", "{n}({a}) < {n}({a})", "hash({n}({a})) == hash({n}({a}))", "dataclasses.asdict({n}({a}))", "dataclasses.astuple({n}({a}))", "[(f.name, f.type, f.init, f.repr, f.kw_only) for f in dataclasses.fields({n})]",
                         "dataclasses.replace({n}({a}), a=5)", "{n}.__match_args__", "vars({n}({a}))", "setattr({n}({a}), 'a', 1)", "{n}.__doc__", "dataclasses.is_dataclass({n})", "copy.copy({n}({a}))", "copy.deepcopy({n}({a}))", "{n}.__hash__ is None", "{n}.__annotations__"])
        return made, use.format(n=name, a=arguments)

    def enum_row(self, number):
        kind = self.pick(["Enum", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "str, Enum", "int, Enum", "Flag, boundary=enum.STRICT", "Flag, boundary=enum.KEEP", "IntFlag, boundary=enum.EJECT", "Flag, boundary=enum.CONFORM"])
        values = {"Enum": ["1", "2", "'x'", "auto()", "(1, 2)", "None", "1.5"], "StrEnum": ["'x'", "auto()", "'y'", "1"], "str, Enum": ["'x'", "'y'", "auto()", "1"]}.get(kind, ["1", "2", "4", "auto()", "3", "8", "'x'" if self.random.random() < 0.1 else "16"])
        members = [f"    {name} = {self.pick(values)}" for name in self.random.sample(["RED", "GREEN", "BLUE", "A", "b"], self.random.randint(0, 4))] or ["    pass"]
        if self.random.random() < 0.2:
            members.append(self.pick(["    def hello(self): return self.name", "    @property\n    def low(self): return self.name.lower()", "    @classmethod\n    def _missing_(cls, value): return list(cls)[0]", "    def __str__(self): return 'shown'",
                                      "    @staticmethod\n    def _generate_next_value_(name, start, count, last): return name * 2", "    RED = 5", "    _ignore_ = ['tmp']\n    tmp = 3", "    @enum.member\n    class Inner: pass", "    @enum.nonmember\n    class Inner: pass"]))
        made = [*(["@enum.unique"] if self.random.random() < 0.15 else []), f"class E{number}({kind}):", *members]
        n = f"E{number}"
        use = self.pick([f"list({n})", f"{n}.RED", f"{n}(1)", f"{n}['RED']", f"{n}.RED.value, {n}.RED.name", f"str({n}.RED), repr({n}.RED), f'{{{n}.RED}}'", f"{n}.RED == {n}.GREEN", f"{n}.RED in {n}", f"1 in {n}", f"len({n})", f"{n}.__members__", f"{n}.RED < {n}.GREEN",
                         f"{n}.RED | {n}.GREEN", f"{n}.RED & {n}.GREEN", f"~{n}.RED", f"{n}(3)", f"{n}(99)", f"{n}('x')", f"list({n}.RED)", f"bool({n}.RED)", f"hash({n}.RED) == hash('RED')", f"setattr({n}, 'RED', 5)", f"{n}.NOPE", f"class_of({n})", f"[m.value for m in {n}]", f"{n}.RED.hello()",
                         f"{n}.RED + 1", f"{n}.RED ^ {n}.BLUE", f"isinstance({n}.RED, (int, str))", f"copy.deepcopy({n}.RED) is {n}.RED", f"{n}", f"{{{n}.RED: 1}}", f"sorted({n}.__members__)", f"{n}.RED.RED", f"json.dumps({n}.RED)", f"'%s %d' % ({n}.RED, {n}.RED)", f"{n}(0)", f"reversed({n}) and list(reversed({n}))", f"{n}(-1)",
                         f"{n}.RED.low", f"'{{:>10}}'.format({n}.RED)", f"{n}.RED is {n}(1)", f"{n}({n}.RED)"])
        return made, use.replace("class_of", "type")

    def row(self, number):
        module = self.pick(self.modules)
        if module in CLASS_ROWS:
            made, use = self.dataclass_row(number) if module == "dataclasses" else self.enum_row(number)
            body = "".join(f"    {line}\n" for part in made for line in part.split("\n"))
            return f"def row{number}():\n{body}    return {use}\n\n\nshow({number}, row{number})"
        return f"show({number}, lambda: ({self.fill(self.pick(TEMPLATES[module]))}))"


def program(seed, module=None):
    maker = Maker(seed, module)
    rows = []
    while len(rows) < PER_PROGRAM:
        row = maker.row(len(rows))
        try:
            compile(row, "row", "exec")
        except SyntaxError:
            continue  # what filling the places made is no Python
        rows.append(row)
    return HEAD + HEAD_TAIL + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    print(program(*sys.argv[1:3] or ["1"]), end="")
