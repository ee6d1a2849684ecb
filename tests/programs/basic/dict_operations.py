ages = {"Ann": 30, "Ben": 25}
ages["Cai"] = 41
print(ages, len(ages), ages["Ann"], ages.get("Dia"), ages.get("Dia", 0), "Ben" in ages)
print(list(ages), list(ages.keys()), list(ages.values()), list(ages.items()))
del ages["Ben"]
print(ages.pop("Ann"), ages.pop("Nobody", None), ages)
ages.update({"Eli": 1}, Fay=2)
print(ages, ages.setdefault("Eli", 9), ages.setdefault("Gus", 9), ages)
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: "one", 1.0: "uno"}, {})
