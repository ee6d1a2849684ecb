try:
    assert (1, "always true")
    assert [], f"empty {[]}"
except AssertionError as e:
    print(repr(e), e.args)
print(__debug__)
