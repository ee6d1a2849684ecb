number = 5
print(nmber)
