# Parsers of all kinds: what they make of arguments, their help and their errors.
import argparse
import contextlib
import io
import sys


def tried(parser, *args):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            said = parser.parse_args(args)
        except SystemExit as left:
            said = f"exit {left.code}"
        except argparse.ArgumentError as error:
            said = repr(error)
    print(args, "->", said)
    for stream in out, err:
        if stream.getvalue():
            print(stream.getvalue(), end="")


parser = argparse.ArgumentParser(prog="kitchen", description="Cooks meals, one after the other or all "
                                 "together, and says how long each of them took.", epilog="Enjoy it.")
parser.add_argument("meals", nargs="+", metavar="MEAL", help="what to cook")
parser.add_argument("-n", "--number", type=int, default=3, help="how many (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--pace", choices=["slow", "fast"], default="slow", help="one of %(choices)s")
parser.add_argument("--dry-run", action="store_true", help="only say what would be done, "
                    "without doing any of it, which takes no time at all")
parser.add_argument("--with", dest="extras", action="append", metavar="EXTRA")
parser.add_argument("--salt", action=argparse.BooleanOptionalAction, default=True)
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
parser.add_argument("--secret", help=argparse.SUPPRESS)
tried(parser, "soup")
tried(parser, "soup", "-n5", "rice", "-vv", "--pace=fast", "--with", "salt", "--with=pepper")
tried(parser, "--dry", "soup", "--no-salt", "--", "-x")
tried(parser, "-h")
tried(parser, "--version")
tried(parser)
tried(parser, "soup", "-n", "many")
tried(parser, "soup", "--pace", "medium")
tried(parser, "soup", "--unknown", "1")
tried(parser, "soup", "-n")
tried(parser, "soup", "--ver")
tried(parser, "soup", "--verbose=3")
print(parser.parse_known_args(["soup", "--unknown", "x"]))

parser = argparse.ArgumentParser(prog="tool", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
parser.add_argument("--host", default="localhost", help="where")
commands = parser.add_subparsers(dest="command", required=True, help="what to do", metavar="COMMAND")
run = commands.add_parser("run", aliases=["go"], help="runs it")
run.add_argument("file")
run.add_argument("rest", nargs="*", default=["none"])
run.set_defaults(action=len)
commands.add_parser("stop", help="stops it")
tried(parser, "run", "a.py", "1", "2")
tried(parser, "go", "a.py")
tried(parser, "stop", "x")
tried(parser, "walk")
tried(parser)
tried(parser, "-h")
tried(parser, "run", "-h")

parser = argparse.ArgumentParser(prog="groups", add_help=False, exit_on_error=False)
group = parser.add_argument_group("times", "All in seconds.")
group.add_argument("--wait", type=float, nargs=2, metavar=("FROM", "TO"))
either = parser.add_mutually_exclusive_group(required=True)
either.add_argument("--tea", action="store_const", const="T", dest="drink")
either.add_argument("--coffee", action="store_const", const="C", dest="drink")
parser.add_argument("at", nargs="?", type=float, default="1.5")
print(parser.format_help())
tried(parser, "--tea", "--wait", "1", "2")
tried(parser, "--tea", "--coffee")
tried(parser, "--coffee", "-3")
tried(parser, "--wait", "1", "x")
tried(parser)

wide = argparse.ArgumentParser(prog="wide", usage=None, formatter_class=argparse.RawTextHelpFormatter,
                               description="One.\n  Two.", prefix_chars="-+", allow_abbrev=False)
for name in "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta":
    wide.add_argument(f"--{name}", f"+{name[0]}", help=f"{name}\nis a letter")
wide.add_argument("first")
wide.add_argument("others", nargs=argparse.REMAINDER)
tried(wide, "-h")
tried(wide, "+a", "1", "f", "--beta", "2", "z")
tried(wide, "--alp", "1", "f")

def positive(text):
    if int(text) <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return int(text)


class Shout(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())


parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--count", type=positive)
child = argparse.ArgumentParser(prog="child", parents=[parent], conflict_handler="resolve")
child.add_argument("--word", action=Shout)
child.add_argument("--more", nargs="*", action="extend", type=int)
tried(child, "--count", "3", "--word", "hi", "--more", "1", "2", "--more", "3")
tried(child, "--count", "0")
for wrong in (dict(nargs=0), dict(action="nope"), dict(type="int"), dict(const=1)):
    try:
        child.add_argument("--wrong", **wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    parent.add_argument("--count")
except argparse.ArgumentError as error:
    print(error)
print(argparse.Namespace(a=1, b="x"), "a" in argparse.Namespace(a=1), vars(argparse.Namespace(c=2)))
print(child.parse_intermixed_args(["--word", "a"]))
child.error("that is wrong")
