class AppError(Exception):
    """Base."""
class CodeError(AppError):
    def __init__(self, code, message="none"):
        super().__init__(message)
        self.code = code
class Shown(AppError):
    def __str__(self):
        return "shown differently"
for e in (AppError(), AppError("a", 1), CodeError(5), CodeError(6, "msg"), Shown("x")):
    try:
        raise e
    except AppError as caught:
        print(type(caught).__name__, str(caught), repr(caught), caught.args, getattr(caught, "code", "-"))
try:
    raise CodeError
except TypeError as e:
    print(e)
raise CodeError(7, "the end")
