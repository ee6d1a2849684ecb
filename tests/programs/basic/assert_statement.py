assert 1 + 1 == 2
try:
    assert 1 > 2, "one is not more than two"
except AssertionError as error:
    print("AssertionError:", error)
try:
    assert False
except AssertionError as error:
    print("AssertionError:", repr(error))
