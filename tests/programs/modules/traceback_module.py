import traceback, sys
def f():
    raise ValueError("v")
try:
    f()
except ValueError as e:
    text = traceback.format_exc()
    print(text)
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception_only(type(e), e), traceback.format_exception(e)[-1], len(traceback.extract_tb(e.__traceback__)), e.__traceback__.tb_lineno)
    traceback.print_exc()
print(traceback.format_exc())
