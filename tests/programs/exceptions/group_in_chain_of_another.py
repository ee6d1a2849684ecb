import sys
import traceback


def first():
    raise ValueError(1)


def second():
    try:
        first()
    finally:
        raise KeyError(2)


def third():
    try:
        second()
    except* KeyError:
        raise TypeError(3)


def fourth(one):
    assert one == 2, "not " "two"


for call in (third, lambda: fourth(1)):
    try:
        call()
    except Exception as error:
        traceback.print_exc()
        print("".join(traceback.format_exception(error)) == traceback.format_exc())
third()
