# sys.excepthook shows what nobody caught; __excepthook__ is what it was at first.
import sys


def hook(kind, error, traceback):
    print("hook:", kind.__name__, error, traceback.tb_lineno)
    sys.__excepthook__(kind, error, traceback)


print(sys.excepthook is sys.__excepthook__)
sys.excepthook = hook



def late():
    raise ValueError("late")


late()
