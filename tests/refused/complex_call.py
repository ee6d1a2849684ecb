print(complex(1, 2))
