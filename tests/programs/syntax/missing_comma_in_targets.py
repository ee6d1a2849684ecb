first, second third = 1, 2, 3
