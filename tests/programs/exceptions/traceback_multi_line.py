def f(x):
    return x + [
        1,
    ]
value = f(
    "text",
)
