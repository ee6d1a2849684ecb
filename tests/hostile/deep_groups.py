# run -> 1: 
group = ValueError(1)
for _ in range(100000):
    group = ExceptionGroup("deep", [group])
try:
    group.split(ValueError)
except RecursionError:
    pass
try:
    group.derive
    group.subgroup(lambda e: True)
except RecursionError:
    pass
raise group
