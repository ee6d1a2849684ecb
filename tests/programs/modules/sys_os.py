import sys, os
print(sys.argv, sys.version_info[:3], sys.version_info >= (3, 8), sys.maxsize, sys.platform, sys.byteorder, sys.getrecursionlimit() > 500, sys.stdout.write("written\n"), os.getpid(), os.cpu_count(), repr(os.linesep), os.name, dict(os.environ), os.environ.get("HOME"), os.getenv("X", "default"), os.sep)
sys.stderr.write("to stderr\n")
print("also stderr", file=sys.stderr)
sys.stdout.flush()
try:
    raise ValueError("x")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info(), __file__, sys.float_info.max, sys.float_info.epsilon, sys.hexversion >> 24, sys.implementation.name)
