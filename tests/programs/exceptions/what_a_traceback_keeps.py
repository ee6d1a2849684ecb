"""Tracebacks hold the frames that they passed, and so what their variables hold."""
import gc
import sys


class Traced:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def fails():
    mine = Traced("mine")
    raise ValueError


def passes(argument):
    try:
        fails()
    except ValueError as error:
        raise RuntimeError from error


try:
    passes(Traced("argument"))
except RuntimeError as error:
    print("caught", repr(error), repr(error.__cause__))
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), frame.f_back is sys._getframe())
    del frame
print("handled")


def keeps_itself():
    kept = Traced("kept in a circle")
    try:
        raise KeyError
    except KeyError as error:
        circle = error


keeps_itself()


def returns_it():
    also = Traced("behind what is returned")
    try:
        raise KeyError("x")
    except KeyError as error:
        return error


error = returns_it()
print("returned", repr(error))
error = None
gc.collect()
print("end")
