"""input() asks, and reads, by what the program has put in the place of the two streams."""
import io
import sys

console = sys.stdout


class Loud(io.StringIO):
    def flush(self):
        console.write("flushed\n")


sys.stdin, sys.stdout = io.StringIO("Ada\n\nlast"), Loud()
answers = [input("name? "), input(), input(3)]
try:
    input("more? ")
except EOFError as error:
    answers.append(error)
asked, sys.stdout = sys.stdout.getvalue(), console
print(answers, repr(asked))


class Numbers:
    def readline(self):
        return 7


sys.stdin = Numbers()
for stdin in Numbers(), None:
    sys.stdin = stdin
    try:
        input()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
sys.stdin, sys.stdout = io.StringIO("Eve\n"), None
try:
    input()
except RuntimeError as error:
    sys.stdout = console
    print(error)
