label = "Größe" + str(007)
