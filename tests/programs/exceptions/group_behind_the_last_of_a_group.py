# A box ends under its last member; the module traceback leaves that out where a group stands in its chain.
import traceback


def make():
    try:
        try:
            raise ExceptionGroup("first", [ValueError("two")])
        except ExceptionGroup:
            raise OSError(1)
    except OSError as e:
        return ExceptionGroup("outer", [e])


try:
    raise make()
except ExceptionGroup as e:
    traceback.print_exc()
raise make()
