menu = {"soup": [3, 4.5], "cake": {"small": 2, "large": (4, 5)}}
print(menu["soup"][1], menu["cake"]["large"][0])
menu["cake"]["small"] += 1
menu["tea"] = menu.get("tea", []) + ["hot"]
print(menu)
