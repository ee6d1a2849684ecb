# Tables in strings: every state of the reader, what the writer quotes, dictionaries, dialects, mistakes.
import csv
import io


def tried(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (csv.Error, TypeError, ValueError) as error:
        print(type(error).__name__, error)


texts = ["a,b,c\r\n1,2,3\r\n", 'a,"b,c","d""e"\n"two\nlines",x', "", "\n", "a\n\nb\n", ",\n", '"",""\n', 'a"b,c"\n', '"a"b,c\n',
         " a , b\n", '" a", "b"\n', "last", '"open\n', "x\\,y\n", "a\rb", "1,\"2\",x\n", "a,b\n\n\n", '"a\\"b"\n']
for text in texts:
    for options in ({}, {"skipinitialspace": True}, {"escapechar": "\\"}, {"strict": True}, {"quoting": csv.QUOTE_NONE},
                    {"doublequote": False}, {"delimiter": ";"}, {"quoting": csv.QUOTE_NONNUMERIC}):
        tried(lambda: list(csv.reader(io.StringIO(text, newline=""), **options)))
rows = csv.reader(["a,b", "1,2", '"x', 'y",3'])
for row in rows:
    print(rows.line_num, row)

values = [["a", 1, 2.5, None, True], ["with,comma", 'with "quotes"', "with\nline", "back\\slash"], [""], [], ["", ""], ["x", ""],
          [" lead", "trail "], ["'single'"]]
for options in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE},
                {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"},
                {"delimiter": ";", "lineterminator": "\n", "quotechar": "'"}, {"dialect": "excel-tab"}, {"dialect": "unix"}):
    for row in values:
        out = io.StringIO()
        tried(csv.writer(out, **options).writerow, row)
        print(repr(out.getvalue()))
out = io.StringIO()
csv.writer(out).writerows([[1, 2], "ab", (x for x in "cd")])
print(repr(out.getvalue()))

table = csv.DictReader(io.StringIO("name,age\nAda,36\n\nGrace\nLin,1,2,3\n"), restkey="more", restval="?")
print(table.fieldnames, list(table), table.line_num)
print(list(csv.DictReader(["1,2"], fieldnames=["a", "b"])))
out = io.StringIO()
table = csv.DictWriter(out, ["name", "age"], restval="-")
table.writeheader()
table.writerows([{"name": "Ada", "age": 36}, {"name": "Lin"}])
tried(table.writerow, {"name": "x", "wrong": 1})
csv.DictWriter(out, ["a"], extrasaction="ignore").writerow({"a": 1, "b": 2})
print(repr(out.getvalue()))

csv.register_dialect("bars", delimiter="|", quoting=csv.QUOTE_ALL)
print(csv.list_dialects(), csv.get_dialect("bars").delimiter, list(csv.reader(["a|b"], "bars")))
csv.unregister_dialect("bars")


class Semicolons(csv.excel):
    delimiter = ";"


print(list(csv.reader(["a;b"], Semicolons)), list(csv.reader(["a;b"], Semicolons())), csv.field_size_limit())
tried(csv.get_dialect, "nothing")
tried(csv.reader, [], delimiter="ab")
tried(csv.reader, [], delimiter=None)
tried(csv.reader, [], quotechar=1)
tried(csv.reader, [], quoting=7)
tried(csv.reader, [], quotechar=None, quoting=csv.QUOTE_ALL)
tried(csv.reader, [], wrong=1)
tried(csv.reader, 3)
tried(csv.writer, [])
tried(csv.writer(io.StringIO()).writerow, 3)
tried(lambda: next(csv.reader([b"bytes"])))
tried(csv.DictWriter, out, ["a"], extrasaction="no")
tried(csv.Dialect)
