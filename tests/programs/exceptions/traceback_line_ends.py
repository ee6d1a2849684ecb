# Messages and notes that end in a line end have an empty line behind them; tb_next can be set.
import traceback

error = ExceptionGroup("g\n", [ValueError("a\n"), ValueError("")])
error.add_note("n\n")
error.add_note("")
error.add_note("x\ny")
try:
    raise error
except ExceptionGroup:
    print(traceback.format_exc())


def inner():
    raise KeyError("k\n")


try:
    inner()
except KeyError as caught:
    tb = caught.__traceback__
    print(traceback.format_exception_only(caught), tb.tb_next.tb_lineno)
    for wrong in (3, tb):
        try:
            tb.tb_next.tb_next = wrong
        except (TypeError, ValueError) as mistake:
            print(type(mistake).__name__, mistake)
    tb.tb_next = None
    print(traceback.format_exc())
raise error
