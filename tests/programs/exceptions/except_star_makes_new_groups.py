class G(ExceptionGroup):
    def derive(self, excs):
        print("derive", excs)
        return G(self.message, excs)


def show(name, action):
    eg = G("a", [TimeoutError(), KeyError(), G("in", [ValueError(1), TypeError(2)])])
    eg.__cause__ = OSError(5)
    eg.add_note("n")
    inner = eg.exceptions[2]
    try:
        action(eg)
    except BaseException as e:
        print(name, e is eg, repr(e), getattr(e, '__notes__', None), repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
        print([x is inner for x in getattr(e, "exceptions", ())])


def not_caught(eg):
    try:
        raise eg
    except* ConnectionError:
        pass


def a_part_raised_again(eg):
    try:
        raise eg
    except* KeyError:
        raise


def all_raised_again(eg):
    try:
        raise eg
    except* (TimeoutError, KeyError, ValueError, TypeError):
        raise


def another_raised(eg):
    try:
        raise eg
    except* KeyError:
        raise OSError(1)


def parts_raised_again(eg):
    try:
        raise eg
    except* KeyError:
        raise
    except* TypeError:
        raise
    except* ValueError:
        pass


def a_part_raised_by_name(eg):
    try:
        raise eg
    except* KeyError as x:
        raise x


def a_part_caught(eg):
    try:
        raise eg
    except* KeyError:
        pass


def naked_not_caught(eg):
    error = ValueError(3)
    try:
        try:
            raise error
        except* KeyError:
            pass
    except ValueError as e:
        print(e is error)


def the_group_itself(eg):
    try:
        raise eg
    except* ConnectionError:
        pass
    except* OSError:
        raise eg


for action in (not_caught, a_part_raised_again, all_raised_again, another_raised, parts_raised_again,
               a_part_raised_by_name, a_part_caught, naked_not_caught, the_group_itself):
    show(action.__name__, action)
