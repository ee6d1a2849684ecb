total = 1
total = total +  # what was meant here?
