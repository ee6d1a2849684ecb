total = (1 +
         2 +
         3)
items = [
    "a",
    "b",
]
table = {
    "x": 1,
    "y": [
        2,
        3,
    ],
}
print(total,
      items,
      table)
text = "one \
line"
print(text); print("two statements")
if total > 5: print("one-line body")
