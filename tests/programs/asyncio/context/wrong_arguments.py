# What Context and its run() say of arguments that are none of theirs.
from contextvars import Context, ContextVar, copy_context

number = ContextVar("number", default=0)


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


def change(*args, **kwargs):
    number.set(number.get() + 1)
    return number.get(), args, kwargs


show(lambda: Context(1))
show(lambda: Context(name=1))
show(lambda: Context().run())
show(lambda: Context().run(name=1))
show(lambda: Context.run())
show(lambda: Context().run(1))
show(lambda: len(Context()))
context = copy_context()
show(lambda: context.run(change))
show(lambda: context.run(change, 1, 2, name=3))
show(lambda: (number.get(), context[number]))
